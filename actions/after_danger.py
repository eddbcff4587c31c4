"""What is said soon after a danger: that all is well, that it goes on, what to do right now."""

from __future__ import annotations

from dataclasses import replace

from actions.choices import find_choice
from actions.danger import answer_danger, without_danger
from actions.find import ways_on
from actions.learn import CHILD_DANGER
from actions.reply import reply
from actions.scene import MISSING, SHAKING
from actions.turn import Answer, Turn
from bot.offers.filter import DATE_FILTERS
from nlu.need import OF_THE_BODY

LIFE_AT_STAKE = (*OF_THE_BODY, CHILD_DANGER)
NOW = {"open_now", "today"}  # filters


def answer_all_clear(turn: Turn) -> Answer:
    """After an accident that has ended well: that is good, and whom to call if it does not stay so."""
    state = without_danger(turn.state)
    turn = turn.with_state(state)
    return state, [reply(turn.words.say("danger_back"), ways_on(turn))]


def is_all_clear(turn: Turn) -> bool:
    """Whether an accident or a search has ended well; who was beaten or despaired is not asked to be well."""
    if turn.state.scene == MISSING and find_choice("found", turn.message.text, turn.spoken):
        return True
    may_end_well = turn.state.danger in OF_THE_BODY or turn.state.scene == MISSING
    return may_end_well and turn.message.all_clear


def is_dangerous_again(turn: Turn) -> bool:
    """Whether a message soon after a danger sounds as if that went on, or asks what to do at once."""
    return bool(turn.state.danger) and (sounds_so_again(turn) or asks_who_is_there(turn))


def sounds_so_again(turn: Turn) -> bool:
    """Whether danger to life, or to a child, seems to go on; not once help was shown or a place is told.

    A shaken baby that sleeps is not well.
    """
    is_open = turn.state.danger in LIFE_AT_STAKE and not turn.state.shown
    sounds_so = turn.message.sounds_dangerous and not turn.message.place
    return is_open and (sounds_so or (turn.state.scene == SHAKING and turn.message.all_clear))


def asks_who_is_there(turn: Turn) -> bool:
    """Whether a message asks who helps right now: "was jetzt", "und wer geht jetzt ran?", "ist das normal?".

    Which of the offers shown is best is another question where nobody's life is at stake.
    """
    message, is_open = turn.message, not turn.state.shown
    if message.informs or names_day(turn):
        return False
    if message.faq in ("availability", "who_made") or message.control == "human":
        return True
    if is_open and message.aspect == "worry":
        return True
    at_once = message.control == "help" or (message.aspect == "which" and not message.needs)
    if turn.state.danger in LIFE_AT_STAKE:
        return is_open and at_once
    return is_open and message.control == "yes"


def names_day(turn: Turn) -> bool:
    """Whether a message asks for another time than now: "und samstags?"."""
    named = turn.filters_named
    return not (DATE_FILTERS - NOW).isdisjoint(named)


def answer_danger_again(turn: Turn) -> Answer:
    """The same answer once more."""
    return answer_danger(replace(turn, message=replace(turn.message, crisis=turn.state.danger)))
