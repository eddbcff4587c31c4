"""Offers in the database: written from plain data, read back as plain data."""

from __future__ import annotations

import hashlib
import json
from collections import OrderedDict, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, fields
from functools import lru_cache
from itertools import islice
from pathlib import Path
from typing import Any

from sqlalchemy import (
    Table,
    Text,
    bindparam,
    cast,
    delete,
    insert,
    literal,
    null,
    select,
    text,
    union_all,
)
from sqlalchemy.orm import Session
from sqlalchemy.sql import CompoundSelect, Select

from bot.offers import tables
from bot.offers.cell import cell_of
from bot.offers.files import OFFERS, Fault, files_fingerprint, read_offers
from bot.offers.migrations import upgrade
from bot.offers.need import needs
from bot.offers.offer import PHASES, Offer, Phone, Source
from bot.offers.schedule import Schedule
from bot.offers.standing import standing
from bot.places.region import region

ANY_NEED = "any"
NO_MONTH = 9999  # beyond every age: no upper limit as last month, for no child as first
CHUNK = 400  # ids in one statement; SQLite of old allows 999 variables
SERVICE_FIELDS = {column.name for column in tables.service.columns} & {
    f.name for f in fields(Offer)
}
LOCATION_FIELDS = {c.name for c in tables.service_at_location.columns} & {
    f.name for f in fields(Offer)
}
SCHEDULE_FIELDS = tuple(field.name for field in fields(Schedule))


@dataclass(frozen=True)
class Imported:
    """What an import did: how many offers there are, were written and went."""

    offers: int
    written: int
    removed: int
    faults: tuple[Fault, ...] = ()


def load_offers(session: Session, folder: Path = OFFERS) -> Imported:
    """Brings the database to the state of the files; does nothing if they have not changed.

    Offers of a file with faults stay as the last import left them.
    """
    upgrade(session.connection())
    fingerprint = files_fingerprint(folder)
    known = tables.import_state
    state = session.execute(select(known.c.fingerprint).where(known.c.folder == folder.name))
    if state.scalar() == fingerprint:
        return Imported(len(_fingerprints(session)), 0, 0)
    return import_offers(session, folder, fingerprint)


def import_offers(session: Session, folder: Path, fingerprint: str | None = None) -> Imported:
    """Imports every file without a fault and returns what was wrong with the others."""
    upgrade(session.connection())
    offers, faults = read_offers(folder)
    written, removed = write_offers(session, offers, keep_others=bool(faults))
    session.execute(delete(tables.import_state))
    if not faults:
        done = {"folder": folder.name, "fingerprint": fingerprint or files_fingerprint(folder)}
        session.execute(insert(tables.import_state), [done])
    return Imported(len(offers), written, removed, tuple(faults))


def write_offers(
    session: Session, offers: Collection[Offer], keep_others: bool = False
) -> tuple[int, int]:
    """Writes what is new or changed, removes what is gone; returns how many of each."""
    _write_needs(session)
    stored = _fingerprints(session)
    changed = [offer for offer in offers if stored.get(offer.id) != fingerprint_of(offer)]
    gone = set() if keep_others else stored.keys() - {offer.id for offer in offers}
    _remove(session, [*gone, *(offer.id for offer in changed if offer.id in stored)])
    organizations = _organization_ids(session, changed)
    rows: dict[Table, list[dict[str, Any]]] = defaultdict(list)
    for offer in changed:
        for table, row in rows_of(offer, organizations[offer.organization]):
            rows[table].append(row)
    for table in reversed(tables.PARTS):
        if rows[table]:
            session.execute(insert(table), rows[table])
    return len(changed), len(gone)


def fingerprint_of(offer: Offer) -> str:
    """A hash that changes with anything the offer says."""
    said = json.dumps(asdict(offer), sort_keys=True, default=str)
    return hashlib.sha1(said.encode()).hexdigest()


def rows_of(offer: Offer, organization_id: int) -> Iterator[tuple[Table, dict[str, Any]]]:
    """Every row that one offer takes, with its table."""
    own = {"service_id": offer.id}
    yield tables.service, _service_row(offer, organization_id)
    yield tables.service_at_location, {**own, **{k: getattr(offer, k) for k in LOCATION_FIELDS}}
    yield tables.cost_option, {**own, "option": offer.cost, "amount_description": offer.cost_note}
    for table, parts in _parts(offer).items():
        for position, part in enumerate(parts):
            yield table, {**own, "position": position, **part}
    for code, (said, state) in offer.summaries.items():
        yield tables.summary, {**own, "language": code, "text": said, "state": state}
    for row in match_rows(offer):
        yield tables.match_entry, {**own, **row}


def _service_row(offer: Offer, organization_id: int) -> dict[str, Any]:
    return {
        **{name: getattr(offer, name) for name in SERVICE_FIELDS},
        "phases": ",".join(offer.phases),
        "organization_id": organization_id,
        "has_phone": bool(offer.phones),
        "has_schedule": bool(offer.schedules),
        "fingerprint": fingerprint_of(offer),
    }


