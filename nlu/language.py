"""The language a message is written in."""

from __future__ import annotations

from nlu.model import Opinion

DEFAULT = "de"
EXPECTED = 4.0


def find_language(opinion: Opinion, expected: str | None) -> str:
    """The language of a message; where it says too little, the one expected, else German.

    `expected` is the language of the conversation, or None at its beginning.
    """
    chances = dict(opinion.ranked("language"))
    prior = expected if expected in chances else DEFAULT
    chances[prior] = chances.get(prior, 0.0) * EXPECTED
    return max(chances, key=lambda language: chances[language])
