"""Dates, times and numbers as a language writes them."""

from __future__ import annotations

from datetime import date, datetime, time
from functools import lru_cache

from babel.dates import format_date, format_skeleton, format_time, get_day_names
from babel.numbers import format_decimal

from bot.languages.language import Language

WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")


@lru_cache(maxsize=4096)  # many families are shown the same dates
def day_and_time(moment: datetime, language: Language) -> str:
    """ "Mo., 23. Nov., 10:00": day and clock time, without the year."""
    return f"{day(moment.date(), language)}{language.comma}{clock(moment.time(), language)}"


def day(moment: date, language: Language) -> str:
    """ "Mo., 23. Nov.": weekday, day and month."""
    if language.day_format:
        return str(format_date(moment, language.day_format, locale=language.locale))
    return str(format_skeleton("MMMEd", datetime.combine(moment, time()), locale=language.locale))


def month(moment: date, language: Language) -> str:
    """ "Mai 2026": month and year."""
    return str(format_date(moment, "MMMM y", locale=language.locale))


def clock(moment: time, language: Language) -> str:
    """ "10:00": the 24-hour clock, as it stands on German doors."""
    return str(format_time(moment, "HH:mm", locale=language.locale))


def weekday(code: str, language: Language) -> str:
    """The weekday's name for "MO" ... "SU"."""
    names = get_day_names("wide", locale=language.locale)
    return str(names[WEEKDAYS.index(code)])


def decimal(number: float, language: Language) -> str:
    """ "3,2": one digit after the point, none for whole numbers or from ten on."""
    rounded = round(number, 1) if number < 10 else round(number)
    return str(format_decimal(rounded, locale=language.locale))
