"""Several children, each with its own need; and ages that are corrected."""

from __future__ import annotations

import pytest

from actions.state import slots_from_state
from bot.database import open_session
from bot.languages.catalogue import catalogue
from bot.offers.search import get_offer
from tests.conversations.family import Family

KITA, SCHOOL = "childcare", "school_support"
TWO = "Zwei Kinder, 3 und 15, der Kleine braucht eine Kita und der Große schwänzt die Schule, Düren"
THREE_YEARS = [{"min_months": 36, "max_months": 47}]
FIFTEEN_YEARS = [{"min_months": 180, "max_months": 191}]


def looked_for(family: Family) -> tuple[list[str], list[dict[str, int]]]:
    return family.state.needs, family.state.children


def test_the_need_of_the_second_child_is_not_lost():
    state = Family().says(TWO).state
    assert {*state.needs, *state.beside} == {KITA, SCHOOL}


@pytest.mark.parametrize(
    "message, found",
    [
        ("und für den Großen?", ([SCHOOL], FIFTEEN_YEARS)),
        ("erst mal für den Kleinen", ([KITA], THREE_YEARS)),
        ("~age:36-47", ([KITA], THREE_YEARS)),
    ],
)
def test_one_of_two_children_is_looked_for_with_its_own_need(message, found):
    assert looked_for(Family().says(TWO).says(message)) == found


def test_after_one_child_comes_the_other():
    family = Family().says(TWO).says("und für den Kleinen?").says("und der Große?")
    assert looked_for(family) == ([SCHOOL], FIFTEEN_YEARS)


def test_another_wish_for_one_of_the_children_is_looked_for():
    family = Family().says(TWO).says("für den Großen Nachhilfe in Mathe")
    assert looked_for(family) == (["tutoring"], FIFTEEN_YEARS)


def test_the_needs_of_a_sister_of_another_age_are_not_offered_beside():
    text = Family().says(TWO).says("und für den Kleinen?").text
    assert catalogue("de").say("need_school_support") not in text


OLDER = {
    "en": "and for the older one?",
    "fr": "et pour la grande ?",
    "tr": "peki büyük için?",
    "ar": "وللكبير؟",
    "fa": "برای بزرگه چی",
    "ku": "û ji bo yê mezin?",
    "uk": "а для старшого?",
    "ru": "а для старшего?",
    "pl": "a dla starszego?",
    "ro": "și pentru cel mare?",
    "bg": "а за големия?",
    "sq": "po per te madhin?",
}


@pytest.mark.parametrize("language, message", OLDER.items())
def test_the_older_child_is_understood_in_every_language(language, message):
    family = Family(language=language)
    children = [*THREE_YEARS, *FIFTEEN_YEARS]
    known = family.state.know(needs=["leisure"], children=children, skipped=["place"])
    family.slots = slots_from_state(known)
    assert looked_for(family.says(message)) == (["leisure"], FIFTEEN_YEARS)


@pytest.mark.parametrize(
    "known, correction, age",
    [
        ("Meine Tochter, 8, sie wird gemobbt. Merzenich", "nein, ich meinte 9", (108, 119)),
        ("Meine Tochter, 8, sie wird gemobbt. Merzenich", "sorry 9", (108, 119)),
        ("Mein Baby 5 Monate schreit viel, Jülich", "nein 6", (6, 6)),
        ("Mein Baby 5 Monate schreit viel, Jülich", "nein 6 Jahre", (72, 83)),
        ("my daughter is 8 and gets bullied, Jülich", "no, i meant 9", (108, 119)),
        ("kızım 8 yaşında zorbalık görüyor, Jülich", "yok 9", (108, 119)),
        ("Mein Baby 5 Monate schreit viel, Jülich", "nein, nicht 5 sondern 6", (6, 6)),
        ("Mein Baby 5 Monate schreit viel, Jülich", "nicht 5 Monate, 5 Jahre", (60, 71)),
        ("البيبي ٧ شهور ما بينام، يوليش", "لا مو ٧ هو ٩", (9, 9)),
        ("bebeğim 5 aylık çok ağlıyor, Jülich", "5 değil 6", (6, 6)),
    ],
)
def test_a_bare_number_corrects_the_age_and_keeps_the_topic(known, correction, age):
    before = Family().says(known)
    after = Family().says(known).says(correction)
    [child] = after.state.children
    assert (child["min_months"], child["max_months"]) == age
    assert after.state.needs == before.state.needs


