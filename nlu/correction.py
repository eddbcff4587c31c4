"""Ages that a message corrects: "6 und 11, nein, 6 und 12", "der Große ist 6 ... nein, der Große ist 7"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from nlu.reading import Found, Reading

CORRECTION = "correction"  # group of ages.yml
# A word of correction begins what it says, and only words about a child stand before the new age.
CORRECTED = re.compile(r"(?<=[.,()'&nhyYmMwWdDO-])f[.,]*[fukpecvisKSA]{0,4}(?=[na])")


def corrected(found: Sequence[Found], reading: Reading) -> list[Found]:
    """The ages in order; each behind a word of correction stands for the nearest one before it.

    Those for which no other is left are ages of further children.
    """
    ages: list[Found] = []
    for start, end in pairwise([0, *_corrections(reading), len(reading.clues)]):
        said = [each for each in found if start <= each.first < end]
        for each in said[: len(ages)]:
            ages.remove(min(ages, key=lambda other: abs(other.min - each.min)))
        ages += said
    return ages


def _corrections(reading: Reading) -> Iterator[int]:
    """Where words of correction begin what a message says anew."""
    letters = "".join(clue.letter for clue in reading.clues)
    for match in CORRECTED.finditer(letters):
        if reading.mark(match.start()) == CORRECTION:
            yield match.start()
