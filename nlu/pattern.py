"""Rows of words with gaps, found in a message: "bring* ... mich um"."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache, cached_property

from bot.data_file import BadData
from nlu.features import words

GAP = "..."
ANY_WORDS = r"(?: \S+){0,4}?"
Row = tuple[str, ...]
Span = tuple[int, int]


class PatternError(BadData):
    """A pattern that cannot be understood; the message names it."""


@dataclass(frozen=True)
class Pattern:
    """Words that must stand in this order; `source` is how it was written.

    `a|b` are alternatives, `stem*` is every word beginning so, `*ending` every word ending so,
    `...` up to four other words. Both sides are compared without case and accents.
    """

    source: str

    @cached_property
    def parts(self) -> tuple[tuple[Row, ...], ...]:
        """The alternatives at each place, each a row of words; a gap has none."""
        return tuple(_alternatives(part) for part in self.source.split())

    @cached_property
    def anchors(self) -> tuple[frozenset[str], ...]:
        """Words ("leben") and stems ("leb*") of which each set must have one in the message."""
        sets = (_anchors(rows) for rows in self.parts if rows)
        return tuple(sorted(filter(None, sets), key=lambda each: -min(map(len, each))))

    @cached_property
    def expression(self) -> re.Pattern[str]:
        """The same for a message's words with a blank between each two."""
        parts = ("|".join(map(_row_expression, rows)) for rows in self.parts)
        row = " ".join(f"(?:{part})" if part else GAP for part in parts)
        return re.compile(rf"(?<!\S){row.replace(f' {GAP}', ANY_WORDS)}(?!\S)")

    def spans(self, joined: str) -> Iterator[Span]:
        """Where the pattern stands in a message's joined words: its first letter and the one after."""
        return (match.span() for match in self.expression.finditer(joined))


@dataclass
class PatternIndex:
    """Patterns, each found again by the rarest of its words, with what each stands for."""

    _by_anchor: dict[str, list[tuple[Pattern, str]]] = field(
        default_factory=lambda: defaultdict(list)
    )
    _anywhere: list[tuple[Pattern, str]] = field(default_factory=list)

    def add(self, pattern: Pattern, meaning: str) -> None:
        """Takes up a pattern; raises PatternError when it has no words."""
        if not any(pattern.parts):
            raise PatternError(f'"{pattern.source}" has no words')
        for anchor in pattern.anchors[0] if pattern.anchors else ():
            self._by_anchor[anchor].append((pattern, meaning))
        if not pattern.anchors:
            self._anywhere.append((pattern, meaning))

    def find(self, its_words: Sequence[str]) -> Iterator[tuple[str, Span]]:
        """Each meaning found, with the span it takes up in the words with a blank between each two."""
        joined = " ".join(its_words)
        for pattern, meaning in self._candidates(its_words):
            for span in pattern.spans(joined):
                yield meaning, span

    def _candidates(self, its_words: Iterable[str]) -> dict[tuple[Pattern, str], None]:
        found = dict.fromkeys(self._anywhere)
        seen = {anchor for word in its_words for anchor in _anchors_met(word)}
        for anchor in seen & self._by_anchor.keys():
            for pattern, meaning in self._by_anchor[anchor]:
                if not any(seen.isdisjoint(each) for each in pattern.anchors):
                    found[pattern, meaning] = None
        return found


def _alternatives(part: str) -> tuple[Row, ...]:
    if part == GAP:
        return ()
    return tuple(row for each in part.split("|") if (row := _row(each)))


@cache
def _row(alternative: str) -> Row:
    """The words of an alternative, with its stars: "s'mund*" is "s" and "mund*"."""
    plain = list(words(alternative))
    if plain and alternative.startswith("*"):
        plain[0] = "*" + plain[0]
    if plain and alternative.endswith("*"):
        plain[-1] += "*"
    return tuple(plain)


def _anchors(rows: tuple[Row, ...]) -> frozenset[str]:
    """The longest word or stem of each alternative; none if one has only endings."""
    anchors = [max(_usable(row), key=len, default="") for row in rows]
    return frozenset(anchors) if all(anchors) else frozenset()


def _usable(row: Row) -> list[str]:
    return [word for word in row if not word.startswith("*")]


def _anchors_met(word: str) -> list[str]:
    return [word, *(f"{word[:length]}*" for length in range(1, len(word) + 1))]


def _row_expression(row: Row) -> str:
    return " ".join(re.escape(word).replace(r"\*", r"\S*") for word in row)
