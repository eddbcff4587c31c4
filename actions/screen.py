"""Words about the offers on the screen, when they were taken for something else."""

from __future__ import annotations

from actions.choices import find_choice
from actions.control import filter_by_language, filter_offers
from actions.detail import pick_offer
from actions.learn import certain_needs
from actions.turn import Respond, Turn
from nlu.payload import is_payload

SHORT_WORDS = 6  # more words than these say something of their own


def about_screen(turn: Turn) -> Respond | None:
    """What answers "und wie komme ich zum zweiten?" or "die Adresse?"; None for other messages.

    The words are those of choices.yml. Only offers that are shown can be meant, and only by a
    message that tells no fact, no danger and no clear need. "Spricht da jemand Arabisch?" is
    about them, too, and no wish to be answered in Arabic.
    """
    if not turn.state.shown:
        return None
    if asks_for_speakers(turn):
        return filter_by_language
    if says_something_else(turn):
        return None
    is_short = turn.message.words <= SHORT_WORDS
    number, aspect = (_names(turn, kind) for kind in ("ordinals", "details"))
    if (number and aspect) or ((number or aspect) and is_short):
        return pick_offer
    wish = _names(turn, "filters") and not turn.message.faq
    return filter_offers if wish and is_short else None


def asks_for_speakers(turn: Turn) -> bool:
    """Whether the message asks for somebody who speaks a language that it names."""
    message = turn.message
    if message.pressed or message.crisis or is_payload(message.text):
        return False
    is_short = message.words <= 2 * SHORT_WORDS
    return is_short and _names(turn, "languages") and _names(turn, "speakers")


def says_something_else(turn: Turn) -> bool:
    """Whether the message is a button, danger, a control word, a fact or a clear need."""
    message = turn.message
    told = message.children or message.place or message.pregnancy
    asked = message.pressed or message.crisis or message.control or is_payload(message.text)
    return bool(told or asked or certain_needs(turn.state, message))


def _names(turn: Turn, kind: str) -> bool:
    return find_choice(kind, turn.message.text, turn.spoken) is not None
