"""Facts that families ask for: who pays the deposit, may they do that, is that normal."""

from __future__ import annotations

from actions.detail import buttons_of, matches_on_screen
from actions.find import ADVISED, ways_on
from actions.follow_up import is_elsewhere
from actions.inform import answer_inform
from actions.learn import facts_of
from actions.question import go_on_after
from actions.reply import reply
from actions.state import Facts
from actions.turn import Answer, Respond, Turn, preceded
from actions.wish import certain_needs
from bot.fact import Fact, facts

FAMILY = ("children", "pregnancy", "place")  # what makes another search of a message


def with_fact(turn: Turn, respond: Respond) -> Respond:
    """What answers a message that asks for a fact: the fact, and `respond` where it says more than that."""
    fact = fact_asked(turn)
    if fact is None:
        return respond
    if is_near(turn, fact):  # "she is not in a Kita, when does school start" stays with school
        turn = turn.hearing(needs=[], beside=[])
    if is_all(turn):
        return lambda _: tell_fact(turn, fact)
    return lambda _: preceded(fact_text(turn, fact), answer_beside(turn, fact, respond))


def fact_asked(turn: Turn) -> Fact | None:
    """The fact that a message asks for; None for a button, a plain command, and what was told just now.

    Soon after a danger what is asked is asked of that.
    """
    message, state = turn.message, turn.state
    is_of_danger = state.danger and not is_elsewhere(state)
    is_command = message.is_plain and (message.control or message.faq)
    if message.fact is None or message.is_press or message.crisis or is_of_danger or is_command:
        return None
    is_told = state.asked == ADVISED and state.outlooks[-1:] == [message.fact]
    return None if is_told else facts().get(message.fact)


def is_near(turn: Turn, fact: Fact) -> bool:
    """Whether a fact is about what the talk is about already, or may be about anything."""
    needs = {*turn.state.needs}
    return bool(needs) and (not fact.needs or bool(needs & {*fact.needs}))


def is_all(turn: Turn) -> bool:
    """Whether a message that asks for a fact tells nothing else that a search could use."""
    state = turn.state
    told = facts_of(state, turn.message)
    is_new = any(told[name] != getattr(state, name) for name in FAMILY if name in told)
    return bool(state.needs) and not (is_new or certain_needs(state, turn.message))


def tell_fact(turn: Turn, fact: Fact) -> Answer:
    """The fact, and the offers on the screen that know more; else what is open of the search."""
    text, turn = fact_text(turn, fact), knowing(turn, fact)
    if not turn.state.shown:
        return go_on_after(turn, text)
    buttons = [*buttons_of(matches_on_screen(turn)), *ways_on(turn)]
    return turn.state.know(asked=ADVISED), [reply(text, buttons)]


def answer_beside(turn: Turn, fact: Fact, respond: Respond) -> Answer:
    """What answers the rest of a message; who has told of no need yet is asked for what offers of it need."""
    turn = knowing(turn, fact)
    if turn.state.needs or certain_needs(turn.state, turn.message) or not fact.needs:
        return respond(turn)
    meant: list[Facts] = [{"id": fact.needs[0], "confidence": 1.0}]
    return answer_inform(turn.hearing(needs=meant, intent="inform"))


def knowing(turn: Turn, fact: Fact) -> Turn:
    """The turn with the fact as the last thing that was told."""
    before = (line for line in turn.state.outlooks if line != fact.id)
    return turn.with_state(turn.state.know(outlooks=[*before, fact.id]))


def fact_text(turn: Turn, fact: Fact) -> str:
    return turn.words.say(fact.text, **fact.gaps)
