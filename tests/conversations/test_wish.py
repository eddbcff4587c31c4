"""Several wishes in one message, and what is told beside them."""

from __future__ import annotations

import pytest

from actions.state import slots_from_state
from bot.languages.catalogue import catalogue
from tests.conversations.family import Family

GERMAN = catalogue("de")
KOSLAR = "Meine Tochter ist 2 1/2 und spricht kaum, wir wohnen in Koslar"


def test_who_tells_of_something_heavy_hears_one_kind_word():
    kind = catalogue("de").say("kind_word")
    family = Family().says("Unser Sohn ist letzte Woche gestorben. Er war 4.")
    assert kind in family.text
    assert kind not in family.says("Jülich").text


def test_two_wishes_are_both_kept():
    family = Family().says("Wir suchen eine Kita und eine Wohnung in Jülich, unser Kind ist 3")
    assert {"childcare", "housing"} <= {*family.state.needs, *family.state.beside}


SECOND_WISHES = {
    "de": ("Kita für meine Tochter, 3, und eine Wohnung in Jülich", "ja bitte"),
    "ro": ("Caut gradinita pentru fetita mea de 3 ani si o locuinta in Jülich", "da, arata-mi"),
    "bg": ("Търсим място в детска градина, на 3 годинки е, и жилище в Jülich", "да, покажи"),
}


@pytest.mark.parametrize("wishes, yes", SECOND_WISHES.values(), ids=SECOND_WISHES)
def test_yes_shows_offers_for_the_other_wish_that_was_named_and_no_leaves_them(wishes, yes):
    family = Family().says(wishes)
    other = family.state.beside[0]
    assert catalogue(family.state.language).say(f"need_{other}") in family.text
    assert Family().says(wishes).says("~no").state.needs == family.state.needs
    assert family.says(yes).state.needs == [other]


def test_a_wish_comes_before_the_circumstance_told_with_it():
    family = Family().says("alleinerziehender Vater, Sohn 3, suche Kita in Nideggen")
    assert family.state.needs[0] == "childcare"


def test_a_word_is_enough_for_a_need_that_was_told_before():
    family = Family().says("Kita für meine Tochter, 3, und eine Wohnung in Jülich")
    assert family.says("und die Wohnung?").state.needs == ["housing"]
    assert family.says("und die Kita?").state.needs == ["childcare"]


@pytest.mark.parametrize(
    "said, is_missed",
    [
        ("Babyschwimmen, 4 Monate, Gürzenich", True),
        ("football for my son 11, nideggen", True),
        (KOSLAR, False),
        ("Logopädie für meinen 4jährigen in Kreuzau", False),
    ],
)
def test_what_no_offer_names_is_said_to_be_missing(said, is_missed):
    family = Family().says(said)
    missed = catalogue(family.state.language).say("relaxed_topic")
    assert family.offers and (missed in family.text) == is_missed


def test_a_pregnant_girl_is_led_to_counselling_without_choosing_a_topic():
    family = Family().says("ich bin 17 und schwanger und meine eltern wissen nix")
    assert family.asks == "place" and family.state.needs == ["pregnancy_counselling"]


def test_who_is_pregnant_against_her_will_hears_of_the_time_limit_and_nothing_of_birth():
    text = Family().says("ungewollt schwanger, düren").text
    assert GERMAN.say("outlook_pregnancy_conflict") in text
    assert GERMAN.say("outlook_pregnancy_midwife") not in text


def test_a_circumstance_told_with_the_ages_replaces_no_need(family):
    family.says("wir haben Schulden, der Gerichtsvollzieher kommt")
    family.says("bin allein mit 2 jungs 4 und 7, Langerwehe")
    assert family.state.needs[0] == "debt"


@pytest.mark.parametrize(
    "trip, answer",
    [
        (
            "Klassenfahrt, mein Sohn ist 9, wir haben kein Geld dafür",
            "Titz, ich arbeite, kein Jobcenter",
        ),
        (
            "We cannot pay for the school trip, he is 9",
            "Titz, I work but earn little, no Jobcenter",
        ),
    ],
)
def test_what_is_told_beside_the_place_that_was_asked_for_changes_no_topic(trip, answer):
    family = Family().says(trip)
    assert family.state.asked == "place"
    needs = family.state.needs
    assert family.says(answer).state.needs == needs
    assert family.offers


@pytest.mark.parametrize(
    "language, wish, answer",
    [
        ("de", "wo kann mein Kind, 5, sprechen lernen", "Linnich, kein Auto"),
        ("fr", "mon fils de 5 ans parle mal", "linnich, sans voiture"),
        ("ru", "дочь 5 лет плохо говорит", "Kreuzau, машины нет"),
    ],
)
def test_a_place_is_taken_though_something_else_is_said_of_the_way(language, wish, answer):
    family = Family(language=language).says(wish).says(answer)
    assert family.state.place and family.offers


def test_who_asks_for_protection_beside_the_place_is_shown_it():
    family = Family().says("Kita für meine Tochter, 3")
    assert family.state.asked == "place"
    family.says("Titz, und ich brauche einen Platz im Frauenhaus")
    assert "domestic_violence" in family.state.needs or family.customs.get("crisis")


def test_a_wish_told_beside_another_child_is_heard():
    family = Family(language="de").says("Schule für meinen Sohn 9 in Linnich, neu aus Syrien")
    assert "Seiteneinstieg" in family.offers[0]["name"]
    family.says("die kleine braucht auch kindergarten")
    assert family.state.needs == ["childcare"] and family.asks == "children"


def test_what_only_fits_a_need_better_than_others_is_asked_about():
    family = Family(language="en").says("ok but by monday??")
    assert not family.state.needs and not family.offers


@pytest.mark.parametrize("language, yes", [("en", "yes"), ("de", "ja genau"), ("tr", "evet")])
def test_yes_takes_the_one_need_that_was_guessed(language, yes):
    family = Family(language=language)
    family.slots = slots_from_state(family.state.know(asked="need", choices=["leisure"]))
    assert family.says(yes).state.needs == ["leisure"]


def test_a_few_words_beside_offers_narrow_the_list():
    family = Family(language="de").says("Freizeit").says("7 Jahre, Düren")
    assert "Musikschule" in family.says("oder musik").offers[0]["name"]
    family = Family(language="de").says("Freizeit").says("7 Jahre, Düren")
    assert GERMAN.say("relaxed_topic") in family.says("was mit tieren wär toll").text


def test_who_has_a_baby_that_screams_is_told_what_keeps_it_alive_before_anything_is_asked():
    family = Family(language="de").says("mein sohn, 4 wochen, schreit seit zwei stunden")
    advice = GERMAN.say("outlook_baby_cries")
    assert advice in family.text and family.asks == "place"
    assert advice not in family.says("Düren").text and family.offers
