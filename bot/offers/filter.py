"""What a family may insist on: every filter, what it lets pass, and what is given up without it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, time
from itertools import combinations

from sqlalchemy.orm import Session

from bot.languages.language import DEFAULT
from bot.offers.candidate import Candidate
from bot.offers.offer import REMOTE_FORMATS, VISITED
from bot.offers.query import OfferQuery
from bot.offers.schedule import HORIZON_DAYS, Schedule, is_open, next_date
from bot.offers.times import times_of
from bot.places.calendar import calendar

NEAR_KM = 5.0
AFTERNOON, EVENING = (time(12), time(18)), (time(18), time(23))
WEEKEND = ("SA", "SU")
DAY = "day"


@dataclass(frozen=True)
class Filter:
    """What is given up without it (one of `RELAXED` in search.py), and its test.

    A filter for a day has a test of an offer's times, any other one of the offer itself.
    """

    relaxes: str
    passes: Callable[[Candidate, OfferQuery], bool] = lambda candidate, query: True
    passes_times: Callable[[list[Schedule], datetime], bool] = lambda schedules, now: True


def filtered(
    session: Session, candidates: list[Candidate], query: OfferQuery
) -> tuple[list[Candidate], tuple[str, ...]]:
    """The candidates that pass the filters, and the fewest filters without which some do."""
    wished = [name for name in FILTERS if name in query.filters]
    passing = {name: _passing(session, name, candidates, query) for name in wished}
    for count in range(len(wished) + 1):
        for dropped in combinations(wished, count):
            kept = [ids for name, ids in passing.items() if name not in dropped]
            left = [c for c in candidates if all(c.id in ids for ids in kept)]
            if left:
                return left, dropped
    return [], ()


def _passing(
    session: Session, name: str, candidates: list[Candidate], query: OfferQuery
) -> set[str]:
    its_filter = FILTERS[name]
    if name in DATE_FILTERS:
        times = times_of(session, candidates, query)
        return {id for id, every in times.items() if its_filter.passes_times(every, query.now)}
    return {c.id for c in candidates if its_filter.passes(c, query)}


def _is_near(candidate: Candidate, query: OfferQuery) -> bool:
    """Whether it is a short way to; what comes home or is called is near as well, a website is not."""
    if candidate.format not in VISITED:
        return candidate.format != "online"
    here = candidate.municipality is not None and candidate.municipality == query.municipality
    return here or (candidate.distance_km is not None and candidate.distance_km <= NEAR_KM)


def _is_in_language(candidate: Candidate, query: OfferQuery) -> bool:
    return query.language == DEFAULT or bool(candidate.speaks or candidate.interpreting)


def _within(schedules: list[Schedule], now: datetime, days: int) -> bool:
    following = next_date(schedules, now, calendar())
    return following is not None and (following[0].date() - now.date()).days < days


def _between(schedules: list[Schedule], now: datetime, span: tuple[time, time]) -> bool:
    first, last = span
    return _within([s for s in schedules if s.opens < last and s.ends > first], now, HORIZON_DAYS)


def _at_weekend(schedules: list[Schedule], now: datetime) -> bool:
    return _within([s for s in schedules if s.weekday in WEEKEND], now, HORIZON_DAYS)


# In the order of their buttons.
FILTERS: dict[str, Filter] = {
    "free": Filter("cost", lambda candidate, _: candidate.cost == "free"),
    "language": Filter("language", _is_in_language),
    "remote": Filter("format", lambda candidate, _: candidate.format in REMOTE_FORMATS),
    "walk_in": Filter("registration", lambda candidate, _: candidate.access == "open"),
    "near": Filter("distance", _is_near),
    "today": Filter(DAY, passes_times=lambda times, now: _within(times, now, 1)),
    "week": Filter(DAY, passes_times=lambda times, now: _within(times, now, 7)),
    "afternoon": Filter(DAY, passes_times=lambda times, now: _between(times, now, AFTERNOON)),
    "evening": Filter(DAY, passes_times=lambda times, now: _between(times, now, EVENING)),
    "weekend": Filter(DAY, passes_times=_at_weekend),
    "open_now": Filter(DAY, passes_times=lambda times, now: is_open(times, now, calendar())),
}
DATE_FILTERS = frozenset(name for name, each in FILTERS.items() if each.relaxes == DAY)
