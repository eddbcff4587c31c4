"""Danger: a short calm answer with the numbers that are open now, and nothing else."""

from __future__ import annotations

from dataclasses import replace

from actions.contacts import contact_card, contacts_for
from actions.find import ways_on
from actions.learn import CHILD_DANGER, VIOLENCE, certain_needs, learn
from actions.message import Message
from actions.reply import button, reply
from actions.scene import CHILD_WRITES, scene_of
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
    turn = turn.with_state(with_scene(turn))
    kind = kind_of_danger(turn)
    words = turn.words
    chosen = contacts_for(kind, turn.now, words.code, turn.state.is_minor)[:CONTACTS]
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
    return known_danger(turn.state, kind), [reply(text, buttons, custom)]


def with_scene(turn: Turn) -> State:
    """The state with what the danger is about, where this message or one before tells it."""
    kind = turn.message.crisis or "medical"
    language = turn.message.language or turn.words.code
    scene = scene_of(kind, turn.message.text, language) or turn.state.scene
    return turn.state.know(scene=scene, is_minor=turn.state.is_minor or scene == CHILD_WRITES)


def known_danger(state: State, kind: str) -> State:
    """The state in which a danger is known: help for beaten women is none for a child."""
    is_childs = kind == CHILD_DANGER and state.is_minor
    needs = [] if is_childs else state.danger_needs
    return state.know(danger=kind, danger_needs=needs, greeted=True)


def kind_of_danger(turn: Turn) -> str:
    """The kind of danger that decides who helps; violence against a child that writes endangers a child."""
    kind = turn.message.crisis or "medical"
    return CHILD_DANGER if kind == VIOLENCE and turn.state.is_minor else kind


def intro_key(kind: str, state: State) -> str:
    """The words for a kind of danger, or for its scene; a child is told what it may do itself."""
    if kind != CHILD_DANGER:
        return f"danger_{kind}"
    return f"danger_{CHILD_WRITES if state.is_minor else state.scene or kind}"


def answer_all_clear(turn: Turn) -> Answer:
    """After an accident that has ended well: that is good, and whom to call if it does not stay so."""
    state = turn.state.know(danger=None, danger_needs=[])
    turn = turn.with_state(state)
    return state, [reply(turn.words.say("danger_back"), ways_on(turn))]


def is_all_clear(turn: Turn) -> bool:
    """Whether an accident has ended well; who was beaten or despaired is not asked to be well."""
    return turn.state.danger in OF_THE_BODY and turn.message.all_clear


def is_dangerous_again(turn: Turn) -> bool:
    """Whether a message soon after a danger sounds as if that went on, or asks what to do at once."""
    return bool(turn.state.danger) and (sounds_so_again(turn) or asks_who_is_there(turn))


def sounds_so_again(turn: Turn) -> bool:
    """Whether danger to life, or to a child, seems to go on; not once help was shown or a place is told."""
    is_open = turn.state.danger in (*OF_THE_BODY, CHILD_DANGER) and not turn.state.shown
    return is_open and turn.message.sounds_dangerous and not turn.message.place


def asks_who_is_there(turn: Turn) -> bool:
    """Whether a message asks who helps right now: "was jetzt", "und wer geht jetzt ran?", "ja er ist noch da".

    Which of the offers shown is best is another question where nobody's life is at stake.
    """
    message, is_open = turn.message, not turn.state.shown
    if message.informs:
        return False
    if message.faq in ("availability", "who_made") or message.control == "human":
        return True
    at_once = message.control == "help" or message.aspect == "which"
    if turn.state.danger in (*OF_THE_BODY, CHILD_DANGER):
        return is_open and at_once
    return is_open and message.control == "yes"


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
