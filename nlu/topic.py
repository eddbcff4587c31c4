"""What a text is about, as concepts that all languages share."""

from __future__ import annotations

from functools import cache

from nlu.features import words
from nlu.phrases import DATA
from nlu.vocabulary import concepts

TOPICS = DATA / "topics.txt"
MARK = "!"


def topic(text: str, language: str) -> list[str]:
    """The concepts by which a text names help, in their order ("de-simple" is German).

    Empty for a text that names none: "wo kann ich mit den Kindern hin".
    """
    return [each for each in concepts_of(text, language) if each in topics()]


def concepts_of(text: str, language: str) -> tuple[str, ...]:
    """All concepts of a text's words, in their order ("de-simple" is German); none without known words."""
    return concepts(words(text), language.partition("-")[0])


@cache
def topics() -> frozenset[str]:
    """The concepts by which help is asked for by name."""
    return frozenset(each.rstrip(MARK) for each in _entries())


@cache
def services() -> frozenset[str]:
    """Those of them that are one certain thing ("a dentist"), to be missed where no offer names it."""
    return frozenset(each.rstrip(MARK) for each in _entries() if each.endswith(MARK))


def _entries() -> list[str]:
    lines = TOPICS.read_text(encoding="utf-8").splitlines()
    return [each for line in lines if not line.startswith("#") for each in line.split()]
