"""What no offer tells: what is due by law, as far as it is known, and whom to ask about the rest."""

from __future__ import annotations

from collections.abc import Iterable

from actions.detail import buttons_of, matches_on_screen
from actions.find import ADVISED, ways_on
from actions.office import name_office
from actions.outlook import Outlook, due, rights
from actions.reply import reply
from actions.turn import Answer, Turn
from bot.aspect import aspect_lines


def ask_there(turn: Turn) -> Answer:
    """What is due to a family with these needs, how to ask the offers on the screen, and the ways on."""
    return advise(turn, due(turn.state, turn.now))


def tell_rights(turn: Turn) -> Answer:
    """The same for who asks what is allowed: also what the law says to all with these needs."""
    return advise(turn, rights(turn.state, turn.now))


def advise(turn: Turn, lines: Iterable[Outlook]) -> Answer:
    """Those lines that the answer before did not say, and the contacts of the offers on the screen.

    Who asks once more, and for whom nothing else is known, is named the responsible office.
    """
    state, words = turn.state, turn.words
    is_again = state.asked == ADVISED
    new = [line for line in lines if not (is_again and line.id in state.outlooks)]
    if is_again and not new:
        return name_office(turn)
    known = [words.say(line.text, **line.gaps) for line in new]
    matches = matches_on_screen(turn)
    contacts = [
        words.say("more_there" if known else "same_offers"),
        *aspect_lines("contact", matches, words, turn.now),
    ]
    text = "\n\n".join([*known, *(contacts if matches or not known else [])])
    said = list(dict.fromkeys([*state.outlooks, *(line.id for line in new)]))
    asked = ADVISED if state.shown else state.asked
    buttons = [*buttons_of(matches), *ways_on(turn)]
    return state.know(asked=asked, outlooks=said), [reply(text, buttons)]
