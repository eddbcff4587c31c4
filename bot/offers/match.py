"""An offer for a family, and a page of them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from bot.offers.offer import Offer
from bot.offers.query import OfferQuery
from bot.offers.schedule import next_date
from bot.offers.times import for_children
from bot.places.calendar import calendar


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
    times = for_children(offer.schedules, query)
    start, end = next_date(times, query.now, calendar()) or (None, None)
    away = query.distance_km(offer.format, offer.position)
    return Match(offer, away, start, end, [], 0.0)
