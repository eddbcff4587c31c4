"""Which offers a message asks for by their proper names: "Was macht der SkF?"."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from bot.name import spellings
from nlu.fold import bare
from nlu.vocabulary import Vocabulary


def find_names(its_words: Sequence[str]) -> tuple[str, ...]:
    """The names of data/offers/names.tsv in a message's bare words, each once; none where it has none."""
    return _vocabulary().of_words(its_words)


@cache
def _vocabulary() -> Vocabulary:
    known = Vocabulary()
    for name, written in spellings().items():
        for spelling in written:
            known.add(bare(spelling), name)
    return known
