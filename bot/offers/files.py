"""The files of data/offers: read with line numbers, written so that they diff well."""

from __future__ import annotations

import hashlib
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import yaml

from bot.offers.fault import Fault
from bot.offers.offer import Offer
from bot.offers.record import Problem, as_record, read_record
from bot.offers.rows import ROWS_VERSION
from bot.offers.translation import read_translations, with_translations
from bot.places.region import DATA, region

OFFERS = DATA / "offers"
HEADING = """\
# {title}
# Felder und Regeln: README.md in diesem Ordner. Was nicht bekannt ist, bleibt weg.
# Nach dem Ändern: python -m bot.offers import
"""


def read_offers(folder: Path = OFFERS) -> tuple[list[Offer], list[Fault]]:
    """The offers of all files that have no fault, and the faults of the others."""
    offers: list[Offer] = []
    faults: list[Fault] = []
    for path in sorted(folder.glob("*.yml")):
        found, wrong = read_file(path)
        offers += [] if wrong else found
        faults += wrong
    faults += _twice(folder)
    translations, wrong = read_translations(folder)
    return with_translations(offers, translations), faults + wrong


def read_file(path: Path) -> tuple[list[Offer], list[Fault]]:
    """Every offer of one file with the faults found in it."""
    try:
        entries = list(_entries(path))
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        return [], [Fault(path.name, line, "?", "YAML", error.problem, "a list of offers")]
    offers, faults = [], []
    for record, lines in entries:
        offer, problems = read_record(record)
        offers += [offer] if offer else []
        faults += [_fault(path, record, lines, problem) for problem in problems]
    return offers, faults


def _fault(path: Path, record: dict[str, Any], lines: dict[str, int], problem: Problem) -> Fault:
    line = lines.get(problem.field, min(lines.values(), default=1))
    name = str(record.get("id") or record.get("name") or "?")
    return Fault(path.name, line, name, problem.field, problem.value, problem.expected)


def _entries(path: Path) -> Iterator[tuple[dict[str, Any], dict[str, int]]]:
    """Each record with the line of each of its fields."""
    loader = yaml.CSafeLoader(path.read_text(encoding="utf-8"))
    try:
        root = loader.get_single_node()
        if root is None:
            return
        if not isinstance(root, yaml.SequenceNode):
            raise yaml.MarkedYAMLError(problem="no list", problem_mark=root.start_mark)
        for node in root.value:
            yield _entry(loader, node)
    finally:
        loader.dispose()


def _entry(loader: Any, node: yaml.Node) -> tuple[dict[str, Any], dict[str, int]]:
    if not isinstance(node, yaml.MappingNode):
        raise yaml.MarkedYAMLError(problem="no fields", problem_mark=node.start_mark)
    lines = {key.value: key.start_mark.line + 1 for key, _ in node.value}
    repeated = [key for key, count in Counter(k.value for k, _ in node.value).items() if count > 1]
    if repeated:
        raise yaml.MarkedYAMLError(
            problem=f"field {repeated[0]} twice in one offer", problem_mark=node.start_mark
        )
    return loader.construct_mapping(node, deep=True), lines


def _twice(folder: Path) -> Iterator[Fault]:
    """A fault for every id that stands more than once, wherever that is."""
    seen: dict[str, str] = {}
    for path in sorted(folder.glob("*.yml")):
        try:
            entries = list(_entries(path))
        except yaml.MarkedYAMLError:
            continue
        for record, lines in entries:
            id = str(record.get("id"))
            if id in seen:
                expected = f"an id of its own ({seen[id]} has this one too)"
                yield Fault(path.name, lines.get("id", 1), id, "id", id, expected)
            seen.setdefault(id, path.name)


def files_fingerprint(folder: Path = OFFERS) -> str:
    """A hash over everything that an import reads; changes when any of it does."""
    places = DATA / "places" / "places.csv"
    paths = [*folder.glob("*.yml"), *(folder / "translations").glob("*.tsv"), places]
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
    return ascii_name(town) + ".yml"


def ascii_name(name: str) -> str:
    """A name in lower-case ASCII letters, digits and hyphens: "Düren" is "dueren"."""
    for letter, letters in (("ä", "ae"), ("ö", "oe"), ("ü", "ue"), ("ß", "ss")):
        name = name.lower().replace(letter, letters)
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    return "-".join("".join(c if c.isalnum() else " " for c in plain).split())


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
