"""Conversations as families have them."""

from __future__ import annotations

from datetime import timedelta

import pytest

from actions import find
from actions.state import State, slots_from_state
from bot.database import DatabaseAway
from bot.languages.catalogue import catalogue
from tests.conversations.family import MONDAY, Family

SAYS = {"need": "needs", "children": "children", "place": "place"}
KOSLAR = "Meine Tochter ist 2 1/2 und spricht kaum, wir wohnen in Koslar"


@pytest.mark.parametrize(
    "message", [KOSLAR, "My daughter is 2 1/2 and hardly speaks, we live in Koslar"]
)
def test_an_age_and_a_place_do_not_drown_what_else_is_said(message):
    assert Family().says(message).state.needs == ["child_language"]


def test_one_message_that_says_everything_is_answered_with_offers(family):
    family.says(KOSLAR)
    assert len(family.offers) == 3
    assert all("child_language" in offer["needs"] for offer in family.offers)
    assert family.customs["offers"]["query"]["place"]["district"] == "Koslar"


def test_the_first_answer_says_that_a_program_answers_and_what_to_do_in_an_emergency(family):
    family.says(KOSLAR)
    assert "Computerprogramm" in family.replies[0]["text"]
    assert "112" in family.replies[0]["text"]
    assert "Computerprogramm" not in family.says("mehr anzeigen").text


@pytest.mark.parametrize(
    "messages",
    [
        ["mein Kind spricht nicht", "2 Jahre", "Linnich"],
        ["Linnich", "2 Jahre", "mein Kind spricht nicht"],
        ["2 Jahre", "mein Kind spricht nicht", "52441"],
    ],
)
def test_facts_may_come_in_any_order_and_nothing_is_asked_twice(messages):
    family = Family()
    for message in messages:
        family.says(message)
        assert not (family.asks and family.state.search[SAYS[family.asks]]), family.asks
    assert family.offers


@pytest.mark.parametrize(
    "correction, place, months",
    [
        ("doch lieber Jülich", "Jülich", 24),
        ("nein, sie ist 4", "Linnich", 48),
    ],
)
def test_a_correction_changes_one_fact_and_keeps_the_others(correction, place, months):
    family = Family().says("meine Tochter ist 2 und spricht nicht, Linnich").says(correction)
    query = family.customs["offers"]["query"]
    assert query["place"]["municipality"] == place
    assert query["children"][0]["min_months"] == months
    assert query["needs"] == ["child_language"]


def test_an_age_told_instead_of_choosing_a_topic_leaves_the_topics_to_choose_from(family):
    offered = State(language="de", greeted=True, asked="need", choices=["debt", "housing"])
    family.slots = slots_from_state(offered)
    family.says("Mein Sohn ist 4")
    topics = [one["payload"] for one in family.buttons if one["payload"].startswith("~need:")]
    assert topics == ["~need:debt", "~need:housing"]
    assert family.state.children


def test_pregnancy_is_never_asked_for_the_age_of_a_child(family):
    family.says("ich bin schwanger und suche eine Hebamme")
    assert family.asks == "place"
    assert family.says("Titz").offers


def test_without_age_and_place_there_are_offers_too(family):
    family.says("mein Kind spricht nicht").presses("Möchte ich nicht sagen")
    assert family.asks == "place"
    assert family.presses("Möchte ich nicht sagen").offers


def test_a_place_outside_gets_help_that_works_anywhere(family):
    family.says("ich habe Schulden, wohne in Köln")
    assert "Köln" in family.text and family.offers
    assert all(offer["municipality"] is None for offer in family.offers)


def test_an_unknown_village_is_asked_back_with_similar_names(family):
    family.says("ich habe Schulden").says("Kosslahr")
    assert "Jülich-Koslar" in [one["title"] for one in family.buttons]


def test_a_midwife_is_for_the_child_on_its_way_not_for_the_one_that_is_told_of(family):
    family.says("Ich suche eine Hebamme, meine Tochter ist 3, wir wohnen in Düren")
    assert len(family.offers) == 3
    assert all(offer["for_pregnancy"] for offer in family.offers)


@pytest.mark.parametrize(
    "text", ["", "   ", "😀😀", "🤷", "x" * 5000, "?!?!", "'; DROP TABLE service; --"]
)
def test_anything_gets_an_answer(text):
    assert Family().says(text).text.strip()


@pytest.mark.parametrize("said", ["~more", "~delete", "Was kostet das?", "Wer sieht meine Daten?"])
def test_what_is_pressed_or_asked_after_a_night_is_done_and_answered_at_once(said):
    family = Family("de").says("Wir suchen einen Kitaplatz in Düren, sie ist 2")
    slept = {**family.slots["conversation"], "answered_at": family.state.answered_at - 9 * 3600}
    family.slots = {**family.slots, "conversation": slept}
    assert "Schön, dass Sie wieder da sind" not in family.says(said).text


