"""Finds the offers that fit a family, and says what had to be given up for it."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import timedelta
from functools import lru_cache

from sqlalchemy.orm import Session

from bot.languages.language import DEFAULT
from bot.need import safety_needs
from bot.offers.candidate import Candidate
from bot.offers.candidates import find_candidates
from bot.offers.filter import FILTERS, NEAR_KM, filtered
from bot.offers.lookup import find_by_name
from bot.offers.match import Found, Match
from bot.offers.offer import REMOTE_FORMATS, WIDE, Offer, Phone
from bot.offers.query import OfferQuery
from bot.offers.ranking import (
    FOR_ONE_THING,
    SPECIAL,
    WEIGHTS,
    base_score,
    covering,
    fits_age,
    is_responsible,
    is_solid,
    kind_cost,
    soon_score,
    varied,
)
from bot.offers.schedule import Schedule, is_open, next_date
from bot.offers.stored import find_offer, offers_of, read_offers_by_id
from bot.offers.times import for_children, times_of
from bot.offers.topic import closeness, concepts_named, is_called
from bot.places.calendar import calendar
from bot.places.office import Office, offices, responsible_office
from bot.places.place import municipality_names, nearest_place, position_of
from bot.places.region import region

# Everything a match may give as its reason.
REASONS = (
    "fits_need",
    "fits_age",
    "pregnancy",
    "in_municipality",
    "near",
    "responsible",
    "free",
    "walk_in",
    "speaks_language",
    "interpreter",
    "open_now",
    "soon",
    "remote",
)
# Everything that may be given up, in the order in which it is told.
RELAXED = ("day", "language", "cost", "registration", "format", "distance", "remote", "office")
COME_IN = ("open", None)
# A kind of offer, and the concepts of the vocabularies that decide whether it is shown.
IMMIGRATION, NO_PAPERS, IMMIGRATION_OFFICE = "immigration", "no_papers", "foreigners_office"
ENOUGH = 3
STEP = 8.0  # points that a farther circle costs
SOON = timedelta(days=7)
DATES_READ = 24  # of the best so many, the next date counts as well


def find_offers(session: Session, query: OfferQuery, limit: int = 3, offset: int = 0) -> Found:
    """The offers that fit this family, best first; the first page is never empty.

    What the family has not told never excludes an offer, and neither does what an offer leaves
    open; a known mismatch of age, pregnancy or residence always does. Filters hold unless
    nothing at all would be left. Where fewer than three fit near by, the circle is widened: the
    whole region, then state and country by phone or online, at last the responsible office. Who
    asks by names is shown what bears them, and nothing else.
    """
    query = _located(query)
    if query.names:
        return find_by_name(session, query, limit, offset)
    candidates = [c for c in find_candidates(session, query) if not _must_report(c, query)]
    candidates = _without_unwanted(session, candidates, query)
    candidates = _without_special_ones(session, candidates, query)
    fitting, dropped = filtered(session, candidates, query)
    ranked, steps = _ranked(session, fitting, query)
    shown = ranked[offset : offset + limit]
    matches = _matches(session, shown, query)
    given_up = {FILTERS[name].relaxes for name in dropped if shown}
    given_up |= {steps[candidate.id] for candidate in shown if candidate.id in steps}
    office = _last_resort(ranked, query)
    if office and len(matches) < limit and offset <= len(ranked):
        matches.append(_office_match(session, office))
        given_up.add("office")
    total = len(ranked) + (office is not None)
    return Found(matches, total, [step for step in RELAXED if step in given_up])


def get_offer(session: Session, offer_id: str) -> Offer | None:
    """The offer or office of this id; None if there is none."""
    return next(iter(get_offers(session, [offer_id])), None)


def get_offers(session: Session, ids: list[str]) -> list[Offer]:
    """The offers and offices of these ids, in this order; those that are not there are left out."""
    found = offers_of(session, ids)
    missing = {id for id in ids if id not in found}
    found |= {o.id: _office_offer(o) for o in (offices() if missing else ()) if o.id in missing}
    return [found[id] for id in ids if id in found]


def _located(query: OfferQuery) -> OfferQuery:
    """The query with the municipality of its position, or the centre of its municipality."""
    if query.municipality is None and query.position:
        place = nearest_place(*query.position)
        return replace(query, municipality=place.municipality) if place else query
    if query.municipality and query.position is None:
        centre = position_of(query.municipality, None)
        return replace(query, lat=centre[0], lon=centre[1]) if centre else query
    return query


def _must_report(candidate: Candidate, query: OfferQuery) -> bool:
    """Whether a family told that it has no papers, and this office would have to act on it.

    Section 87 of the German Residence Act. Who asks for the office itself is shown it.
    """
    told = query.topic.concepts if query.topic else frozenset()
    return candidate.kind == IMMIGRATION and NO_PAPERS in told and IMMIGRATION_OFFICE not in told


def _without_unwanted(
    session: Session, candidates: list[Candidate], query: OfferQuery
) -> list[Candidate]:
    """The candidates without what is called by something unwanted; all of them if nothing else is left."""
    if query.unwanted is None:
        return candidates
    offers = read_offers_by_id(session, {c.id: c.fingerprint for c in candidates})
    refused = {
        id
        for id, offer in offers.items()
        if is_called(query.unwanted, offer) and not (query.topic and is_called(query.topic, offer))
    }
    return [c for c in candidates if c.id not in refused] or candidates


def _without_special_ones(
    session: Session, candidates: list[Candidate], query: OfferQuery
) -> list[Candidate]:
    """The candidates without what is there for few families and serves these needs in passing only.

    A special school is no answer to who asks for a school, but to who names what it is for.
    """
    special = {
        c.id: c.fingerprint for c in candidates if c.kind == SPECIAL and _serves_in_passing(c)
    }
    offers = read_offers_by_id(session, special)
    left_out = {
        id
        for id, offer in offers.items()
        if not (query.topic and concepts_named(query.topic, offer))
    }
    return [c for c in candidates if c.id not in left_out]


def _serves_in_passing(candidate: Candidate) -> bool:
    """Whether the first need of the offer is none of those that are looked for."""
    return bool(candidate.need_positions) and 0 not in candidate.need_positions.values()


# Order: near ones first, the circle wider and wider.


def _ranked(
    session: Session, candidates: list[Candidate], query: OfferQuery
) -> tuple[list[Candidate], dict[str, str]]:
    """All candidates, best first, and for each beyond the first circle the step that led to it."""
    circles = _with_the_rare_ones(session, _circles(candidates, query), query)
    for steps_away, circle in enumerate(circles):
        for candidate in circle:
            candidate.score = base_score(candidate, query) - STEP * steps_away
    ranked: list[Candidate] = []
    pool: list[Candidate] = []
    solid = 0
    for circle in circles:
        if solid >= ENOUGH and pool:
            ranked += _ordered(session, pool, query)
            pool = []
        pool = pool + circle
        solid += sum(is_solid(candidate, query.now.date()) for candidate in circle)
    steps = {
        c.id: step
        for step, circle in zip(("distance", "remote"), circles[1:], strict=True)
        for c in circle
    }
    ranked += _ordered(session, pool, query)
    return covering(ranked, query.needs[:ENOUGH]), steps


def _circles(candidates: list[Candidate], query: OfferQuery) -> list[list[Candidate]]:
    """Near by, elsewhere in the region, state and country; all at once in danger and for who is alone."""
    is_urgent = query.is_alone or safety_needs().intersection(query.needs)
    if "remote" in query.filters or is_urgent:
        return [candidates, [], []]
    circles: list[list[Candidate]] = [[], [], []]
    for candidate in candidates:
        circles[_circle(candidate)].append(candidate)
    return circles


def _with_the_rare_ones(
    session: Session, circles: list[list[Candidate]], query: OfferQuery
) -> list[list[Candidate]]:
    """The circles with what few nearer offers name of what the family wrote moved into the nearest one.

    Who lost a child before it was born is better served by a voice on the phone that knows of it than by
    any group near by that does not.
    """
    if query.topic is None:
        return circles
    offers = read_offers_by_id(session, {c.id: c.fingerprint for circle in circles for c in circle})
    near, *farther = circles
    nearer = Counter(each for c in near for each in concepts_named(query.topic, offers[c.id]))
    moved: list[Candidate] = []
    for circle in farther:
        named = {c.id: concepts_named(query.topic, offers[c.id]) for c in circle}
        moved += [c for c in circle if any(nearer[each] < ENOUGH for each in named[c.id])]
        nearer.update(each for concepts in named.values() for each in concepts)
    return [near + moved, *([c for c in circle if c not in moved] for circle in farther)]


def _circle(candidate: Candidate) -> int:
    if candidate.serves in WIDE and candidate.kind != "authority":
        return 2
    return int((candidate.distance_km or 0) > region().radius_km)


def _ordered(session: Session, pool: list[Candidate], query: OfferQuery) -> list[Candidate]:
    _prefer_on_topic(session, pool, query)
    best_first = sorted(pool, key=lambda candidate: (-candidate.score, candidate.id))
    head, tail = best_first[:DATES_READ], best_first[DATES_READ:]
    # A date says something only where one may simply come.
    times = times_of(session, [c for c in head if c.access in COME_IN], query)
    for candidate in head:
        following = next_date(times.get(candidate.id, ()), query.now, calendar())
        candidate.score += soon_score(following and following[0], query.now)
    head.sort(key=lambda candidate: (-candidate.score, candidate.id))
    return varied(head + tail)


def _prefer_on_topic(session: Session, pool: list[Candidate], query: OfferQuery) -> None:
    """Adds to the scores of candidates that name what the family wrote of.

    What is there for one thing only, or for emergencies, costs nothing where that is asked for.
    """
    if query.topic is None:
        return
    offers = read_offers_by_id(session, {c.id: c.fingerprint for c in pool})
    named = closeness(query.topic, offers)
    for candidate in pool:
        share = named.get(candidate.id, 0.0)
        candidate.score += WEIGHTS["topic"] * share
        if share and candidate.kind in FOR_ONE_THING:
            candidate.score += kind_cost(candidate, query)


# Matches: the offers themselves, with reasons.


def _matches(session: Session, shown: list[Candidate], query: OfferQuery) -> list[Match]:
    offers = read_offers_by_id(session, {c.id: c.fingerprint for c in shown})
    return [_match(c, offers[c.id], query) for c in shown if c.id in offers]


def _match(candidate: Candidate, offer: Offer, query: OfferQuery) -> Match:
    times = for_children(offer.schedules, query)
    start, end = next_date(times, query.now, calendar()) or (None, None)
    told = {
        "fits_need": bool(query.needs),
        "fits_age": fits_age(candidate, query),
        "pregnancy": query.pregnant and offer.for_pregnancy,
        "in_municipality": bool(offer.municipality) and offer.municipality == query.municipality,
        "near": candidate.distance_km is not None and candidate.distance_km <= NEAR_KM,
        "responsible": is_responsible(candidate, query),
        "free": offer.cost == "free",
        "walk_in": offer.access == "open",
        "speaks_language": query.language != DEFAULT and candidate.speaks is not None,
        "interpreter": query.language != DEFAULT and candidate.interpreting is not None,
        "open_now": is_open(times, query.now, calendar()),
        "soon": start is not None
        and timedelta() < start - query.now <= SOON
        and offer.access in COME_IN,
        "remote": offer.format in REMOTE_FORMATS,
    }
    reasons = [reason for reason in REASONS if told[reason]]
    return Match(offer, candidate.distance_km, start, end, reasons, round(candidate.score, 2))


# The last resort: the office that is responsible for the municipality.


def _last_resort(ranked: list[Candidate], query: OfferQuery) -> Office | None:
    """The responsible office where fewer than three offers are left, unless it is one of them."""
    elsewhere = query.municipality and query.municipality not in municipality_names()
    if len(ranked) >= ENOUGH or elsewhere:
        return None
    office = responsible_office(query.municipality, next(iter(query.needs), None))
    return None if office.id in {candidate.id for candidate in ranked} else office


def _office_match(session: Session, office: Office) -> Match:
    offer = find_offer(session, office.id) or _office_offer(office)
    return Match(offer, None, None, None, ["responsible"], 0.0)


@lru_cache(maxsize=16)
def _office_offer(office: Office) -> Offer:
    """An office that stands in no offer file, as an offer."""
    return Offer(
        id=office.id,
        name=office.name,
        organization=office.organization,
        needs=office.needs,
        summary=office.summary,
        for_pregnancy=True,
        municipality=office.municipality,
        serves="region",
        serves_municipalities=office.serves,
        phones=(Phone(office.phone),),
        email=office.email,
        website=office.website,
        cost="free",
        schedules=tuple(
            Schedule(hours.weekday, hours.opens, hours.closes, not_on_public_holidays=True)
            for hours in office.hours
        ),
        assured_date=office.checked_on.strftime("%Y-%m"),
        notes=office.note,
        summaries={DEFAULT: (office.summary, "human")},
    )
