"""Questions in between: about the assistant, deleting, a human, where to report a danger."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

import pytest

from actions import question
from actions.state import State, slots_from_state
from bot.languages.catalogue import catalogue
from tests.conversations.family import MONDAY, Family

KOSLAR = "Meine Tochter ist 2 1/2 und spricht kaum, wir wohnen in Koslar"


def test_a_question_in_between_is_answered_and_the_thread_goes_on(family):
    family.says("mein Kind spricht nicht").says("erfährt das Jugendamt davon?")
    assert "Jugendamt" in family.replies[0]["text"]
    assert family.asks == "children"


def test_deleting_forgets_everything_at_once(family):
    family.says(KOSLAR).says("~delete")
    assert "gelöscht" in family.text
    assert not family.slots.get("place") and not family.state.knows_anything


@pytest.mark.parametrize(
    "moment, said",
    [
        (MONDAY, "jetzt jemand da, bis 16:00"),
        (datetime(2026, 11, 22, 3, 0), "Wieder erreichbar"),
    ],
)
def test_a_human_is_named_with_the_hours(moment, said):
    family = Family(now=moment).says("Linnich").says("~human")
    assert "Kreis" in family.text and "+49" in family.text
    assert said in family.text


@pytest.mark.parametrize("asked", ["kann das weg", "kann ich das noch weg machen lassen"])
def test_what_may_mean_something_else_deletes_nothing_unasked(family, asked):
    family.says(KOSLAR).says(asked)
    assert family.state.place and "gelöscht" not in family.text


@pytest.mark.parametrize("asked", ["löschen", "bitte alle meine Daten löschen", "lösch alles"])
def test_who_plainly_wants_everything_deleted_is_not_asked_back(family, asked):
    family.says(KOSLAR).says(asked)
    assert family.state == State() and "gelöscht" in family.text


def test_who_is_asked_whether_to_delete_can_say_yes():
    family = Family().says(KOSLAR)
    family.slots = slots_from_state(family.state.know(asked="delete"))
    assert "gelöscht" in family.says("ja").text


def test_who_asks_who_runs_the_assistant_is_told_the_operator(monkeypatch):
    asked = "wer hat dich gemacht"
    assert "Kreis Musterland" not in Family().says(asked).text
    run = replace(question.region(), operator="Kreis Musterland")
    monkeypatch.setattr(question, "region", lambda: run)
    assert "Verantwortlich für mich ist: Kreis Musterland." in Family().says(asked).text


def test_the_office_is_that_of_the_place_told_with_the_wish_for_it(family):
    assert "Kreisjugendamt" in family.says("Jugendamt Niederzier Telefonnummer").text


@pytest.mark.parametrize("language", ["de", "en", "tr"])
def test_who_wants_to_report_a_danger_is_told_where_and_that_no_name_is_needed(language):
    asks = {
        "de": "erfahren die Nachbarn wer das Jugendamt angerufen hat",
        "en": "can I report it without giving my name",
        "tr": "adımı vermeden ihbar edebilir miyim",
    }
    family = Family(language=language).says(asks[language])
    assert "110" in family.text and "+49 2421" in family.text


def test_where_to_report_it_means_the_danger_that_the_talk_is_about(family):
    family.says("das Kind der Nachbarn wird vernachlässigt, Düren").says("wo kann ich das melden")
    assert catalogue("de").say("faq_report_offer", office="", phone="")[:20] not in family.text
    assert "110" in family.text


@pytest.mark.parametrize(
    "asks, is_told",
    [("чи скаже поліція моє ім'я", True), ("мене депортують, якщо я це скажу", False)],
)
def test_who_tells_of_danger_and_asks_what_the_police_tell_learns_that_no_name_is_needed(
    asks, is_told
):
    words = catalogue("uk")
    family = Family(language="uk").says("чоловік мене б'є, куди піти з дітьми").says(asks)
    reported = words.say("faq_report_danger", office="", phone="")[:30]
    assert family.text.startswith(reported) == is_told


@pytest.mark.parametrize(
    "language, told, asked, key",
    [
        ("en", "my nanny quit, i need somebody for my kids", "is it expensive?", "faq_cost"),
        ("de", "mein Kind spricht nicht", "ist das schlimm?", "aspect_serious"),
        ("tr", "Kızım 3 yaşında hâlâ konuşmuyor", "kötü mü bu", "aspect_serious"),
        ("ru", "ребёнку 3 года, не говорит", "это опасно?", "aspect_serious"),
    ],
)
def test_a_question_before_any_offer_is_answered_and_the_thread_goes_on(language, told, asked, key):
    family = Family(language=language).says(told).says(asked)
    assert catalogue(language).say(key) in family.text and family.asks


def test_who_asks_how_bad_that_is_beside_offers_is_told_who_can_say_so():
    family = Family(language="de").says("mein kleiner, 14 monate, isst nichts festes, Niederzier")
    shown = family.state.shown
    assert catalogue("de").say("aspect_serious") in family.says("ist das schlimm?").text
    assert family.state.shown == shown
