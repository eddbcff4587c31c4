"""The proper names that offers and their organizations bear."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache

from bot.name import JOINT, spellings
from bot.offers.offer import Offer

KEY = 3  # letters
_WORD = re.compile(r"[^\W_]+")


def names_of(offer: Offer) -> Iterator[str]:
    """The names of data/offers/names.tsv that an offer or its organization bears; none for most."""
    yield from names_in(f"{offer.name} {offer.organization}")


def names_in(text: str) -> Iterator[str]:
    """The names all of whose beginnings of words begin words of a text."""
    its_words = _WORD.findall(text.casefold())
    for key in dict.fromkeys(word[:KEY] for word in its_words):
        for name, parts in _by_key().get(key, ()):
            if all(any(word.startswith(part) for word in its_words) for part in parts):
                yield name


@cache
def _by_key() -> dict[str, list[tuple[str, list[str]]]]:
    """The names with their parts, by the first letters of the longest: a text is compared with few of them."""
    found: dict[str, list[tuple[str, list[str]]]] = defaultdict(list)
    for name in spellings():
        parts = name.split(JOINT)
        found[max(parts, key=len)[:KEY]].append((name, parts))
    return found
