"""What a family needs: the needs a message states, and the likely ones when it is unsure."""

from __future__ import annotations

from dataclasses import dataclass

from nlu.opinion import Opinion

MOST = 5
LIKELY = 0.01


@dataclass(frozen=True)
class NeedFinding:
    """A need (an id of the table of needs) and how often such a finding is right, 0 to 1."""

    id: str
    confidence: float


def find_needs(opinion: Opinion, crisis: str | None) -> tuple[NeedFinding, ...]:
    """The needs of a message, best first, five at most; none if it states no need.

    When the first is unsure, the likely others follow, to be offered as a choice.
    """
    if not crisis and opinion.kind != "need":
        return ()
    ranked = opinion.ranked("need")[:MOST]
    return tuple(
        NeedFinding(need, round(confidence, 3))
        for place, (need, confidence) in enumerate(ranked)
        if place == 0 or confidence >= LIKELY
    )
