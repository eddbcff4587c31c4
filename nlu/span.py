"""Spans of months in which an age lies."""

from __future__ import annotations

OLDEST_CHILD_YEARS = 27
GROWN_UP_YEARS = 19


def year_span(years: float) -> tuple[int, int]:
    """The months a child is "3" (36-47) or "2.5" (30-30) years old."""
    months = round(years * 12)
    return (months, months + 11) if years == int(years) else (months, months)


def unit_span(number: float, unit: str) -> tuple[int, int]:
    """The months of an age in years, months, weeks or days (letters of clues)."""
    if unit in "Yyz":
        return year_span(number)
    days = {"M": 30.4, "m": 30.4, "W": 7, "w": 7, "D": 1, "d": 1}[unit]
    months = int(number) if unit in "Mm" else int(number * days / 30.4)
    return months, months


def nearly_span(years: float) -> tuple[int, int]:
    """The months in which a child is nearly so old: the last three before the birthday."""
    months = round(years * 12)
    return max(months - 3, 0), max(months - 1, 0)


def grade_span(grade: int, finished: bool) -> tuple[int, int]:
    """The months of age in a school grade; a year more at the end for one that is finished."""
    return (grade + 5) * 12, (grade + 6 + finished) * 12 + 11
