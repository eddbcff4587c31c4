from __future__ import annotations

from datetime import date, datetime, time

import pytest

from bot.offers.schedule import Schedule, is_open, next_date
from bot.places.calendar import Calendar, calendar

TEN, NOON = time(10), time(12)
SUNDAY = datetime(2026, 11, 22, 12)
NO_HOLIDAYS = Calendar("DE", "NW", ())


def at(text: str) -> datetime:
    return datetime.fromisoformat(text)


@pytest.mark.parametrize(
    "schedule, after, expected",
    [
        pytest.param(
            Schedule("MO", TEN, NOON), "2026-11-22T12:00", "2026-11-23T10:00", id="weekly"
        ),
        pytest.param(
            Schedule("MO", TEN, NOON), "2026-11-23T11:00", "2026-11-23T10:00", id="it runs just now"
        ),
        pytest.param(
            Schedule("MO", TEN, NOON), "2026-11-23T12:00", "2026-11-30T10:00", id="it is just over"
        ),
        pytest.param(
            Schedule("FR", TEN, every_weeks=2, starts_on=date(2026, 11, 6)),
            "2026-11-22T12:00",
            "2026-12-04T10:00",
            id="every two weeks from a given one",
        ),
        pytest.param(
            Schedule("MO", TEN, every_weeks=2, starts_on=date(2026, 11, 6)),
            "2026-11-03T12:00",
            "2026-11-16T10:00",
            id="not before it starts",
        ),
        pytest.param(
            Schedule("MO", TEN, ends_on=date(2026, 11, 23)),
            "2026-11-22T12:00",
            "2026-11-23T10:00",
            id="its last day",
        ),
        pytest.param(
            Schedule("MO", TEN, closed=("2026-11-23", "2026-11-28/2026-12-07")),
            "2026-11-22T12:00",
            "2026-12-14T10:00",
            id="days off are left out, first and last included",
        ),
        pytest.param(
            Schedule("WE", TEN, nth=(1, 3)),
            "2026-11-19T12:00",
            "2026-12-02T10:00",
            id="1st and 3rd",
        ),
        pytest.param(
            Schedule("FR", TEN, nth=(-1,)),
            "2026-11-22T12:00",
            "2026-11-27T10:00",
            id="last in month",
        ),
        pytest.param(
            Schedule("TU", TEN, season_from="11-01", season_to="03-31"),
            "2026-04-01T12:00",
            "2026-11-03T10:00",
            id="a season over the new year",
        ),
        pytest.param(
            Schedule("SU", time(18, 30), nth=(2,), season_from="12-01", season_to="12-31"),
            "2026-12-14T12:00",
            "2027-12-12T18:30",
            id="once a year",
        ),
        pytest.param(
            Schedule("WE", TEN, not_in_school_holidays=True),
            "2026-12-17T12:00",
            "2027-01-13T10:00",
            id="not in the Christmas holidays",
        ),
        pytest.param(
            Schedule(
                "WE", TEN, only_in_school_holidays=True, season_from="06-01", season_to="09-15"
            ),
            "2026-11-22T12:00",
            "2027-07-21T10:00",
            id="only in the summer holidays",
        ),
        pytest.param(
            Schedule("TH", TEN, not_on_public_holidays=True),
            "2026-05-12T12:00",
            "2026-05-21T10:00",
            id="not on Ascension Day",
        ),
        pytest.param(
            Schedule("SU", TEN, also_on_public_holidays=True),
            "2026-12-21T12:00",
            "2026-12-25T10:00",
            id="on public holidays as well",
        ),
        pytest.param(
            Schedule("SU", TEN, also_on_public_holidays=True, starts_on=date(2026, 12, 27)),
            "2026-12-21T12:00",
            "2026-12-27T10:00",
            id="on no public holiday before it starts",
        ),
        pytest.param(
            Schedule(
                "SA", TEN, also_on_public_holidays=True, season_from="03-01", season_to="10-31"
            ),
            "2026-12-21T12:00",
            "2027-03-06T10:00",
            id="on no public holiday out of season",
        ),
    ],
)
def test_the_next_date_respects_every_rule(schedule, after, expected):
    start, _ = next_date([schedule], at(after), calendar())
    assert start == at(expected)


def test_the_earliest_of_several_times_is_next():
    every = [Schedule("FR", TEN), Schedule("TU", TEN, NOON), Schedule("TU", time(15))]
    assert next_date(every, SUNDAY, calendar()) == (at("2026-11-24T10:00"), at("2026-11-24T12:00"))


def test_an_unknown_end_stays_unknown():
    assert next_date([Schedule("TU", TEN)], SUNDAY, calendar()) == (at("2026-11-24T10:00"), None)


def test_phone_hours_count_only_where_there_is_nothing_else():
    by_phone, visit = Schedule("MO", TEN, by="phone"), Schedule("FR", TEN)
    assert next_date([by_phone, visit], SUNDAY, calendar())[0] == at("2026-11-27T10:00")
    assert next_date([by_phone], SUNDAY, calendar())[0] == at("2026-11-23T10:00")


@pytest.mark.parametrize(
    "schedules", [[], [Schedule("MO", TEN, nth=(5,), season_from="02-01", season_to="02-28")]]
)
def test_without_a_time_in_sight_there_is_no_next_date(schedules):
    assert next_date(schedules, SUNDAY, NO_HOLIDAYS) is None


@pytest.mark.parametrize(
    "time_of_day, open_then",
    [("09:59", False), ("10:00", True), ("11:59", True), ("12:01", False)],
)
def test_an_offer_is_open_from_its_beginning_to_its_end(time_of_day, open_then):
    moment = at(f"2026-11-23T{time_of_day}")
    assert is_open([Schedule("MO", TEN, NOON)], moment, calendar()) is open_then


@pytest.mark.parametrize(
    "schedule",
    [
        Schedule("MO", TEN, ends_on=date(2026, 11, 22)),
        Schedule("MO", TEN, closed=("2026-11-01/2028-01-01",)),
    ],
)
def test_what_is_over_or_closed_for_long_has_no_next_date(schedule):
    assert next_date([schedule], at("2026-11-22T12:00"), calendar()) is None
