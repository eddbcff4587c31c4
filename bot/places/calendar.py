"""Public holidays (computed) and school holidays (looked up) of the region."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import lru_cache

import holidays

from bot.data_file import BadData, read_csv
from bot.places.region import DATA, region

SCHOOL_HOLIDAYS = "school_holidays.csv"
DAYS = ("first_day", "last_day")


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

    @property
    def known_until(self) -> date:
        """The last day of school holidays that is known; after it nothing pauses."""
        return max(last for _, last in self.school)


@lru_cache(maxsize=1)
def calendar() -> Calendar:
    """The calendar of the region, read once.

    Raises BadData for a state that the public holidays are not known of, and for school holidays of
    which none is the state's, or that end before they begin.
    """
    here = region()
    states = holidays.list_supported_countries().get(here.country, [])
    if here.state not in states:
        raise BadData(f'region.yml: "state" is "{here.state}", expected one of {", ".join(states)}')
    return Calendar(here.country, here.state, _school_holidays(here.state))


def _school_holidays(state: str) -> tuple[tuple[date, date], ...]:
    rows = [row for row in read_csv(DATA / SCHOOL_HOLIDAYS) if row["state"] == state]
    if not rows:
        raise BadData(
            f'{SCHOOL_HOLIDAYS}: "state" is "{state}" in no row, expected the holidays of this state'
        )
    school = [tuple(date.fromisoformat(row[day]) for day in DAYS) for row in rows]
    for first, last in school:
        if last < first:
            raise BadData(
                f'{SCHOOL_HOLIDAYS}: "last_day" is "{last}", expected a day after {first}'
            )
    return tuple((first, last) for first, last in school)


@lru_cache(maxsize=64)
def _public_holidays(country: str, state: str, year: int) -> frozenset[date]:
    return frozenset(holidays.country_holidays(country, subdiv=state, years=year))
