"""What no offer tells: what is due by law, as far as it is known, and whom to ask about the rest."""

from __future__ import annotations

from actions.detail import buttons_of, matches_on_screen
from actions.find import ADVISED, MORE, ways_on
from actions.outlook import MOST_DUE, due
from actions.reply import reply
from actions.turn import Answer, Turn
from bot.aspect import aspect_lines
from bot.fact import facts


def tell_rights(turn: Turn) -> Answer:
    """What was told of the present needs, to who asks whether that is allowed, and whom to ask besides.

    Who has been told it again already, or was told nothing, is told whom to ask.
    """
    state = turn.state
    told = [facts()[line] for line in state.outlooks if line in facts()]
    near = [fact for fact in told if fact.is_about(state.needs)][-MOST_DUE:]
    if not near or state.asked == ADVISED:
        return ask_there(turn)
    return name_contacts(turn, [turn.words.say(fact.text, **fact.gaps) for fact in near])


def ask_there(turn: Turn) -> Answer:
    """What is due to a family with these needs, how to ask the offers on the screen, and the ways on.

    Who asks once more, and for whom nothing else is known, is asked what to look for.
    """
    state, words = turn.state, turn.words
    new = due(state, turn.now)
    if state.asked == ADVISED and state.needs and not new:
        return stay_with_topic(turn)
    known = [words.say(line.text, **line.gaps) for line in new]
    told = state.know(outlooks=[*state.outlooks, *(line.id for line in new)])
    return name_contacts(turn.with_state(told), known)


def name_contacts(turn: Turn, known: list[str]) -> Answer:
    """What is known, and how to ask the offers on the screen."""
    state, words, matches = turn.state, turn.words, matches_on_screen(turn)
    heading = words.say("more_there" if known else "same_offers")
    text = "\n\n".join([*known, heading, *aspect_lines("contact", matches, words, turn.now)])
    buttons = [*buttons_of(matches), *ways_on(turn)]
    return state.know(asked=ADVISED if state.shown else state.asked), [reply(text, buttons)]


def stay_with_topic(turn: Turn) -> Answer:
    """That a message was not understood, what the talk is about, and the ways on."""
    words = turn.words
    need = words.say(f"need_{turn.state.needs[0]}")
    said = reply(words.say("unclear_after_offers", need=need), ways_on(turn))
    return turn.state.know(asked=MORE), [said]
