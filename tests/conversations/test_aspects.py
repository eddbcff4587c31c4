"""Questions about the offers on the screen, and what people feel about them."""

from __future__ import annotations

import pytest

from actions.message import Message
from actions.state import State
from actions.turn import Turn
from bot.languages.catalogue import catalogue
from tests.conversations.family import MONDAY, Family

KOSLAR = "Meine Tochter ist 2 1/2 und spricht kaum, wir wohnen in Koslar"
GERMAN = catalogue("de")


@pytest.fixture
def family() -> Family:
    return Family().says(KOSLAR)


@pytest.mark.parametrize(
    "question, aspect",
    [
        ("was kostet das", "cost"),
        ("wann haben die auf?", "hours"),
        ("muss ich mich da anmelden", "registration"),
        ("Wie lange dauert das bis man einen Termin hat", "waiting"),
        ("wie lange muss man auf einen Termin warten", "waiting"),
        ("haben Sie da eine Telefonnummer", "contact"),
        ("wo ist das genau, wir haben kein Auto", "way"),
        ("was muss ich mitbringen", "documents"),
        ("darf ich als Oma auch hin", "who"),
        ("kommen die auch nach Hause", "at_home"),
        ("was machen die da", "what"),
        ("sprechen die auch Russisch?", "speakers"),
    ],
)
def test_a_question_about_the_offers_gets_a_line_for_each_of_them(family, question, aspect):
    names = [offer["name"] for offer in family.offers]
    family.says(question)
    assert family.text.startswith(GERMAN.say(f"aspect_{aspect}")), family.text
    assert all(name in family.text for name in names)
    assert family.state.needs == ["child_language"]


@pytest.mark.parametrize(
    "question, aspects",
    [
        ("und was kostet das und wann haben die auf?", ["cost", "hours"]),
        ("muss ich mich anmelden, und kostet es was", ["registration", "cost"]),
        ("how much is it and when are they open?", ["cost", "hours"]),
        ("ile to kosztuje i czy mówią po polsku?", ["cost", "speakers"]),
    ],
)
def test_two_questions_in_one_message_are_both_answered(family, question, aspects):
    family.says(question)
    words = catalogue(family.state.language or "de")
    assert all(words.say(f"aspect_{aspect}") in family.text for aspect in aspects), family.text


@pytest.mark.parametrize(
    "question, filter", [("was kostet das", "free"), ("muss ich mich da anmelden", "walk_in")]
)
def test_one_tap_leaves_only_offers_that_are_free_or_need_no_registration(family, question, filter):
    family.says(question).presses(GERMAN.say(f"filter_{filter}"))
    assert family.state.filters == [filter]
    titles = [one["title"] for one in family.says(question).buttons]
    assert GERMAN.say(f"filter_{filter}") not in titles, "offered again"


@pytest.mark.parametrize(
    "said, aspect",
    [
        ("Sorry, she is 4, not 3. And is there somebody who speaks English?", "speakers"),
        ("nein, sie ist 4, und was kostet das?", "cost"),
    ],
)
def test_an_age_that_is_corrected_and_a_question_beside_it_both_count(family, said, aspect):
    family.says(said)
    words = catalogue(family.state.language or "de")
    assert family.state.children == [{"min_months": 48, "max_months": 59}]
    assert family.offers and words.say(f"aspect_{aspect}") in family.text


def test_a_place_told_with_a_question_about_the_assistant_is_kept():
    family = Family().says("Wir wohnen in Jülich. Erfährt das Jugendamt davon?")
    assert (family.state.place or {})["municipality"] == "Jülich"


def test_thanks_for_much_help_are_no_doubt(family):
    assert "Weitere Angebote" not in family.says("Sie haben mir sehr geholfen").text
    assert family.says("danke, das hilft mir").text == GERMAN.say("thanks")
    assert family.says("danke, das hilft mir nicht").text.startswith(GERMAN.say("aspect_unfit"))


def test_what_is_not_known_of_an_offer_is_said_with_whom_to_ask(family):
    text = family.says("was muss ich mitbringen").text
    assert GERMAN.say("aspect_unknown") in text and "+49 2421 805370" in text


def test_a_question_about_one_offer_is_answered_for_this_one(family):
    first, second, third = (offer["name"] for offer in family.offers)
    text = family.says("was kostet das zweite").text
    assert second in text and first not in text and third not in text


