"""The proper names by which families ask for an offer, or for the organization that runs it."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from bot.data_file import BadData
from bot.places.region import DATA

NAMES = DATA / "offers" / "names.tsv"
JOINT = "_"


@cache
def spellings(file: Path = NAMES) -> dict[str, tuple[str, ...]]:
    """For each name how families write it (`word`, `stem*`, `words_side_by_side`); empty without the file.

    A name is the beginnings of words by which an offer's name and organization are found
    ("weisser_ring"). Raises BadData for a line without a tabulator.
    """
    lines = file.read_text(encoding="utf-8").splitlines() if file.exists() else []
    return dict(_spellings(line, file, number) for number, line in enumerate(lines, 1))


def _spellings(line: str, file: Path, number: int) -> tuple[str, tuple[str, ...]]:
    name, tab, written = line.partition("\t")
    if not (name and tab and written.strip()):
        raise BadData(f'{file.name} line {number}: is "{line[:60]}", expected: name TAB spellings')
    return name, tuple(written.split())
