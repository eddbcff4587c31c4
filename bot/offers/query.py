"""What a family has told: the question to the search."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from bot.languages.language import DEFAULT
from bot.need import needs_by_id
from bot.offers.offer import VISITED
from bot.offers.topic import Topic
from bot.places.distance import distance_km


@dataclass(frozen=True)
class ChildAge:
    """The age of one child in months, both ends included; equal ends for an exact age."""

    min_months: int
    max_months: int


@dataclass(frozen=True)
class OfferQuery:
    """What is known of the family; everything left out is unknown and excludes nothing.

    `needs` are ids of data/needs.csv, most important first. `now` is local time without offset.
    `filters` are names of `FILTERS` in filter.py. `is_young`: a young person looks for themselves.
    `names` are those of data/offers/names.tsv: only what bears one of them is looked for. What is
    called by a concept of `unwanted` is not shown, if it is not called by one of `topic` as well.
    """

    now: datetime
    needs: tuple[str, ...] = ()
    children: tuple[ChildAge, ...] = ()
    pregnant: bool = False
    pregnancy_weeks: int | None = None
    municipality: str | None = None
    lat: float | None = None
    lon: float | None = None
    language: str = DEFAULT
    filters: frozenset[str] = frozenset()
    topic: Topic | None = None
    is_young: bool = False
    names: tuple[str, ...] = ()
    unwanted: Topic | None = None

    @property
    def position(self) -> tuple[float, float] | None:
        """Latitude and longitude in degrees; None where either is unknown."""
        return None if self.lat is None or self.lon is None else (self.lat, self.lon)

    def distance_km(self, format: str, there: tuple[float, float] | None) -> float | None:
        """How far an offer is; None where a position is unknown, or nobody has to go there."""
        here = self.position
        return distance_km(here, there) if here and there and format in VISITED else None

    @property
    def is_alone(self) -> bool:
        """Whether somebody under age looks for help in a heavy need, as a rule without their parents."""
        return self.is_young and any(needs_by_id()[need].is_heavy for need in self.needs[:1])

    @property
    def knows_family(self) -> bool:
        """Whether an age or a pregnancy is known at all."""
        return bool(self.children) or self.pregnant