def test_the_offer_that_was_looked_at_is_the_one_that_is_meant(family):
    first, second, _ = (offer["name"] for offer in family.offers)
    family.says(family.offers[1]["buttons"][0]["payload"])
    text = family.says("was kostet das").text
    assert second in text and first not in text


def test_before_any_offer_the_same_words_ask_about_the_assistant():
    assert Family().says("was kostet das").text.count(GERMAN.say("faq_cost")) == 1


@pytest.mark.parametrize(
    "doubt", ["und wenn das nicht hilft?", "da war ich schon, hat nix gebracht"]
)
def test_who_doubts_is_told_the_responsible_office(family, doubt):
    text = family.says(doubt).text
    assert "Kreisjugendamt" in text
    assert family.state.needs == ["child_language"]


@pytest.mark.parametrize("known", [KOSLAR, "hallo"])
def test_who_is_ashamed_hears_a_kind_word_first(known):
    text = Family().says(known).says("ich schäme mich so").text
    assert text.startswith(GERMAN.say("aspect_worry"))


def test_nearer_offers_are_looked_for(family):
    family.says("gibt es das auch näher?")
    assert family.state.filters == ["near"]


def test_thanks_with_a_question_behind_is_no_goodbye(family):
    family.says("Danke, und gibt es auch was am Samstag?")
    assert family.state.filters == ["weekend"] and family.offers


@pytest.mark.parametrize(
    ("language", "said", "named"),
    [
        ("de", "nein samstags kann ich nicht", []),
        ("de", "unter der woche kann ich nicht, nur samstags", ["weekend"]),
        ("de", "am samstag, und bitte kostenlos", ["free", "weekend"]),
        ("de", "nicht so weit weg", ["near"]),
        ("uk", "ні в суботу не можу", []),
        ("en", "i can't on weekends", []),
        ("tr", "cumartesi olmaz", []),
    ],
)
def test_a_day_that_is_ruled_out_is_no_wish_for_it(language, said, named):
    turn = Turn(State(language=language), Message(said), MONDAY)
    assert turn.filters_named == named


def test_all_three_children_are_not_the_third_offer(family):
    family.says("für alle drei")
    assert "details" not in family.customs


@pytest.mark.parametrize("asked", ["lösch die teuren", "die teuren bitte aus der Liste löschen"])
def test_who_wants_the_expensive_ones_gone_loses_no_conversation(family, asked):
    family.says(asked)
    assert family.state.filters == ["free"] and family.state.needs == ["child_language"]


@pytest.mark.parametrize("asks", ["haben die samstags offen?", "sind die am Sonntag da?"])
def test_whether_they_are_open_on_a_day_is_told_of_the_offers_shown(family, asks):
    shown = [offer["name"] for offer in family.offers]
    family.says(asks)
    assert all(name in family.text for name in shown)
    assert GERMAN.say("filter_weekend") in [button["title"] for button in family.buttons]
    assert not family.state.filters


def test_ok_after_offers_asks_for_nothing(family):
    assert not family.says("ok").offers
    assert GERMAN.say("thanks") in family.text


@pytest.mark.parametrize(
    "language, fear",
    [
        ("de", "ich hab Angst dass das Jugendamt ihn mir wegnimmt"),
        ("en", "will they take my kids if I ask for help?"),
        ("fr", "j'ai peur qu'ils prennent mes enfants"),
        ("ru", "боюсь, что у меня заберут детей"),
        ("pl", "boję się, że zabiorą mi dzieci"),
    ],
)
def test_who_fears_to_lose_the_children_is_told_what_the_jugendamt_does_not(language, fear):
    family = Family(language=language).says(KOSLAR).says(fear)
    assert catalogue(language).say("faq_youth_office") in family.text
    assert family.state.danger is None


def test_the_place_of_an_offer_that_is_asked_about_is_no_new_home():
    family = Family(language="de").says("mein baby, 3 monate, schreit nur noch, Jülich")
    family.says("kommen die von Frühe Hilfen in Düren auch nach hause?")
    assert family.state.place["municipality"] == "Jülich"
    assert family.says("wir sind nach Düren gezogen").state.place["municipality"] == "Düren"


def test_who_asks_for_the_same_elsewhere_is_shown_what_is_there():
    family = Family(language="de").says("mein baby, 3 monate, schreit nur noch, Jülich")
    assert family.says("gibt es das auch in Düren?").state.place["municipality"] == "Düren"
