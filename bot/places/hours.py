"""Opening hours of offices: open now, or when next."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import Any

from bot.data_file import BadData
from bot.places.calendar import calendar

WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
DAYS_AHEAD = 21  # longer than any run of weekends and public holidays


@dataclass(frozen=True)
class Hours:
    """One opening on one weekday; an office closed over noon has two."""

    weekday: str
    opens: time
    closes: time


def read_hours(rows: Iterable[Mapping[str, Any]], named: str) -> tuple[Hours, ...]:
    """One opening for each day that a row of a data file names; none for no rows.

    Raises BadData, with what the file is `named`, for one that ends before it begins.
    """
    read = [
        (row["days"], time.fromisoformat(row["opens"]), time.fromisoformat(row["closes"]))
        for row in rows
    ]
    for _, opens, closes in read:
        if closes <= opens:
            raise BadData(
                f'{named}: "closes" is "{closes:%H:%M}", expected a time after {opens:%H:%M}'
            )
    return tuple(Hours(day, opens, closes) for days, opens, closes in read for day in days)


def open_now(hours: Iterable[Hours], at: datetime) -> bool:
    """Whether the office is open at this local time; never on public holidays."""
    if calendar().is_public_holiday(at.date()):
        return False
    return any(
        opening.weekday == WEEKDAYS[at.weekday()] and opening.opens <= at.time() < opening.closes
        for opening in hours
    )


def closing(hours: Iterable[Hours], at: datetime) -> time:
    """When the opening that runs at this time ends. Raises ValueError where none does."""
    return max(
        opening.closes
        for opening in hours
        if opening.weekday == WEEKDAYS[at.weekday()] and opening.opens <= at.time() < opening.closes
    )


def next_opening(hours: Iterable[Hours], at: datetime) -> datetime | None:
    """The next time the office opens after `at`; None without hours."""
    openings = tuple(hours)
    for ahead in range(DAYS_AHEAD):
        day = at.date() + timedelta(days=ahead)
        if calendar().is_public_holiday(day):
            continue
        starts = sorted(o.opens for o in openings if o.weekday == WEEKDAYS[day.weekday()])
        for start in starts:
            if (opening := datetime.combine(day, start)) > at:
                return opening
    return None
