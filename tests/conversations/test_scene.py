"""Scenes: what a danger is about decides what is said first, and what is said to the questions after it."""

from __future__ import annotations

import pytest

from bot.languages.catalogue import catalogue
from tests.conversations.family import Family

GERMAN = catalogue("de")


@pytest.mark.parametrize(
    "language, told, scene",
    [
        ("de", "wir grillen drinnen und uns ist allen schwindlig, die kleine schläft ein", "gas"),
        (
            "en",
            "the stove smells of fumes and all of us have a headache, son is very sleepy",
            "gas",
        ),
        ("ro", "avem soba in camera, fum, ne doare capul la toti si copilul e ametit", "gas"),
        ("de", "mein mann hat mich gewürgt, ich kann kaum schlucken", "strangled"),
        ("tr", "kocam boğazımı sıktı, sesim çıkmıyor", "strangled"),
        ("de", "mein ex verfolgt mich, steht jeden abend vor der tür", "stalking"),
        ("en", "my ex put a tracker in my bag and follows me everywhere", "stalking"),
        (
            "de",
            "hab immer bilder im kopf dass ich meinem baby was antue, hab solche angst davor",
            "intrusive_thoughts",
        ),
        ("de", "hab mich am arm geschnitten und es blutet total", "bleeding"),
        (
            "de",
            "mein ex droht dass er sich umbringt wenn ich nicht zurückkomme",
            "threatens_suicide",
        ),
        (
            "fr",
            "ma belle-mère veut emmener ma fille au pays pour l'excision",
            "genital_mutilation",
        ),
    ],
)
def test_what_the_danger_is_about_is_said_first(language, told, scene):
    family = Family(language=language).says(told)
    assert family.state.scene == scene
    assert catalogue(language).say(f"danger_{scene}") in family.text


@pytest.mark.parametrize(
    "told, asked, scene",
    [
        ("wir grillen drinnen und uns ist allen schwindlig", "sollen wir raus oder warten?", "gas"),
        ("mein mann hat mich gewürgt", "muss ich damit ins krankenhaus?", "strangled"),
        ("mein mann hat mich gewürgt", "ich kann wieder normal atmen, trotzdem?", "strangled"),
        ("hab mich am arm geschnitten, blutet stark", "es blutet immer noch", "bleeding"),
        (
            "mein kind, 2, hat eine knopfbatterie verschluckt",
            "kann das bis morgen warten?",
            "battery",
        ),
    ],
)
def test_what_to_do_is_not_taken_back_by_a_question(told, asked, scene):
    family = Family(language="de").says(told)
    assert GERMAN.say(f"danger_{scene}") in family.says(asked).text


def test_a_parent_is_told_to_ask_a_child_openly_whether_it_wants_to_die():
    family = Family(language="fr").says("mon fils de 12 ans dit qu'il ne veut plus vivre")
    family.says("est-ce que je dois lui demander s'il veut mourir ou ça va lui donner l'idée")
    assert catalogue("fr").say("after_tell_child_suicide") in family.text


def test_who_hears_a_strange_baby_is_not_told_to_leave_the_room():
    family = Family(language="de").says("über uns schreit ein baby seit tagen, jetzt ist es still")
    family.says("es ist nicht mein baby, es ist das der nachbarn")
    assert GERMAN.say("danger_shaking") not in family.text


def test_who_fears_to_shake_a_baby_is_told_to_leave_the_room():
    told = "mein baby schreit und ich hab angst ich schüttel es"
    assert GERMAN.say("danger_shaking") in Family(language="de").says(told).text


@pytest.mark.parametrize(
    "language, told, age",
    [
        ("de", "mein freund will sich umbringen", "ich bin 15"),
        ("tr", "babam bizi dövüyor", "ben 13 yaşındayım"),
        ("pl", "nie chcę już żyć", "mam 14 lat"),
    ],
)
def test_who_tells_after_a_danger_to_be_under_age_is_told_who_helps_the_young(language, told, age):
    family = Family(language=language).says(told).says(age)
    numbers = [contact["phone"] for contact in family.customs["crisis"]["contacts"]]
    assert family.state.is_minor and "116111" in numbers and not family.offers


def test_what_is_asked_together_with_an_age_is_answered_to_the_young():
    family = Family(language="de").says("ich ritze mich").says("ich bin 14, erfährt mama davon?")
    assert catalogue("de", is_young=True).say("aspect_confidential") in family.text


def test_what_the_poison_line_said_is_no_wish_for_offers():
    family = Family(language="de").says("mein kleiner hat auf einem spülmaschinentab gekaut")
    family.says("giftnotruf sagt mund abwischen, wasser geben und beobachten")
    assert not family.offers


def test_an_everyday_question_of_money_after_an_accident_is_no_question_of_the_ambulance():
    family = Family(language="ro").says("ne doare capul la toti, avem o soba cu carbune in camera")
    family.says("am iesit afara, vine ambulanta").says(
        "cine plateste incalzirea daca avem jobcenter"
    )
    assert "financial_benefits" in family.state.needs


@pytest.mark.parametrize(
    "language, told, said",
    [
        (
            "sq",
            "burri ma mban pasaportën dhe telefonin e kontrollon. Kam frikë",
            "jo polici jo!! ai do më vrasë nëse vjen polici",
        ),
        ("en", "my husband beats me", "no police please! what will they do to him"),
        ("de", "mein mann schlägt mich", "keine polizei, sonst bringt er mich um"),
    ],
)
def test_who_wants_no_police_is_told_of_help_without_them(language, told, said):
    family = Family(language=language).says(told).says(said)
    assert catalogue(language).say("after_unwanted") in family.text
    assert catalogue(language).say("after_police_violence") not in family.text


