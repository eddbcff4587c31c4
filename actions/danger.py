"""Danger: a short calm answer with the numbers that are open now, and nothing else."""

from __future__ import annotations

from dataclasses import replace

from actions.contacts import contact_card, contacts_for
from actions.find import ways_on
from actions.learn import CHILD_DANGER, VIOLENCE, certain_needs, learn
from actions.message import Message
from actions.reply import button, reply
from actions.state import State
from actions.tongue import is_same
from actions.turn import Answer, Turn
from bot.languages.language import resolve
from nlu.need import OF_THE_BODY

CONTACTS = 5  # more would have to be read


def answer_danger(turn: Turn) -> Answer:
    """The answer to a message of danger, in the language in which it was written.

    What else the message tells is remembered for the help that comes after.
    """
    turn = turn.with_state(remember(in_language_of_message(turn), turn.message))
    kind = kind_of_danger(turn)
    words = turn.words
    chosen = contacts_for(kind, turn.now, words.code)[:CONTACTS]
    cards = [contact_card(contact, turn.now, words) for contact in chosen]
    lines = [f"{one['name']}: {one['phone'] or one['website']} ({one['hours']})" for one in cards]
    intro = words.say(intro_key(kind, turn.state))
    if not turn.state.greeted:
        intro = f"{intro} {words.say('danger_robot')}"
    text = "\n".join([intro, "", words.say("danger_numbers"), *lines])
    custom = {
        "type": "crisis",
        "language": words.code,
        "kind": kind,
        "intro": intro,
        "contacts": cards,
    }
    buttons = [button(words.say("button_not_meant"), "not_meant")]
    return turn.state.know(danger=kind, greeted=True), [reply(text, buttons, custom)]


def kind_of_danger(turn: Turn) -> str:
    """The kind of danger that decides who helps; violence against a child that writes endangers a child."""
    kind = turn.message.crisis or "medical"
    return CHILD_DANGER if kind == VIOLENCE and turn.state.is_minor else kind


def intro_key(kind: str, state: State) -> str:
    """The words for a kind of danger; a child that writes of its own is told what it may do itself."""
    return "danger_child_writes" if kind == CHILD_DANGER and state.is_minor else f"danger_{kind}"


def answer_all_clear(turn: Turn) -> Answer:
    """After an accident that has ended well: that is good, and whom to call if it does not stay so."""
    state = turn.state.know(danger=None, danger_needs=[])
    turn = turn.with_state(state)
    return state, [reply(turn.words.say("danger_back"), ways_on(turn))]


def is_all_clear(turn: Turn) -> bool:
    """Whether an accident has ended well; who was beaten or despaired is not asked to be well."""
    return turn.state.danger in OF_THE_BODY and turn.message.all_clear


def is_dangerous_again(turn: Turn) -> bool:
    """Whether a message soon after a danger sounds as if that went on, and tells no other wish."""
    goes_on = turn.state.danger in (*OF_THE_BODY, CHILD_DANGER) and not turn.state.shown
    return goes_on and turn.message.sounds_dangerous and not turn.message.place


def answer_danger_again(turn: Turn) -> Answer:
    """The same answer once more."""
    return answer_danger(replace(turn, message=replace(turn.message, crisis=turn.state.danger)))


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
