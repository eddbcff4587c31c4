"""The proper names that offers and their organizations bear."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.name import JOINT, spellings
from bot.offers.offer import Offer

_WORD = re.compile(r"[^\W_]+")


def names_of(offer: Offer) -> Iterator[str]:
    """The names of data/offers/names.tsv that an offer or its organization bears; none for most."""
    yield from names_in(f"{offer.name} {offer.organization}")


def names_in(text: str) -> Iterator[str]:
    """The names all of whose beginnings of words begin words of a text."""
    its_words = _WORD.findall(text.casefold())
    for name in spellings():
        if all(any(word.startswith(part) for word in its_words) for part in name.split(JOINT)):
            yield name
