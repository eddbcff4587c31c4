"""Who helps in danger: numbers that are checked, and open ones first."""

from datetime import datetime

import pytest

from actions.contact_card import contact_card, contact_line, hours_text
from actions.contacts import CONTACTS_FILE, contacts, contacts_for
from actions.danger import CONTACTS
from bot.data_file import BadData
from bot.languages.catalogue import catalogue

KINDS = ("suicide", "violence", "abuse", "child_danger", "medical", "poisoning")
SUNDAY_NIGHT = datetime(2026, 11, 22, 3, 0)
TUESDAY_AFTERNOON = datetime(2026, 11, 24, 16, 0)
CODES = ("de", "tr", "ar", "uk", "pl", "ku")


@pytest.mark.parametrize("kind", KINDS)
def test_every_danger_has_a_number_that_is_open_at_night(kind):
    first = contacts_for([kind], SUNDAY_NIGHT, "de")[0]
    assert first.phone and first.is_open(SUNDAY_NIGHT)


@pytest.mark.parametrize("kind", KINDS)
def test_contacts_that_are_closed_for_certain_come_last(kind):
    closed = [one.is_closed(SUNDAY_NIGHT) for one in contacts_for([kind], SUNDAY_NIGHT, "de")]
    assert closed == sorted(closed)


def test_who_helps_in_the_county_is_named_though_its_hours_are_unknown():
    first = contacts_for(["violence"], TUESDAY_AFTERNOON, "de")[:CONTACTS]
    assert "women_counselling_dueren" in {contact.id for contact in first}


def test_no_number_that_the_county_did_not_name():
    assert "113" not in {contact.phone for contact in contacts()}


@pytest.mark.parametrize(
    "contact_id, at, text",
    [
        ("police_110", SUNDAY_NIGHT, "day and night"),
        ("abuse_helpline", TUESDAY_AFTERNOON, "open now until 20:00"),
        ("abuse_helpline", SUNDAY_NIGHT, "opens again: Mon, Nov 23, 09:00"),
        ("women_counselling_dueren", SUNDAY_NIGHT, "please ask about the times"),
    ],
)
def test_hours_are_said_in_words(contact_id, at, text):
    contact = next(one for one in contacts() if one.id == contact_id)
    assert hours_text(contact, at, catalogue("en")) == text


@pytest.mark.parametrize(
    "contact_id, language, line",
    [
        (
            "women_116016",
            "tr",
            "Hilfetelefon Gewalt gegen Frauen: 116016 (günün her saati · Türkçe, Deutsch)",
        ),
        ("women_116016", "de", "Hilfetelefon Gewalt gegen Frauen: 116016 (rund um die Uhr)"),
        ("police_110", "fr", "Polizei 110: 110 (jour et nuit · Deutsch, English)"),
    ],
)
def test_whoever_writes_no_german_reads_in_which_languages_somebody_answers(
    contact_id, language, line
):
    contact, words = next(one for one in contacts() if one.id == contact_id), catalogue(language)
    assert contact_line(contact_card(contact, SUNDAY_NIGHT, words), words) == line


def ids_for(kinds, language, **about):
    return [contact.id for contact in contacts_for(kinds, SUNDAY_NIGHT, language, **about)]


@pytest.mark.parametrize("language", ["de", "tr", "ar", "uk"])
def test_who_can_stop_a_poison_comes_before_whoever_listens(language):
    assert ids_for(["poisoning", "suicide"], language)[:2] == ["emergency_112", "poison_bonn"]


def test_a_helpline_of_one_faith_is_shown_only_in_the_languages_it_names():
    shown = {language: "muslim_helpline" in ids_for(["suicide"], language) for language in CODES}
    assert {language for language, is_shown in shown.items() if is_shown} == {"tr", "ar"}


def test_a_parent_of_a_teenager_is_told_who_writes_with_teenagers():
    assert "krisenchat" not in ids_for(["suicide"], "uk")[:2]
    assert "krisenchat" in ids_for(["suicide"], "uk", is_about_young=True)[:2]


def written(tmp_path, change):
    """The real file with one change, as somebody might have made it."""
    file = tmp_path / "contacts.yml"
    file.write_text(change(CONTACTS_FILE.read_text(encoding="utf-8")), encoding="utf-8")
    return file


@pytest.mark.parametrize(
    "change, told",
    [
        (
            lambda text: text.replace("poisoning", "medical"),
            '"poisoning" is in no entry with hours',
        ),
        (lambda text: text + text.split("\n\n")[-1], "entries, expected an id of its own"),
        (lambda text: text.replace('closes: "20:00"', 'closes: "06:00"'), "expected a time after"),
    ],
)
def test_a_slip_that_would_leave_somebody_without_help_is_told(tmp_path, change, told):
    with pytest.raises(BadData, match=told):
        contacts(written(tmp_path, change))
