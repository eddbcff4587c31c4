"""How well a candidate fits a family: a sum of parts, each from 0 to 1, with a weight each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from functools import lru_cache
from math import exp

from bot.languages.language import DEFAULT
from bot.need import safety_needs, spans_of
from bot.offers.candidate import Candidate
from bot.offers.offer import REMOTE_FORMATS, age_in_years
from bot.offers.query import ChildAge, OfferQuery
from bot.offers.rows import ANY_NEED

WEIGHTS: Mapping[str, float] = {
    "need": 40,
    "age": 12,
    "place": 24,
    "responsible": 8,
    "language": 8,
    "fresh": 16,
    "reach": 8,
    "soon": 4,
    "topic": 40,
}
PENALTIES: Mapping[str | None, float] = {
    "unconfirmed": 2,
    "waiting_list": 5,
    "school": 12,
    "kita": 6,
    "portal": 12,
    "special": 30,
    "emergency": 40,
}
EMERGENCY, SPECIAL = "emergency", "special"
URGENT = 0.3
# What somebody under age cannot use alone: an appointment for a heavy need is made by the parents.
WITH_PARENTS, BY_PARENTS = ("appointment", "referral"), 20.0
FOR_ONE_THING = (SPECIAL, EMERGENCY)
# A second offer of the same provider tells a family less than one of another provider.
REPEATED_PROVIDER, REPEATED_KIND = 4.0, 9.0
REPEATED_NAME = 6.0  # three "Schnullercafé" leave no room for who comes home
PLAIN = ("school", "portal")
LATER_WISH = 0.85  # of the weight of the wish before it
LATER_NEED = (1.0, 0.75, 0.65, 0.55, 0.5)  # first need of an offer, second, ...
OTHER_WISHES = 0.35
SIDE_NEED = 2  # place among an offer's needs from which one is served in passing only
DISTANCE_SCALE_KM = 14.0
FRESH_YEARS, OLD_YEARS = 1.5, 8.0
LEAD_YEARS, LEAD = 10.0, -1.2  # beyond ten years it is a lead, no more
UNDATED: Mapping[str, float] = {"state": 0.7, "country": 0.7}  # hotlines and portals last
WITHOUT_PLACE: Mapping[str, float] = {"district": 0.2, "municipality": 0.3, "region": 0.6}
REACHING: Mapping[str, float] = {
    "district": 1.0,
    "municipality": 1.0,
    "region": 0.6,
    "state": 0.3,
    "country": 0.25,
}
# A hotline, or a house whose address is secret, is nearly as good as one next door.
CALLED_IN_DANGER = 0.65
AUTHORITY = 0.75
AT_HOME = 0.9  # who comes home has no way to be gone
BY_ONESELF = 0.9  # a young person calls or writes without anybody's knowing
UNLOCATED = 0.3  # on site, somewhere in the region
IN_MUNICIPALITY = 0.75
WALK_IN = "open"
UNREACHED = -0.75  # a card that says neither whom to call nor where to go
CHILDHOOD_MONTHS = 324
BROAD = 0.05  # below, an offer is for every age
GUESSED = 0.8
SOON_DAYS, LATE_DAYS = 7, 30


def base_score(candidate: Candidate, query: OfferQuery) -> float:
    """Everything but the next date; higher fits better, about 100 at most."""
    parts = {
        "need": _need(candidate, query),
        "age": _age(candidate, query),
        "place": _place(candidate, query),
        "responsible": float(is_responsible(candidate, query)),
        "language": _language(candidate, query),
        "fresh": _fresh(candidate, query.now.date()),
        "reach": _reach(candidate),
    }
    cost = PENALTIES.get(candidate.status, 0) + kind_cost(candidate, query)
    cost += BY_PARENTS * _needs_parents(candidate, query)
    return sum(WEIGHTS[name] * part for name, part in parts.items()) - cost


def _reach(candidate: Candidate) -> float:
    """How easily it is reached: by phone or e-mail, by website, by going there, or not."""
    if candidate.has_phone or candidate.email:
        return 1.0
    if candidate.website or candidate.street:
        return 0.6 if candidate.website else 0.4
    return 0.0 if candidate.access == WALK_IN else UNREACHED


def soon_score(next_date: datetime | None, now: datetime) -> float:
    """Points for an offer that takes place soon: all within a week, none after a month."""
    if next_date is None:
        return 0.0
    days = (next_date - now).total_seconds() / 86400
    return WEIGHTS["soon"] * _falling(days, SOON_DAYS, LATE_DAYS)


def varied(ranked: Iterable[Candidate]) -> list[Candidate]:
    """The same candidates, with the second of a provider, and of a kind or else of a name, later."""
    seen: Counter[tuple[str, object]] = Counter()
    places = []
    for candidate in ranked:
        same: dict[tuple[str, object], float] = {
            ("provider", candidate.organization_id): REPEATED_PROVIDER
        }
        if candidate.kind:
            same["kind", candidate.kind] = REPEATED_KIND
        else:
            same["name", candidate.series] = REPEATED_NAME
        cost = sum(seen[what] * each for what, each in same.items())
        places.append((candidate.score - cost, candidate))
        seen.update(same.keys())
    return [candidate for _, candidate in sorted(places, key=lambda place: -place[0])]


def covering(ranked: list[Candidate], needs: Iterable[str]) -> list[Candidate]:
    """The same candidates, with the best for each of these needs first; one may be best for two.

    Else the offers for one need could fill the screen, and the family's other wish seems unheard.
    """
    first: list[Candidate] = []
    for need in needs:
        if not any(_is_for(candidate, need) for candidate in first):
            first += [candidate for candidate in ranked if _is_for(candidate, need)][:1]
    chosen = {candidate.id for candidate in first}
    return first + [candidate for candidate in ranked if candidate.id not in chosen]


def _is_for(candidate: Candidate, need: str) -> bool:
    return candidate.need_positions.get(need, SIDE_NEED) < SIDE_NEED


def is_solid(candidate: Candidate, today: date) -> bool:
    """Whether any family can be sent there: not a lead from long ago, and with a way to reach it."""
    is_for_anyone = candidate.kind not in (*PLAIN, *FOR_ONE_THING)
    return _fresh(candidate, today) > 0 and _reach(candidate) > 0 and is_for_anyone


def is_responsible(candidate: Candidate, query: OfferQuery) -> bool:
    """Whether it is there for some municipalities by name, this one among them."""
    return candidate.serves == "region" and query.municipality in candidate.areas


def fits_age(candidate: Candidate, query: OfferQuery) -> bool:
    """Whether it is meant for an age at all and one of the children has it."""
    return any(_share(candidate, child) > BROAD for child in query.children)


def kind_cost(candidate: Candidate, query: OfferQuery) -> float:
    """What plain addresses cost, and emergency services: less where somebody may be in need of them.

    Who is in danger has been given the emergency numbers before any offer.
    """
    is_urgent = candidate.kind == EMERGENCY and safety_needs().intersection(query.needs)
    cost = PENALTIES.get(candidate.kind, 0)
    return URGENT * cost if is_urgent else cost


def _needs_parents(candidate: Candidate, query: OfferQuery) -> bool:
    """Whether somebody under age who looks for help alone could not go there."""
    is_reached_alone = candidate.format in REMOTE_FORMATS or candidate.access not in WITH_PARENTS
    return query.is_alone and not is_reached_alone


def _need(candidate: Candidate, query: OfferQuery) -> float:
    strengths = sorted(
        (
            LATER_WISH**wish * LATER_NEED[min(candidate.need_positions[need], len(LATER_NEED) - 1)]
            for wish, need in enumerate(query.needs or (ANY_NEED,))
            if need in candidate.need_positions
        ),
        reverse=True,
    )
    return min(1.2, strengths[0] + OTHER_WISHES * sum(strengths[1:])) if strengths else 0.0


def _age(candidate: Candidate, query: OfferQuery) -> float:
    if not query.knows_family:
        return 0.3
    shares = [_share(candidate, child) for child in query.children]
    if query.pregnant and candidate.for_pregnancy:
        shares.append(1 / (candidate.phases.count(",") + 1) ** 0.5)
    return max(shares, default=0.0)


def _share(candidate: Candidate, child: ChildAge) -> float:
    """How much an offer is made for this child: narrow limits around it count most; 0 if open."""
    first, last, stated = _limits(
        candidate.phases, candidate.min_age_months, candidate.max_age_months
    )
    if first is None and last is None:
        return 0.0
    low, high = first or 0, CHILDHOOD_MONTHS if last is None else last
    inside = min(high, child.max_months) - max(low, child.min_months) + 1
    if inside <= 0:
        return 0.0
    narrow = 1 - min(1.0, (high - low) / CHILDHOOD_MONTHS)
    return narrow * (1.0 if stated else 0.8) * inside / (child.max_months - child.min_months + 1)


@lru_cache(maxsize=1024)
def _limits(
    phases: str, first: int | None, last: int | None
) -> tuple[int | None, int | None, bool]:
    """First and last month as stated, else as the phases of life say, and which of both it is."""
    spans = spans_of(filter(None, phases.split(",")))
    stated = first is not None or last is not None
    if spans and first is None:
        first = spans[0][0]
    if spans and last is None:
        last = spans[-1][1]
    return first, last, stated


def _place(candidate: Candidate, query: OfferQuery) -> float:
    if query.municipality is None and query.position is None:
        return WITHOUT_PLACE.get(candidate.serves, 0.5)
    if query.is_alone and candidate.format in REMOTE_FORMATS:
        return BY_ONESELF
    if candidate.format == "home_visit" and candidate.serves == "region":
        return AT_HOME
    if candidate.distance_km is not None:
        near = exp(-candidate.distance_km / DISTANCE_SCALE_KM)
        here = candidate.municipality == query.municipality
        return max(near, IN_MUNICIPALITY) if here else near
    if safety_needs().intersection(query.needs):
        return CALLED_IN_DANGER
    if candidate.format == "onsite" and candidate.serves == "region":
        return UNLOCATED
    return AUTHORITY if candidate.kind == "authority" else REACHING[candidate.serves]


def _language(candidate: Candidate, query: OfferQuery) -> float:
    if query.language == DEFAULT:
        return 0.0
    return 1.0 if candidate.speaks else 0.6 if candidate.interpreting else 0.0


def _fresh(candidate: Candidate, today: date) -> float:
    known, guessed = candidate.assured_date, candidate.estimated_date
    if known or guessed:
        return _fresh_since(known or guessed or "", GUESSED if known is None else 1.0, today)
    return UNDATED.get(candidate.serves, 0.2)


@lru_cache(maxsize=1024)
def _fresh_since(month: str, trust: float, today: date) -> float:
    years = age_in_years(month, today) or 0.0
    return LEAD if years >= LEAD_YEARS else trust * _falling(years, FRESH_YEARS, OLD_YEARS)


def _falling(value: float, full: float, none: float) -> float:
    return max(0.0, min(1.0, (none - value) / (none - full)))
