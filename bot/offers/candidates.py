"""The offers a family may be shown at all: what the database can exclude, in one statement."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields
from functools import lru_cache
from typing import Any, NamedTuple

from sqlalchemy import Boolean, and_, bindparam, or_, select, union
from sqlalchemy.orm import Session
from sqlalchemy.sql import ColumnElement, Select

from bot.offers import tables
from bot.offers.candidate import Candidate
from bot.offers.cell import cells_within
from bot.offers.query import ChildAge, OfferQuery
from bot.offers.rows import ANY_NEED, ANY_TOWN, NO_MONTH
from bot.places.place import municipality_names, nearest_place, position_of
from bot.places.region import region

ROWS_READ = 120  # rows read for one search, shared among its needs and areas,
FEWEST_ROWS = 8  # but never fewer than this for one need in one area
LAST_WEEK = 42
ANY_AGE, NO_AGE = ChildAge(0, NO_MONTH), ChildAge(NO_MONTH + 1, -1)


def find_candidates(session: Session, query: OfferQuery) -> list[Candidate]:
    """Everything that is there for these people, the best of each need and area."""
    needs, areas = query.needs or (ANY_NEED,), tuple(_areas(query))
    shape = Shape(len(needs), len(areas), len(_ages(query)), query.position is not None)
    found: dict[str, Candidate] = {}
    for need, area, need_position, *columns in session.execute(
        _statement(shape), _values(query, needs, areas)
    ):
        candidate = found.get(columns[0])
        if candidate is None:
            candidate = found[columns[0]] = Candidate(*columns)
            candidate.distance_km = query.distance_km(candidate.format, candidate.position)
        candidate.need_positions[need] = need_position
        candidate.areas.add(area)
    elsewhere = _for_other_districts(session, found, query)
    return [c for c in found.values() if c.id not in elsewhere and _fits_weeks(c, query)]


def _areas(query: OfferQuery) -> Iterator[str]:
    """Every area these people may belong to; any municipality where none is known."""
    if query.municipality is None or query.municipality in municipality_names():
        yield query.municipality or ANY_TOWN
        yield region().name
    yield region().state_name
    yield region().country_name


class Shape(NamedTuple):
    """How many of each a query has: all that its statement depends on."""

    needs: int
    areas: int
    ages: int
    located: bool


def _values(query: OfferQuery, needs: tuple[str, ...], areas: tuple[str, ...]) -> dict[str, Any]:
    rows = max(FEWEST_ROWS, ROWS_READ // (len(needs) * len(areas)))
    values: dict[str, Any] = {
        "language": query.language,
        "pregnant": query.pregnant,
        "rows": rows,
    }
    values |= {f"need_{number}": need for number, need in enumerate(needs)}
    for number, area in enumerate(areas):
        values[f"area_{number}"] = area
    for number, age in enumerate(_ages(query)):
        values[f"youngest_{number}"] = age.min_months
        values[f"oldest_{number}"] = age.max_months
    if query.position:
        near = cells_within(query.position, region().radius_km)
        values |= {"needs": needs, "cells": near}
    return values


def _ages(query: OfferQuery) -> tuple[ChildAge, ...]:
    """The ages to fit; what is unknown excludes nothing, an unborn child has no age."""
    return query.children or (NO_AGE if query.pregnant else ANY_AGE,)


@lru_cache(maxsize=256)
def _statement(shape: Shape) -> Select:
    """The statement for queries of this shape; building it takes longer than running it."""
    entry = tables.match_entry
    picks = [
        _best(
            shape,
            entry.c.need == bindparam(f"need_{need}"),
            entry.c.area == bindparam(f"area_{area}"),
        )
        for need in range(shape.needs)
        for area in range(shape.areas)
    ]
    if shape.located:
        # Of what is there for the whole region, the near ones must not be missed. Only that has
        # a cell.
        some = {"needs": entry.c.need, "cells": entry.c.cell}
        near = [column.in_(bindparam(name, expanding=True)) for name, column in some.items()]
        picks.append(_best(shape, *near))
    return _with_service(picks)


def _best(shape: Shape, *wanted: ColumnElement) -> Select:
    """The rows that stand best; by id as well, so that paging finds the same ones again."""
    entry = tables.match_entry
    columns = (entry.c.service_id, entry.c.need, entry.c.area, entry.c.need_position)
    fitting = select(*columns).where(*wanted, _fits_family(shape))
    ordered = fitting.order_by(entry.c.standing, entry.c.service_id)
    return select(ordered.limit(bindparam("rows")).subquery())


def _fits_family(shape: Shape) -> ColumnElement[bool]:
    """An offer fits if it fits one of the children or the pregnancy."""
    entry = tables.match_entry
    ages = [
        and_(
            entry.c.first_month <= bindparam(f"oldest_{child}"),
            entry.c.last_month >= bindparam(f"youngest_{child}"),
        )
        for child in range(shape.ages)
    ]
    return or_(*ages, and_(entry.c.for_pregnancy, bindparam("pregnant", type_=Boolean)))


def _with_service(picks: list[Select]) -> Select:
    # UNION, not UNION ALL: the near ones are among the best ones, too.
    entry = (union(*picks) if len(picks) > 1 else picks[0]).subquery()
    s, at, cost = tables.service, tables.service_at_location, tables.cost_option
    speaks = tables.language
    joined = (
        entry.join(s, s.c.id == entry.c.service_id)
        .join(at, at.c.service_id == s.c.id)
        .join(cost, cost.c.service_id == s.c.id)
        .outerjoin(
            speaks, and_(speaks.c.service_id == s.c.id, speaks.c.code == bindparam("language"))
        )
    )
    matched = [entry.c.need, entry.c.area, entry.c.need_position]
    return select(
        *matched,
        *(s.c[name] for name in SERVICE_COLUMNS),
        *(at.c[name] for name in PLACE_COLUMNS),
        cost.c.option,
        speaks.c.code,
    ).select_from(joined)


COLUMNS = [field.name for field in fields(Candidate)]
SERVICE_COLUMNS = COLUMNS[: COLUMNS.index("street")]
PLACE_COLUMNS = COLUMNS[COLUMNS.index("street") : COLUMNS.index("cost")]


def _fits_weeks(candidate: Candidate, query: OfferQuery) -> bool:
    if query.children or query.pregnancy_weeks is None:
        return True
    first, last = candidate.pregnancy_from_week or 0, candidate.pregnancy_to_week or LAST_WEEK
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
