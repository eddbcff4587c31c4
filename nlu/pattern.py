"""Rows of words with gaps, found in a message: "bring* ... mich um"."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache, cached_property

from nlu.features import words

GAP = "..."
LONGEST_GAP = 4
Row = tuple[str, ...]
Span = tuple[int, int]


class PatternError(ValueError):
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

    def spans(self, its_words: Sequence[str]) -> Iterator[Span]:
        """Where the pattern stands in a message: the first word and the one after the last."""
        for start in range(len(its_words)):
            end = _end(self.parts, its_words, start)
            if end is not None:
                yield start, end


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
        """Each meaning found, with the span of words it takes up."""
        for pattern, meaning in self._candidates(its_words):
            for span in pattern.spans(its_words):
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


def _end(parts: Sequence[tuple[Row, ...]], its_words: Sequence[str], start: int) -> int | None:
    """The word after the last of the parts, if they stand from `start` on; else None."""
    if not parts:
        return start
    gap = not parts[0] and len(parts) > 1
    rows, rest = (parts[1], parts[2:]) if gap else (parts[0], parts[1:])
    for begin in range(start, start + (LONGEST_GAP if gap else 0) + 1):
        for row in rows:
            if _stands(row, its_words, begin):
                end = _end(rest, its_words, begin + len(row))
                if end is not None:
                    return end
    return None


def _stands(row: Row, its_words: Sequence[str], begin: int) -> bool:
    # Nearly always the first word decides, and long messages ask this a thousand times.
    if begin + len(row) > len(its_words) or not _fits(row[0], its_words[begin]):
        return False
    return all(_fits(wanted, its_words[begin + place]) for place, wanted in enumerate(row))


def _fits(wanted: str, word: str) -> bool:
    if "*" not in wanted:
        return wanted == word
    inner = wanted.strip("*")
    if wanted.startswith("*"):
        return inner in word if wanted.endswith("*") else word.endswith(inner)
    return wanted.endswith("*") and word.startswith(inner)
