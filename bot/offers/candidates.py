"""The offers a family may be shown at all: what the database can exclude, in one statement."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import Any, NamedTuple

from sqlalchemy import and_, bindparam, or_, select, true, union
from sqlalchemy.orm import Session
from sqlalchemy.sql import ColumnElement, Select

from bot.offers import tables
from bot.offers.cell import cells_within
from bot.offers.query import OfferQuery
from bot.offers.ranking import Candidate, reach_of
from bot.offers.store import ANY_NEED
from bot.places import distance_km, nearest_place, region
from bot.places.place import municipality_names, position_of

ROWS_READ = 240  # rows read for one search, shared among its needs and areas
ROWS_OF_ONE_TOWN = 8  # where any municipality of the region may be meant
LAST_WEEK = 42
VISITED = ("onsite", "mobile")  # only there it matters how far it is


def find_candidates(session: Session, query: OfferQuery) -> list[Candidate]:
    """Everything that is there for these people, the best of each need and area."""
    needs, areas = query.needs or (ANY_NEED,), tuple(_areas(query))
    shape = Shape(len(needs), len(areas), len(query.children), query.pregnant, bool(query.position))
    found: dict[str, Candidate] = {}
    for row in session.execute(_statement(shape), _values(query, needs, areas)):
        candidate = found.get(row.id) or found.setdefault(row.id, _candidate(row, query))
        candidate.need_positions[row.need] = row.need_position
        candidate.areas.add(row.area)
    _note_language(session, found, query.language)
    elsewhere = _for_other_districts(session, found, query)
    return [c for c in found.values() if c.id not in elsewhere and _fits_weeks(c, query)]


def _areas(query: OfferQuery) -> Iterator[str]:
    """Every area these people may belong to; any municipality where none is known."""
    towns = municipality_names()
    if query.municipality is None:
        yield from sorted(towns)
    elif query.municipality in towns:
        yield query.municipality
    if query.municipality is None or query.municipality in towns:
        yield region().name
    yield region().state_name
    yield region().country_name


class Shape(NamedTuple):
    """How many of each a query has: all that its statement depends on."""

    needs: int
    areas: int
    children: int
    pregnant: bool
    located: bool


def _values(query: OfferQuery, needs: tuple[str, ...], areas: tuple[str, ...]) -> dict[str, Any]:
    wide = region().areas
    rows = ROWS_READ // (len(needs) * (len(wide) + 1))
    town_rows = rows if query.municipality else ROWS_OF_ONE_TOWN
    values: dict[str, Any] = {f"need_{number}": need for number, need in enumerate(needs)}
    for number, area in enumerate(areas):
        values[f"area_{number}"] = area
        values[f"rows_{number}"] = rows if area in wide else town_rows
    for number, child in enumerate(query.children):
        values[f"youngest_{number}"] = child.min_months
        values[f"oldest_{number}"] = child.max_months
    if query.position:
        near = cells_within(query.position, region().radius_km)
        values |= {"needs": needs, "wide": wide, "cells": near, "rows": rows}
    return values


@lru_cache(maxsize=256)
def _statement(shape: Shape) -> Select:
    """The statement for queries of this shape; building it takes longer than running it."""
    entry = tables.match_entry
    picks = [
        _best(
            shape,
            f"rows_{area}",
            entry.c.need == bindparam(f"need_{need}"),
            entry.c.area == bindparam(f"area_{area}"),
        )
        for need in range(shape.needs)
        for area in range(shape.areas)
    ]
    if shape.located:
        wanted = [("need", "needs"), ("area", "wide"), ("cell", "cells")]
        near = [entry.c[name].in_(bindparam(key, expanding=True)) for name, key in wanted]
        picks.append(_best(shape, "rows", *near))
    return _with_service(picks)


def _best(shape: Shape, rows: str, *wanted: ColumnElement) -> Select:
    """The rows that stand best; by id as well, so that paging finds the same ones again."""
    entry = tables.match_entry
    columns = (entry.c.service_id, entry.c.need, entry.c.area, entry.c.need_position)
    fitting = select(*columns).where(*wanted, _fits_family(shape))
    ordered = fitting.order_by(entry.c.standing, entry.c.service_id)
    return select(ordered.limit(bindparam(rows)).subquery())


def _fits_family(shape: Shape) -> ColumnElement:
    """An offer fits if it fits one of the children or the pregnancy; unknown excludes nothing."""
    entry = tables.match_entry
    ages = [
        and_(
            entry.c.first_month <= bindparam(f"oldest_{child}"),
            entry.c.last_month >= bindparam(f"youngest_{child}"),
        )
        for child in range(shape.children)
    ]
    if shape.pregnant:
        ages.append(entry.c.for_pregnancy.is_(True))
    return or_(*ages) if ages else true()


def _with_service(picks: list[Select]) -> Select:
    # UNION, not UNION ALL: the near ones are among the best ones, too.
    entry = (union(*picks) if len(picks) > 1 else picks[0]).subquery()
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
    position = (row.lat, row.lon) if row.lat is not None and row.format in VISITED else None
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
        pregnancy_weeks=(row.pregnancy_from_week or 0, row.pregnancy_to_week or LAST_WEEK),
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
    if query.children or query.pregnancy_weeks is None:
        return True
    first, last = candidate.pregnancy_weeks
    return first <= query.pregnancy_weeks <= last


def _for_other_districts(
    session: Session, found: dict[str, Candidate], query: OfferQuery
) -> set[str]:
    """The candidates only for people of some districts, none of which is the family's."""
    district = _district(query)
    restricted = {c.id for c in found.values() if c.serves == "district"}
    if not district or not restricted:
        return set()
    table = tables.service_area
    here = select(table.c.service_id).where(
        table.c.name == district, table.c.service_id.in_(restricted)
    )
    return restricted - set(session.execute(here).scalars())


def _district(query: OfferQuery) -> str | None:
    """The family's district; None where only the municipality is known, taken at its centre."""
    at_centre = query.municipality and query.position == position_of(query.municipality, None)
    place = nearest_place(*query.position) if query.position and not at_centre else None
    return place.district if place else None


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
