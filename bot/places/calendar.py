"""Public holidays (computed) and school holidays (looked up) of the region."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import lru_cache

import holidays

from bot.data_file import read_csv
from bot.places.region import DATA, region


@dataclass(frozen=True)
class Calendar:
    """The days on which offers pause; beyond the last known school holidays nothing pauses."""

    country: str
    state: str
    school: tuple[tuple[date, date], ...]

    def is_public_holiday(self, day: date) -> bool:
        """Whether shops and offices are closed by law on this day."""
        return day in _public_holidays(self.country, self.state, day.year)

    def is_school_holiday(self, day: date) -> bool:
        """Whether schools are closed, first and last day included."""
        return any(first <= day <= last for first, last in self.school)


@lru_cache(maxsize=1)
def calendar() -> Calendar:
    """The calendar of the region, read once."""
    here = region()
    rows = [r for r in read_csv(DATA / here.school_holidays) if r["state"] == here.state]
    school = tuple(
        (date.fromisoformat(row["first_day"]), date.fromisoformat(row["last_day"])) for row in rows
    )
    return Calendar(here.country, here.state, school)


@lru_cache(maxsize=64)
def _public_holidays(country: str, state: str, year: int) -> frozenset[date]:
    return frozenset(holidays.country_holidays(country, subdiv=state, years=year))
