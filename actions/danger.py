"""Danger: a short calm answer with the numbers that are open now, and nothing else."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from actions.after_text import (
    ASLEEP,
    FOR_YOUTH_OFFICE,
    NOW,
    POLICE,
    after_text,
    asks_for_custody,
)
from actions.contact_card import contact_card, contact_line
from actions.contacts import Contact, contacts_for, office_contact
from actions.find import is_outside
from actions.learn import OF_AGE, learn
from actions.message import Message
from actions.reply import Button, Reply, button, need_button, reply
from actions.scene import CHILD_WRITES, also_for, is_plan, is_ruled_out, scene_of
from actions.state import State
from actions.tongue import is_same
from actions.turn import Answer, Turn
from actions.wish import CHILD_DANGER, VIOLENCE, certain_needs
from bot.languages.language import resolve
from bot.need import needs_by_id, needs_of_dangers, safety_needs
from bot.places.office import responsible_office
from nlu.need import OF_THE_BODY

CONTACTS = 5  # more would have to be read
MANY = 3  # dangers that a need may be about, of which none is told then
YOUNG_MONTHS = 120
# A danger, and what is told after it without its being another one.
GO_TOGETHER = ((VIOLENCE, CHILD_DANGER), ("abuse", CHILD_DANGER), ("medical", "poisoning"))
NEVER_MISSED = ("suicide", *OF_THE_BODY)  # heard beside any other danger, whatever the message asks
STILL = "danger_still"  # the words for who tells of the same danger again
OF_AGE_MONTHS = 12 * OF_AGE


def answer_danger(turn: Turn) -> Answer:
    """The answer to a message of danger, in the language in which it was written.

    What else the message tells is remembered for the help that comes after.
    """
    told, before = str(turn.message.crisis), turn.state
    is_parent = bool(turn.state.children) and not turn.state.is_young
    turn = turn.with_state(remember(in_language_of_message(turn), turn.message))
    turn = turn.with_state(with_scene(turn, told, is_parent))
    kind = kind_of_danger(told, turn.state, turn.message)
    intro = intro_for(turn, kind, before)
    return turn.state.know(danger=kind, greeted=True, asked=None, shown=[], opened=None), [
        who_helps(turn, kind, told, intro, is_first=before.danger != kind)
    ]


def intro_for(turn: Turn, kind: str, before: State) -> str:
    """The words for a danger: its own at first, later those for what is told of it, or that it goes on.

    Where it is about the body what to do is said again in full, unless it gets worse or somebody falls asleep.
    """
    is_of_body, is_known = kind in OF_THE_BODY, before.danger == kind
    if is_known and not is_of_body and asks_for_custody(turn):
        return after_text(turn, POLICE)
    if is_known and has_own_words(turn.message, kind):
        return after_text(turn, str(turn.message.after_danger))
    key = intro_key(kind, turn.state)
    is_told_again = (before.danger, before.scene) == (kind, None) and not is_of_body
    is_told_again = is_told_again and before.is_minor == turn.state.is_minor
    return turn.words.say(STILL if is_told_again and key == f"danger_{kind}" else key)


def has_own_words(message: Message, kind: str) -> bool:
    """Whether what is told of a known danger has words of its own: it gets worse, somebody falls asleep.

    Where it is about the body all else is what to do once more, and so is the same told again.
    """
    asked = message.after_danger
    if kind not in OF_THE_BODY:
        return bool(asked)
    return asked == ASLEEP or (asked == NOW and message.crisis != kind)


def who_helps(
    turn: Turn,
    kind: str,
    told: str,
    intro: str,
    is_first: bool = True,
    others: Sequence[Button] = (),
) -> Reply:
    """Words for a kind of danger, and whom to call, also for what was told now and before.

    A minor is told who helps with the kind alone, and with what its scene is about as well. Unless it
    is the first answer to it there is a button to the offers that protect.
    """
    words, state = turn.words, turn.state
    if not (state.greeted or state.is_minor):
        intro = f"{intro} {words.say('danger_robot')}"
    also = [told, *filter(None, [state.danger]), *kinds_beside(state)]
    kinds = [kind, *also_for(state.scene), *([] if state.is_minor else also)]
    every = contacts_for(kinds, turn.now, words.code, state.is_minor, is_about_young(state))
    chosen = every[:CONTACTS]
    if kind in FOR_YOUTH_OFFICE:
        chosen = with_youth_office(chosen, turn)
    cards = [contact_card(contact, turn.now, words) for contact in chosen]
    lines = [contact_line(card, words) for card in cards]
    text = "\n".join([intro, "", words.say("danger_numbers"), *lines])
    content = {"kind": kind, "intro": intro, "contacts": cards}
    custom = {"type": "crisis", "language": words.code, **content}
    offers = [] if is_first else [need_button(needs_of_dangers()[kind], words)]
    not_meant = button(words.say("button_not_meant"), "not_meant")
    return reply(text, [*offers, not_meant, *others], custom)


def with_youth_office(chosen: list[Contact], turn: Turn) -> list[Contact]:
    """The contacts with the Jugendamt of the place instead of the last, or of the region beside them.

    Open ones come first; outside the region it is none of ours.
    """
    if is_outside(turn.state):
        return chosen
    municipality = (turn.state.place or {}).get("municipality")
    office = office_contact(responsible_office(municipality, needs_of_dangers()[CHILD_DANGER]))
    return sorted(
        [office, *(chosen[: CONTACTS - 1] if municipality else chosen)],
        key=lambda contact: (contact.is_closed(turn.now), not contact.is_emergency),
    )


def with_scene(turn: Turn, kind: str, is_parent: bool = False) -> State:
    """The state with what the danger is about, where this message or an earlier one of it tells it.

    Who has told of a child before is a parent: "he does not speak since he sees how his father beats me".
    """
    language = turn.message.language or turn.words.code
    goes_on = is_the_same(turn.state.danger, kind_of_danger(kind, turn.state, turn.message))
    earlier = turn.state.scene if goes_on or is_the_same(turn.state.danger, kind) else None
    # "It is not my baby, they live upstairs."
    if is_ruled_out(earlier, turn.message.text, language):
        earlier = None
    ages = youngest_months(turn.state), turn.state.is_minor
    told = scene_of(kind, turn.message.text, language, *ages)
    scene = told.id if told and not (is_parent and told.id == CHILD_WRITES) else earlier
    return turn.state.know(scene=scene, is_minor=turn.state.is_minor or scene == CHILD_WRITES)


def is_the_same(danger: str | None, told: str) -> bool:
    """Whether what is told is the danger known before, or comes with it."""
    return danger == told or (danger, told) in GO_TOGETHER or (told, danger) in GO_TOGETHER


def youngest_months(state: State) -> int:
    """The least age of the children told of, but for that of a grown-up who writes; 0 where none is."""
    ages = (child["min_months"] for child in state.children)
    return min((age for age in ages if age < OF_AGE_MONTHS), default=0)


def without_danger(state: State) -> State:
    """The state once there is no danger, or never was."""
    return state.know(danger=None, scene=None, danger_needs=[])


def taken_back(state: State) -> State:
    """The state once a danger was none, with what its message asked for beside it."""
    before, beside = (everyday(needs) for needs in (state.needs, state.danger_needs))
    return without_danger(state).know(needs=before or beside or state.needs)


def everyday(needs: list[str]) -> list[str]:
    """The needs that are not about danger."""
    return [need for need in needs if need not in safety_needs()]


def kind_of_danger(told: str, state: State, message: Message) -> str:
    """The kind of danger that decides who helps; violence against a child that writes endangers a child.

    Who has told of a danger tells how it goes on ("jetzt weint er wieder"), unless another is certain;
    a child that is in danger, too, because its mother is beaten only where it is told what happens to it.
    Who asks what the police do, or what to put into a mouth in a seizure, tells of no other danger; that
    somebody beaten does not want to live is one.
    """
    if state.is_minor and told == VIOLENCE:
        told = CHILD_DANGER
    is_of_child = told == CHILD_DANGER and bool(state.scene) and not state.is_minor
    is_of_life = told in NEVER_MISSED and state.danger not in NEVER_MISSED
    is_certain = message.is_certain_danger and (is_of_life or message.after_danger in (None, NOW))
    is_other = is_of_child or (is_certain and (state.danger, told) not in GO_TOGETHER)
    return told if is_other else state.danger or told


def kinds_beside(state: State) -> list[str]:
    """The kinds of danger that the needs told beside it are about.

    A mother who is afraid of her husband for the children is in danger herself. What several dangers
    may be behind ("acute crisis") tells of none.
    """
    needs = [needs_by_id()[need] for need in state.danger_needs]
    return [danger for need in needs for danger in need.dangers if len(need.dangers) < MANY]


def is_about_young(state: State) -> bool:
    """Whether a child that is old enough to write or call itself is told of."""
    return any(child["max_months"] >= YOUNG_MONTHS for child in state.children)


def intro_key(kind: str, state: State) -> str:
    """The words for a kind of danger, or for its scene; who is under age is told what it may do itself.

    After an overdose what to do at once comes first for anybody.
    """
    if state.is_minor and kind == CHILD_DANGER and not is_plan(state.scene):
        return f"danger_{CHILD_WRITES}"
    return f"danger_{state.scene or kind}"


def remember(state: State, message: Message) -> State:
    """The state with the facts of a message of danger; its needs apart, as the danger may be none."""
    needs = certain_needs(state.know(danger=None), message)
    return learn(state, replace(message, needs=[])).know(danger_needs=needs)


def in_language_of_message(turn: Turn) -> State:
    """The state in the message's language: who is in danger need not write twice to be understood."""
    heard, state = turn.message.language, turn.state
    if heard is None or is_same(heard, state.language or ""):
        return state
    return state.know(language=resolve(heard))
