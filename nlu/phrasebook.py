"""Messages known word for word, as "zurück" or "tu es un robot?"."""

from __future__ import annotations

from collections import defaultdict
from functools import cache

from nlu.features import words
from nlu.phrases import phrases_of


def known_message(kind: str, its_words: tuple[str, ...], language: str) -> str | None:
    """What a whole message means that stands among the phrases of a kind; None if it does not.

    Where languages differ in what they mean by it, the given language decides.
    """
    meanings = _meanings(kind).get(its_words)
    if not meanings:
        return None
    return meanings.get(language) or next(iter(meanings.values()))


@cache
def _meanings(kind: str) -> dict[tuple[str, ...], dict[str, str]]:
    meanings: dict[tuple[str, ...], dict[str, str]] = defaultdict(dict)
    for phrase in phrases_of(kind):
        meaning = phrase.labels[0].partition(":")[2]
        meanings[words(phrase.text)].setdefault(phrase.language, meaning)
    return meanings
