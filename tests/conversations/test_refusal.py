"""What a family does not want of what is shown is left out from then on."""

from __future__ import annotations

import pytest

from bot.languages.catalogue import catalogue
from tests.conversations.family import Family

FOSTER = {
    "de": ("wir sind pflegeeltern in Düren, unser junge ist 6", "adoption wollen wir nich"),
    "en": ("we are foster parents in Düren, our boy is 6", "no adoption please"),
    "tr": ("Düren'de koruyucu aileyiz, oğlumuz 6 yaşında", "evlat edinme istemiyoruz"),
    "ru": ("мы приёмная семья в Дюрене, мальчику 6 лет", "не усыновление"),
    "pl": ("jesteśmy rodziną zastępczą w Düren, chłopiec ma 6 lat", "nie adopcja"),
    "fr": ("nous sommes une famille d'accueil à Düren, il a 6 ans", "pas d'adoption"),
}


@pytest.mark.parametrize("language, told, refusal", [(k, *v) for k, v in FOSTER.items()])
def test_what_is_refused_by_its_name_is_not_shown_again(language, told, refusal):
    family = Family(language=language).says(told).says("~more").says(refusal)
    assert catalogue(language).say("left_out") in family.text
    shown = [offer["id"] for offer in family.offers]
    while family.says("~more").offers:
        shown += [offer["id"] for offer in family.offers]
    assert shown and not any("adoption" in each for each in shown)
    assert family.state.needs == ["foster_adoption"]


@pytest.mark.parametrize(
    "said", ["wir haben keine Hebamme", "ich finde keine wohnung", "kein Geld"]
)
def test_what_somebody_does_not_have_is_nothing_refused(family, said):
    family.says("meine tochter, 3, spricht kaum, wir wohnen in Koslar").says(said)
    assert catalogue("de").say("left_out") not in family.text
    assert family.state.unwanted == []


def test_a_word_that_somebody_does_not_know_is_explained_and_nothing_is_left_out(family):
    family.says("Wir verlieren unsere Wohnung in Düren").says("was heißt Obdachlosigkeit")
    assert catalogue("de").say("word_homelessness") in family.text
    assert family.state.unwanted == []


@pytest.mark.parametrize(
    "language, need, said, wished",
    [
        ("en", "childcare", "no I mean school, not Kita. she has to be enrolled", "school_entry"),
        (
            "de",
            "childcare",
            "nicht Kita, ich meine die Anmeldung an der Grundschule",
            "school_entry",
        ),
    ],
)
def test_what_is_wished_for_instead_is_looked_for(language, need, said, wished):
    family = (
        Family(language=language).says(f"~need:{need}").says("~age:60-71").says("~place:Jülich")
    )
    assert family.says(said).state.needs[0] == wished


def test_money_that_a_family_does_not_have_refuses_no_course():
    family = Family(language="ku").says("~need:german_course").says("~place:Jülich")
    family.says("kurs bi pere ye? pereyê min tune")
    assert family.state.unwanted == [] and family.state.needs == ["german_course"]


@pytest.mark.parametrize(
    "language, told, said, kept",
    [
        (
            "de",
            "Unsere Tochter ist vor zwei Wochen gestorben, Langerwehe",
            "Ich will keinen Deutschkurs, ich bin Deutsche",
            "grief",
        ),
        (
            "en",
            "we need a kita place for our son 3 and a german course, Düren",
            "i dont want a german course",
            "childcare",
        ),
        ("ru", "нам нужен садик, сыну 3, Düren", "курсы немецкого не нужны", "childcare"),
    ],
)
def test_a_need_that_nobody_asked_for_is_left_out(language, told, said, kept):
    family = Family(language=language).says(told).says(said)
    assert family.state.needs[0] == kept and "german_course" not in family.state.beside
    assert catalogue(language).say("left_out") in family.text


def test_who_does_not_want_to_go_to_school_is_still_heard():
    family = Family(language="en").says("i dont want to go to school anymore, they all laugh at me")
    assert catalogue("en").say("left_out") not in family.text


@pytest.mark.parametrize(
    "language, told, said",
    [
        ("pl", "szkoła dla syna 9 lat, Düren", "nie szkoła, przedszkole dla córki"),
        ("de", "schule für unseren sohn, 9, düren", "nicht schule, kita für die kleine"),
        ("en", "a school for our son, 9, Düren", "no school, kindergarten for our daughter"),
    ],
)
def test_who_names_what_is_meant_instead_is_heard(language, told, said):
    family = Family(language=language).says(told).says(said)
    assert family.state.needs == ["childcare"]


@pytest.mark.parametrize(
    "language, first, said",
    [
        (
            "ro",
            "caut doctor pentru copil, are 5 luni, Düren",
            "nu e urgență, cum îl trec pe asigurarea soțului? ce acte trebuie",
        ),
        (
            "tr",
            "oğlum 5 yaşında, okula başlayacak ama almancası az, Düren",
            "hayır dil sormadım, sınavda başarısız olursa okula almazlar mı diye sordum?",
        ),
    ],
)
def test_who_says_no_and_asks_on_refuses_no_offer(language, first, said):
    family = Family(language=language).says(first).says(said)
    assert catalogue(language).say("left_out") not in family.text
