"""A message being read for ages: clues as letters, and what rules have found in them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from nlu.clue import MARKED, Clue
from nlu.pregnancy import Pregnancy


@dataclass(frozen=True)
class Found:
    """An age in months where it stands in the clues, and the kind of rule that found it."""

    first: int
    min: int
    max: int
    kind: str


@dataclass
class Reading:
    """The clues of a message while rules read them; what one rule has read no other reads again."""

    clues: list[Clue]
    today: date
    pregnancy: Pregnancy | None = None
    own_age_years: int | None = None
    letters: str = ""
    found: list[Found] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.letters = "".join(clue.letter for clue in self.clues)

    @property
    def pregnant(self) -> bool:
        """Whether the message speaks of a pregnancy."""
        return self.pregnancy is not None

    @property
    def names(self) -> list[str]:
        """What each clue is called: its letter, and for marked words their group."""
        return [f"{letter}{self.mark(at)}" for at, letter in enumerate(self.letters)]

    def matches(self, pattern: re.Pattern[str]) -> Iterator[re.Match[str]]:
        """Where the pattern stands in what is still unread, from left to right."""
        at = 0
        while match := pattern.search(self.letters, at):
            yield match
            at = max(match.end(), at + 1)

    def values(self, match: re.Match[str], group: str | int, letters: str) -> list[Any]:
        """The values of the clues in a group of a match that have one of these letters."""
        start, end = match.span(group)
        span = self.clues[max(start, 0) : max(end, 0)]
        return [clue.value for clue in span if clue.letter in letters]

    def mark(self, at: int) -> str:
        """The group of marked words (nlu/clue.py) that the clue at a place is of; empty if none."""
        value = self.clues[at].value
        return value if isinstance(value, str) and value in MARKED else ""

    def read(self, match: re.Match[str], group: str | int = 0) -> None:
        """Marks the clues of a group as read."""
        start, end = match.span(group)
        self.letters = self.letters[:start] + "x" * (end - start) + self.letters[end:]

    def take(self, at: int, span: tuple[float, float] | None, kind: str) -> None:
        """Notes an age found at a clue; nothing without a span."""
        if span:
            self.found.append(Found(at, int(span[0]), int(span[1]), kind))

    def number(self, match: re.Match[str], group: str | int = 0) -> float:
        """The last number in a group of a match, with the half that follows it; else it is "one".

        A figure is a float, a word is an int.
        """
        number: float = (self.values(match, group, "n") or [1])[-1]
        return number + 0.5 if "h" in match.group(group) else number


def span_of(value: Any) -> tuple[int, int]:
    """First and last number of "6-8", or of 6 alone."""
    first, _, last = str(value).partition("-")
    return int(first), int(last or first)
