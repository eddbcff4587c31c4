"""What is asked after a danger: what to do right now, who learns of it, what if nobody answers."""

from __future__ import annotations

from collections.abc import Callable

from actions.choices import find_choice
from actions.danger import FOR_YOUTH_OFFICE, who_helps
from actions.message import Message
from actions.scene import ALONE, MISSING, NEVER_WELL, OVERDOSE
from actions.turn import Answer, Turn
from actions.wish import CHILD_DANGER, VIOLENCE
from nlu.courtesy import COURTESIES
from nlu.need import OF_THE_BODY

PLAIN = 0.85  # confidence from which another need is no question about the danger
SPEAKERS = "speakers"
AT_ONCE = "at_once"
OVER, BY_TEXT = "over", "by_text"  # answered otherwise: that is good; whom to write to
# Asked of the danger even where offers are on the screen; the other questions are asked of these then.
OF_DANGER = (AT_ONCE, "rights", "confidential", "unwanted")
# Scenes whose own words say what to do at once: "muss ich wirklich hin" of a shaken baby.
SAID_AGAIN = (*NEVER_WELL, MISSING, ALONE, OVERDOSE)
# Asked of the danger where it is only likely that a message asks anything.
LIKELY = (*OF_DANGER, "unreachable", SPEAKERS, "worry")
# Control words that mean the danger.
MEANT_BY_CONTROL = {"help": AT_ONCE, "human": "worry", "yes": "unsure"}


def asks_after_danger(turn: Turn) -> bool:
    """Whether a message after a danger plainly asks what is known of it, or of those who help.

    Where offers are on the screen most questions are about these. "Baby" in a question tells of no
    child: "kann das Baby mit".
    """
    message, state = turn.message, turn.state
    asked = OF_DANGER if state.shown else (*message.aspects, SPEAKERS)
    if not may_ask(turn) or asked_of_danger(turn) not in asked:
        return False
    return message.asks_of_offers or not wishes_else(message)


def seems_to_ask_after_danger(turn: Turn) -> bool:
    """Whether a message after a danger that says nothing else asks, if it asks anything, of that."""
    if turn.state.shown or not may_ask(turn):
        return False
    return asked_of_danger(turn) is not None


def wishes_else(message: Message) -> bool:
    """Whether a message plainly states a need of its own."""
    return any(need["confidence"] >= PLAIN for need in message.needs[:1])


def may_ask(turn: Turn) -> bool:
    """Whether a message after a danger may ask of it: no thanks, no bare "no", and no further fact."""
    message = turn.message
    is_bare_no = message.control == "no" and message.words == 1
    is_other = message.control in COURTESIES or is_bare_no or message.aspect == BY_TEXT
    if is_other or is_over(message) or tells_more(message):
        return False
    return bool(turn.state.danger) and not message.pressed


def is_over(message: Message) -> bool:
    """Whether a message says that all is well now; not where it asks whether to call all the same."""
    return message.aspect == OVER and AT_ONCE not in message.likely_aspects


def tells_more(message: Message) -> bool:
    """Whether a message tells a place, a pregnancy or, without asking anything, of a child."""
    is_of_child = bool(message.children) and not message.aspects
    return bool(message.place or message.pregnancy or is_of_child)


def asked_of_danger(turn: Turn) -> str | None:
    """What is asked of the danger; None for anything else.

    Where something is asked of offers it is that, else what seems likeliest as long as none are shown.
    """
    message = turn.message
    if names_language(turn):
        return SPEAKERS
    if message.aspect == OVER:
        return AT_ONCE
    if message.aspects or turn.state.shown:
        return None if message.aspect not in SAID and wishes_else(message) else message.aspect
    meant = (
        *(aspect for aspect in message.likely_aspects if aspect in LIKELY),
        MEANT_BY_CONTROL.get(str(message.control)),
    )
    return next(filter(None, meant), None)


def names_language(turn: Turn) -> bool:
    """Whether the message asks for somebody who speaks a language that it names."""
    named = (
        find_choice(kind, turn.message.text, turn.spoken) for kind in ("languages", "speakers")
    )
    return all(named)


def answer_after_danger(turn: Turn) -> Answer:
    """What is known of what was asked, and who helps.

    What is not understood is taken for the question what to do where it is about the body.
    """
    danger, asked = str(turn.state.danger), asked_of_danger(turn)
    unclear = say_at_once if danger in OF_THE_BODY else say_unsure
    say = SAID.get(asked, say_rights) if asked else unclear
    return turn.state, [who_helps(turn, danger, danger, say(turn), is_first=False)]


def say_at_once(turn: Turn) -> str:
    """What to do now; where the danger is about something certain, a missing child, that is said again."""
    if turn.state.scene in SAID_AGAIN:
        return turn.words.say(f"danger_{turn.state.scene}")
    return turn.words.say(f"after_at_once_{turn.state.danger}")


def say_rights(turn: Turn) -> str:
    """That it is for others to say; of a child what anybody may report, and who works with children.

    Who is threatened is told who must act once they know.
    """
    if turn.state.danger in FOR_YOUTH_OFFICE:
        return turn.words.say(f"after_rights_{CHILD_DANGER}")
    said = turn.words.say("after_rights")
    is_threat = turn.state.danger == VIOLENCE
    return f"{said} {turn.words.say('aspect_confidential')}" if is_threat else said


def say_confidential(turn: Turn) -> str:
    """What counselling centres keep to themselves, and how to leave no traces on a phone."""
    return f"{turn.words.say('aspect_confidential')} {turn.words.say('faq_traces')}"


def say_unwanted(turn: Turn) -> str:
    return f"{turn.words.say('aspect_unwanted')} {turn.words.say('after_unwanted')}"


def say_unreachable(turn: Turn) -> str:
    return turn.words.say("after_unreachable")


def say_still(turn: Turn) -> str:
    return turn.words.say("danger_still")


def say_unsure(turn: Turn) -> str:
    return turn.words.say("after_unsure")


def say_cost(turn: Turn) -> str:
    return turn.words.say("faq_cost")


def say_speakers(turn: Turn) -> str:
    """The heading of who helps: their lines tell what is spoken."""
    return turn.words.say("aspect_speakers")


# For all else that is asked those who help are better asked themselves.
SAID: dict[str, Callable[[Turn], str]] = {
    AT_ONCE: say_at_once,
    "which": say_at_once,
    "worry": say_still,
    "rights": say_rights,
    "what": say_rights,
    "confidential": say_confidential,
    "unwanted": say_unwanted,
    "unreachable": say_unreachable,
    "full": say_unreachable,
    "hours": say_unreachable,
    "contact": say_unreachable,
    SPEAKERS: say_speakers,
    "cost": say_cost,
    "unsure": say_unsure,
}
