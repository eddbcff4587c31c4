"""Summaries in further languages: data/offers/translations/<code>.tsv."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from zlib import crc32

from bot.languages.language import DEFAULT
from bot.offers.fault import BadFile, Fault, text_of
from bot.offers.offer import Offer

STATES = ("human", "machine")
COLUMNS = ("id", "state", "of", "summary")


@dataclass(frozen=True)
class Translation:
    """An offer's summary in a language, by a human or a machine, and which summary it is of."""

    offer_id: str
    language: str
    state: str
    of: str
    summary: str

    def is_of(self, offer: Offer) -> bool:
        """Whether the German summary is still the one that was translated."""
        return self.of == mark(offer.summary)


def mark(summary: str) -> str:
    """A short name for a German summary; it changes when a word of it does."""
    return f"{crc32(summary.encode()):08x}"


def read_translations(folder: Path) -> tuple[list[Translation], list[Fault]]:
    """The translations of all languages and what is wrong with their files; any subset may be."""
    found: list[Translation] = []
    faults: list[Fault] = []
    for path in sorted((folder / "translations").glob("*.tsv")):
        try:
            rows = text_of(path).splitlines()
        except BadFile as bad:
            faults.append(bad.fault)
            continue
        for line, row in enumerate(rows, start=1):
            cells = row.split("\t")
            wrong = list(_faults(path.name, line, cells))
            faults += wrong
            if not wrong:
                offer_id, state, of, summary = cells
                found.append(Translation(offer_id, path.stem, state, of, summary.strip()))
    return found, faults


def _faults(file: str, line: int, cells: Sequence[str]) -> Iterator[Fault]:
    if len(cells) != len(COLUMNS) or not all(cell.strip() for cell in cells):
        expected = f"{len(COLUMNS)} cells between tabs: {', '.join(COLUMNS)}"
        yield Fault(file, line, cells[0], "row", "\t".join(cells), expected)
    elif cells[1] not in STATES:
        yield Fault(file, line, cells[0], "state", cells[1], " or ".join(STATES))


def with_translations(offers: Iterable[Offer], translations: Iterable[Translation]) -> list[Offer]:
    """The offers with their translated summaries; one of an older summary is left out."""
    by_offer: Mapping[str, list[Translation]] = defaultdict(list)
    for each in translations:
        by_offer[each.offer_id].append(each)
    return [replace(offer, summaries=_summaries(offer, by_offer[offer.id])) for offer in offers]


def _summaries(offer: Offer, translations: Iterable[Translation]) -> dict[str, tuple[str, str]]:
    fresh = {
        each.language: (each.summary, each.state) for each in translations if each.is_of(offer)
    }
    return {**fresh, DEFAULT: (offer.summary, "human")}
