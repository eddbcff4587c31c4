"""Messages with the ages they tell, from which it is learnt what an age is told by."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from nlu.lexicon import LANGUAGES
from nlu.phrases import PhraseError

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

    Raises PhraseError for the first line that is not "36-47 84-95 TAB message" or "- TAB message".
    """
    return [phrase for file in age_phrase_files(folder) for phrase in _read(file)]


def age_phrase_files(folder: Path = LANGUAGES) -> list[Path]:
    """The files that exist, sorted."""
    return sorted(folder.glob("*/phrases/ages.tsv"))


def _read(file: Path) -> Iterator[AgePhrase]:
    language = file.parts[-3]
    for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1):
        ages, _, text = line.partition("\t")
        if not AGES.fullmatch(ages) or not text.strip():
            place = "/".join(file.parts[-4:])
            raise PhraseError(
                f'{place} line {number}: is "{line[:60]}", expected: '
                f'months ("36-47 84-95") or "{NO_AGE}" TAB message'
            )
        yield AgePhrase(text.strip(), language, _spans(ages))


def _spans(ages: str) -> tuple[tuple[int, int], ...]:
    spans = (span.split("-") for span in ages.split() if span != NO_AGE)
    return tuple((int(low), int(high)) for low, high in spans)
