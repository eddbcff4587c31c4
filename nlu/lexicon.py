"""Words of a language by their meaning, read from its data files and found in tokens."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from bot.data_file import load_yaml
from nlu.fold import Token, bare, is_spelt

LANGUAGES = Path(__file__).parent.parent / "data" / "languages"
GAP = r"(?:\W+\w+){0,4}?"


@dataclass(frozen=True)
class Sense:
    """What a word means: its group in the file, and the number it stands for, if any."""

    group: str
    value: Any = None


@dataclass(eq=False)
class Lexicon:
    """Words, stems (`jahr*`) and sequences of words (`so_alt`) with their senses."""

    words: dict[str, Sense] = field(default_factory=dict)
    stems: dict[str, Sense] = field(default_factory=dict)
    sequences: dict[str, list[tuple[list[str], Sense]]] = field(default_factory=dict)

    def add(self, spellings: Iterable[str], sense: Sense) -> None:
        """Takes up words that are not yet known; the first meaning of a word stays."""
        for spelling in spellings:
            word = bare(spelling)
            if "_" in word:
                first, *others = word.split("_")
                self.sequences.setdefault(first, []).append((others, sense))
            elif word.endswith("*"):
                self.stems.setdefault(word[:-1], sense)
            else:
                self.words.setdefault(word, sense)

    def sense(self, word: str) -> Sense | None:
        """The sense of a bare word; a stem counts when no whole word does; None if unknown."""
        if word in self.words:
            return self.words[word]
        for length in range(len(word), 1, -1):
            if word[:length] in self.stems:
                return self.stems[word[:length]]
        return None

    def sequence(self, tokens: Sequence[Token], at: int) -> tuple[int, Sense] | None:
        """How many tokens from `at` on are a known sequence, and its sense; None if none is."""
        known = self.sequences.get(tokens[at].bare)
        if not known:
            return None
        second = tokens[at + 1].bare if at + 1 < len(tokens) else ""
        found = [
            (1 + len(others), sense)
            for others, sense in known
            if is_spelt(
                second, others[0]
            )  # most fail here, and there are hundreds that begin with "in"
            and len(tokens) > at + len(others)
            and _follows(others, tokens, at + 1)
        ]
        return max(found, key=lambda each: each[0], default=None)


def _follows(words: list[str], tokens: Sequence[Token], at: int) -> bool:
    return all(is_spelt(token.bare, word) for word, token in zip(words, tokens[at:], strict=False))


@cache
def language_file(language: str, name: str) -> dict[str, Any]:
    """The contents of `data/languages/<language>/<name>`; empty if the language has none."""
    path = LANGUAGES / language / name
    return load_yaml(path) if path.exists() else {}


@cache
def languages_with(name: str) -> tuple[str, ...]:
    """Codes of the languages that have a file of this name, in alphabetical order."""
    return tuple(sorted(path.parent.name for path in LANGUAGES.glob(f"*/{name}")))


def entries(value: str | list[str]) -> list[str]:
    """Words of a data entry: a list as it stands, or one string divided at blanks."""
    return value.split() if isinstance(value, str) else [str(word) for word in value]


def pattern(rows: Iterable[str], classes: Mapping[str, Iterable[str]]) -> re.Pattern[str]:
    """One expression for bare text that finds any of the rows; it finds nothing without rows.

    In a row, `a|b` are alternatives, `stem*` and `*ending` are parts of words, `...` is a gap of
    up to four words, and `<name>` stands for the words of a class.
    """
    alternatives = "|".join(_row(row, classes) for row in rows)
    return re.compile(rf"(?<!\w)(?:{alternatives})(?!\w)" if alternatives else r"(?!)")


def _row(row: str, classes: Mapping[str, Iterable[str]]) -> str:
    parts = [_part(word, classes) for word in row.split()]
    return r"\W+".join(parts).replace(r"\W+...", GAP)


def _part(word: str, classes: Mapping[str, Iterable[str]]) -> str:
    if word == "...":
        return word
    if word.startswith("<"):
        choices = list(classes[word[1:-1]])
    else:
        choices = [bare(choice) for choice in word.split("|")]
    return "(?:" + "|".join(re.escape(each).replace(r"\*", r"\w*") for each in choices) + ")"
