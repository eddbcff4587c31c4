"""Families ask for an offer by its name, as they would ask a plain search."""

from __future__ import annotations

import pytest

from bot.database import open_session
from bot.offers.name import names_of
from bot.offers.search import get_offer
from tests.conversations.family import Family


def bears(offer_id: str, name: str) -> bool:
    with open_session() as session:
        return name in names_of(get_offer(session, offer_id))


@pytest.mark.parametrize(
    "asks, name",
    [
        ("EUTB Düren", "eutb"),
        ("SkF Düren", "sozialdienst_katholischer_frauen"),
        ("Telefonnummer vom Kinderschutzbund", "kinderschutzbund"),
        ("Kita Zauberland anmelden", "zauberland"),
        ("ich suche das Café Lichtblick", "lichtblick"),
    ],
)
def test_a_name_leads_straight_to_who_bears_it(family, asks, name):
    family.says(asks)
    assert family.state.shown and all(bears(id, name) for id in family.state.shown)
    assert family.state.asked == "offers"


@pytest.mark.parametrize(
    "language, asks",
    [
        ("tr", "Caritas'ın adresi nerede"),
        ("ar", "نمرة تلفون Caritas"),
        ("de", "was kostet das bei der Lebenshilfe?"),
    ],
)
def test_what_is_asked_of_a_name_is_told_of_who_bears_it(language, asks):
    family = Family(language=language).says(asks)
    offered = " ".join(button["payload"] for button in family.buttons)
    assert family.state.shown and all(id in offered for id in family.state.shown)


def test_more_of_a_name_shows_all_who_bear_it_and_then_no_others(family):
    family.says("SkF Düren")
    total = family.customs["offers"]["total"]
    seen = [offer["id"] for offer in family.offers]
    while family.says("mehr").offers:
        seen += [offer["id"] for offer in family.offers]
    assert len(seen) == len(set(seen)) == total > 3


def test_a_name_on_the_screen_is_asked_about_there(family):
    family.says("Mein Sohn ist 3 und entwickelt sich langsam, Düren")
    shown = family.state.shown
    family.says("was kostet das SPZ?")
    assert family.state.shown == shown and family.text.count("SPZ") == 1


@pytest.mark.parametrize(
    "tells",
    [
        "die Nummer vom SkF stimmt nicht",
        "Der Kinderarzt sagt, wir sollen ins SPZ, mein Sohn ist 4 und spricht nicht, Koslar",
    ],
)
def test_who_tells_more_than_a_name_is_answered_as_ever(family, tells):
    family.says(tells)
    assert family.state.names == []


def test_what_the_family_tells_next_looks_for_more_than_the_name(family):
    family.says("SkF Düren").says("meine Tochter ist 3 und spricht nicht")
    assert family.state.names == [] and family.state.needs == ["child_language"]
    assert family.state.place["municipality"] == "Düren"


@pytest.mark.parametrize(
    "tells, name",
    [
        ("mein Kind ist 6 und hat Autismus, ich will zur Lebenshilfe Düren", "lebenshilfe"),
        ("schwanger, SkF Düren", "sozialdienst_katholischer_frauen"),
        ("Kinderarzt Notdienst", "kinderärztliche_notdienstpraxis"),
        ("Frauenhaus Nummer", "frauenhaus"),
    ],
)
def test_who_is_named_beside_a_need_comes_first(family, tells, name):
    family.says(tells)
    assert bears(family.state.shown[0], name)


def test_a_piece_of_a_name_on_the_screen_picks_that_offer(family):
    family.says("schwanger, SkF Düren")
    quoted = next(offer for offer in family.offers if "Rat und Hilfe" in offer["name"])
    family.says("ja die rat und hilfe")
    assert family.state.opened == quoted["id"]
    assert family.says("wann haben die auf?").text.count(quoted["name"]) == 1


def test_a_language_asked_for_beside_a_name_is_that_of_who_bears_it():
    family = Family(language="tr").says("kızım 12 yaşında okulda dövüyorlar, Düren")
    family.says("Caritas'ta türkçe konuşan var mı")
    assert all(bears(id, "caritas") for id in family.state.shown)
