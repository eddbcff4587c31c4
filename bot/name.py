"""The proper names by which families ask for an offer, or for the organization that runs it."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from bot.data_file import Line, read_lines
from bot.places.region import DATA

NAMES = DATA / "offers" / "names.tsv"
JOINT = "_"


@cache
def spellings(file: Path = NAMES) -> dict[str, tuple[str, ...]]:
    """For each name how families write it (`word`, `stem*`, `words_side_by_side`); empty without the file.

    A name is the beginnings of words by which an offer's name and organization are found
    ("weisser_ring"). Raises BadData for a line without a tabulator.
    """
    return dict(map(_spellings, read_lines(file))) if file.exists() else {}


def _spellings(line: Line) -> tuple[str, tuple[str, ...]]:
    name, *written = line.cells
    if not name or len(written) != 1 or not written[0].strip():
        raise line.bad("name TAB spellings")
    return name, tuple(written[0].split())
