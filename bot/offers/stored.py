"""Offers read from the database, as plain data again."""

from __future__ import annotations

from collections import OrderedDict, defaultdict
from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Any, TypeVar

from sqlalchemy import (
    Table,
    Text,
    bindparam,
    cast,
    literal,
    null,
    select,
    text,
    union_all,
)
from sqlalchemy.orm import Session
from sqlalchemy.sql import CompoundSelect, Select

from bot.offers import tables
from bot.offers.chunk import chunks
from bot.offers.offer import Offer, Phone, Source
from bot.offers.rows import LOCATION_FIELDS, SCHEDULE_FIELDS, SERVICE_FIELDS
from bot.offers.schedule import Schedule

T = TypeVar("T")
# (id, fingerprint) -> what was read, the last used at the end: the fingerprint makes an import visible at
# once, also one by another process, so nothing has to be told to forget.
Kept = OrderedDict[tuple[str, str], T]
KEPT = 5000
_offers: Kept[Offer] = OrderedDict()
_times: Kept[tuple[Schedule, ...]] = OrderedDict()  # of which a search compares more than it shows


def read_offers_by_id(session: Session, fingerprints: Mapping[str, str]) -> dict[str, Offer]:
    """The offers of these ids, given with the fingerprint of their row; in the order given."""
    return _kept_or_read(_offers, fingerprints, lambda ids: _from_database(session, ids))


def read_schedules(
    session: Session, fingerprints: Mapping[str, str]
) -> dict[str, tuple[Schedule, ...]]:
    """The schedules of the services with these ids and fingerprints."""
    return _kept_or_read(_times, fingerprints, lambda ids: _schedules(session, ids))


def _kept_or_read(
    kept: Kept[T], fingerprints: Mapping[str, str], read: Callable[[list[str]], Mapping[str, T]]
) -> dict[str, T]:
    """What is kept, and what is missing as it is read; the last used stay."""
    missing = [id for id, print_ in fingerprints.items() if (id, print_) not in kept]
    for some in chunks(missing):
        kept.update({(id, fingerprints[id]): value for id, value in read(some).items()})
    found = {id: kept[id, p] for id, p in fingerprints.items() if (id, p) in kept}
    for id in found:
        kept.move_to_end((id, fingerprints[id]))
    while len(kept) > KEPT:
        kept.popitem(last=False)
    return found


def find_offer(session: Session, offer_id: str) -> Offer | None:
    """The offer of this id; None if there is none."""
    return offers_of(session, [offer_id]).get(offer_id)


def offers_of(session: Session, ids: list[str]) -> dict[str, Offer]:
    """The offers of these ids that there are, by id; all are looked for in one statement."""
    rows = session.execute(_fingerprints(), {"ids": ids})
    return read_offers_by_id(session, {row.id: row.fingerprint for row in rows})


def all_offers(session: Session) -> list[Offer]:
    """Every offer of the database, by id."""
    return list(
        read_offers_by_id(session, dict(sorted(stored_fingerprints(session).items()))).values()
    )


def stored_fingerprints(session: Session) -> dict[str, str]:
    """The fingerprint of every offer, by its id."""
    rows = session.execute(select(tables.service.c.id, tables.service.c.fingerprint))
    return {row.id: row.fingerprint for row in rows}


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
Parts = dict[str, list[tuple[Any, ...]]]  # table name -> texts of each row


def _from_database(session: Session, ids: list[str]) -> dict[str, Offer]:
    parts: dict[str, Parts] = defaultdict(lambda: defaultdict(list))
    for service_id, table, _, *texts in session.execute(_small_parts(), {"ids": ids}):
        parts[service_id][table].append(tuple(texts))
    times = _schedules(session, ids)
    rows = session.execute(_services(), {"ids": ids})
    return {row.id: _offer(dict(row._mapping), parts[row.id], times[row.id]) for row in rows}


IDS = bindparam("ids", expanding=True)


@lru_cache(maxsize=1)
def _fingerprints() -> Select:
    table = tables.service
    return select(table.c.id, table.c.fingerprint).where(table.c.id.in_(IDS))


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
    closed = tuple(filter(None, row.closed.split(",")))
    return Schedule(**{**values, "nth": nth, "closed": closed})
