"""Facts: what families ask that no offer tells is answered, and the talk goes on where it was."""

import pytest

from actions.advice import ask_there
from actions.find import ADVISED
from actions.message import Message
from actions.turn import Turn
from bot.fact import facts
from bot.languages.catalogue import catalogue
from tests.conversations.family import MONDAY, Family

HOUSING = {
    "de": "wir suchen eine größere Wohnung, wohnen in Jülich",
    "en": "we are looking for a bigger flat, we live in Jülich",
    "uk": "шукаємо більшу квартиру, живемо в Юліху",
    "fr": "nous cherchons un appartement plus grand, nous habitons Jülich",
}


def told(fact: str, language: str = "de") -> str:
    known = facts()[fact]
    return catalogue(language).say(known.text, **known.gaps)


@pytest.mark.parametrize(
    "language, asked, fact",
    [
        ("de", "zahlt das Jobcenter die Kaution", "deposit"),
        ("en", "can the jobcenter pay the deposit", "deposit"),
        ("uk", "хто платить заставу за квартиру", "deposit"),
        ("fr", "est ce que le jobcenter peut payer la caution", "deposit"),
        ("de", "wie komme ich da ohne Auto hin", "transport"),
        ("en", "I have no money for a lawyer", "legal_aid"),
    ],
)
def test_what_is_asked_beside_offers_is_told_and_the_offers_stay(language, asked, fact):
    family = Family(language=language).says(HOUSING[language])
    before = family.state
    assert told(fact, language) in family.says(asked).text
    assert (family.state.needs, family.state.shown) == (before.needs, before.shown)


def test_a_question_at_the_beginning_is_answered_before_the_place_is_asked_for():
    family = Family(language="de").says(
        "mein Ex zahlt keinen Unterhalt für die Kinder, was kann ich machen"
    )
    assert told("maintenance") in family.text and family.asks == "place"
    assert facts()["maintenance"].is_about(family.state.needs)


def test_what_was_told_is_not_said_again_with_the_offers():
    family = Family(language="en").says(
        "my landlord wants us out by the end of the month, we live in Jülich"
    )
    assert family.text.count(told("tenancy_notice", "en")) == 1


def test_who_asks_whether_that_is_allowed_is_told_it_again_once_and_whom_to_ask():
    family = Family(language="en").says(
        "my landlord wants us out by the end of the month, we live in Jülich"
    )
    again = family.says("is he allowed to do that").text
    assert told("tenancy_notice", "en") in again and catalogue("en").say("more_there") in again
    assert told("tenancy_notice", "en") not in family.says("are you sure he may not").text


def test_a_word_of_another_topic_does_not_lead_away_from_what_is_asked():
    family = Family(language="en").says(
        "my daughter is 5, what do we have to do about school, we live in Jülich"
    )
    family.says("she is not in a Kita. when does she have to start school?")
    assert told("school_start", "en") in family.text and family.state.needs == ["school_entry"]


def test_danger_comes_before_any_fact():
    family = Family(language="de").says("mein Mann schlägt mich, wer bekommt die Kinder")
    assert told("custody") not in family.text and "110" in family.text


@pytest.mark.parametrize(
    "language, said",
    [
        ("tr", "arabamız yok, Düren uzak"),
        ("sq", "nuk kam veturë, Dyreni larg"),
        ("bg", "Линих е далече, нямам кола"),
        ("de", "Düren ist zu weit, wir haben kein Auto"),
    ],
)
def test_a_place_that_is_too_far_is_not_where_they_live(language, said):
    family = (
        Family(language=language).says("~need:leisure").says("~age:72-83").says("~place:Aldenhoven")
    )
    assert family.says(said).state.place["municipality"] == "Aldenhoven"


def test_papers_that_such_offers_mostly_want_are_named_where_no_offer_says_it():
    family = Family(language="de").says(HOUSING["de"]).says("welche Unterlagen muss ich mitbringen")
    assert catalogue("de").say("documents_money_housing") in family.text


def test_another_question_about_the_offers_is_answered_beside_the_fact():
    family = Family(language="de").says(HOUSING["de"])
    family.says("zahlt das Jobcenter die Kaution und wann haben die auf")
    assert told("deposit") in family.text and catalogue("de").say("aspect_hours") in family.text


def test_a_wish_in_another_clause_is_not_lost():
    family = Family(language="de").says(HOUSING["de"])
    family.says("wer füllt das Formular mit mir aus? Und wir brauchen auch eine Hebamme")
    assert told("forms_help") in family.text and "midwife_birth" in family.state.needs


def test_what_is_too_far_away_is_answered_with_what_is_nearer():
    family = Family(language="de").says(HOUSING["de"]).says("das ist zu weit, wir haben kein Auto")
    assert catalogue("de").say("aspect_nearest") in family.text or "near" in family.state.filters


def test_after_a_lookup_by_name_who_is_not_understood_twice_is_told_whom_to_ask():
    family = Family(language="de").says("Lebenshilfe Düren")
    asked_once = family.state.know(needs=[], asked=ADVISED)
    _, (said,) = ask_there(Turn(asked_once, Message(text="hm"), MONDAY))
    assert catalogue("de").say("same_offers") in said["text"]
