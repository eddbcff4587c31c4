"""What no offer tells: what is due by law, as far as it is known, and whom to ask about the rest."""

from __future__ import annotations

from actions.detail import buttons_of, matches_on_screen
from actions.find import ways_on
from actions.outlook import due
from actions.reply import reply
from actions.turn import Answer, Turn
from bot.aspect import aspect_lines


def ask_there(turn: Turn) -> Answer:
    """What is due to a family with these needs, how to ask the offers on the screen, and the ways on."""
    state, words = turn.state, turn.words
    matches = matches_on_screen(turn)
    known = [words.say(line.text, **line.gaps) for line in due(state, turn.now)]
    contacts = aspect_lines("contact", matches, words, turn.now)
    text = "\n\n".join([*known, words.say("same_offers"), *contacts])
    return state, [reply(text, [*buttons_of(matches), *ways_on(turn)])]
