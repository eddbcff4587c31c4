"""What a card says of the times of an offer."""

from __future__ import annotations

from datetime import datetime, time

import pytest

from bot.cards import detail_lines, distance_text, lines, map_url, next_text, schedule_text
from bot.languages.catalogue import catalogue
from bot.offers.match import Match
from bot.offers.schedule import END_OF_DAY, Schedule
from bot.places.hours import WEEKDAYS
from bot.places.place import position_of
from tests.bot.offers.family import an_offer

GERMAN = catalogue("de")
NINE, NOON = time(9), time(12)
ALWAYS = tuple(Schedule(day, time(0), END_OF_DAY) for day in WEEKDAYS)


def times(*days: str, **known) -> tuple[Schedule, ...]:
    return tuple(Schedule(day, NINE, NOON, **known) for day in days)


@pytest.mark.parametrize(
    "known, line",
    [
        ({"eligibility": "Nur für Frauen."}, "Für wen: Nur für Frauen."),
        ({"required_documents": ("Ausweis",)}, "Bitte mitbringen: Ausweis"),
        ({"languages": ("tr",)}, "Sprachen: Türkçe"),
    ],
)
def test_what_does_not_fit_on_a_card_is_told_of_an_offer_that_is_looked_at(known, line):
    match = Match(an_offer(**known), None, None, None, [], 0.0)
    assert line in detail_lines(match, GERMAN, datetime(2026, 11, 23)).values()


@pytest.mark.parametrize(
    "schedules, text",
    [
        ((), ""),
        (times("MO"), "Montag 09:00–12:00"),
        (times("MO", "TH"), "Montag, Donnerstag 09:00–12:00"),
        (times("SA", "SU"), "Samstag, Sonntag 09:00–12:00"),
        (times("MO", "TU", "WE", "TH", "FR"), "Montag–Freitag 09:00–12:00"),
        (times("FR", "WE", "TH"), "Mittwoch–Freitag 09:00–12:00"),
        (
            (*times("MO", "TU"), Schedule("TU", time(14), time(16))),
            "Montag, Dienstag 09:00–12:00; Dienstag 14:00–16:00",
        ),
        (
            times("MO", "TU", nth=(1,)),
            "1. Montag im Monat, 09:00–12:00; 1. Dienstag im Monat, 09:00–12:00",
        ),
        (times("MO", "FR", by="phone"), "Montag, Freitag 09:00–12:00, am Telefon"),
        (ALWAYS, "rund um die Uhr"),
        (ALWAYS[1:], "Dienstag–Sonntag 00:00–23:59"),
    ],
)
def test_equal_times_of_several_days_stand_together(schedules, text):
    assert schedule_text(schedules, GERMAN) == text


@pytest.mark.parametrize(
    "schedules, text",
    [
        ((), ""),
        (times("MO"), "Nächster Termin: Mo., 23. Nov., 09:00–12:00"),
        (times("MO", by="phone"), "Nächster Termin: Mo., 23. Nov., 09:00–12:00, am Telefon"),
        (ALWAYS, "rund um die Uhr"),
    ],
)
def test_the_next_date_says_whether_to_come_to_call_or_that_it_is_always_there(schedules, text):
    start, end = datetime(2026, 11, 23, 9), datetime(2026, 11, 23, 12)
    match = Match(an_offer(schedules=schedules), None, start if schedules else None, end, [], 0.0)
    assert next_text(match, GERMAN) == text


@pytest.mark.parametrize(
    "reasons, shown",
    [([], {"cost", "access"}), (["free"], {"access"}), (["free", "walk_in"], set())],
)
def test_what_is_a_reason_already_is_not_said_twice(reasons, shown):
    match = Match(an_offer(cost="free", access="open"), None, None, None, reasons, 0.0)
    assert {"cost", "access"} & set(lines(match, GERMAN, datetime(2026, 11, 23))) == shown


@pytest.mark.parametrize(
    "known, distance_km, has_map, text",
    [
        ({"municipality": "Jülich", "street": "Große Rurstraße 1"}, 0.2, True, "0,2 km entfernt"),
        ({"municipality": "Jülich", "lat": 50.9111, "lon": 6.3777}, 0.2, True, "0,2 km entfernt"),
        (None, 0.0, False, ""),
        (None, 16.0, False, "16 km entfernt"),
    ],
    ids=["a street", "a position of its own", "in the family's town", "in another town"],
)
def test_where_no_more_than_the_town_is_known_no_map_pretends_to_show_the_door(
    known, distance_km, has_map, text
):
    position = position_of("Jülich", None)
    town = {"municipality": "Jülich", "lat": position[0], "lon": position[1]}
    match = Match(an_offer(**(known or town)), distance_km, None, None, [], 0.0)
    assert bool(map_url(match.offer)) == has_map
    assert distance_text(match, GERMAN) == text


@pytest.mark.parametrize(
    "language, told",
    [
        ("de", "Mittwoch 09:00–12:00, Rathaus Raum 29"),
        ("en", "Wednesday 09:00–12:00"),  # notes are German
    ],
)
def test_what_is_noted_beside_a_time_is_said_with_it(language, told):
    noted = times("WE", note="Rathaus Raum 29")
    assert schedule_text(noted, catalogue(language)) == told
