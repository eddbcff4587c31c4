"""One offer as the rows of all tables."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import asdict, fields
from typing import Any

from sqlalchemy import Table

from bot.need import everyday_needs, spans_of
from bot.offers import tables
from bot.offers.cell import cell_of
from bot.offers.name import names_of
from bot.offers.offer import WIDE, Offer
from bot.offers.schedule import Schedule
from bot.offers.standing import standing
from bot.places.region import region

ROWS_VERSION = "7"  # raised when an offer becomes other rows than before
ANY_NEED, PROBLEM = "any", 4
ANY_TOWN = "any municipality"
NO_MONTH = 9999  # beyond every age: no upper limit as last month, for no child as first
SERVICE_FIELDS = {c.name for c in tables.service.columns} & {f.name for f in fields(Offer)}
LOCATION_FIELDS = {c.name for c in tables.service_at_location.columns} & {
    f.name for f in fields(Offer)
}
SCHEDULE_FIELDS = tuple(field.name for field in fields(Schedule))


def fingerprint_of(offer: Offer) -> str:
    """A hash that changes with anything the offer says, and with how its rows are made.

    What the search compares is made of the needs and of the region, too.
    """
    made = [ROWS_VERSION, [*names_of(offer)], asdict(offer), [*match_rows(offer)]]
    said = json.dumps(made, sort_keys=True, default=str)
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
        tables.service_name: [{"name": name} for name in names_of(offer)],
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
    lists = {name: ",".join(map(str, getattr(schedule, name))) for name in ("nth", "closed")}
    return {**row, **lists}


def match_rows(offer: Offer) -> Iterator[dict[str, Any]]:
    """What the search compares, for each need and area; nothing for a paused offer."""
    if offer.status == "paused":
        return
    first, last = offer.age_range
    for_children = bool(spans_of(offer.phases)) or not offer.phases
    row = {
        "standing": standing(offer),
        "first_month": (first or 0) if for_children else NO_MONTH,
        "last_month": NO_MONTH if last is None else last,
        "for_pregnancy": offer.for_pregnancy,
    }
    positions = {term: position for position, term in enumerate(offer.needs)}
    # Whoever names no need is shown everyday offers before help with a problem.
    positions[ANY_NEED] = 0 if offer.needs[0] in everyday_needs() else PROBLEM
    for area in areas_of(offer):
        cell = cell_of(offer.position if area == region().name else None)
        for term, position in positions.items():
            yield {**row, "need": term, "area": area, "cell": cell, "need_position": position}


def areas_of(offer: Offer) -> tuple[str, ...]:
    """The areas whose people the offer is there for: municipalities, the region, state, country.

    Whoever has not told a municipality may live in any of them.
    """
    here = region()
    whole = {"region": here.name, "state": here.state_name, "country": here.country_name}
    if offer.serves_municipalities and offer.serves not in WIDE:
        return (*offer.serves_municipalities, ANY_TOWN)
    if offer.serves in whole:
        return (whole[offer.serves],)
    return (offer.municipality, ANY_TOWN) if offer.municipality else (here.name,)
