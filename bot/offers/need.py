"""The needs of data/needs.csv: what families look for."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import lru_cache

from bot.places.region import DATA


@dataclass(frozen=True)
class Need:
    """A need, the group of topics it belongs to and its German name; safety needs are urgent.

    An everyday need comes with the age of a child or with a pregnancy, not with a problem. Who
    has a need that means pregnancy is expecting a child, or has a baby.
    """

    id: str
    group: str
    label_de: str
    covers_de: str
    safety: bool
    everyday: bool
    means_pregnancy: bool


@lru_cache(maxsize=1)
def needs() -> tuple[Need, ...]:
    """Every need in the order of the file."""
    with (DATA / "needs.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    return tuple(_need(row) for row in rows)


def _need(row: dict[str, str]) -> Need:
    return Need(
        id=row["id"],
        group=row["group"],
        label_de=row["label_de"],
        covers_de=row["covers_de"],
        safety=row["safety"] == "yes",
        everyday=row["depends_on_age"] == "yes" or row["group"] == "pregnancy_baby",
        means_pregnancy=row["means_pregnancy"] == "yes",
    )


@lru_cache(maxsize=1)
def everyday_needs() -> frozenset[str]:
    """The needs that any family with a child of that age may have."""
    return frozenset(need.id for need in needs() if need.everyday)


@lru_cache(maxsize=1)
def needs_of_pregnancy() -> frozenset[str]:
    """The needs of people who are expecting a child, or have a baby."""
    return frozenset(need.id for need in needs() if need.means_pregnancy)


@lru_cache(maxsize=1)
def need_ids() -> tuple[str, ...]:
    """The ids of all needs."""
    return tuple(need.id for need in needs())


@lru_cache(maxsize=1)
def safety_needs() -> frozenset[str]:
    """The needs in which somebody is in danger."""
    return frozenset(need.id for need in needs() if need.safety)
