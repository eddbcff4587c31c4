"""The place a page names: "linnich" in a link or an attribute, "Koslar" too."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from bot.places.place import Place, gazetteer, nearest_place
from bot.places.slug import slug


def named_place(name: str | None) -> dict[str, Any] | None:
    """The place of this name as in an understood message; None for an unknown or missing one."""
    place = _by_slug().get(slug(name)) if name else None
    return place.as_facts() if place else None


def place_at(lat: float, lon: float) -> dict[str, Any] | None:
    """The district or municipality around a position; None outside the region."""
    place = nearest_place(lat, lon)
    return place.as_facts() if place else None


@lru_cache(maxsize=1)
def _by_slug() -> dict[str, Place]:
    """Municipalities win over districts of the same name; districts of two of them are left out."""
    places = gazetteer()
    districts = [place for place in places if place.district]
    names = [slug(place.district or "") for place in districts]
    found = {
        name: place for name, place in zip(names, districts, strict=True) if names.count(name) == 1
    }
    found.update({slug(p.municipality): p for p in places if not p.district})
    return found
