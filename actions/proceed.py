"""Goes on with the conversation: the next question, or the offers."""

from __future__ import annotations

from actions.ask import ask, ask_in_group
from actions.find import show_offers
from actions.next_step import Step, next_step
from actions.state import State
from actions.turn import Answer, Turn
from actions.wish import needs_after_danger, topic_of_danger
from bot.need import BABIES

ASKED_ENOUGH = 2  # who leaves a question open twice has no answer, or another worry
OPTIONAL = ("children", "place")  # offers can be found without


def proceed(turn: Turn) -> Answer:
    """The next question that is missing, or the offers from the first one on.

    A question that was left open twice is not asked a third time.
    """
    if needs := needs_after_danger(turn.state):
        named = topic_of_danger(turn.state)
        turn = turn.with_state(turn.state.know(needs=needs, topic=named))
    step = next_step(turn.state)
    if step == "offers":
        return show_offers(turn.with_state(turn.state.know(seen=0)))
    if step == "need" and turn.state.pregnancy and turn.state.asked != "need":
        return ask_in_group(turn, BABIES)
    return decline(turn, step) if is_asked_enough(turn.state, step) else ask(turn, step)


def is_asked_enough(state: State, step: Step) -> bool:
    """Whether an optional question has been asked in vain already."""
    return step in OPTIONAL and state.asked == step and state.asked_times >= ASKED_ENOUGH


def decline(turn: Turn, step: str) -> Answer:
    """Goes on without the answer to a question; it is not asked again."""
    skipped = list(dict.fromkeys([*turn.state.skipped, step]))
    return proceed(turn.with_state(turn.state.know(skipped=skipped)))
