"""Ages that a message corrects: "6 und 11, nein, 6 und 12", "der Große ist 6 ... nein, der Große ist 7"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from nlu.reading import Found, Reading

CORRECTION = "correction"  # group of ages.yml
# A word of correction begins what it says, and only words about a child stand before the new age.
CORRECTED = re.compile(r"(?<=[.,()'&nhyYmMwWdDO-])f[.,]*[fukpecvisKSA]{0,4}(?=[na])")


def corrected(found: Sequence[Found], reading: Reading) -> list[Found]:
    """The ages in order; each behind a word of correction stands for the nearest one before it.

    Those for which no other is left are ages of further children.
    """
    at = next(_corrections(reading), None)
    if at is None:
        return list(found)
    before = [each for each in found if each.first < at]
    after = [each for each in found if each.first > at]
    for each in after[: len(before)]:
        before.remove(min(before, key=lambda other: abs(other.min - each.min)))
    return [*before, *after]


def _corrections(reading: Reading) -> Iterator[int]:
    """Where words of correction begin what a message says anew."""
    letters = "".join(clue.letter for clue in reading.clues)
    for match in CORRECTED.finditer(letters):
        if reading.mark(match.start()) == CORRECTION:
            yield match.start()
