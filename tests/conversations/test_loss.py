"""After a stillbirth or a miscarriage nobody is shown what is for pregnant women and babies."""

from __future__ import annotations

import pytest

from bot.languages.catalogue import catalogue
from tests.conversations.family import Family

LOSSES = {
    "de": "unsere tochter kam tot zur welt, wir wohnen in Düren",
    "en": "our daughter was stillborn, we live in Düren",
    "tr": "kızımız ölü doğdu, Düren'de oturuyoruz",
    "ar": "بنتنا اتولدت ميتة، ساكنين في دورين",
    "uk": "наша донька народилась мертвою, живемо у Дюрені",
    "ru": "наша дочь родилась мертвой, живём в Дюрене",
    "pl": "nasza córka urodziła się martwa, mieszkamy w Düren",
    "ro": "copilul nostru s-a născut mort, locuim în Düren",
    "fr": "notre fille est née sans vie, nous habitons à Düren",
    "fa": "دخترمان مرده به دنیا آمد، در دورن زندگی می‌کنیم",
    "ku": "keça me mirî çêbû, em li Düren dijîn",
    "bg": "дъщеря ни се роди мъртва, живеем в Дюрен",
    "sq": "vajza jonë lindi e vdekur, jetojmë në Düren",
}


@pytest.mark.parametrize("language, told", LOSSES.items())
def test_who_has_lost_a_child_is_led_to_who_grieves_with_them_and_told_what_is_due(language, told):
    family = Family(language=language).says(told)
    assert "initiative-regenbogen" in [offer["id"] for offer in family.offers]
    assert catalogue(language).say("outlook_stillbirth") in family.text
    assert (family.state.pregnancy, family.state.children) == (None, [])


@pytest.mark.parametrize("asked", ["hebamme kommt die trotzdem noch", "und eine Hebamme?"])
def test_the_midwife_still_comes_and_no_delivery_room_is_shown(family, asked):
    family.says(LOSSES["de"]).says(asked)
    shown = [offer["id"] for offer in family.offers]
    assert "hebammen-kreis-dueren" in shown
    assert not any("pregnancy" in offer["reasons"] for offer in family.offers)
    while family.says("~more").offers:
        shown += [offer["id"] for offer in family.offers]
    assert not {"kreisssaal-fuehrung-marien-hospital", "geburtsklinik-marien-hospital"} & {*shown}


@pytest.mark.parametrize("said", ["bitte nichts mit babys", "ist mir zu viel mit baby", "0 monate"])
def test_no_baby_is_noted_any_more(family, said):
    assert family.says(LOSSES["de"]).says(said).state.children == []


def test_the_sister_is_noted(family):
    family.says(LOSSES["de"]).says("unsere große ist 5 und fragt ständig wo ihr bruder ist")
    assert [child["min_months"] for child in family.state.children] == [60]
    assert family.state.needs == ["grief"]


def test_a_new_pregnancy_is_one_again(family):
    family.says(LOSSES["de"]).says("bin wieder schwanger, 8. Woche, brauche eine Hebamme")
    assert family.state.pregnancy == {"weeks": 8}
    assert "stillbirth" not in family.state.topic
