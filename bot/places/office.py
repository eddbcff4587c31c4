"""The office that is responsible for a municipality: who is called when nothing else fits."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from bot.data_file import read_yaml
from bot.places.hours import Hours, read_hours
from bot.places.place import municipality_names
from bot.places.region import DATA


@dataclass(frozen=True)
class Office:
    """A public office; empty `serves` means the whole region, empty `needs` every need."""

    id: str
    name: str
    organization: str
    phone: str
    email: str | None
    website: str | None
    address: str | None
    municipality: str
    hours: tuple[Hours, ...]
    serves: tuple[str, ...]
    needs: tuple[str, ...]
    summary: str
    checked_on: date
    source: str
    note: str | None = None


@lru_cache(maxsize=1)
def offices() -> tuple[Office, ...]:
    """Every office of data/places/offices.yml, in the order in which they are asked."""
    rows = read_yaml(DATA / "places" / "offices.yml", municipality=municipality_names())
    return tuple(_office(row) for row in rows)


def responsible_office(municipality: str | None, need: str | None = None) -> Office:
    """The first office that serves this municipality and this need.

    Without a municipality only offices of the whole region are asked; the last office of the
    file serves everyone, so there is always one.
    """
    for office in offices():
        serves = not office.serves or municipality in office.serves
        if serves and (not office.needs or need in office.needs):
            return office
    return offices()[-1]


def _office(row: dict[str, Any]) -> Office:
    hours = read_hours(row.pop("hours", []), f'offices.yml: entry "{row["id"]}"')
    serves, needs = (tuple(row.pop(key, ())) for key in ("serves", "needs"))
    unknown = dict.fromkeys(("email", "website", "address"))
    return Office(**{**unknown, **row}, hours=hours, serves=serves, needs=needs)
