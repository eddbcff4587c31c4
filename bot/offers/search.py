"""Finds the offers that fit a family, and says what had to be given up for it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta
from functools import lru_cache
from itertools import combinations

from sqlalchemy.orm import Session

from bot.offers.candidates import VISITED, find_candidates
from bot.offers.need import safety_needs
from bot.offers.offer import REMOTE_FORMATS, Offer, Phone
from bot.offers.query import OfferQuery
from bot.offers.ranking import (
    FOR_ONE_THING,
    WEIGHTS,
    Candidate,
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
from bot.offers.stored import find_offer, read_offers_by_id, read_schedules
from bot.offers.topic import naming
from bot.places import Office, calendar, nearest_place, offices, region, responsible_office
from bot.places.place import municipality_names, position_of

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
FILTER_RELAXES = {
    "free": "cost",
    "language": "language",
    "remote": "format",
    "walk_in": "registration",
    "near": "distance",
    "today": "day",
    "week": "day",
    "afternoon": "day",
    "evening": "day",
    "weekend": "day",
    "open_now": "day",
}
DATE_FILTERS = frozenset(name for name, step in FILTER_RELAXES.items() if step == "day")
COME_IN = ("open", None)
# A kind of offer, and the concepts of the vocabularies that decide whether it is shown.
IMMIGRATION, NO_PAPERS, IMMIGRATION_OFFICE = "immigration", "no_papers", "foreigners_office"
ENOUGH = 3
STEP = 8.0  # points that a farther circle costs
NEAR_KM = 5.0
SOON = timedelta(days=7)
AFTERNOON, EVENING = (time(12), time(18)), (time(18), time(23))
WEEKEND = ("SA", "SU")
AHEAD_DAYS = 400  # as far as a time is looked for
DATES_READ = 24  # of the best so many, the next date counts as well


@dataclass(frozen=True)
class Match:
    """An offer that fits, with why; distance and next date are None where unknown."""

    offer: Offer
    distance_km: float | None
    next_date: datetime | None
    next_end: datetime | None
    reasons: list[str]
    score: float


@dataclass(frozen=True)
class Found:
    """A page of matches, how many there are in all, and what was given up for this page."""

    matches: list[Match]
    total: int
    relaxed: list[str]


def find_offers(session: Session, query: OfferQuery, limit: int = 3, offset: int = 0) -> Found:
    """The offers that fit this family, best first; the first page is never empty.

    What the family has not told never excludes an offer, and neither does what an offer leaves
    open; a known mismatch of age, pregnancy or residence always does. Filters hold unless
    nothing at all would be left. Where fewer than three fit near by, the circle is widened: the
    whole region, then state and country by phone or online, at last the responsible office.
    """
    query = _located(query)
    candidates = [c for c in find_candidates(session, query) if not _must_report(c, query)]
    fitting, dropped = _filtered(session, candidates, query)
    ranked, steps = _ranked(session, fitting, query)
    shown = ranked[offset : offset + limit]
    matches = _matches(session, shown, query)
    given_up = {FILTER_RELAXES[name] for name in dropped if shown}
    given_up |= {steps[candidate.id] for candidate in shown if candidate.id in steps}
    office = _last_resort(ranked, query)
    if office and len(matches) < limit and offset <= len(ranked):
        matches.append(_office_match(session, office))
        given_up.add("office")
    total = len(ranked) + (office is not None)
    return Found(matches, total, [step for step in RELAXED if step in given_up])


def get_offer(session: Session, offer_id: str) -> Offer | None:
    """The offer or office of this id; None if there is none."""
    as_offers = (_office_offer(office) for office in offices() if office.id == offer_id)
    return find_offer(session, offer_id) or next(as_offers, None)


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


# Filters: strict, and dropped as few as possible only if nothing is left.


def _filtered(
    session: Session, candidates: list[Candidate], query: OfferQuery
) -> tuple[list[Candidate], tuple[str, ...]]:
    """The candidates that pass the filters, and the fewest filters without which some do."""
    wished = [name for name in FILTER_RELAXES if name in query.filters]
    passing = {name: _passing(session, name, candidates, query) for name in wished}
    for count in range(len(wished) + 1):
        for dropped in combinations(wished, count):
            kept = [ids for name, ids in passing.items() if name not in dropped]
            left = [c for c in candidates if all(c.id in ids for ids in kept)]
            if left:
                return left, dropped
    return [], ()


def _passing(
    session: Session, name: str, candidates: list[Candidate], query: OfferQuery
) -> set[str]:
    if name in DATE_FILTERS:
        times = _times(session, candidates, query)
        return {id for id, every in times.items() if DATE_TESTS[name](every, query.now)}
    return {c.id for c in candidates if TESTS[name](c, query)}


def _is_near(candidate: Candidate, query: OfferQuery) -> bool:
    """Whether it is a short way to; what comes home or is called is near as well, a website is not."""
    if candidate.format not in VISITED:
        return candidate.format != "online"
    here = candidate.municipality is not None and candidate.municipality == query.municipality
    return here or (candidate.distance_km is not None and candidate.distance_km <= NEAR_KM)


TESTS: dict[str, Callable[[Candidate, OfferQuery], bool]] = {
    "free": lambda candidate, _: candidate.cost == "free",
    "walk_in": lambda candidate, _: candidate.access == "open",
    "remote": lambda candidate, _: candidate.format in REMOTE_FORMATS,
    "near": _is_near,
    "language": lambda candidate, query: (
        query.language == "de" or bool(candidate.speaks or candidate.interpreting)
    ),
}


def _times(
    session: Session, candidates: list[Candidate], query: OfferQuery
) -> dict[str, list[Schedule]]:
    """The times of the candidates that have any, as far as they are meant for these children."""
    dated = {c.id: c.fingerprint for c in candidates if c.has_schedule}
    return {
        id: [schedule for schedule in every if _for_children(schedule, query)]
        for id, every in read_schedules(session, dated).items()
    }


def _for_children(schedule: Schedule, query: OfferQuery) -> bool:
    low = schedule.min_age_months or 0
    high = schedule.max_age_months or 9999
    children = query.children
    return not children or any(c.min_months <= high and c.max_months >= low for c in children)


def _within(schedules: list[Schedule], now: datetime, days: int) -> bool:
    following = next_date(schedules, now, calendar())
    return following is not None and (following[0].date() - now.date()).days < days


def _between(schedules: list[Schedule], now: datetime, span: tuple[time, time]) -> bool:
    first, last = span
    return _within([s for s in schedules if s.opens < last and s.ends > first], now, AHEAD_DAYS)


def _at_weekend(schedules: list[Schedule], now: datetime) -> bool:
    return _within([s for s in schedules if s.weekday in WEEKEND], now, AHEAD_DAYS)


DATE_TESTS: dict[str, Callable[[list[Schedule], datetime], bool]] = {
    "today": lambda schedules, now: _within(schedules, now, 1),
    "week": lambda schedules, now: _within(schedules, now, 7),
    "afternoon": lambda schedules, now: _between(schedules, now, AFTERNOON),
    "evening": lambda schedules, now: _between(schedules, now, EVENING),
    "weekend": _at_weekend,
    "open_now": lambda schedules, now: is_open(schedules, now, calendar()),
}


# Order: near ones first, the circle wider and wider.


def _ranked(
    session: Session, candidates: list[Candidate], query: OfferQuery
) -> tuple[list[Candidate], dict[str, str]]:
    """All candidates, best first, and for each beyond the first circle the step that led to it."""
    circles = _circles(candidates, query)
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
    """Near by, elsewhere in the region, state and country; in danger everyone is near."""
    if "remote" in query.filters or safety_needs().intersection(query.needs):
        return [candidates, [], []]
    circles: list[list[Candidate]] = [[], [], []]
    for candidate in candidates:
        circles[_circle(candidate)].append(candidate)
    return circles


def _circle(candidate: Candidate) -> int:
    if candidate.serves in ("state", "country") and candidate.kind != "authority":
        return 2
    return int((candidate.distance_km or 0) > region().radius_km)


def _ordered(session: Session, pool: list[Candidate], query: OfferQuery) -> list[Candidate]:
    _prefer_named(session, pool, query)
    best_first = sorted(pool, key=lambda candidate: (-candidate.score, candidate.id))
    head, tail = best_first[:DATES_READ], best_first[DATES_READ:]
    # A date says something only where one may simply come.
    times = _times(session, [c for c in head if c.access in COME_IN], query)
    for candidate in head:
        following = next_date(times.get(candidate.id, ()), query.now, calendar())
        candidate.score += soon_score(following and following[0], query.now)
    head.sort(key=lambda candidate: (-candidate.score, candidate.id))
    return varied(head + tail)


def _prefer_named(session: Session, pool: list[Candidate], query: OfferQuery) -> None:
    """Adds to the scores of candidates that name what the family wrote of.

    What is there for one thing only, or for emergencies, costs nothing where that is asked for.
    """
    if query.topic is None:
        return
    offers = read_offers_by_id(session, {c.id: c.fingerprint for c in pool})
    named = naming(query.topic, offers)
    for candidate in pool:
        share = named.get(candidate.id, 0.0)
        candidate.score += WEIGHTS["named"] * share
        if share and candidate.kind in FOR_ONE_THING:
            candidate.score += kind_cost(candidate, query)


# Matches: the offers themselves, with reasons.


def _matches(session: Session, shown: list[Candidate], query: OfferQuery) -> list[Match]:
    offers = read_offers_by_id(session, {c.id: c.fingerprint for c in shown})
    return [_match(c, offers[c.id], query) for c in shown if c.id in offers]


def _match(candidate: Candidate, offer: Offer, query: OfferQuery) -> Match:
    times = [schedule for schedule in offer.schedules if _for_children(schedule, query)]
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
        "speaks_language": query.language != "de" and candidate.speaks is not None,
        "interpreter": query.language != "de" and candidate.interpreting is not None,
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
        summaries={"de": (office.summary, "human")},
    )
