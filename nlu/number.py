"""Numbers in tokens: digits, decimals, fractions, dates."""

from __future__ import annotations

import re
from datetime import date

_FRACTIONS = {"1/2": 0.5, "½": 0.5, "1/4": 0.25, "¼": 0.25, "3/4": 0.75, "¾": 0.75}
_DECIMAL = re.compile(r"\d{1,3}(?:[.,]\d{1,2})?")
_DATE = re.compile(r"(\d{1,2})[./](\d{1,2})[./](\d{4}|\d{2})")
_MONTH_OF_YEAR = re.compile(r"(\d{1,2})[./](\d{4})")
CENTURY = 2000  # of years written with two digits: children were born in it
_ROMAN = {"i": 1, "v": 5, "x": 10}


def read_number(word: str) -> float | None:
    """The value of "3", "1,5" or "2.5"; None for words, times, dates and long numbers."""
    return float(word.replace(",", ".")) if _DECIMAL.fullmatch(word) else None


def read_fraction(word: str) -> float | None:
    """The value of "1/2" or "½"; None for anything else."""
    return _FRACTIONS.get(word)


def read_date(word: str) -> date | None:
    """The day that "14.8.2021" or "14/08/21" names, the first of the month for "8.2021"; or None."""
    if full := _DATE.fullmatch(word):
        day, month, year = (int(part) for part in full.groups())
    elif part := _MONTH_OF_YEAR.fullmatch(word):
        day, month, year = 1, *(int(each) for each in part.groups())
    else:
        return None
    try:
        return date(year + CENTURY if year < 100 else year, month, day)
    except ValueError:
        return None


def read_roman(word: str) -> int | None:
    """The value of a Roman numeral up to XIII in folded letters; None for other words."""
    if not word or word.strip("ivx"):
        return None
    values = [_ROMAN[letter] for letter in word]
    pairs = zip(values, [*values[1:], 0], strict=True)
    total = sum(-value if value < following else value for value, following in pairs)
    return total if 0 < total <= 13 else None
