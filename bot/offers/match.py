"""An offer for a family, and a page of them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from bot.offers.offer import Offer
from bot.offers.query import OfferQuery
from bot.offers.schedule import next_date
from bot.places import calendar, distance_km


@dataclass(frozen=True)
class Match:
    """An offer that fits, with why; distance and next date are None where unknown."""

    offer: Offer
    distance_km: float | None
    next_date: datetime | None
    next_end: datetime | None
    reasons: list[str]
    score: float


@dataclass(frozen=True)
class Found:
    """A page of matches, how many there are in all, and what was given up for this page."""

    matches: list[Match]
    total: int
    relaxed: list[str]


def chosen(offer: Offer, query: OfferQuery) -> Match:
    """An offer that was chosen rather than found: with distance and next date, without reasons."""
    start, end = next_date(offer.schedules, query.now, calendar()) or (None, None)
    return Match(offer, distance(offer, query), start, end, [], 0.0)


def distance(offer: Offer, query: OfferQuery) -> float | None:
    """The distance in km; None where one of the positions is not known."""
    here, there = query.position, offer.position
    return distance_km(here, there) if here and there else None
