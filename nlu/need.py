"""What a family needs: the needs a message states, and the likely ones when it is unsure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from nlu.opinion import Opinion

MOST = 5
LIKELY = 0.01
# An acute crisis is one of the soul or of the body; these kinds of danger tell which. Who fears for
# a feverish child at night needs a doctor sooner than somebody to talk to.
CRISIS, OF_THE_BODY = "acute_crisis", ("medical", "poisoning")
OF_WHO_FLEES = ("housing", "migration_advice")  # what who is threatened looks for as well
DOCTOR = "child_health"
ALSO = 0.3  # confidence from which a further need counts as said, too
# Score from which a need is stated by itself, however much more the first one is: "Kita und Wohnung".
# Of 95 messages of the development sets with such a second need it is asked for or near in nearly all.
BY_ITSELF = 0.6
MOST_BESIDE = 2
# Score in the whole message below which what a clause seems to state is nothing: of 200 messages about several
# children it adds a need to 17, four of them as asked for, most of the others near; of 6,100 others to 170, 44
# of them as asked for.
NOT_EXCLUDED = -0.6
# Score below which a need is doubtful, however much less the others are: "ok but by monday??". Of the needs in
# the development sets 45 are told by less, and 430 of the messages that state none would be sure of one.
FAINT, DOUBT = 0.0, 0.5


@dataclass(frozen=True)
class NeedFinding:
    """A need (an id of the table of needs) and how often such a finding is right, 0 to 1."""

    id: str
    confidence: float


def find_needs(opinion: Opinion, crisis: str | None) -> tuple[NeedFinding, ...]:
    """The needs of a message, best first, five at most; none if it states no need.

    When the first is unsure, the likely others follow, to be offered as a choice. What only fits better than
    the others is never sure.
    """
    if not crisis and opinion.kind != "need":
        return ()
    ranked = _with_doctor(opinion.ranked("need"), opinion)[:MOST]
    trust = DOUBT if opinion.best("need") < FAINT else 1.0
    return tuple(
        NeedFinding(need, round(trust * confidence, 3))
        for place, (need, confidence) in enumerate(ranked)
        if place == 0 or confidence >= LIKELY
    )


def needs_beside(
    opinions: Sequence[Opinion], needs: Sequence[NeedFinding], of_clauses: Sequence[Opinion] = ()
) -> tuple[str, ...]:
    """What is stated by itself beside the first need, clearest first, two at most; often nothing.

    The opinions are those of the message and of its passages; those of clauses that may tell of
    another child or wish count for the need that fits them best.
    """
    if not needs:
        return ()
    best: dict[str, float] = {}
    for opinion in opinions:
        _raise(best, opinion.scores.get("need", {}) if opinion.kind == "need" else {})
    for clause in of_clauses:
        need = clause.likeliest("need") or ""
        if clause.kind == "need" and opinions[0].fits("need", need) >= NOT_EXCLUDED:
            _raise(best, {need: clause.fits("need", need)})
    others = [need for need in best if best[need] >= BY_ITSELF and need != needs[0].id]
    return tuple(sorted(others, key=lambda need: -best[need])[:MOST_BESIDE])


def _raise(best: dict[str, float], scores: Mapping[str, float]) -> None:
    """Takes up the scores that are better than those known."""
    best |= {need: max(score, best.get(need, score)) for need, score in scores.items()}


def _with_doctor(ranked: list[tuple[str, float]], opinion: Opinion) -> list[tuple[str, float]]:
    """The needs with the doctor second where the first is a crisis of the body."""
    if not ranked or ranked[0][0] != CRISIS or opinion.likeliest("crisis") not in OF_THE_BODY:
        return ranked
    confidence = max(ALSO, dict(ranked).get(DOCTOR, 0.0))
    return [ranked[0], (DOCTOR, confidence), *(each for each in ranked[1:] if each[0] != DOCTOR)]
