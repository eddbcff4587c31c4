"""Questions about the offers that a family has been shown: what they cost, when they are open."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from nlu.opinion import Opinion

# Evidence below which a message asks for nothing of the kind. Of 442 follow-up questions of all
# languages (tests/messages/aspects) 422 have more and are told right, of 143 other messages two.
LEAST = -0.15
# The same for a message that states a need: "wo kann ich mein zweites Kind zum Schwimmen anmelden".
LEAST_BESIDE_NEED, STATED = 0.2, 0.8


def find_aspect(opinion: Opinion) -> str | None:
    """The aspect of an offer ("hours") that a message asks for; None if it asks for none.

    Whether it means the offers or the assistant ("was kostet das") only the conversation can tell:
    a message may be a question about the assistant, too.
    """
    evidence = opinion.best("aspect")
    if evidence < LEAST or (evidence < LEAST_BESIDE_NEED and _states_need(opinion)):
        return None
    return opinion.likeliest("aspect")


def aspects_beside(aspect: str | None, of_clauses: Iterable[Opinion]) -> tuple[str, ...]:
    """What the clauses ask for beside the aspect of the whole ("was kostet das und wann ist es"), in order.

    None of a message that asks for no aspect.
    """
    found = dict.fromkeys(map(find_aspect, of_clauses)) if aspect else {}
    return tuple(each for each in found if each and each != aspect)


def asks_of_offers(aspect: str | None, others: Sequence[str], opinion: Opinion) -> bool:
    """Whether what could be asked of the assistant, too, is rather asked of the offers ("wer zahlt das").

    `others` are the groups in which something was found as well: "haben die samstags offen" may wish
    for other offers, on Saturdays, and "Telefon?" may be about a child and its phone.
    """
    return bool(aspect and others) and all(
        opinion.best("aspect") > opinion.best(other) for other in others
    )


def _states_need(opinion: Opinion) -> bool:
    return opinion.kind == "need" and opinion.ranked("need")[0][1] >= STATED