def _parts(offer: Offer) -> dict[Table, list[dict[str, Any]]]:
    towns = [{"name": n, "extent_type": "municipality"} for n in offer.serves_municipalities]
    districts = [{"name": n, "extent_type": "district"} for n in offer.serves_districts]
    return {
        tables.phone: [{"number": p.number, "label": p.label} for p in offer.phones],
        tables.schedule: [_schedule_row(schedule) for schedule in offer.schedules],
        tables.language: [{"code": code} for code in offer.languages],
        tables.service_area: towns + districts,
        tables.need: [{"term_id": term} for term in offer.needs],
        tables.required_document: [{"document": d} for d in offer.required_documents],
        tables.source: [{"url": s.url, "label": s.label} for s in offer.sources],
    }


def _schedule_row(schedule: Schedule) -> dict[str, Any]:
    row = {name: getattr(schedule, name) for name in SCHEDULE_FIELDS}
    return {**row, "nth": ",".join(map(str, schedule.nth))}


def match_rows(offer: Offer) -> Iterator[dict[str, Any]]:
    """What the search compares, for each need and area; nothing for a paused offer."""
    if offer.status == "paused":
        return
    first, last = offer.age_range
    for_children = any(PHASES[phase] for phase in offer.phases) or not offer.phases
    row = {
        "standing": standing(offer),
        "cell": cell_of(offer.position),
        "first_month": (first or 0) if for_children else NO_MONTH,
        "last_month": NO_MONTH if last is None else last,
        "for_pregnancy": offer.for_pregnancy,
    }
    for area in areas_of(offer):
        for position, term in enumerate((*offer.needs, ANY_NEED)):
            yield {**row, "need": term, "area": area, "need_position": position}


def areas_of(offer: Offer) -> tuple[str, ...]:
    """The areas whose people the offer is there for: municipalities, the county, state, country."""
    here = region()
    whole = {"region": here.name, "state": here.state_name, "country": here.country_name}
    if offer.serves_municipalities and offer.serves not in ("state", "country"):
        return offer.serves_municipalities
    return (whole.get(offer.serves) or offer.municipality or here.name,)


def _write_needs(session: Session) -> None:
    known = set(session.execute(select(tables.taxonomy_term.c.id)).scalars())
    new = [n for n in needs() if n.id not in known]
    if new:
        rows = [{"id": n.id, "name": n.label_de, "parent": n.group} for n in new]
        session.execute(insert(tables.taxonomy_term), rows)


def _fingerprints(session: Session) -> dict[str, str]:
    rows = session.execute(select(tables.service.c.id, tables.service.c.fingerprint))
    return {row.id: row.fingerprint for row in rows}


def _remove(session: Session, ids: list[str]) -> None:
    for some in _chunks(ids):
        for table in tables.PARTS:
            key = table.c.id if table is tables.service else table.c.service_id
            session.execute(delete(table).where(key.in_(some)))


def _organization_ids(session: Session, offers: Iterable[Offer]) -> dict[str, int]:
    table = tables.organization
    known = {row.name: row.id for row in session.execute(select(table))}
    new = sorted({offer.organization for offer in offers} - known.keys())
    rows = [
        {"id": max(known.values(), default=0) + n, "name": name} for n, name in enumerate(new, 1)
    ]
    if rows:
        session.execute(insert(table), rows)
    return known | {row["name"]: row["id"] for row in rows}


def _chunks(ids: Iterable[str]) -> Iterator[list[str]]:
    rest = iter(ids)
    while some := list(islice(rest, CHUNK)):
        yield some


# (id, fingerprint) -> offer, the last used at the end: the fingerprint makes an import visible at
# once, also one by another process, so nothing has to be told to forget.
_read: OrderedDict[tuple[str, str], Offer] = OrderedDict()
KEPT = 5000


def read_offers_by_id(session: Session, fingerprints: Mapping[str, str]) -> dict[str, Offer]:
    """The offers of these ids, given with the fingerprint of their row; in the order given."""
    missing = [id for id, print_ in fingerprints.items() if (id, print_) not in _read]
    for some in _chunks(missing):
        for offer in _from_database(session, some):
            _read[offer.id, fingerprints[offer.id]] = offer
    found = {id: _read[id, p] for id, p in fingerprints.items() if (id, p) in _read}
    for id in found:
        _read.move_to_end((id, fingerprints[id]))
    while len(_read) > KEPT:
        _read.popitem(last=False)
    return found


# The same for the times of an offer alone, of which a search compares more than it shows.
_times: OrderedDict[tuple[str, str], tuple[Schedule, ...]] = OrderedDict()


