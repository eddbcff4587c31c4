"""Facts that families ask for: who pays the deposit, may they do that, is that normal."""

from __future__ import annotations

from actions.aspect import known_aspects
from actions.detail import buttons_of, matches_on_screen
from actions.find import TOLD, ways_on
from actions.follow_up import is_elsewhere
from actions.inform import answer_inform
from actions.learn import facts_of
from actions.proceed import proceed
from actions.question import go_on_after
from actions.reply import reply
from actions.screen import asks_for_another
from actions.state import Facts
from actions.turn import Answer, Respond, Turn, preceded
from actions.wish import certain_needs
from bot.aspect import ASPECT_TEXTS, SPEAKERS
from bot.fact import Fact, facts
from nlu.clause import STOP

FAMILY = ("children", "pregnancy", "place")  # what makes another search of a message


def with_fact(turn: Turn, respond: Respond) -> Respond:
    """What answers a message that asks for a fact: the fact, and `respond` where it says more than that."""
    fact = fact_asked(turn)
    if fact is None or tells_of_offers(turn, fact):
        return respond
    turn = without_its_words(turn, fact)
    if is_all(turn, fact):
        return lambda _: tell_fact(turn, fact)
    return lambda _: preceded(fact_text(turn, fact), answer_beside(turn, fact, respond))


def fact_asked(turn: Turn) -> Fact | None:
    """The fact that a message asks for; None for a button, a plain command, and what was told just now.

    Soon after a danger what is asked is asked of that.
    """
    message, state = turn.message, turn.state
    is_command = message.is_plain and (message.control or message.faq)
    is_told = state.asked == TOLD and state.outlooks[-1:] == [message.fact]
    is_of_danger = state.danger and not is_elsewhere(state)
    if message.is_press or message.crisis or is_command or is_told or is_of_danger:
        return None
    fact = facts().get(str(message.fact))
    return fact if fact and fits_talk(turn, fact) else None


def fits_talk(turn: Turn, fact: Fact) -> bool:
    """Whether the message or the talk is about what the fact is about; true where neither is about anything.

    "Is it normal that he moves so much at 7" asks nothing of small children's words.
    """
    message = turn.message
    told = {need["id"] for need in message.needs} | {message.likeliest_need}
    about = {*filter(None, told), *turn.state.needs, *turn.state.beside}
    return not about or fact.is_about(about)


def tells_of_offers(turn: Turn, fact: Fact) -> bool:
    """Whether what is asked is known of each offer on the screen, and the fact is about something else.

    "Do they come home, too" asks of the offers for speaking what nurses do elsewhere; who asks for speakers
    of a language is told who translates beside them.
    """
    aspect = turn.message.aspect
    if not turn.state.shown or aspect not in ASPECT_TEXTS:
        return False
    about = [*turn.state.needs, *certain_needs(turn.state, turn.message)]
    return not fact.is_about(about) if fact.needs else aspect == SPEAKERS


def without_its_words(turn: Turn, fact: Fact) -> Turn:
    """The turn without the needs that only the question itself sounds like, where it is about the present one.

    "She is not in a Kita, when does school start" stays with school; another clause may plainly tell another.
    """
    is_near = turn.state.needs and fact.is_about(turn.state.needs)
    has_clauses = len([part for part in STOP.split(turn.message.text) if part.strip()]) > 1
    tells_another = has_clauses and asks_for_another(turn)
    return turn.hearing(needs=[], beside=[]) if is_near and not tells_another else turn


def is_all(turn: Turn, fact: Fact) -> bool:
    """Whether a message that asks for a fact tells or asks nothing else that has an answer of its own."""
    state, message = turn.state, turn.message
    of_offers = len(known_aspects(turn)) if state.shown else 0
    if message.control or of_offers > (1 if fact.needs else 0):
        return False
    told = facts_of(state, message)
    is_new = any(told[name] != getattr(state, name) for name in FAMILY if name in told)
    return bool(state.needs) and not (is_new or certain_needs(state, message))


def tell_fact(turn: Turn, fact: Fact) -> Answer:
    """The fact, and the offers on the screen that know more; else what is open of the search."""
    text, turn = fact_text(turn, fact), knowing(turn, fact)
    if not turn.state.shown:
        return go_on_after(turn, text)
    buttons = [*buttons_of(matches_on_screen(turn)), *ways_on(turn)]
    return turn.state.know(asked=TOLD), [reply(text, buttons)]


def answer_beside(turn: Turn, fact: Fact, respond: Respond) -> Answer:
    """What answers the rest of a message; who has told of no need yet is asked for what offers of it need."""
    turn = knowing(turn, fact)
    if turn.state.needs or certain_needs(turn.state, turn.message):
        return respond(turn)
    if not fact.needs:
        return proceed(turn)
    meant: list[Facts] = [{"id": fact.needs[0], "confidence": 1.0}]
    return answer_inform(turn.hearing(needs=meant, intent="inform"))


def knowing(turn: Turn, fact: Fact) -> Turn:
    """The turn with the fact as the last thing that was told."""
    before = (line for line in turn.state.outlooks if line != fact.id)
    return turn.with_state(turn.state.know(outlooks=[*before, fact.id]))


def fact_text(turn: Turn, fact: Fact) -> str:
    return turn.words.say(fact.text, **fact.gaps)
