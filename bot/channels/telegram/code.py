"""Codes of deep links: `t.me/bot?start=juelich-koslar` opens the bot with the place known.

A partner's code is its place with its name behind: `juelich-koslar_kita-regenbogen`. It needs no
list of partners on the server.
"""

from __future__ import annotations

from functools import lru_cache

from bot.places.place import Place, gazetteer
from bot.places.slug import slug

CODE_LENGTH = 64  # Telegram's limit; letters, digits, "-" and "_"
PARTNER = "_"


def code_of(place: Place, partner: str = "") -> str:
    """The code of a place, with the partner's name where given, cut to what a link may carry."""
    code = slug(" ".join(filter(None, (place.municipality, place.district))))
    if partner:
        code += PARTNER + slug(partner)
    return code[:CODE_LENGTH]


def place_of(code: str) -> Place | None:
    """The place that a code names; None for a code that nobody knows."""
    return places_by_code().get(code.lower().partition(PARTNER)[0])


@lru_cache(maxsize=1)
def places_by_code() -> dict[str, Place]:
    """Every place by its code."""
    return {code_of(place): place for place in reversed(gazetteer())}


def place_payload(place: Place) -> str:
    """The payload of the button that picks this place."""
    return "~place:" + "/".join(filter(None, (place.municipality, place.district)))
