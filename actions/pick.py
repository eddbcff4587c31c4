"""Takes one fact that a family has picked, and goes on with it."""

from __future__ import annotations

from actions.learn import change_search
from actions.proceed import proceed
from actions.turn import Answer, Turn
from bot.offers.need import needs_by_id
from bot.places.place import Place, find_place


def pick_need(turn: Turn, need: str) -> Answer:
    """Looks for this need, whatever was looked for before."""
    beside = [other for other in turn.state.beside if other != need]
    needs = [needs_by_id()[need].id]
    return proceed(turn.with_state(change_search(turn.state, needs=needs, beside=beside)))


def pick_age(turn: Turn, span: str) -> Answer:
    """Looks for a child of this age, "36-47" in months."""
    low, high = (int(months) for months in span.split("-"))
    children = [{"min_months": low, "max_months": high}]
    return proceed(turn.with_state(change_search(turn.state, children=children, pregnancy=None)))


def pick_pregnant(turn: Turn, _: str) -> Answer:
    """Looks for a pregnant woman."""
    state = change_search(turn.state, pregnancy={"weeks": None}, children=[])
    return proceed(turn.with_state(state))


def pick_place(turn: Turn, name: str) -> Answer:
    """Looks around this place, "municipality" or "municipality/district"."""
    municipality, _, district = name.partition("/")
    place = find_place(municipality, district or None)
    if place is None:
        raise ValueError(name)
    return proceed(turn.with_state(change_search(turn.state, place=place_facts(place))))


def place_facts(place: Place) -> dict[str, object]:
    """A place of the gazetteer as the state keeps it."""
    return {
        "municipality": place.municipality,
        "district": place.district,
        "postal_code": None,
        "in_region": True,
        "lat": place.lat,
        "lon": place.lon,
    }
