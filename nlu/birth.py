"""Ages that follow from a day, a month or a year of birth."""

from __future__ import annotations

from calendar import monthrange
from datetime import date


def months_between(birth: date, today: date) -> int:
    """Whole months from birth to today; negative before birth."""
    months = (today.year - birth.year) * 12 + today.month - birth.month
    return months - (today.day < birth.day)


def age_born_between(first: date, last: date, today: date) -> tuple[int, int] | None:
    """Youngest and oldest age in months of someone born from `first` to `last`; None if unborn."""
    if first > today:
        return None
    return max(months_between(last, today), 0), months_between(first, today)


def month_of_birth(year: int, month: int) -> tuple[date, date]:
    """First and last day of a month."""
    return date(year, month, 1), date(year, month, monthrange(year, month)[1])


def latest(months: tuple[int, int], today: date) -> tuple[date, date]:
    """First and last day of the latest span of months (1-12, first and last) begun by today."""
    first, last = months
    year = today.year if date(today.year, first, 1) <= today else today.year - 1
    return date(year, first, 1), month_of_birth(year + (last < first), last)[1]


def coming(months: tuple[int, int], today: date) -> tuple[date, date]:
    """First and last day of the next span of months that is not over today."""
    first, last = latest(months, today)
    if last >= today:
        return first, last
    return first.replace(year=first.year + 1), _year_later(last)


def years_before(span: tuple[date, date], years: int) -> tuple[date, date]:
    """The same days so many years earlier."""
    first, last = span
    return first.replace(year=first.year - years), _moved(last, -years)


def _year_later(day: date) -> date:
    return _moved(day, 1)


def _moved(day: date, years: int) -> date:
    year = day.year + years
    return day.replace(year=year, day=min(day.day, monthrange(year, day.month)[1]))
