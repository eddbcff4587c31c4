"""Goes on with the conversation: the next question, or the offers."""

from __future__ import annotations

from actions.ask import ask
from actions.find import show_offers
from actions.next_step import next_step
from actions.turn import Answer, Turn


def proceed(turn: Turn) -> Answer:
    """The next question that is missing, or the offers from the first one on."""
    step = next_step(turn.state)
    if step == "offers":
        return show_offers(turn.with_state(turn.state.know(seen=0)))
    return ask(turn, step)
