"""What can be done with the offers on the screen: more of them, fewer, one in detail."""

from __future__ import annotations

import pytest

from bot.languages.catalogue import catalogue
from tests.conversations.family import Family

GERMAN = catalogue("de")
KOSLAR = "Meine Tochter ist 2 1/2 und spricht kaum, wir wohnen in Koslar"


def test_more_shows_other_offers_until_there_are_none(family):
    family.says(KOSLAR)
    seen = [offer["id"] for offer in family.offers]
    while family.says("~more").offers:
        seen += [offer["id"] for offer in family.offers]
    assert len(seen) == len(set(seen)) > 3
    assert "alle passenden Angebote" in family.text


def test_details_map_calendar_and_list_of_an_offer(family):
    family.says("Baby 4 Monate, Krabbelgruppe in Düren")
    offer = next(one for one in family.offers if one["next_date"] and one["address"])
    assert offer["name"] in family.says(f"~details:{offer['id']}").text
    assert "openstreetmap" in family.says(f"~map:{offer['id']}").text
    calendar = family.says(f"~calendar:{offer['id']}").customs["calendar"]
    assert calendar["content"].startswith("BEGIN:VCALENDAR")
    assert offer["name"] in family.says("~list").text


def test_a_list_to_pass_on_is_in_the_familys_language_and_in_german():
    family = Family(language="en").says("we are in debt and live in Titz").says("~list")
    assert "Your list" in family.text and "In German" in family.text and "kostenlos" in family.text


def test_a_filter_under_which_nothing_is_left_is_not_said_to_hold(family):
    family.says("Mein Sohn, 7, stottert, wir wohnen in Titz").says("~filters")
    family.says("~filter:open_now").says("~filters").says("~filter:weekend")
    assert family.customs["offers"]["relaxed"][:1] == ["day"]
    assert "Ich zeige nur noch" not in family.text
    assert "Zu dieser Zeit habe ich nichts gefunden" in family.text


def test_where_nobody_speaks_the_language_it_is_said_what_is_known_of_those_shown(family):
    family.says("Mein Sohn, 7, stottert, wir wohnen in Titz").says("Spricht da jemand Bulgarisch?")
    assert family.text.startswith(GERMAN.say("aspect_speakers"))
    assert (family.state.filters, family.state.language) == ([], "de")


@pytest.mark.parametrize("worry", ["und wenn das nie besser wird?", "und wenn es nicht klappt?"])
def test_a_worry_is_no_question_about_the_assistant(family, worry):
    family.says(KOSLAR).says(worry)
    assert family.state.needs == ["child_language"]
    assert family.state.place and "Ausländerbehörde" not in family.text


@pytest.mark.parametrize(
    "asks, first_says, wished",
    [
        ("а українською хтось говорить?", "закінчується дозвіл на проживання, ми в Дюрені", "uk"),
        ("Spricht da jemand Arabisch?", "mein Aufenthaltstitel läuft ab, Düren", "ar"),
        ("hangisi türkçe konuşuyor?", "oturum izni için yardım arıyorum, Düren", "tr"),
        ("est-ce que quelqu'un parle arabe ?", "mon titre de séjour expire, Düren", "ar"),
        ("في حدا بيحكي عربي هناك؟", "إقامتي رح تخلص، دورين", "ar"),
    ],
)
def test_asking_who_speaks_a_language_narrows_the_offers_and_does_not_change_the_language(
    family, asks, first_says, wished
):
    spoken = family.says(first_says).customs["offers"]["language"]
    shown = family.says(asks).customs["offers"]
    assert (shown["language"], shown["query"]["filters"]) == (spoken, ["language"])
    assert shown["query"]["offer_language"] == wished


def test_filters_narrow_the_search_and_come_off_again(family):
    family.says("Fußballverein für meinen Sohn, 8, in Jülich").says("~filters").says("~filter:free")
    assert family.customs["offers"]["query"]["filters"] == ["free"]
    assert all(offer["cost"] == "free" for offer in family.offers)
    assert family.says("~filter:off").customs["offers"]["query"]["filters"] == []


def test_back_leads_to_the_search_before(family):
    family.says(KOSLAR).says("ich habe Schulden").says("~back")
    assert family.customs["offers"]["query"]["needs"] == ["child_language"]


@pytest.mark.parametrize(
    "code, asks",
    [
        ("de", "und wie komme ich zum zweiten?"),
        ("en", "how do i get to the second one"),
        ("tr", "ikincinin adresi ne"),
        ("ru", "адрес второго"),
        ("fr", "et l'adresse du deuxième ?"),
    ],
)
def test_words_about_an_offer_on_the_screen_are_about_that_offer(code, asks):
    family = Family(language=code).says("Kita in Jülich, 4 Jahre")
    second = family.offers[1]["name"]
    assert second in family.says(asks).text


def test_a_word_that_is_a_number_in_another_language_means_no_offer(family):
    family.says("Kita in Jülich, 4 Jahre")
    assert "Jülich" in family.says("was weißt du über mich").text
    assert not family.offers


def test_a_new_need_is_no_question_about_the_screen(family):
    family.says("Kita in Jülich, 4 Jahre")
    family.says("wo kann ich mein zweites Kind zum Schwimmkurs anmelden")
    assert family.state.needs == ["leisure"]


