"""Young people who write about themselves: what they are offered, and how they are spoken to."""

from __future__ import annotations

import pytest

from bot.languages.catalogue import catalogue
from tests.conversations.family import Family

DE = catalogue("de")


@pytest.mark.parametrize(
    "told, needs",
    [
        ("bin 14, meine eltern lassen sich scheiden", ["child_mental_health"]),
        ("meine eltern lassen sich scheiden, meine tochter ist 14", ["separation_custody"]),
        ("ich bin 17 und suche einen ausbildungsplatz", ["career_transition"]),
    ],
)
def test_who_is_under_age_needs_somebody_to_talk_to_where_parents_need_a_court(told, needs):
    assert Family().says(told).state.needs[:1] == needs


def test_a_young_person_is_told_whom_to_write_to_and_is_not_spoken_to_as_a_parent():
    family = Family().says("ich bin 15 aus Düren, meine eltern lassen sich scheiden")
    assert {"JugendNotmail", "Kinder- und Jugendtelefon – Nummer gegen Kummer"} & {
        offer["name"] for offer in family.offers[:2]
    }
    assert DE.say("outlook_young", phone="116 111", website="krisenchat.de") in family.text
    assert DE.say("aspect_worry_young") in family.text
    assert "Ihr Kind" not in family.text and "Sie schreiben" not in family.text


def test_a_mother_under_age_is_looked_after_like_any_mother():
    told = "mein baby ist 4 monate und schreit jeden abend, wir wohnen in Düren"
    mother, young_mother = Family().says(told), Family().says(f"ich bin 17, {told}")
    assert young_mother.state.is_minor
    assert [offer["name"] for offer in young_mother.offers] == [
        offer["name"] for offer in mother.offers
    ]
    assert (
        DE.say("outlook_young", phone="116 111", website="krisenchat.de") not in young_mother.text
    )


@pytest.mark.parametrize(
    "told, key",
    [
        ("bin 13, ich ritz mich jeden abend mit der klinge", "danger_suicide_young"),
        ("ich bin 12, mein onkel fasst mich nachts an", "danger_abuse_young"),
        ("ich bin 12, mein vater schlägt mich mit dem gürtel", "danger_child_writes"),
    ],
)
def test_in_danger_a_young_person_is_spoken_to_as_one(told, key):
    family = Family().says(told)
    assert family.text.startswith(DE.say(key))
    assert DE.say("danger_numbers_young") in family.text


def test_a_beaten_child_that_asks_whether_it_is_normal_is_not_told_that_parents_know_it():
    family = Family().says("ich bin 12, mein vater schlägt mich").says("ist das nicht normal?")
    assert family.customs["crisis"] and DE.say("aspect_worry") not in family.text


@pytest.mark.parametrize(
    "told, contact, others",
    [
        ("ich bin 15, aus Jülich", "krisenchat", "Elternberatung"),
        ("meine tochter ist 3, wir wohnen in Jülich", "TelefonSeelsorge (Mail", "Nummer gegen"),
    ],
)
def test_who_would_rather_write_is_told_to_whom(told, contact, others):
    text = Family().says(told).says("kann ich auch schreiben statt anrufen?").text
    assert DE.say("aspect_by_text") in text
    assert contact in text and others not in text


@pytest.mark.parametrize("language", ["de", "fr", "tr", "uk"])
def test_a_young_person_is_not_spoken_to_as_a_grown_up(language):
    told = {
        "de": "ich bin 15, meine eltern streiten nur noch",
        "fr": "j'ai 15 ans, mes parents se disputent tout le temps",
        "tr": "15 yaşındayım, annemle babam hep kavga ediyor",
        "uk": "мені 15, батьки постійно сваряться",
    }[language]
    words = catalogue(language)
    family = Family(language=language).says(told)
    assert words.say("ask_place_young") in family.text, family.text
    assert words.say("intro_emergency_young") in family.text


def test_who_tells_the_age_with_an_unclear_wish_is_spoken_to_as_a_young_person_at_once():
    family = Family(language="de").says(
        "bin 14, meine eltern streiten nur noch und ich halts kaum aus"
    )
    assert "Sie" not in family.text.split(), family.text
    assert family.state.needs == ["child_mental_health"]
