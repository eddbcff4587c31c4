"""One offer in a file <-> one `Offer`: which fields there are, what they may say, how they look."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import MISSING, dataclass, fields, replace
from datetime import date, time
from functools import lru_cache
from itertools import groupby
from typing import Any

from bot.offers.need import need_ids
from bot.offers.offer import (
    ACCESSES,
    COSTS,
    COVERAGES,
    FORMATS,
    KINDS,
    PHASES,
    STATUSES,
    Offer,
    Phone,
    Source,
)
from bot.offers.schedule import Schedule
from bot.places.hours import WEEKDAYS
from bot.places.place import find_place, municipality_names, position_of

Reader = Callable[[Any], Any]


@dataclass(frozen=True)
class Problem:
    """One field of one offer that does not say what it should."""

    field: str
    value: Any
    expected: str


@dataclass(frozen=True)
class FileField:
    """How a field of the file is read, and what a person should have written."""

    read: Reader
    expected: str


def text(value: Any) -> str:
    if not isinstance(value, str) or not value.strip():
        raise ValueError
    return " ".join(value.split())


def matching(pattern: str, length: int = 2000) -> Reader:
    def read(value: Any) -> str:
        found = str(value)
        if not re.fullmatch(pattern, found) or len(found) > length:
            raise ValueError
        return found

    return read


def one_of(choices: Iterable[str]) -> Reader:
    allowed = frozenset(choices)

    def read(value: Any) -> str:
        if value not in allowed:
            raise ValueError
        return str(value)

    return read


def list_of(read: Reader) -> Reader:
    def read_all(value: Any) -> tuple[Any, ...]:
        if not isinstance(value, list):
            raise ValueError
        return tuple(read(item) for item in value)

    return read_all


def within(low: float, high: float) -> Reader:
    def read(value: Any) -> Any:
        if isinstance(value, bool) or not isinstance(value, (int, float)):
            raise ValueError
        if not low <= value <= high or (isinstance(low, int) and not isinstance(value, int)):
            raise ValueError
        return value

    return read


def yes_or_no(value: Any) -> bool:
    if not isinstance(value, bool):
        raise ValueError
    return value


def day(value: Any) -> date:
    return value if isinstance(value, date) else date.fromisoformat(str(value))


def clock(value: Any) -> time:
    # YAML 1.1 reads 10:00 without quotes as the number of minutes, 600.
    minutes = isinstance(value, int) and not isinstance(value, bool)
    shown = matching(r"\d\d:\d\d")(f"{value // 60:02}:{value % 60:02}" if minutes else value)
    return time(23, 59, 59) if shown == "24:00" else time.fromisoformat(shown)


def phone(value: Any) -> Phone:
    return Phone(matching(r"\+?[\d /-]{3,25}")(value["number"]), value.get("label"))


def source(value: Any) -> Source:
    """A web address, or one with what to look for there: "https://… (table.csv)"."""
    url, _, label = matching(r"https?://\S+( \(.+\))?")(value).partition(" (")
    return Source(url, label.removesuffix(")") or None)


URL = matching(r"https?://\S+")
MONTH = matching(r"\d{4}(-(0[1-9]|1[0-2]))?(-\d\d)?")
AGE = within(0, 400)
WEEK = within(1, 42)

SCHEDULE_FIELDS: dict[str, Reader] = {
    "opens": clock,
    "closes": clock,
    "every_weeks": within(1, 12),
    "starts_on": day,
    "nth": list_of(within(-1, 5)),
    "season_from": matching(r"\d\d-\d\d"),
    "season_to": matching(r"\d\d-\d\d"),
    "not_in_school_holidays": yes_or_no,
    "only_in_school_holidays": yes_or_no,
    "not_on_public_holidays": yes_or_no,
    "also_on_public_holidays": yes_or_no,
    "min_age_months": AGE,
    "max_age_months": AGE,
    "by": one_of(("visit", "phone")),
    "note": text,
}


def schedules(value: Any) -> tuple[Schedule, ...]:
    """A list of times; one entry may name several days and becomes one schedule a day."""
    return tuple(s for entry in list_of(dict)(value) for s in _schedules_of(entry))


def _schedules_of(entry: dict[str, Any]) -> Iterator[Schedule]:
    rest = {key: value for key, value in entry.items() if key != "days"}
    weekdays = list_of(one_of(WEEKDAYS))(entry["days"])
    if not weekdays or "opens" not in rest:
        raise ValueError
    values = {key: SCHEDULE_FIELDS[key](value) for key, value in rest.items()}
    return (Schedule(weekday=weekday, **values) for weekday in weekdays)


EXPECTED_SCHEDULE = (
    'a list like {days: [MO, TH], opens: "10:00", closes: "12:00"}, with any of '
    + ", ".join(SCHEDULE_FIELDS)
)
EXPECTED_AGE = "months of age from 0 to 400"


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
        "for_pregnancy": FileField(yes_or_no, "true or false"),
        "pregnancy_from_week": FileField(WEEK, "a week from 1 to 42"),
        "pregnancy_to_week": FileField(WEEK, "a week from 1 to 42"),
        "eligibility": FileField(text, "for whom it is, in a German sentence"),
        "confidential": FileField(yes_or_no, "true or false"),
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
        "languages": FileField(list_of(matching(r"[a-z]{2,3}(-[A-Z]{2})?")), "codes like [de, tr]"),
        "interpreting": FileField(text, "which interpreting there is, in words"),
        "required_documents": FileField(list_of(text), "a list of papers to bring"),
        "status": FileField(one_of(STATUSES), "one of " + ", ".join(STATUSES)),
        "kind": FileField(one_of(KINDS), "one of " + ", ".join(KINDS)),
        "assured_date": FileField(MONTH, 'a month like "2026-05" or a year like "2026"'),
        "estimated_date": FileField(MONTH, 'a month like "2026-05" or a year like "2026"'),
        "sources": FileField(list_of(source), "a list of web addresses"),
        "notes": FileField(text, "what else a reader of this file should know"),
    }


REQUIRED = ("id", "name", "organization", "needs", "summary", "serves", "sources")
ADDRESS = ("street", "postal_code", "municipality", "district", "lat", "lon")


def read_record(record: dict[str, Any]) -> tuple[Offer | None, list[Problem]]:
    """The offer of a record, or None with everything that is wrong in it."""
    known = file_fields()
    problems = [
        Problem(key, record[key], "one of the fields " + ", ".join(known))
        for key in record
        if key not in known
    ]
    problems += [Problem(key, None, known[key].expected) for key in REQUIRED if not record.get(key)]
    values: dict[str, Any] = {}
    for key, field in known.items():
        if record.get(key) is None:
            continue
        try:
            values[key] = field.read(record[key])
        except (ValueError, TypeError, KeyError, AttributeError):
            problems.append(Problem(key, record[key], field.expected))
    if not problems:
        problems = list(_contradictions(values))
    return (None, problems) if problems else (_located(Offer(**values)), [])


def _contradictions(values: dict[str, Any]) -> Iterator[Problem]:
    if values.get("confidential"):
        for key in ADDRESS:
            if key in values:
                yield Problem(key, values[key], "nothing: a confidential offer has no address")
    youngest, oldest = values.get("min_age_months"), values.get("max_age_months")
    if youngest is not None and oldest is not None and youngest > oldest:
        yield Problem("max_age_months", oldest, f"at least min_age_months ({youngest})")
    town, district = values.get("municipality"), values.get("district")
    if district and not find_place(town or "", district):
        yield Problem("district", district, f"a district of {town} in data/places/places.csv")
    if (values["serves"] == "district") != bool(values.get("serves_districts")):
        yield Problem(
            "serves_districts", None, "its districts where serves is district, only there"
        )
    if values["serves"] == "municipality" and not (town or values.get("serves_municipalities")):
        yield Problem("serves_municipalities", None, "the municipalities that it serves")


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
        return [f"{s.url} ({s.label})" if s.label else s.url for s in value]
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
