"""Questions about the offers that a family has been shown: what they cost, when they are open."""

from __future__ import annotations

from nlu.opinion import Opinion

# Evidence below which a message asks for nothing of the kind. Of 442 follow-up questions of all
# languages (tests/messages/aspects) 422 have more and are told right, of 143 other messages two.
LEAST = -0.1


def find_aspect(opinion: Opinion) -> str | None:
    """The aspect of an offer ("hours") that a message asks for; None if it asks for none.

    Whether it means the offers or the assistant ("was kostet das") only the conversation can tell:
    a message may be a question about the assistant, too.
    """
    return opinion.likeliest("aspect") if opinion.best("aspect") >= LEAST else None
