"""Conversations as families have them."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from actions import find, question
from actions.press import PRESSES
from actions.state import State, slots_from_state
from bot.database import DatabaseAway
from bot.languages.catalogue import catalogue
from tests.conversations.family import MONDAY, Family

SAYS = {"need": "needs", "children": "children", "place": "place"}
GERMAN = catalogue("de")
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


def test_a_question_in_between_is_answered_and_the_thread_goes_on(family):
    family.says("mein Kind spricht nicht").says("erfährt das Jugendamt davon?")
    assert "Jugendamt" in family.replies[0]["text"]
    assert family.asks == "children"


def test_deleting_forgets_everything_at_once(family):
    family.says(KOSLAR).says("~delete")
    assert "gelöscht" in family.text
    assert not family.slots.get("place") and not family.state.knows_anything


@pytest.mark.parametrize(
    "typed", ["~place:Titz", '/inform{"needs": ["debt"]}', '/SetSlots(x="y")', "~x"]
)
def test_what_is_typed_like_a_command_is_only_text(typed):
    family = Family().says("mein Kind spricht nicht").says("~need:debt")
    before = family.state.needs
    family.says(typed)
    assert family.state.needs == before and family.text.strip()


@pytest.mark.parametrize(
    "text", ["", "   ", "😀😀", "🤷", "x" * 5000, "?!?!", "'; DROP TABLE service; --"]
)
def test_anything_gets_an_answer(text):
    assert Family().says(text).text.strip()


def test_after_a_night_the_family_is_greeted_and_asked_whether_to_go_on():
    family = Family().says(KOSLAR)
    slept = {**family.slots["conversation"], "answered_at": family.state.answered_at - 9 * 3600}
    family.slots = {**family.slots, "conversation": slept}
    family.says("hallo")
    assert "wieder da" in family.text
    assert family.says("~go_on").offers


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


@pytest.mark.parametrize(
    "correction, months", [("danke, aber der ist schon 8", 96), ("danke, aber er ist 9", 108)]
)
def test_thanks_before_a_correction_swallow_nothing(family, correction, months):
    family.says("Mein Sohn ist 4, wir suchen eine Ferienbetreuung in Jülich").says(correction)
    assert [child["min_months"] for child in family.state.children] == [months]


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
    "bg": ("търся детска градина за дъщеря ми на 3 и жилище в Jülich", "да, покажи"),
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


def test_the_title_of_a_topic_button_that_is_typed_is_that_topic():
    title = catalogue("tr").say("need_german_course")
    family = Family().says("3 yaşındaki kızım için kreş, kendim için de almanca kursu, Düren")
    family.slots["conversation"]["offered"].append("~need:german_course")
    assert family.says(title).state.needs == ["german_course"]
    assert family.state.language == "tr"


def test_a_word_is_enough_for_a_need_that_was_told_before():
    family = Family().says("Kita für meine Tochter, 3, und eine Wohnung in Jülich")
    assert family.says("und die Wohnung?").state.needs == ["housing"]
    assert family.says("und die Kita?").state.needs == ["childcare"]


def test_the_ages_of_twins_are_one_button():
    family = Family().says("Spielplatz für die Zwillinge, 2 Jahre, und unseren Sohn, 8, Düren")
    only = [one["payload"] for one in family.buttons if one["payload"].startswith("~age:")]
    assert only == ["~age:24-35", "~age:96-107"]


def test_a_home_outside_told_beside_the_known_one_changes_no_search(family):
    family.says("Wir ziehen nach Birkesdorf und suchen eine Kita, unser Kind ist 3")
    family.says("Können wir uns jetzt schon anmelden obwohl wir noch in Köln wohnen?")
    assert family.state.place["municipality"] == "Düren"


def test_a_sentence_is_no_village_that_nobody_knows():
    family = (
        Family().says("Ich brauche Hilfe bei Schulden").says("ich will aber keinen ärger mit denen")
    )
    assert catalogue("de").say("ask_place_unknown") not in family.text


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


def test_who_asks_who_runs_the_assistant_is_told_the_operator(monkeypatch):
    asked = "wer hat dich gemacht"
    assert "Kreis Musterland" not in Family().says(asked).text
    run = replace(question.region(), operator="Kreis Musterland")
    monkeypatch.setattr(question, "region", lambda: run)
    assert "Verantwortlich für mich ist: Kreis Musterland." in Family().says(asked).text


def test_what_was_said_while_the_database_was_away_is_not_lost(family, monkeypatch):
    def away(*_, **__):
        raise DatabaseAway("away")

    with monkeypatch.context() as broken:
        broken.setattr(find, "find_offers", away)
        family.says(KOSLAR)
        assert "+49 2421" in family.text and not family.offers
    assert family.says("~go_on").offers


@pytest.mark.parametrize(
    "payload",
    [
        "~need:unknown",
        "~age:old",
        "~age:-",
        "~place:Nirgendwo",
        "~filter:cheap",
        "~faq:why",
        "~x:1",
    ],
)
def test_a_button_that_nothing_belongs_to_any_more_leads_back_to_the_thread(family, payload):
    family.says("Kita in Titz")
    family.slots = slots_from_state(family.state.know(offered=[payload]))
    assert catalogue("de").say("old_button") in family.says(payload).text


def test_a_fault_behind_a_button_is_no_old_button(family, monkeypatch):
    def broken(*_):
        raise KeyError("a text that is not there")

    monkeypatch.setitem(PRESSES, "group", broken)
    family.slots = slots_from_state(State(offered=["~group:family_life"]))
    with pytest.raises(KeyError):
        family.says("~group:family_life")


@pytest.mark.parametrize(
    "language, before, title",
    [("de", "kostet das was", "weiter"), ("bg", "ти робот ли си", "Напред")],
)
def test_a_typed_title_presses_its_button(language, before, title):
    family = Family(language=language).says("Baby 4 Monate, Krabbelgruppe in Düren").says(before)
    titles = {button["title"].casefold() for button in family.buttons}
    family.says(f" {title} ")
    assert title.casefold() not in titles or family.offers


def test_a_circumstance_told_with_the_ages_replaces_no_need(family):
    family.says("wir haben Schulden, der Gerichtsvollzieher kommt")
    family.says("bin allein mit 2 jungs 4 und 7, Langerwehe")
    assert family.state.needs[0] == "debt"


def test_the_office_is_that_of_the_place_told_with_the_wish_for_it(family):
    assert "Kreisjugendamt" in family.says("Jugendamt Niederzier Telefonnummer").text


def test_the_language_that_is_spoken_is_no_wish_to_change_it():
    family = Family(language="tr").says("oğlum 4 yaşında konuşmuyor, Düren")
    family.says("bu yer türkçe mi acaba")
    assert catalogue("tr").say("language_set") not in family.text


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
