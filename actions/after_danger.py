"""What is said soon after a danger: that all is well, that it goes on, what to do right now."""

from __future__ import annotations

from dataclasses import replace

from actions.aspect import WORRY
from actions.choices import find_choice
from actions.danger import answer_danger, taken_back, without_danger
from actions.find import ways_on
from actions.inform import answer_inform
from actions.proceed import proceed
from actions.reply import reply
from actions.scene import MISSING, SHAKING
from actions.state import Facts
from actions.turn import Answer, Turn, preceded
from actions.wish import CHILD_DANGER, INSTEAD, SURE, VIOLENCE
from bot.need import safety_needs
from bot.offers.filter import DATE_FILTERS
from nlu.need import OF_THE_BODY

LIFE_AT_STAKE = (*OF_THE_BODY, CHILD_DANGER)
NOT_LIGHTLY = (VIOLENCE, "abuse", "suicide")
A_NO = 2  # words: a "no" stands at the beginning
NOW = {"open_now", "today"}  # filters


def answer_all_clear(turn: Turn) -> Answer:
    """After an accident that has ended well: that is good, and whom to call if it does not stay so."""
    state = without_danger(turn.state)
    turn = turn.with_state(state)
    return state, [reply(turn.words.say("danger_back"), ways_on(turn))]


def answer_taken_back(turn: Turn) -> Answer:
    """After a danger that was none: the answer to what is wanted instead, or back to the thread."""
    state = taken_back(turn.state)
    message = replace(turn.message, crisis=None, needs=wishes(turn), intent="inform")
    turn = replace(turn.with_state(state), message=message)
    answer = answer_inform(turn) if message.informs else proceed(turn)
    return preceded(turn.words.say("danger_back"), answer)


def takes_back(turn: Turn) -> bool:
    """Whether a message soon after a danger says that it was none, and tells of none for certain.

    It says so, or says no and what it wants instead: "nein, er schreit nur, ich suche eine Hebamme". Who
    despairs or is in danger of somebody has to say so: "no, we have no money" takes no threat back.
    """
    message = turn.message
    if not turn.state.danger or message.pressed or message.is_certain_danger:
        return False
    meant = surely_meant(message.needs)
    if turn.state.danger in NOT_LIGHTLY:
        return message.denies_danger and meant not in safety_needs()
    says_no = find_choice("corrections", " ".join(message.text.split()[:A_NO]), turn.spoken)
    wants_else = meant is not None and meant not in safety_needs()
    return message.denies_danger or (says_no is not None and wants_else)


def wishes(turn: Turn) -> list[Facts]:
    """The needs of a message that are not about danger, where the first of them is sure; else none.

    Where another was told before it must be as sure as any that replaces one.
    """
    everyday = [need for need in turn.message.needs if need["id"] not in safety_needs()]
    return everyday if surely_meant(everyday, INSTEAD if turn.state.needs else SURE) else []


def surely_meant(needs: list[Facts], sure: float = SURE) -> str | None:
    """The id of the first of some needs, where it is sure."""
    return next((need["id"] for need in needs[:1] if need["confidence"] >= sure), None)


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
    if is_open and message.aspect == WORRY and not message.tells_fact:
        return True
    if message.informs or names_day(turn):
        return False
    if message.faq in ("availability", "who_made") or message.control == "human":
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