def test_at_most_one_look_ahead_and_never_the_same_twice(family):
    family.says(KOSLAR)
    first = [text for text in family.text.split("\n") if text.startswith("Übrigens")]
    family.says("~change:place").says("~place:Linnich")
    second = [text for text in family.text.split("\n") if text.startswith("Übrigens")]
    assert len(first) == 1 and len(second) <= 1 and first != second


def test_filters_belong_to_the_list_that_they_narrowed():
    family = Family().says(KOSLAR).says("nur kostenlos")
    assert family.state.filters == ["free"]
    assert family.says("ich brauche eine Schuldnerberatung").state.filters == []


@pytest.mark.parametrize(
    "language, said, is_urgent",
    [
        ("de", "mein sohn (5) hat seit gestern fieber, wir wohnen in Jülich", True),
        ("tr", "kızım 4 yaşında ateşi var, Jülich'te oturuyoruz", True),
        ("ru", "у сына 6 лет болит ухо, живём в Юлихе", True),
        ("de", "mein sohn (7) nässt nachts noch ein, wir wohnen in Jülich", False),
        ("en", "where do I get the U7a check-up for my daughter, 3, we live in Jülich", False),
    ],
)
def test_the_emergency_practice_is_shown_first_to_whom_it_is_urgent(language, said, is_urgent):
    family = Family(language=language).says(said)
    names = [offer["name"] for offer in family.offers]
    assert names[0].startswith("Kinderärztliche Notdienstpraxis") == is_urgent
    assert any("Notdienstpraxis" in name for name in names) == is_urgent


@pytest.mark.parametrize(
    "language, tells, enough",
    [
        ("de", KOSLAR, "nein danke das reicht"),
        ("tr", "oğlum 4 yaşında konuşmuyor, Düren", "hayır teşekkürler yeter"),
        ("fr", "mon fils de 4 ans ne parle pas, Düren", "non merci"),
    ],
)
def test_who_thanks_and_needs_no_more_is_not_asked_what_it_is_about(language, tells, enough):
    family = Family(language=language).says(tells).says(enough)
    assert family.state.needs == ["child_language"]
    assert catalogue(language).say("thanks") in family.text


@pytest.mark.parametrize(
    "said", ["er redet fast gar nicht", "wer zahlt die logopädie", "sie spricht nicht"]
)
def test_the_same_offers_are_not_shown_twice_but_how_to_ask_there(family, said):
    before = family.says(KOSLAR).state.shown
    family.says(said)
    assert not family.offers or family.state.shown != before


@pytest.mark.parametrize(
    "language, told, asked",
    [
        ("de", KOSLAR, "schreib mir das bitte auf"),
        ("de", KOSLAR, "danke, kann ich das ausdrucken?"),
        ("en", "we are in debt and live in Titz", "can I print this for my wife"),
        ("tr", "borcumuz var, Titz'te oturuyoruz", "bunları bana liste yapar mısın"),
        ("ru", "у нас долги, живём в Titz", "пришлите мне списком с телефонами"),
    ],
)
def test_who_wants_it_in_writing_is_given_the_list(language, told, asked):
    family = Family(language=language).says(told).says(asked)
    assert catalogue(language).say("list_text") in family.text


@pytest.mark.parametrize(
    "language, asked, spoken",
    [
        ("tr", "almancam yok, nasıl telefon edeceğim", "Türkisch"),
        ("uk", "я не говорю німецькою, як мені дзвонити?", "Ukrainisch"),
        ("en", "my husband speaks only Arabic, is there anyone who does?", "Arabisch"),
    ],
)
def test_who_speaks_no_german_is_told_what_to_read_out_on_the_phone(language, asked, spoken):
    family = Family(language=language).says("Logopädie, 8 Jahre, Titz").says(asked)
    assert catalogue(language).say("speakers_call", language=spoken) in family.text


def test_nobody_who_writes_german_is_told_how_to_say_it():
    family = Family().says(KOSLAR).says("sprechen die auch Deutsch?")
    assert "Guten Tag, ich spreche" not in family.text


def test_what_is_not_understood_beside_offers_is_answered_with_whom_to_ask():
    family = Family().says(KOSLAR)
    phones = [offer["phones"][0] for offer in family.offers if offer["phones"]]
    family.says("na ja, mein Mann sieht das etwas anders")
    assert phones and all(phone in family.text for phone in phones)


@pytest.mark.parametrize(
    "language, asked, key",
    [
        ("de", "was bedeutet Überweisung", "word_referral"),
        ("ar", "ما معنى Logopädie", "word_speech_therapy"),
        ("tr", "Frühförderung ne demek", "word_early_support"),
    ],
)
@pytest.mark.parametrize("seen", [True, False])
def test_an_office_word_is_explained_and_the_topic_stays(language, asked, key, seen):
    family = Family(language=language)
    if seen:
        family.says("~need:child_language").says("~age:36-71").says("~place:Titz")
    needs = family.state.needs
    assert catalogue(language).say(key) in family.says(asked).text
    assert family.state.needs == needs


@pytest.mark.parametrize(
    "asked", ["brauch ich da meine mutter für", "kann ich da hin ohne dass wer fragt"]
)
def test_what_is_hardly_a_question_about_the_assistant_is_asked_of_the_offers(asked):
    family = Family().says(KOSLAR)
    shown = family.state.shown
    text = family.says(asked).text
    assert not any(GERMAN.say(f"faq_{id}") in text for id in ("learning", "who_reads", "robot"))
    assert family.state.shown == shown
