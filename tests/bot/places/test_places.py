from __future__ import annotations

from datetime import date, datetime

import pytest

from bot.data_file import BadData
from bot.places import place
from bot.places.calendar import calendar
from bot.places.distance import distance_km
from bot.places.hours import next_opening, open_now
from bot.places.office import offices, responsible_office
from bot.places.place import gazetteer, municipalities, nearest_place, position_of

TOWNS = [municipality.name for municipality in municipalities()]


def test_the_gazetteer_knows_every_municipality_and_its_districts():
    assert len(gazetteer()) == 197 and len(TOWNS) == 15
    assert {place.municipality for place in gazetteer()} == set(TOWNS)


@pytest.mark.parametrize(
    "a, b, km",
    [
        ((50.9215, 6.3627), (50.9215, 6.3627), 0),
        ((50.9215, 6.3627), (50.8043, 6.4930), 15.9),  # Jülich - Düren
        ((50.6369, 6.4690), (51.0062, 6.4248), 41.2),  # Heimbach - Titz
    ],
)
def test_distances_are_straight_lines(a, b, km):
    assert distance_km(a, b) == pytest.approx(km, abs=0.1)


@pytest.mark.parametrize(
    "position, place",
    [
        ((50.9261, 6.3219), ("Jülich", "Koslar")),
        ((50.8044, 6.4931), ("Düren", None)),
        ((50.9375, 6.9603), None),  # Köln
    ],
)
def test_the_nearest_place_is_none_far_away(position, place):
    found = nearest_place(*position)
    assert (found and (found.municipality, found.district)) == place


@pytest.mark.parametrize(
    "town, district, position",
    [
        ("Jülich", "Koslar", (50.926, 6.3218)),
        ("Düren", "Nord-Düren", (50.8043, 6.493)),  # unknown itself: the centre of the town
        ("Köln", None, None),
        (None, None, None),
    ],
)
def test_a_place_without_position_lies_at_the_centre(town, district, position):
    assert position_of(town, district) == position


@pytest.mark.parametrize("town", TOWNS)
def test_the_city_of_dueren_has_a_youth_office_of_its_own(town):
    expected = "jugendamt-stadt-dueren" if town == "Düren" else "kreisjugendamt-dueren"
    assert responsible_office(town).id == expected


@pytest.mark.parametrize("town", [None, "Köln"])
def test_without_a_municipality_the_office_for_everyone_is_responsible(town):
    assert responsible_office(town, "debt") == offices()[-1]


HOURS = responsible_office("Titz").hours


@pytest.mark.parametrize(
    "moment, is_open, opens",
    [
        pytest.param("2026-11-22T12:00", False, "2026-11-23T08:00", id="Sunday"),
        pytest.param("2026-11-23T08:00", True, "2026-11-24T08:00", id="Monday at eight"),
        pytest.param("2026-11-23T16:00", False, "2026-11-24T08:00", id="Monday at four"),
        pytest.param("2026-12-25T09:00", False, "2026-12-28T08:00", id="Christmas on a Friday"),
    ],
)
def test_an_office_is_open_now_or_opens_next(moment, is_open, opens):
    at = datetime.fromisoformat(moment)
    assert open_now(HOURS, at) is is_open
    assert next_opening(HOURS, at) == datetime.fromisoformat(opens)


def test_an_office_without_hours_never_opens():
    assert next_opening((), datetime(2026, 11, 22)) is None


@pytest.mark.parametrize(
    "day, public, school",
    [
        ("2026-11-01", True, False),  # All Saints' Day, in few states
        ("2026-10-31", False, True),  # last day of the autumn holidays
        ("2026-11-02", False, False),
        ("2027-05-18", False, True),
    ],
)
def test_the_calendar_is_that_of_the_state(day, public, school):
    of_state, found = calendar(), date.fromisoformat(day)
    assert (of_state.is_public_holiday(found), of_state.is_school_holiday(found)) == (
        public,
        school,
    )


@pytest.mark.parametrize("year", range(2026, 2031))
def test_the_summer_holidays_of_every_year_are_known(year):
    weeks = [(last - first).days / 7 for first, last in calendar().school if first.year == year]
    assert max(weeks) > 6


GOOD_PLACES = "\n".join(
    [
        "municipality,district,postal_codes,lat,lon,alt_names,source",
        *(f"{town.name},,52000,{town.lat},{town.lon},,x" for town in municipalities()),
        "Titz,Rödingen,52445,50.97,6.45,,x",
    ]
)


@pytest.mark.parametrize(
    "right, wrong, said",
    [
        ("Titz,,52000", "Titz,Somewhere,52000", '"Titz" has no row of its own'),
        ("50.97,6.45", "6.45,50.97", '"Rödingen" lies'),
    ],
    ids=["a municipality without a row", "degrees exchanged"],
)
def test_places_that_no_family_could_be_found_in_are_refused(
    monkeypatch, tmp_path, right, wrong, said
):
    monkeypatch.setattr(place, "PLACES", tmp_path)
    (tmp_path / "places.csv").write_text(GOOD_PLACES, encoding="utf-8")
    assert len(gazetteer.__wrapped__()) == len(TOWNS) + 1
    (tmp_path / "places.csv").write_text(GOOD_PLACES.replace(right, wrong), encoding="utf-8")
    with pytest.raises(BadData, match=said):
        gazetteer.__wrapped__()