def test_after_a_night_the_family_is_greeted_and_asked_whether_to_go_on():
    family = Family().says(KOSLAR)
    slept = {**family.slots["conversation"], "answered_at": family.state.answered_at - 9 * 3600}
    family.slots = {**family.slots, "conversation": slept}
    family.says("hallo")
    assert "wieder da" in family.text
    assert family.says("~go_on").offers


def test_a_second_message_on_the_way_belongs_to_the_same_thought():
    family = Family().says("meine Tochter ist 3 und spricht nicht")
    early = {**family.slots["conversation"], "answered_at": family.state.answered_at + 60}
    family.slots = {**family.slots, "conversation": early}
    family.says("und Schulden haben wir auch")
    assert family.state.needs == ["child_language", "debt"]


def test_ages_grow_with_the_clock():
    later = Family(now=MONDAY + timedelta(days=365)).says(
        "mein Sohn, geboren im Mai 2024, spricht nicht, wir wohnen in Titz"
    )
    assert later.offers


@pytest.mark.parametrize("question", ["children", "place"])
def test_a_question_left_open_twice_is_not_asked_a_third_time(question):
    known = {"children": "mein Kind stottert", "place": "mein Sohn ist 4 und stottert"}
    family = Family().says(known[question])
    assert family.asks == question
    for _ in range(3):
        if not family.offers:
            family.says("das weiß ich jetzt nicht so genau was Sie meinen")
    assert family.offers or family.asks != question


def test_a_first_word_that_tells_no_language_leaves_it_open():
    family = Family().says("Linnich").says("szukam przedszkola dla córki")
    assert family.state.language == "pl"


@pytest.mark.parametrize(
    "asks",
    ["Können Sie mir das auf Deutsch sagen?", "Bitte auf Deutsch", "ich spreche besser deutsch"],
)
def test_who_asks_in_german_for_german_is_answered_in_german(asks):
    family = Family(language="fa").says("مهدکودک می‌خوام، ۳ ساله، دورن").says(asks)
    assert family.state.language == "de"


@pytest.mark.parametrize(
    "correction, months", [("danke, aber der ist schon 8", 96), ("danke, aber er ist 9", 108)]
)
def test_thanks_before_a_correction_swallow_nothing(family, correction, months):
    family.says("Mein Sohn ist 4, wir suchen eine Ferienbetreuung in Jülich").says(correction)
    assert [child["min_months"] for child in family.state.children] == [months]


def test_a_home_outside_told_beside_the_known_one_changes_no_search(family):
    family.says("Wir ziehen nach Birkesdorf und suchen eine Kita, unser Kind ist 3")
    family.says("Können wir uns jetzt schon anmelden obwohl wir noch in Köln wohnen?")
    assert family.state.place["municipality"] == "Düren"


def test_a_sentence_is_no_village_that_nobody_knows():
    family = (
        Family().says("Ich brauche Hilfe bei Schulden").says("ich will aber keinen ärger mit denen")
    )
    assert catalogue("de").say("ask_place_unknown") not in family.text


def test_what_was_said_while_the_database_was_away_is_not_lost(family, monkeypatch):
    def away(*_, **__):
        raise DatabaseAway("away")

    with monkeypatch.context() as broken:
        broken.setattr(find, "find_offers", away)
        family.says(KOSLAR)
        assert "+49 2421" in family.text and not family.offers
    assert family.says("~go_on").offers


def test_the_language_that_is_spoken_is_no_wish_to_change_it():
    family = Family(language="tr").says("oğlum 4 yaşında konuşmuyor, Düren")
    family.says("bu yer türkçe mi acaba")
    assert catalogue("tr").say("language_set") not in family.text


def test_an_open_question_is_asked_in_other_words_and_not_a_third_time(family):
    family.says("~need:early_help")
    words = catalogue("de")
    assert words.say("ask_children") in family.text
    assert words.say("ask_children_again") in family.says("Kreuzau").text
    assert family.says("kostet das was").offers and family.asks is None


@pytest.mark.parametrize(
    "first", ["wir suchen eine größere Wohnung, wohnen in Jülich", "Lebenshilfe Düren"]
)
def test_another_need_after_offers_is_asked_about_and_not_taken_for_the_same_offers_again(first):
    family = Family(language="de").says(first).says("ich brauche einen Kitaplatz")
    assert family.state.needs == ["childcare"] and family.asks == "children"
    assert catalogue("de").say("same_offers") not in family.text
