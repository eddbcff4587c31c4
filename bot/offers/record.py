"""One offer in a file <-> one `Offer`: which fields there are, what they may say, how they look."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import MISSING, fields, replace
from datetime import time
from functools import lru_cache
from itertools import chain, groupby
from typing import Any

from babel import Locale

from bot.need import PHASES, need_ids
from bot.offers.contradiction import contradictions, contradictions_of_times
from bot.offers.offer import (
    ACCESSES,
    COSTS,
    COVERAGES,
    FORMATS,
    KINDS,
    STATUSES,
    Offer,
    Phone,
    Source,
)
from bot.offers.reader import (
    FileField,
    Wrong,
    clock,
    day,
    day_of_year,
    days_off,
    fields_of,
    list_of,
    matching,
    one_of,
    past_month,
    text,
    within,
    yes_or_no,
)
from bot.offers.schedule import Schedule
from bot.places.hours import WEEKDAYS
from bot.places.place import municipality_names, position_of

URL = matching(r"https?://\S+")
AGE = within(0, 400)
WEEK = within(1, 42)
EXPECTED_AGE = "months of age from 0 to 400"
EXPECTED_DAY = "a day like 2026-09-04"
EXPECTED_FLAG = "true or false"
EXPECTED_DAY_OF_YEAR = 'a day of the year like "03-31"'
EXPECTED_MONTH = 'a month like "2026-05" or a year like "2026"'

PHONE_FIELDS = {
    # Short are the numbers of emergency and public services: 110, 116111, 911.
    "number": FileField(
        matching(r"\+(?!49[ /-]?0)[1-9]([ /-]?\d){7,16}|1\d{2,5}|9\d\d"),
        'a number in quotes with the code of the country and without the 0, "+49 2421 220", or 110',
    ),
    "label": FileField(text, "what the number is for, in words"),
}


def phone(value: Any) -> Phone:
    values = fields_of(PHONE_FIELDS, value)
    if "number" not in values:
        raise Wrong(None, PHONE_FIELDS["number"].expected, ("number",))
    return Phone(**values)


def source(value: Any) -> Source:
    """A web address, one with what to look for there, "https://… (table.csv)", or who said it when."""
    said = text(value)
    if not re.match(r"https?:|www\.", said):
        return Source("", matching(r"(?=.*[^\W\d_]).+ .+")(said))
    url, _, label = matching(r"https?://\S+( \(.+\))?")(said).partition(" (")
    return Source(url, label.removesuffix(")") or None)


def language_code(value: Any) -> str:
    code = matching(r"[a-z]{2,3}(-[A-Z]{2})?")(value)
    return str(one_of(Locale("en").languages)(code.partition("-")[0]) and code)


SCHEDULE_FIELDS = {
    "opens": FileField(clock, 'a time in quotes like "09:00"'),
    "closes": FileField(clock, 'a time in quotes like "17:30"'),
    "every_weeks": FileField(within(1, 12), "a number of weeks from 1 to 12"),
    "starts_on": FileField(day, EXPECTED_DAY),
    "ends_on": FileField(day, EXPECTED_DAY),
    "closed": FileField(
        list_of(days_off), 'a list of days off like [2026-12-24, "2026-12-27/2027-01-06"]'
    ),
    "nth": FileField(
        list_of(one_of((1, 2, 3, 4, 5, -1))),
        "a list like [1, 3] of weeks in the month from 1 to 5, -1 for the last",
    ),
    "season_from": FileField(day_of_year, EXPECTED_DAY_OF_YEAR),
    "season_to": FileField(day_of_year, EXPECTED_DAY_OF_YEAR),
    "not_in_school_holidays": FileField(yes_or_no, EXPECTED_FLAG),
    "only_in_school_holidays": FileField(yes_or_no, EXPECTED_FLAG),
    "not_on_public_holidays": FileField(yes_or_no, EXPECTED_FLAG),
    "also_on_public_holidays": FileField(yes_or_no, EXPECTED_FLAG),
    "min_age_months": FileField(AGE, EXPECTED_AGE),
    "max_age_months": FileField(AGE, EXPECTED_AGE),
    "by": FileField(one_of(("visit", "phone")), "visit or phone"),
    "note": FileField(text, "what else is to be said of this time"),
}
DAYS = FileField(list_of(one_of(WEEKDAYS)), f"a list of {', '.join(WEEKDAYS)}")


def schedules_of_days(value: Any) -> tuple[Schedule, ...]:
    """One entry of `schedules`: it may name several days and becomes one schedule a day."""
    values = fields_of({"days": DAYS, **SCHEDULE_FIELDS}, value)
    weekdays = values.pop("days", ())
    if not weekdays:
        raise Wrong(None, DAYS.expected, ("days",))
    if "opens" not in values:
        raise Wrong(None, SCHEDULE_FIELDS["opens"].expected, ("opens",))
    for wrong in contradictions_of_times(values):
        raise wrong
    return tuple(Schedule(weekday=weekday, **values) for weekday in weekdays)


def schedules(value: Any) -> tuple[Schedule, ...]:
    return tuple(chain.from_iterable(list_of(schedules_of_days)(value)))


EXPECTED_SCHEDULE = 'a list like {days: [MO, TH], opens: "10:00", closes: "12:00"}'


@lru_cache(maxsize=1)
def file_fields() -> dict[str, FileField]:
    """Every field an offer may have in a file, in the order in which export writes them."""
    towns = municipality_names()
    town_names = ", ".join(sorted(towns))
    return {
        "id": FileField(
            matching(r"[a-z0-9]+(-[a-z0-9]+)*", 40),
            "lower-case letters, digits and hyphens, 40 at most",
        ),
        "name": FileField(text, "a name"),
        "organization": FileField(text, "who runs it"),
        "needs": FileField(
            list_of(one_of(need_ids())), "ids of data/needs.csv, the main one first"
        ),
        "summary": FileField(text, "one or two German sentences"),
        "phases": FileField(list_of(one_of(PHASES)), "phases of life: " + ", ".join(PHASES)),
        "min_age_months": FileField(AGE, EXPECTED_AGE),
        "max_age_months": FileField(AGE, EXPECTED_AGE),
        "for_pregnancy": FileField(yes_or_no, EXPECTED_FLAG),
        "pregnancy_from_week": FileField(WEEK, "a week from 1 to 42"),
        "pregnancy_to_week": FileField(WEEK, "a week from 1 to 42"),
        "eligibility": FileField(text, "for whom it is, in a German sentence"),
        "confidential": FileField(yes_or_no, EXPECTED_FLAG),
        "street": FileField(text, "a street, with number if known"),
        "postal_code": FileField(matching(r"\d{5}|\d{4}"), "a postal code in quotes"),
        "municipality": FileField(one_of(towns), f"one of {town_names}"),
        "district": FileField(text, "a district of data/places/places.csv"),
        "lat": FileField(within(-90.0, 90.0), "degrees north"),
        "lon": FileField(within(-180.0, 180.0), "degrees east"),
        "serves": FileField(one_of(COVERAGES), "one of " + ", ".join(COVERAGES)),
        "serves_municipalities": FileField(list_of(one_of(towns)), f"some of {town_names}"),
        "serves_districts": FileField(list_of(text), "districts of data/places/places.csv"),
        "phones": FileField(
            list_of(phone), 'a list like {number: "+49 2421 220", label: Zentrale}'
        ),
        "email": FileField(matching(r"[^@\s]+@[^@\s]+\.[^@\s]+"), "an e-mail address"),
        "website": FileField(URL, "an address with http:// or https://"),
        "cost": FileField(one_of(COSTS), "one of " + ", ".join(COSTS)),
        "cost_note": FileField(text, "what it costs, in words"),
        "access": FileField(one_of(ACCESSES), "one of " + ", ".join(ACCESSES)),
        "format": FileField(one_of(FORMATS), "one of " + ", ".join(FORMATS)),
        "schedules": FileField(schedules, EXPECTED_SCHEDULE),
        "hours_note": FileField(text, "what is known of the times beyond schedules"),
        "languages": FileField(list_of(language_code), "codes of languages like [de, tr, uk]"),
        "interpreting": FileField(text, "which interpreting there is, in words"),
        "required_documents": FileField(list_of(text), "a list of papers to bring"),
        "status": FileField(one_of(STATUSES), "one of " + ", ".join(STATUSES)),
        "kind": FileField(one_of(KINDS), "one of " + ", ".join(KINDS)),
        "assured_date": FileField(past_month, EXPECTED_MONTH),
        "estimated_date": FileField(past_month, EXPECTED_MONTH),
        "sources": FileField(
            list_of(source),
            'web addresses with https://, or who said it when: "Anruf bei Frau Müller, 28.11.2026"',
        ),
        "notes": FileField(text, "what else a reader of this file should know"),
    }


REQUIRED = ("id", "name", "organization", "needs", "summary", "serves", "sources")


def read_record(record: dict[str, Any]) -> tuple[Offer | None, list[Wrong]]:
    """The offer of a record, or None with everything that is wrong in it."""
    wrong = list(_wrong_fields(record))
    values: dict[str, Any] = {}
    for key, field in file_fields().items():
        try:
            if record.get(key) is not None:
                values[key] = field.value_of(record[key], key)
        except Wrong as found:
            wrong.append(found)
    wrong = wrong or list(contradictions(values))
    return (None, wrong) if wrong else (_located(Offer(**values)), [])


def _wrong_fields(record: dict[str, Any]) -> Iterator[Wrong]:
    known = file_fields()
    for key, value in record.items():
        if key not in known:
            yield Wrong(value, "one of the fields " + ", ".join(known), (key,))
    for key in REQUIRED:
        if not record.get(key):
            yield Wrong(None, known[key].expected, (key,))


def _located(offer: Offer) -> Offer:
    """The offer at the position of its district or municipality, unless it has its own."""
    if offer.lat is not None or offer.confidential:
        return offer
    position = position_of(offer.municipality, offer.district)
    return replace(offer, lat=position[0], lon=position[1]) if position else offer


# "serves" is always written: everything depends on it.
DEFAULTS = {
    field.name: field.default
    for field in fields(Offer)
    if field.name != "serves" and field.default is not MISSING
}


def as_record(offer: Offer) -> dict[str, Any]:
    """The record of an offer as it stands in a file: what is left open is left out."""
    return {
        key: _shown(key, value)
        for key in file_fields()
        if (value := getattr(offer, key)) != DEFAULTS.get(key)
        and not (key in ("lat", "lon") and _from_gazetteer(offer))
    }


def _from_gazetteer(offer: Offer) -> bool:
    return offer.position == position_of(offer.municipality, offer.district)


def _shown(key: str, value: Any) -> Any:
    if key == "schedules":
        return [_shown_times(days) for _, days in groupby(value, _without_day)]
    if key == "sources":
        return [f"{s.url} ({s.label})" if s.url and s.label else s.url or s.label for s in value]
    if key == "phones":
        return [{"number": p.number, **({"label": p.label} if p.label else {})} for p in value]
    return list(value) if isinstance(value, tuple) else value


def _without_day(schedule: Schedule) -> Schedule:
    return replace(schedule, weekday="")


def _shown_times(same: Iterable[Schedule]) -> dict[str, Any]:
    every = list(same)
    first, empty = every[0], Schedule("", time(0))
    shown: dict[str, Any] = {"days": [schedule.weekday for schedule in every]}
    for key in SCHEDULE_FIELDS:
        value = getattr(first, key)
        if key == "opens" or value != getattr(empty, key):
            shown[key] = _shown_value(value)
    return shown


def _shown_value(value: Any) -> Any:
    if isinstance(value, time):
        return "24:00" if value.second else value.strftime("%H:%M")
    return list(value) if isinstance(value, tuple) else value