@pytest.mark.parametrize("remark", ["um 9 geht nicht", "nein, Haus 134", "wir sind 9"])
def test_other_numbers_correct_no_age(remark):
    family = Family().says("Meine Tochter, 8, sie wird gemobbt. Merzenich").says(remark)
    assert family.state.children == [{"min_months": 96, "max_months": 107}]


def test_what_was_changed_is_said_before_the_offers():
    family = Family().says("Meine Tochter, 8, sie wird gemobbt. Merzenich").says("nein 9 Jahre")
    assert family.text.startswith("Gut, ich habe notiert: Mobbing, 9 Jahre, Merzenich.")


@pytest.mark.parametrize(
    "language, told, corrects",
    [
        ("de", "meine Kinder sind 3 und 9, wir suchen Sport in Titz", "nein, die Kleine ist 4"),
        ("tr", "çocuklarım 3 ve 9 yaşında, spor arıyoruz, Titz", "hayır küçüğü 4 yaşında"),
    ],
)
def test_correcting_one_of_several_children_keeps_the_others(language, told, corrects):
    family = Family(language=language).says(told).says(corrects)
    assert [child["min_months"] for child in family.state.children] == [48, 108]


def test_the_age_of_the_older_one_is_corrected_without_losing_the_younger():
    family = Family().says("zwei mädchen, 4 und 7, freizeit in Langerwehe").says("die ältere is 8")
    assert [child["min_months"] for child in family.state.children] == [48, 96]


def test_an_age_that_is_corrected_leaves_the_needs_to_choose_from():
    family = Family(language="tr").says("4 yaşında").says("Jülich")
    unsure = family.state.know(asked="need", choices=["child_language", "early_intervention"])
    family.slots = slots_from_state(unsure)
    family.says("hayır 5")
    assert family.state.children == [{"min_months": 60, "max_months": 71}]
    assert family.state.choices == unsure.choices


@pytest.mark.parametrize(
    "said, needs",
    [
        (["Kita für meinen Sohn, 2, in Düren", "und für meine Tochter, 9?"], ["after_school_care"]),
        (["Kita für meinen Sohn, 2, in Düren", "und für den anderen, 4?"], ["childcare"]),
        (
            ["wir suchen eine Krabbelgruppe in Jülich, sie ist 1", "und der Große ist 8"],
            ["leisure"],
        ),
        (["ich suche eine Hebamme in Linnich", "und mein Sohn ist 9"], ["midwife_birth"]),
    ],
)
def test_what_an_older_child_is_too_old_for_becomes_what_it_needs(said, needs):
    family = Family(language="de")
    for text in said:
        family.says(text)
    assert family.state.needs == needs


@pytest.mark.parametrize("since", ["3 Wochen", "8 Monaten"])
def test_a_mother_who_only_cries_is_shown_who_helps_with_the_baby_as_well(since):
    told = "meine Frau hat vor {} entbunden und weint nur noch, wir wohnen in Aldenhoven"
    shown = Family(language="de").says(told.format(since))
    assert shown.state.needs[0] == "parent_mental_health"
    assert "early_help" in needs_of(shown)
    assert "early_help" not in needs_of(Family(language="de").says(told.format("3 Jahren")))


def needs_of(family: Family) -> set[str]:
    """The needs that the offers on the screen are for."""
    with open_session() as session:
        offers = [get_offer(session, each["id"]) for each in family.offers]
    return {need for offer in offers if offer for need in offer.needs}


@pytest.mark.parametrize(
    "language, told, added",
    [
        (
            "de",
            "Mein Sohn ist 7 und hat Probleme in der Schule, Titz",
            "ein Baby haben wir auch noch, 8 Monate",
        ),
        ("en", "my son is 7 and has problems at school, Titz", "we also have a baby, 8 months"),
        ("uk", "синові 7 років, проблеми в школі, Тіц", "і малюк ще є, 8 місяців"),
        ("pl", "syn ma 7 lat i problemy w szkole, Titz", "mam jeszcze niemowlę, 8 miesięcy"),
    ],
)
def test_one_more_child_is_added_to_those_told_of(language, told, added):
    family = Family(language=language).says(told).says(added)
    assert [child["min_months"] for child in family.state.children] == [84, 8]


@pytest.mark.parametrize(
    "asked",
    [
        "wie lang muss man da warten, bei meiner Schwester waren es 8 Monate",
        "und wie lange wartet man, im Nachbarort war es ein Jahr",
    ],
)
def test_how_long_others_waited_is_no_age_of_the_child(asked):
    family = Family().says("Mein Sohn, 4, stottert, wir wohnen in Linnich")
    children, shown = family.state.children, family.state.shown
    assert family.says(asked).state.children == children
    assert family.state.shown == shown
