"""Which offers a message asks for by their proper names: "Was macht der SkF?"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache, lru_cache

from bot.name import spellings
from nlu.fold import bare
from nlu.vocabulary import Vocabulary


def find_names(its_words: Sequence[str]) -> tuple[str, ...]:
    """The names of data/offers/names.tsv in a message's bare words, each once; none where it has none."""
    return tuple(dict.fromkeys(_found(its_words)))


def _found(its_words: Sequence[str]) -> Iterator[str]:
    known = _vocabulary()
    for at, word in enumerate(its_words):
        yield from known.of_sequences(its_words, at)
        yield from _of_word(word)


@lru_cache(maxsize=32768)
def _of_word(word: str) -> tuple[str, ...]:
    return _vocabulary().of_word(word)


@cache
def _vocabulary() -> Vocabulary:
    known = Vocabulary()
    for name, written in spellings().items():
        for spelling in written:
            known.add(bare(spelling), name)
    return known
