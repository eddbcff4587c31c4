"""The files of data/offers: what they say together, and written so that they diff well."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import yaml

from bot.offers.entries import Entry, read_entries
from bot.offers.fault import BadFile, Fault
from bot.offers.offer import Offer
from bot.offers.reader import Wrong
from bot.offers.record import as_record, read_record
from bot.offers.rows import ROWS_VERSION
from bot.offers.translation import read_translations, with_translations
from bot.places.region import DATA, region
from bot.places.slug import slug

OFFERS = DATA / "offers"
# What an import reads beside the folder of offers.
SHARED = ("places/places.csv", "places/municipalities.csv", "needs.csv", "region.yml")
OTHERS = ("README.md", "SOURCES.md", "letter.txt", "names.tsv")  # what else belongs there
HEADING = """\
# {title}
# Felder und Regeln: README.md in diesem Ordner. Was nicht bekannt ist, bleibt weg.
# Nach dem Ändern: make offers
"""


def read_offers(folder: Path = OFFERS) -> tuple[list[Offer], list[Fault]]:
    """The offers of all files that have no fault, and the faults of the others."""
    entries, faults = _read_files(folder)
    read = [(entry, *read_record(entry.record)) for entry in entries]
    faults += [entry.fault(each) for entry, _, wrong in read for each in wrong]
    faults += _twice(entries)
    faulty = {fault.file for fault in faults}
    offers = [offer for entry, offer, _ in read if offer and entry.file not in faulty]
    translations, wrong_rows = read_translations(folder)
    faults.sort(key=lambda fault: (fault.file, fault.line))
    return with_translations(offers, translations), faults + wrong_rows


def unread_files(folder: Path = OFFERS) -> list[str]:
    """The names of files in the folder that nothing reads, as "titz.yaml" or "titz.yml.txt"."""
    names = (path.name for path in folder.iterdir() if path.is_file())
    return sorted(n for n in names if not n.endswith(".yml") and n not in OTHERS and n[0] != ".")


def _read_files(folder: Path) -> tuple[list[Entry], list[Fault]]:
    entries: list[Entry] = []
    faults: list[Fault] = []
    for path in sorted(folder.glob("*.yml")):
        try:
            entries += read_entries(path)
        except BadFile as bad:
            faults.append(bad.fault)
    return entries, faults


def _twice(entries: Iterable[Entry]) -> Iterator[Fault]:
    """A fault for every entry whose id an earlier one has, wherever that is."""
    seen: dict[str, str] = {}
    for entry in entries:
        id = str(entry.record.get("id") or "")
        if id in seen:
            yield entry.fault(Wrong(id, f"an id of its own ({seen[id]} has this one too)", ("id",)))
        elif id:
            seen[id] = entry.file


def files_fingerprint(folder: Path = OFFERS) -> str:
    """A hash over everything that an import reads; changes when any of it does."""
    paths = [*folder.glob("*.yml"), *folder.glob("*.tsv"), *(DATA / name for name in SHARED)]
    paths += (folder / "translations").glob("*.tsv")
    digest = hashlib.sha256(ROWS_VERSION.encode())
    for path in sorted(paths):
        digest.update(path.name.encode() + path.read_bytes())
    return digest.hexdigest()


def write_offers(offers: Iterable[Offer], folder: Path = OFFERS) -> list[Path]:
    """Writes each offer into the file of its area, by id, and returns the files."""
    files: dict[str, list[Offer]] = {}
    for offer in sorted(offers, key=lambda offer: offer.id):
        files.setdefault(file_of(offer), []).append(offer)
    folder.mkdir(parents=True, exist_ok=True)
    for name, inside in files.items():
        (folder / name).write_text(_as_text(name, inside), encoding="utf-8")
    return [folder / name for name in sorted(files)]


def file_of(offer: Offer) -> str:
    """The file an offer belongs to: of its municipality, the region, the state or the country."""
    wide = region().offer_files.get(offer.serves)
    if wide:
        return f"{wide}.yml"
    town = offer.municipality or offer.serves_municipalities[0]
    return slug(town) + ".yml"


class _Dumper(yaml.SafeDumper):
    """Indents lists below their field."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> Any:
        return super().increase_indent(flow, False)


class _Line(dict):  # type: ignore[type-arg]
    """A mapping that is written in one line."""


class _Row(list):  # type: ignore[type-arg]
    """A list that is written in one line."""


_Dumper.add_representer(
    _Line, lambda dumper, data: dumper.represent_mapping("tag:yaml.org,2002:map", data, True)
)
_Dumper.add_representer(
    _Row, lambda dumper, data: dumper.represent_sequence("tag:yaml.org,2002:seq", data, True)
)
PROSE = ("summary", "notes")  # broken into lines; everything else stays in one
BLOCK_LISTS = ("sources", "phones", "schedules", "required_documents")


def _as_text(name: str, offers: list[Offer]) -> str:
    title = f"Angebote: {Path(name).stem}"
    return HEADING.format(title=title) + "".join("\n" + _offer_text(offer) for offer in offers)


def _offer_text(offer: Offer) -> str:
    lines: list[str] = []
    for key, value in as_record(offer).items():
        shown = [_Line(item) if isinstance(item, dict) else item for item in _items(value)]
        flow = isinstance(value, list) and key not in BLOCK_LISTS
        data = shown if isinstance(value, list) else value
        lines += _dump({key: _Row(data) if flow else data}, key).splitlines()
    return "".join(f"{'- ' if number == 0 else '  '}{line}\n" for number, line in enumerate(lines))


def _items(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []


def _dump(data: dict[str, Any], key: str) -> str:
    width = 96 if key in PROSE else 1000
    return yaml.dump(
        data,
        Dumper=_Dumper,
        allow_unicode=True,
        sort_keys=False,
        width=width,
        default_flow_style=False,
    )
