"""What an offer says that cannot be true together, though each value by itself could be."""

from __future__ import annotations

from collections.abc import Iterator
from math import inf
from typing import Any

from bot.need import spans_of
from bot.offers.reader import Wrong
from bot.places.distance import distance_km
from bot.places.place import find_place, gazetteer, municipalities, municipality_names
from bot.places.region import region

ADDRESS = ("street", "postal_code", "municipality", "district", "lat", "lon")
# Beyond this from the region nothing is in reach; degrees that were exchanged lie farther away.
FARTHEST_KM = 1000
Values = dict[str, Any]


def contradictions(values: Values) -> Iterator[Wrong]:
    """Every contradiction among the values of an offer; none if it can be true."""
    yield from _address_of_a_secret(values)
    yield from _in_order(values, "min_age_months", "max_age_months")
    yield from _in_order(values, "pregnancy_from_week", "pregnancy_to_week")
    yield from _phases(values)
    yield from _place(values)
    yield from _position(values)
    yield from _service_area(values)


def contradictions_of_times(values: Values) -> Iterator[Wrong]:
    """The same among the values of one entry of `schedules`."""
    opens, closes = values["opens"], values.get("closes")
    if closes and closes <= opens:
        yield Wrong(f"{closes:%H:%M}", f"a time after opens ({opens:%H:%M})", ("closes",))
    starts_on, ends_on = values.get("starts_on"), values.get("ends_on")
    if starts_on and ends_on and ends_on < starts_on:
        yield Wrong(ends_on, f"a day after starts_on ({starts_on})", ("ends_on",))
    if values.get("every_weeks", 1) > 1 and not values.get("starts_on"):
        yield Wrong(None, "a day on which it takes place, to count the weeks from", ("starts_on",))
    for one, other in (("season_from", "season_to"), ("season_to", "season_from")):
        if one in values and other not in values:
            yield Wrong(
                None, f'the other end of the season, a day like "03-31", beside {one}', (other,)
            )
    if values.get("not_in_school_holidays") and values.get("only_in_school_holidays"):
        yield Wrong(True, "nothing beside not_in_school_holidays", ("only_in_school_holidays",))
    yield from _in_order(values, "min_age_months", "max_age_months")


def _address_of_a_secret(values: Values) -> Iterator[Wrong]:
    for key in ADDRESS:
        if values.get("confidential") and key in values:
            yield Wrong(values[key], "nothing: a confidential offer has no address", (key,))


def _in_order(values: Values, first: str, last: str) -> Iterator[Wrong]:
    if first in values and last in values and values[first] > values[last]:
        yield Wrong(values[last], f"at least {first} ({values[first]})", (last,))


def _phases(values: Values) -> Iterator[Wrong]:
    phases, spans = values.get("phases", ()), spans_of(values.get("phases", ()))
    first, last = values.get("min_age_months", 0), values.get("max_age_months", inf)
    if spans and not any(start <= last and first <= end for start, end in spans):
        ages = f"phases of life within {first} to {last} months, as the ages say"
        yield Wrong(list(phases), ages, ("phases",))


def _place(values: Values) -> Iterator[Wrong]:
    town, district, code = (values.get(k) for k in ("municipality", "district", "postal_code"))
    if district and not find_place(town or "", district):
        yield Wrong(district, f"a district of {town} in data/places/places.csv", ("district",))
    codes = {c for place in gazetteer() if place.municipality == town for c in place.postal_codes}
    if code and codes and code not in codes:
        yield Wrong(code, f"a postal code of {town}: {', '.join(sorted(codes))}", ("postal_code",))


def _position(values: Values) -> Iterator[Wrong]:
    for one, other in (("lat", "lon"), ("lon", "lat")):
        if one in values and other not in values:
            yield Wrong(None, f"degrees beside {one}, or neither", (other,))
    if "lat" not in values or "lon" not in values:
        return
    town = values.get("municipality")
    centres = [(m.lat, m.lon) for m in municipalities() if town in (None, m.name)]
    farthest = region().radius_km if town else FARTHEST_KM
    if min(distance_km((values["lat"], values["lon"]), centre) for centre in centres) > farthest:
        where = town or region().name
        yield Wrong(values["lat"], f"a position within {farthest:g} km of {where}", ("lat",))


def _service_area(values: Values) -> Iterator[Wrong]:
    town, towns = values.get("municipality"), values.get("serves_municipalities")
    districts = values.get("serves_districts", ())
    if (values["serves"] == "district") != bool(districts):
        yield Wrong(
            None, "its districts where serves is district, only there", ("serves_districts",)
        )
    within = towns or ([town] if town else sorted(municipality_names()))
    for name in districts:
        if not any(find_place(each, name) for each in within):
            expected = f"districts of {', '.join(within)} in data/places/places.csv"
            yield Wrong(name, expected, ("serves_districts",))
    if values["serves"] == "municipality" and not (town or towns):
        yield Wrong(None, "the municipalities that it serves", ("serves_municipalities",))
