"""What a message tells of the family: children added or corrected, a pregnancy, a place."""

from __future__ import annotations

from dataclasses import replace

from actions.choices import find_choice
from actions.message import Message
from actions.state import Facts, State
from bot.languages.language import DEFAULT
from nlu.topic import concepts_of

FAR = "far_away"  # concept
A_NAME = 3  # words that a place may have
A_MONTH = 3  # words of a bare "5 Monat", "im 5. Monat"
MONTHS_OF_PREGNANCY, WEEKS_PER_MONTH = 9, 52 / 12
A_CORRECTION = 8  # words: a longer message tells something of its own


def without_waiting_times(state: State, message: Message) -> Message:
    """The message without the ages in a question how long one waits, where the child is known already.

    "Bei meiner Schwester waren's 8 Monate" tells of no baby.
    """
    is_known = bool(state.shown and state.children)
    return replace(message, children=[]) if is_known and "waiting" in message.aspects else message


def month_of_pregnancy(state: State, message: Message) -> Facts | None:
    """The weeks that a bare "5 Monat" tells of who is pregnant and has told of no child; else None."""
    if state.pregnancy is None or state.children or message.words > A_MONTH:
        return None
    months = [child["max_months"] for child in message.children]
    is_one = len(months) == 1 and months[0] <= MONTHS_OF_PREGNANCY
    return {"weeks": round(months[0] * WEEKS_PER_MONTH)} if is_one else None


def corrected_children(state: State, message: Message) -> list[Facts]:
    """The children told; the others stay where one is added, or corrected ("nein, die Kleine ist 4")."""
    known, told = state.children, message.children
    if find_choice("additions", message.text, (message.language or DEFAULT,)):
        return [*known, *(child for child in told if child not in known)]
    is_short = len(told) == 1 and message.words <= A_CORRECTION
    if len(known) < 2 or not is_short or not corrects_age(message, known):
        return told
    nearest = min(known, key=lambda child: abs(child["min_months"] - told[0]["min_months"]))
    return [told[0] if child == nearest else child for child in known]


def corrects_age(message: Message, known: list[Facts]) -> bool:
    """Whether an age is told instead of another: by a word of correction, or of the older or younger one."""
    spoken = (message.language or DEFAULT,)
    is_new = message.children[0] not in known
    names_one = is_new and find_choice("children", message.text, spoken)
    return bool(names_one or find_choice("corrections", message.text, spoken))


def is_ambiguous(place: Facts) -> bool:
    """Whether a place name can mean several places and none of them was chosen."""
    return bool(place.get("candidates")) and not place.get("municipality")


def without_far_place(state: State, message: Message) -> Message:
    """The message without a place that is too far away, where it is known where the family lives.

    "Düren ist weit, wir haben kein Auto" is not where they live now.
    """
    is_other = state.place and message.place and state.asked != "place"
    return replace(message, place=None) if is_other and is_too_far(message) else message


def is_too_far(message: Message) -> bool:
    """Whether a message says that something is far away."""
    return FAR in concepts_of(message.text, message.language or DEFAULT)


def is_left_behind(state: State, message: Message) -> bool:
    """Whether a place outside the region is only told beside the known one: "wir wohnen noch in Köln".

    Who is asked for the place, or says nothing else, means it.
    """
    known, new = state.place or {}, message.place or {}
    is_answer = state.asked == "place" or message.words <= A_NAME
    return bool(known.get("in_region")) and not new.get("in_region", True) and not is_answer