@pytest.mark.parametrize(
    "language, told, asked",
    [
        (
            "de",
            "meine tochter hat vor 3 wochen entbunden und sagt das baby ist ausgetauscht",
            "darf ich ihr das baby wegnehmen?",
        ),
        (
            "en",
            "my wife gave birth 2 weeks ago and hears voices, she says it is not her baby",
            "will they let me take the baby away from her for now?",
        ),
    ],
)
def test_a_baby_is_kept_from_a_mother_who_is_ill_after_the_birth(language, told, asked):
    family = Family(language=language).says(told)
    assert catalogue(language).say("danger_psychosis") in family.text
    assert catalogue(language).say("faq_youth_office")[:40] not in family.says(asked).text


def test_a_weapon_in_the_flat_is_left_alone_and_so_is_who_sleeps_beside_it():
    family = Family(language="uk").says(
        "чоловік вночі сидить на кухні з гранатою яку привіз з фронту, я з дітьми боюсь"
    )
    said = catalogue("uk").say("danger_weapon")
    assert said in family.text
    assert said in family.says("він зараз спить, можна я її винесу").text


def test_a_shaken_baby_that_is_limp_needs_the_ambulance_first():
    family = Family(language="ru").says(
        "муж сильно потряс малыша 2 месяца, он теперь вялый и не хочет грудь"
    )
    assert catalogue("ru").say("danger_shaken") in family.text


@pytest.mark.parametrize(
    "said",
    [
        "Entwarnung!! Röntgen war ok, die Batterie lag unterm Sofa",
        "war falscher alarm, alles gut",
    ],
)
def test_a_false_alarm_ends_also_what_nothing_else_takes_back(said):
    family = Family(language="de").says("mein kind, 2, hat eine knopfbatterie verschluckt")
    family.says(said)
    assert GERMAN.say("danger_back") in family.text and not family.state.danger


def test_a_child_that_laughs_has_still_swallowed_the_battery():
    family = Family(language="de").says("mein kind, 2, hat eine knopfbatterie verschluckt")
    assert GERMAN.say("danger_battery") in family.says("aber er spielt ganz normal").text


def test_blackmail_is_known_by_money_and_pictures_too():
    family = Family(language="de").says(
        "ich bin 15 und hab nem typen auf snap bilder geschickt, jetzt will er 200 euro"
    )
    young = catalogue("de", is_young=True)
    assert young.say("danger_blackmail") in family.text
    family.says("er sagt bis heute abend, wenn das rauskommt ist alles vorbei")
    assert "abuse" in family.state.danger or "suicide" in family.state.danger


def test_an_engagement_far_away_against_her_will_is_a_forced_marriage():
    family = Family(language="tr").says(
        "ablam 17 yaşında. yazın köye gidince nişan yapılacakmış, o istemiyor ama biletler alındı"
    )
    assert family.state.scene == "forced_marriage"


def test_small_children_are_told_that_a_parent_is_ill_and_not_asked_whether_they_want_to_die():
    family = Family(language="de").says("mein mann sagt er will nicht mehr leben")
    family.says("wie erkläre ich das den kindern, die sind 4 und 7")
    assert GERMAN.say("after_tell_child_small") in family.text


@pytest.mark.parametrize(
    "language, told, symptom",
    [
        (
            "de",
            "mein mann hat mich gewürgt",
            "er hat sich entschuldigt und blumen gebracht, mir tut nur der hals weh",
        ),
        ("ar", "زوجي خنقني امبارح", "هلق صوتي مبحوح وبيوجعني لما ابلع. بس هو اعتذر وجابلي ورد"),
    ],
)
def test_flowers_do_not_heal_a_throat(language, told, symptom):
    family = Family(language=language).says(told)
    assert catalogue(language).say("danger_strangled") in family.says(symptom).text


@pytest.mark.parametrize(
    "language, told, step",
    [
        ("de", "ich bin 15, mein vater schlägt mich", "hab es jetzt meiner lehrerin gesagt"),
        ("en", "im 14, my stepdad hits me", "told my teacher, shes with me now"),
    ],
)
def test_a_brave_step_of_the_young_is_praised_in_their_words(language, told, step):
    family = Family(language=language).says(told).says(step)
    assert catalogue(language, is_young=True).say("after_step_threat") in family.text


def test_who_waits_for_the_ambulance_is_told_what_to_do_until_it_comes():
    family = Family(language="fr").says("mon amie saigne énormément, elle est enceinte")
    family.says("ils sont en route, qu'est-ce que je fais en attendant, elle est toute blanche")
    assert catalogue("fr").say("after_waiting_body") in family.text


def test_a_stranger_who_blackmails_a_child_is_not_paid():
    family = Family(language="de").says("meine tochter ist 15 und wird von einem typen erpresst")
    assert GERMAN.say("danger_blackmail") in family.text
    assert GERMAN.say("danger_blackmail") in family.says("muss sie zahlen?").text


def test_a_man_who_puts_his_wife_under_pressure_is_no_blackmailer():
    family = Family(language="de").says("mein mann setzt mich unter druck und schlägt mich")
    assert GERMAN.say("danger_violence") in family.text