def read_schedules(
    session: Session, fingerprints: Mapping[str, str]
) -> dict[str, tuple[Schedule, ...]]:
    """The schedules of the services with these ids and fingerprints."""
    missing = [id for id, print_ in fingerprints.items() if (id, print_) not in _times]
    for some in _chunks(missing):
        for id, schedules in _schedules(session, some).items():
            _times[id, fingerprints[id]] = schedules
    found = {id: _times[id, print_] for id, print_ in fingerprints.items()}
    while len(_times) > KEPT:
        _times.popitem(last=False)
    return found


def find_offer(session: Session, offer_id: str) -> Offer | None:
    """The offer of this id; None if there is none."""
    table = tables.service
    row = session.execute(select(table.c.fingerprint).where(table.c.id == offer_id)).first()
    return read_offers_by_id(session, {offer_id: row.fingerprint}).get(offer_id) if row else None


def all_offers(session: Session) -> list[Offer]:
    """Every offer of the database, by id."""
    return list(read_offers_by_id(session, dict(sorted(_fingerprints(session).items()))).values())


# The tables with a few texts a row, and these texts: read together in one statement.
SMALL_PARTS: Mapping[Table, tuple[str, ...]] = {
    tables.phone: ("number", "label"),
    tables.language: ("code",),
    tables.service_area: ("name", "extent_type"),
    tables.need: ("term_id",),
    tables.required_document: ("document",),
    tables.source: ("url", "label"),
    tables.summary: ("language", "text", "state"),
}
MOST_TEXTS = max(map(len, SMALL_PARTS.values()))
Parts = dict[str, list[tuple[str | None, ...]]]  # table name -> texts of each row


def _from_database(session: Session, ids: list[str]) -> Iterator[Offer]:
    parts: dict[str, Parts] = defaultdict(lambda: defaultdict(list))
    for service_id, table, _, *texts in session.execute(_small_parts(), {"ids": ids}):
        parts[service_id][table].append(tuple(texts))
    times = _schedules(session, ids)
    for row in session.execute(_services(), {"ids": ids}):
        yield _offer(dict(row._mapping), parts[row.id], times[row.id])


IDS = bindparam("ids", expanding=True)


@lru_cache(maxsize=1)
def _services() -> Select:
    s, at, cost = tables.service, tables.service_at_location, tables.cost_option
    provider = tables.organization
    joined = (
        s.join(provider, s.c.organization_id == provider.c.id)
        .join(at, at.c.service_id == s.c.id)
        .join(cost, cost.c.service_id == s.c.id)
    )
    columns = [
        *(s.c[name] for name in sorted(SERVICE_FIELDS)),
        *(at.c[name] for name in sorted(LOCATION_FIELDS)),
        provider.c.name.label("organization"),
        cost.c.option.label("cost"),
        cost.c.amount_description.label("cost_note"),
    ]
    return select(*columns).select_from(joined).where(s.c.id.in_(IDS))


@lru_cache(maxsize=1)
def _small_parts() -> CompoundSelect:
    every = []
    for table, names in SMALL_PARTS.items():
        texts = [cast(table.c[name], Text) for name in names]
        texts += [cast(null(), Text)] * (MOST_TEXTS - len(names))
        position = table.c.position if "position" in table.c else literal(0)
        part = select(table.c.service_id, literal(table.name), position, *texts)
        every.append(part.where(table.c.service_id.in_(IDS)))
    return union_all(*every).order_by(text("1, 2, 3, 4"))


@lru_cache(maxsize=1)
def _schedule_rows() -> Select:
    table = tables.schedule
    return select(table).where(table.c.service_id.in_(IDS)).order_by(table.c.position)


def _schedules(session: Session, ids: list[str]) -> dict[str, tuple[Schedule, ...]]:
    rows: dict[str, list[Schedule]] = {id: [] for id in ids}
    for row in session.execute(_schedule_rows(), {"ids": ids}):
        rows[row.service_id].append(_schedule(row))
    return {id: tuple(schedules) for id, schedules in rows.items()}


def _offer(values: dict[str, Any], parts: Parts, schedules: tuple[Schedule, ...]) -> Offer:
    areas = parts["service_area"]
    return Offer(
        **{**values, "phases": tuple(filter(None, values["phases"].split(",")))},
        schedules=schedules,
        phones=tuple(Phone(number, label) for number, label, _ in parts["phone"]),
        languages=tuple(code for code, *_ in parts["language"]),
        serves_municipalities=tuple(name for name, kind, _ in areas if kind == "municipality"),
        serves_districts=tuple(name for name, kind, _ in areas if kind == "district"),
        needs=tuple(term for term, *_ in parts["need"]),
        required_documents=tuple(document for document, *_ in parts["required_document"]),
        sources=tuple(Source(url, label) for url, label, _ in parts["source"]),
        summaries={language: (said, state) for language, said, state in parts["summary"]},
    )


def _schedule(row: Any) -> Schedule:
    values = {name: getattr(row, name) for name in SCHEDULE_FIELDS}
    nth = tuple(int(number) for number in row.nth.split(",") if number)
    return Schedule(**{**values, "nth": nth})
