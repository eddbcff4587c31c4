"""Signs that a quantity in a message is the age of a child, or that it is something else."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations, product

from nlu.quantity import Quantity
from nlu.reading import Reading

REACH, NEAR = 6, 4  # clues that are looked at on either side; that are looked at in pairs
RUN, TELLING_RUN = 5, 3
BEFORE, AFTER = "<", ">"
MANY_NUMBERS = 4
LENGTHS = (8, 16, 24, 32)  # a message is as long as it exceeds of these, in clues
FILLERS = tuple("uf~")  # letters of clues that say little
SIZES = (1.5, 2, 2.5, 3, 7, 13, 16, 19)  # a number is as large as it exceeds of these


def signs(quantity: Quantity, reading: Reading) -> set[str]:
    """The form and size of a quantity, and the clues around it, far fewer at the ends of a message.

    Each of the clues is given by itself and together with the unit: "since" means more beside years
    than beside a bare number.
    """
    clues = ["", *reading.names, ""]  # empty names where the message begins and ends
    around = {*_around(quantity, clues), *_of_message(reading, clues[1:-1])}
    unit = quantity.unit.upper()
    own = _own(quantity, beside=clues[quantity.start])
    return {*own, *around, *(f"{unit} {sign}" for sign in around)}


def _own(quantity: Quantity, beside: str) -> Iterator[str]:
    form = f"{quantity.form}{quantity.unit}"
    size = sum(quantity.number >= least for least in SIZES)
    is_figure = isinstance(quantity.number, float)
    yield from (form, f"size {size}", f"{form} {size}", f"size {size}{BEFORE}{beside}")
    yield from (f"figure {is_figure}", f"rest {quantity.number % 1:g} {is_figure}")


def _around(quantity: Quantity, clues: Sequence[str]) -> Iterator[str]:
    start, end = quantity.start + 1, quantity.end + 1
    before = clues[max(start - REACH, 0) : start][::-1]
    after = clues[end : end + REACH]
    for side, row in ((BEFORE, before), (AFTER, after)):
        yield from _runs(side, row, RUN)
        yield from (f"{side}{clue}" for clue in row)
        yield from (f"{side}{place}{clue}" for place, clue in enumerate(row))
        yield from (f"{side}{one}+{other}" for one, other in combinations(row, 2))
    yield from _across(before[:NEAR], after[:NEAR])
    yield from _telling(before, after)


def _of_message(reading: Reading, clues: Sequence[str]) -> Iterator[str]:
    yield from (f"in {clue}" for clue in set(clues))
    yield f"pregnant {reading.pregnant}"
    yield f"numbers {min(reading.letters.count('n'), MANY_NUMBERS)}"
    yield f"long {sum(len(reading.letters) >= least for least in LENGTHS)}"


def _runs(side: str, row: Sequence[str], longest: int) -> Iterator[str]:
    """The first clue, the first two, and so on."""
    for length in range(1, min(longest, len(row)) + 1):
        yield f"{side}{' '.join(row[:length])}"


def _across(before: Sequence[str], after: Sequence[str]) -> Iterator[str]:
    """Each clue before with each after, with and without how far they are."""
    for (here, one), (there, other) in product(enumerate(before), enumerate(after)):
        yield f"{one}_{other}"
        yield f"{here}{one}_{there}{other}"


def _telling(before: Sequence[str], after: Sequence[str]) -> Iterator[str]:
    """The same as if there were no words that say little."""
    before, after = (
        [clue for clue in row if not clue.startswith(FILLERS)] for row in (before, after)
    )
    yield from _runs(BEFORE * 2, before, TELLING_RUN)
    yield from _runs(AFTER * 2, after, TELLING_RUN)
    for longest_before, longest_after in ((1, 1), (2, 1), (1, 2)):
        yield f"{before[:longest_before]}{after[:longest_after]}"
