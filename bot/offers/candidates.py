"""The offers a family may be shown at all: what the database can exclude, in one statement."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sqlalchemy import and_, or_, select, union
from sqlalchemy.orm import Session
from sqlalchemy.sql import ColumnElement, Select

from bot.offers import tables
from bot.offers.cell import cells_within
from bot.offers.query import OfferQuery
from bot.offers.ranking import Candidate, reach_of
from bot.offers.store import ANY_NEED
from bot.places import distance_km, nearest_place, region
from bot.places.place import municipality_names

ROWS_READ = 240  # rows read for one search, shared among its needs and areas
ROWS_OF_ONE_TOWN = 8  # where any municipality of the region may be meant
FORTY_WEEKS = 42


def find_candidates(session: Session, query: OfferQuery) -> list[Candidate]:
    """Everything that is there for these people, the best of each need and area."""
    found: dict[str, Candidate] = {}
    for row in session.execute(_with_service(list(_picks(query)))):
        candidate = found.get(row.id) or found.setdefault(row.id, _candidate(row, query))
        candidate.need_positions[row.need] = row.need_position
        candidate.areas.add(row.area)
    _note_language(session, found, query.language)
    elsewhere = _for_other_districts(session, found, query)
    return [c for c in found.values() if c.id not in elsewhere and _fits_weeks(c, query)]


def _picks(query: OfferQuery) -> Iterator[Select]:
    wanted, wide = query.needs or (ANY_NEED,), region().areas
    rows = ROWS_READ // (len(wanted) * (len(wide) + 1))
    for need in wanted:
        for area, limit in _areas(query, rows):
            yield _best(query, limit, need=[need], area=[area])
    if query.position:
        near = cells_within(query.position, region().radius_km)
        yield _best(query, rows, need=wanted, area=wide, cell=near)


def _areas(query: OfferQuery, rows: int) -> Iterator[tuple[str, int]]:
    """Every area these people may belong to, with how many rows are read of it."""
    here = region()
    towns = municipality_names()
    if query.municipality is None:
        yield from ((town, ROWS_OF_ONE_TOWN) for town in sorted(towns))
    elif query.municipality in towns:
        yield query.municipality, rows
    if query.municipality is None or query.municipality in towns:
        yield here.name, rows
    yield here.state_name, rows
    yield here.country_name, rows


def _best(query: OfferQuery, limit: int, **wanted: Any) -> Select:
    entry = tables.match_entry
    same = [entry.c[name].in_(values) for name, values in wanted.items()]
    columns = (entry.c.service_id, entry.c.need, entry.c.area, entry.c.need_position)
    fitting = select(*columns).where(*same, *_fits_family(query))
    # By id as well, so that paging finds the same rows; the indexes have them in this order.
    return select(fitting.order_by(entry.c.standing, entry.c.service_id).limit(limit).subquery())


def _fits_family(query: OfferQuery) -> list[ColumnElement]:
    """An offer fits if it fits one of the children or the pregnancy; unknown excludes nothing."""
    entry = tables.match_entry
    ages = [
        and_(entry.c.first_month <= child.max_months, entry.c.last_month >= child.min_months)
        for child in query.children
    ]
    if query.pregnant:
        ages.append(entry.c.for_pregnancy.is_(True))
    return [or_(*ages)] if ages else []


def _with_service(picks: list[Select]) -> Select:
    # UNION, not UNION ALL: the near ones are among the best ones, too.
    entry = union(*picks).subquery() if len(picks) > 1 else picks[0].subquery()
    s, at, cost = tables.service, tables.service_at_location, tables.cost_option
    joined = (
        entry.join(s, s.c.id == entry.c.service_id)
        .join(at, at.c.service_id == s.c.id)
        .join(cost, cost.c.service_id == s.c.id)
    )
    columns = [s.c[name] for name in SERVICE_COLUMNS]
    places = [at.c[name] for name in ("street", "municipality", "lat", "lon")]
    matched = [entry.c[name] for name in ("need", "area", "need_position")]
    return select(*columns, *places, *matched, cost.c.option).select_from(joined)


SERVICE_COLUMNS = (
    "id",
    "fingerprint",
    "organization_id",
    "serves",
    "format",
    "phases",
    "min_age_months",
    "max_age_months",
    "for_pregnancy",
    "pregnancy_from_week",
    "pregnancy_to_week",
    "status",
    "kind",
    "access",
    "interpreting",
    "email",
    "website",
    "has_phone",
    "has_schedule",
    "assured_date",
    "estimated_date",
)


def _candidate(row: Any, query: OfferQuery) -> Candidate:
    position = None if row.lat is None else (row.lat, row.lon)
    away = distance_km(query.position, position) if query.position and position else None
    return Candidate(
        id=row.id,
        fingerprint=row.fingerprint,
        organization_id=row.organization_id,
        serves=row.serves,
        format=row.format,
        municipality=row.municipality,
        phases=tuple(filter(None, row.phases.split(","))),
        min_age_months=row.min_age_months,
        max_age_months=row.max_age_months,
        for_pregnancy=row.for_pregnancy,
        pregnancy_weeks=(row.pregnancy_from_week or 0, row.pregnancy_to_week or FORTY_WEEKS),
        status=row.status,
        kind=row.kind,
        access=row.access,
        cost=row.option,
        interpreting=row.interpreting is not None,
        reach=reach_of(row),
        has_schedule=row.has_schedule,
        assured_date=row.assured_date,
        estimated_date=row.estimated_date,
        distance_km=away,
    )


def _fits_weeks(candidate: Candidate, query: OfferQuery) -> bool:
    first, last = candidate.pregnancy_weeks
    only_pregnant = query.pregnant and not query.children
    return (
        not only_pregnant
        or query.pregnancy_weeks is None
        or (first <= query.pregnancy_weeks <= last)
    )


def _for_other_districts(
    session: Session, found: dict[str, Candidate], query: OfferQuery
) -> set[str]:
    """The candidates only for people of some districts, none of which is the family's."""
    place = nearest_place(*query.position) if query.position else None
    if not place or not place.district or not found:
        return set()
    table = tables.service_area
    districts = select(table.c.service_id, table.c.name).where(
        table.c.extent_type == "district", table.c.service_id.in_(found)
    )
    rows = session.execute(districts).all()
    return {row.service_id for row in rows} - {
        row.service_id for row in rows if row.name == place.district
    }


def _note_language(session: Session, found: dict[str, Candidate], language: str) -> None:
    """Marks who speaks the family's language; German goes without saying."""
    if language == "de" or not found:
        return
    table = tables.language
    speaking = select(table.c.service_id).where(
        table.c.code == language, table.c.service_id.in_(found)
    )
    for service_id in session.execute(speaking).scalars():
        found[service_id].speaks = True
