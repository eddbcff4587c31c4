"""Messages with the ages they tell, from which it is learnt what an age is told by."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from bot.data_file import Line, read_lines
from nlu.lexicon import LANGUAGES

NO_AGE = "-"
AGES = re.compile(rf"{NO_AGE}|\d+-\d+(?: \d+-\d+)*")


@dataclass(frozen=True)
class AgePhrase:
    """A message, and the spans of months of the children's ages that quantities in it tell."""

    text: str
    language: str
    ages: tuple[tuple[int, int], ...]


def load_age_phrases(folder: Path = LANGUAGES) -> list[AgePhrase]:
    """The messages of all languages, in the order of the files; empty without any.

    Raises BadData for the first line that is not "36-47 84-95 TAB message" or "- TAB message".
    """
    return [
        _phrase(line, file.parts[-3])
        for file in age_phrase_files(folder)
        for line in read_lines(file)
    ]


def age_phrase_files(folder: Path = LANGUAGES) -> list[Path]:
    """The files that exist, sorted."""
    return sorted(folder.glob("*/phrases/ages.tsv"))


def _phrase(line: Line, language: str) -> AgePhrase:
    ages, *text = line.cells
    if not AGES.fullmatch(ages) or len(text) != 1 or not text[0].strip():
        raise line.bad(f'months ("36-47 84-95") or "{NO_AGE}" TAB message')
    return AgePhrase(text[0].strip(), language, _spans(ages))


def _spans(ages: str) -> tuple[tuple[int, int], ...]:
    spans = (span.split("-") for span in ages.split() if span != NO_AGE)
    return tuple((int(low), int(high)) for low, high in spans)
