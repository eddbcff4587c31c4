"""What comes next in a conversation, from what is known."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from actions.state import State
from bot.need import needs_by_id, safety_needs

Step = Literal["need", "children", "place", "offers"]


def next_step(state: State) -> Step:
    """The question that is still missing, or "offers" when asking more would change nothing.

    Who asks for an offer by its name is asked nothing. The need comes first; the child's age only
    where the need depends on it, nobody is pregnant and the family has not declined; the place
    last, unless declined. After a danger who helps comes before any question.
    """
    if state.names:
        return "offers"
    if not state.needs:
        return "need"
    if state.danger and state.needs[0] in safety_needs():
        return "offers"
    if wants_age(state.needs) and not (
        state.children or state.pregnancy or "children" in state.skipped
    ):
        return "children"
    if not (state.place or "place" in state.skipped):
        return "place"
    return "offers"


def wants_age(needs: Iterable[str]) -> bool:
    """Whether the answer to any of the needs depends on the child's age."""
    return any(needs_by_id()[need].depends_on_age for need in needs)
