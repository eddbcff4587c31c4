"""How a value of an offer file is read: what it becomes, or which part of it is wrong and why."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, time
from typing import Any

from bot.settings import now

Reader = Callable[[Any], Any]
Steps = tuple[str | int, ...]  # names of fields and places in lists, from the outermost in


@dataclass(eq=False)
class Wrong(ValueError):
    """A value that cannot be, and the path to it: ("schedules", 2, "opens") in the third entry.

    `value` is None for what is missing; `expected` is empty where the words of the field tell it.
    """

    value: Any
    expected: str = ""
    path: Steps = ()

    def within(self, step: str | int) -> Wrong:
        """The same, seen from what holds the value."""
        return replace(self, path=(step, *self.path))


@dataclass(frozen=True)
class FileField:
    """How a field of the file is read, and what a person should have written."""

    read: Reader
    expected: str

    def value_of(self, said: Any, name: str) -> Any:
        """What is said, as the program uses it; raises `Wrong` with what was expected instead."""
        try:
            return self.read(said)
        except Wrong as wrong:
            told = replace(wrong, expected=wrong.expected or self.expected)
        except (ValueError, TypeError):
            told = Wrong(said, self.expected)
        raise told.within(name)


def fields_of(known: Mapping[str, FileField], entry: Any) -> dict[str, Any]:
    """The values of an entry like {number: …, label: …}; raises `Wrong` for the first that cannot be."""
    if not isinstance(entry, dict):
        raise Wrong(entry)
    values = {}
    for key, said in entry.items():
        if key not in known:
            raise Wrong(said, "one of the fields " + ", ".join(known), (str(key),))
        if said is not None:
            values[key] = known[key].value_of(said, key)
    return values


def text(value: Any) -> str:
    if not isinstance(value, str) or not value.strip():
        raise ValueError
    return " ".join(value.split())


def matching(pattern: str, length: int = 2000) -> Reader:
    def read(value: Any) -> str:
        found = str(value)
        if not re.fullmatch(pattern, found) or len(found) > length:
            raise ValueError
        return found

    return read


def one_of(choices: Iterable[Any]) -> Reader:
    allowed = frozenset(choices)

    def read(value: Any) -> Any:
        if value not in allowed:
            raise ValueError
        return value

    return read


def list_of(read: Reader) -> Reader:
    def read_entry(number: int, entry: Any) -> Any:
        try:
            return read(entry)
        except Wrong as wrong:
            raise wrong.within(number) from None
        except (ValueError, TypeError):
            raise Wrong(entry).within(number) from None

    def read_all(value: Any) -> tuple[Any, ...]:
        if not isinstance(value, list):
            raise ValueError
        found: list[Any] = []
        for number, entry in enumerate(value):
            said = read_entry(number, entry)
            if said in found:
                raise Wrong(entry, "every entry once", (number,))
            found.append(said)
        return tuple(found)

    return read_all


def within(low: float, high: float) -> Reader:
    def read(value: Any) -> Any:
        if isinstance(value, bool) or not isinstance(value, (int, float)):
            raise ValueError
        if not low <= value <= high or (isinstance(low, int) and not isinstance(value, int)):
            raise ValueError
        return value

    return read


def yes_or_no(value: Any) -> bool:
    if not isinstance(value, bool):
        raise ValueError
    return value


def day(value: Any) -> date:
    return date.fromisoformat(str(value))


def days_off(value: Any) -> str:
    """A day, or the first and the last one with a stroke between them."""
    first, _, last = str(value).partition("/")
    if day(first) > day(last or first):
        raise Wrong(value, "the first day before the last")
    return str(value)


def day_of_year(value: Any) -> str:
    date.fromisoformat(f"2000-{value}")  # a leap year: February has every day it can have
    return str(value)


def past_month(value: Any) -> str:
    """A year, a month or a day, "2026-05", that has begun."""
    said = matching(r"\d{4}(-\d\d){0,2}")(value)
    if day(f"{said}-01-01"[: len("2026-01-01")]) > now().date():
        raise Wrong(value, f"a time that has come: today is {now():%Y-%m-%d}")
    return str(said)


def clock(value: Any) -> time:
    shown = matching(r"\d?\d:\d\d")(value).zfill(len("09:00"))
    return time(23, 59, 59) if shown == "24:00" else time.fromisoformat(shown)
