"""Finds the offers that are asked for by the proper names that they or their organizations bear."""

from __future__ import annotations

import math
from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.offers import tables
from bot.offers.filter import NEAR_KM
from bot.offers.match import Found, chosen
from bot.offers.name import names_in
from bot.offers.offer import WIDE, Offer
from bot.offers.query import OfferQuery
from bot.offers.standing import standing
from bot.offers.stored import read_offers_by_id


def find_by_name(session: Session, query: OfferQuery, limit: int, offset: int) -> Found:
    """Those that bear a name: for the family's need, by their own names, near by before others."""
    offers = read_offers_by_id(session, _bearing(session, query.names)).values()
    ranked = sorted(offers, key=lambda offer: _remoteness(offer, query))
    matches = [chosen(offer, query) for offer in ranked[offset : offset + limit]]
    return Found(matches, len(ranked), [])


def _remoteness(offer: Offer, query: OfferQuery) -> tuple[bool | float | str, ...]:
    """How far an offer is from what the family looks for, and how well it stands, as a key to sort by."""
    away = query.distance_km(offer.format, offer.position)
    return (
        not {*query.needs} & {*offer.needs},
        not _fits_children(offer, query),
        query.pregnant and not offer.for_pregnancy,
        not {*query.names} & {*names_in(offer.name)},
        offer.municipality != query.municipality,
        offer.serves in WIDE,
        math.inf if away is None else away // NEAR_KM,
        standing(offer),
        offer.id,
    )


def _fits_children(offer: Offer, query: OfferQuery) -> bool:
    """Whether any of the children is of an age that the offer is for; True where none is known."""
    first, last = offer.age_range
    return not query.children or any(
        child.max_months >= (first or 0) and (last is None or child.min_months <= last)
        for child in query.children
    )


def _bearing(session: Session, names: Sequence[str]) -> dict[str, str]:
    """The ids of the offers that bear any of the names, with their fingerprints; none without names."""
    service, named = tables.service, tables.service_name
    return dict(
        session.execute(
            select(service.c.id, service.c.fingerprint)
            .join(named, named.c.service_id == service.c.id)
            .where(named.c.name.in_(names))
            .distinct()
        ).all()
    )
