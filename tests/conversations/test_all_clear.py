"""When a danger is over or was none: a child is back, words are taken back, an accident ended well."""

from __future__ import annotations

import pytest

from bot.languages.catalogue import catalogue
from tests.conversations.family import Family

GERMAN = catalogue("de")


def test_danger_that_was_none_leads_back_to_the_thread(family):
    family.says("mein Kind spricht nicht").says("mein Mann schlägt mich")
    assert family.says("~not_meant").asks == "children"


def test_after_a_danger_that_was_none_nothing_is_taken_for_granted(family):
    family.says("mein Mann schlägt mich").says("~not_meant").says("wir wohnen in Nideggen")
    assert family.asks == "need" and not family.state.needs


def test_after_an_accident_that_ended_well_nobody_is_sent_to_the_emergency_room():
    family = Family().says("mein sohn hat spüli getrunken")
    family.says("er hat gespuckt, dem gehts gut, giftnotruf hat gesagt alles ok")
    assert family.text == GERMAN.say("danger_back")
    assert family.state.danger is None


def test_a_child_that_was_found_is_no_danger_any_more():
    family = Family().says("mein sohn ist nicht nach hause gekommen, wir finden ihn nicht")
    family.says("wir haben ihn gefunden, er war bei einem freund")
    assert family.text == GERMAN.say("danger_back") and family.state.danger is None
    assert family.says("wir haben ihn gefunden, er war bei einem freund").text != GERMAN.say(
        "danger_back"
    )


FOUND = {
    "de": ("meine tochter ist verschwunden", "sie ist wieder da", "wir haben sie nicht gefunden"),
    "en": ("my son is missing since noon", "he came back", "he has not come back"),
    "fr": ("mon fils a disparu", "il est rentré", "il est pas rentré"),
    "tr": ("oğlum kayboldu", "eve geldi", "hala gelmedi"),
    "ru": ("сын пропал", "он нашёлся", "ещё не нашли"),
    "ar": ("ابني اختفى", "رجع", "ما رجع"),
}


@pytest.mark.parametrize("language, told, back, still_away", [(c, *t) for c, t in FOUND.items()])
def test_a_child_that_is_back_ends_the_alarm_and_only_that(language, told, back, still_away):
    alarmed = Family(language=language).says(told)
    assert alarmed.state.scene == "missing"
    words = catalogue(language)
    assert words.say("danger_back") in Family(language=language).says(told).says(back).text
    assert words.say("danger_back") not in alarmed.says(still_away).text


@pytest.mark.parametrize(
    "language, told, denied",
    [
        (
            "ru",
            "сыну 2 месяца, плачет целый день. Боюсь, что сорвусь и встряхну его",
            "Нет, я его не трясла и не буду. Просто он всё время кричит, я одна. Живём в Юлихе",
        ),
        (
            "de",
            "ich bin 15 und halt das alles nich mehr aus, ich will einfach weg sein",
            "nee ich will mich nicht umbringen, die streiten halt nur und ich will mit jemandem reden",
        ),
    ],
)
def test_a_danger_that_was_none_is_taken_back_by_words(language, told, denied):
    family = Family(language=language).says(told)
    assert family.state.danger
    family.says(denied)
    assert family.state.danger is None
    assert family.text.startswith(catalogue(language).say("danger_back"))
    assert family.state.needs, "what is wanted instead is looked for"


@pytest.mark.parametrize(
    "told, said",
    [
        ("mein mann schlägt mich", "nein, wir haben kein Geld und suchen eine Kita"),
        ("ish burri kercenon te me vrase", "Nuk dua te vdes, dua nje vend te sigurt per sonte"),
        ("mein mann schlägt mich", "nein, er hat mich gestern wieder geschlagen"),
    ],
)
def test_a_threat_is_not_taken_back_by_a_no_that_means_something_else(told, said):
    assert Family().says(told).says(said).state.danger == "violence"


def test_who_despairs_and_asks_for_a_therapist_is_still_in_danger():
    family = Family().says("ich will nicht mehr leben")
    family.says("nein, ich hab niemanden, ich suche einen Therapieplatz für mich")
    assert family.state.danger == "suicide"


@pytest.mark.parametrize(
    "language, kita, told, denied",
    [
        (
            "en",
            "my son is 3, we need a kita in Jülich",
            "he hits me all the time and i'm scared of myself, i could hurt him",
            "no no, nobody hurts anybody, I just meant he is loud",
        ),
        (
            "ro",
            "cautam gradinita pentru baiatul de 4 ani, Düren",
            "il bat uneori",
            "Nu, nimeni nu bate pe nimeni, am vrut doar să spun că e gălăgios",
        ),
        (
            "de",
            "kita für meine tochter 2 in Linnich",
            "ich könnt sie schütteln wenn sie so brüllt",
            "ach quatsch, ich tu ihr doch nichts, war nur Spaß, bin halt müde",
        ),
    ],
)
def test_after_a_denial_the_talk_goes_back_to_what_it_was_about(language, kita, told, denied):
    family = Family(language=language).says(kita).says(told)
    assert family.state.danger
    family.says(denied)
    assert family.state.danger is None and family.state.needs == ["childcare"]
    assert family.text.startswith(catalogue(language).say("danger_back")) and family.offers
