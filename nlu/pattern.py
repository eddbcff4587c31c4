"""Rows of words with gaps, found in a message: "bring* ... mich um"."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from nlu.features import words

GAP = "..."
LONGEST_GAP = 4


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
    def expression(self) -> re.Pattern[str]:
        """The pattern as a regular expression over words that are each followed by a space."""
        return re.compile("(?<= )" + "".join(_expressions(self.source.split())))

    @cached_property
    def anchors(self) -> tuple[str, ...]:
        """Words ("leben") or stems ("leb*") of which one must be there; of all, the longest.

        Empty if any word will do, as for a pattern of endings.
        """
        choices = [_anchors(part) for part in self.source.split() if part != GAP]
        return max(choices, key=lambda anchors: min(map(len, anchors), default=0))


@dataclass
class PatternIndex:
    """Patterns, each found again by the rarest of its words, with what each stands for."""

    _by_anchor: dict[str, list[tuple[Pattern, str]]] = field(
        default_factory=lambda: defaultdict(list)
    )
    _anywhere: list[tuple[Pattern, str]] = field(default_factory=list)

    def add(self, pattern: Pattern, meaning: str) -> None:
        """Takes up a pattern; raises PatternError when it has no words."""
        if not any(_anchors(part) or "*" in part for part in pattern.source.split()):
            raise PatternError(f'"{pattern.source}" has no words')
        for anchor in pattern.anchors:
            self._by_anchor[anchor].append((pattern, meaning))
        if not pattern.anchors:
            self._anywhere.append((pattern, meaning))

    def find(self, its_words: Sequence[str]) -> Iterator[tuple[str, tuple[int, int]]]:
        """Each meaning found, with the span of letters it takes up among the joined words."""
        text = f" {' '.join(its_words)} "
        for pattern, meaning in self._candidates(its_words):
            for match in pattern.expression.finditer(text):
                yield meaning, match.span()

    def _candidates(self, its_words: Iterable[str]) -> dict[tuple[Pattern, str], None]:
        found = dict.fromkeys(self._anywhere)
        for word in set(its_words):
            for anchor in (word, *(f"{word[:length]}*" for length in range(1, len(word) + 1))):
                if anchor in self._by_anchor:
                    found.update(dict.fromkeys(self._by_anchor[anchor]))
        return found


def _anchors(part: str) -> tuple[str, ...]:
    """The first word or stem of each alternative; none if one of them is an ending."""
    alternatives = [each for each in part.split("|") if each]
    if any(each.startswith("*") for each in alternatives):
        return ()
    return tuple(_plain(each)[0] for each in alternatives if _plain(each))


def _plain(alternative: str) -> list[str]:
    """The words of an alternative, the last with its star: "s'mund*" is "s" and "mund*"."""
    plain = list(words(alternative))
    if plain and alternative.endswith("*"):
        plain[-1] += "*"
    if plain and alternative.startswith("*"):
        plain[0] = "*" + plain[0]
    return plain


def _expressions(parts: Sequence[str]) -> Iterator[str]:
    for part in parts:
        if part == GAP:
            yield rf"(?:[^ ]+ ){{0,{LONGEST_GAP}}}?"
        else:
            yield f"(?:{'|'.join(_expression(each) for each in part.split('|') if each)})"


def _expression(alternative: str) -> str:
    return "".join(_word_expression(word) + " " for word in _plain(alternative))


def _word_expression(word: str) -> str:
    return re.escape(word).replace(r"\*", "[^ ]*")
