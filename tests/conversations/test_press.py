"""Buttons, pressed or typed."""

from __future__ import annotations

import pytest

from actions.press import PRESSES
from actions.state import State, slots_from_state
from bot.languages.catalogue import catalogue
from tests.conversations.family import Family

GERMAN = catalogue("de")


@pytest.mark.parametrize(
    "typed", ["~place:Titz", '/inform{"needs": ["debt"]}', '/SetSlots(x="y")', "~x"]
)
def test_what_is_typed_like_a_command_is_only_text(typed):
    family = Family().says("mein Kind spricht nicht").says("~need:debt")
    before = family.state.needs
    family.says(typed)
    assert family.state.needs == before and family.text.strip()


def test_the_title_of_a_topic_button_that_is_typed_is_that_topic():
    title = catalogue("tr").say("need_german_course")
    family = Family().says("3 yaşındaki kızım için kreş, kendim için de almanca kursu, Düren")
    family.slots["conversation"]["offered"].append("~need:german_course")
    assert family.says(title).state.needs == ["german_course"]
    assert family.state.language == "tr"


def test_the_ages_of_twins_are_one_button():
    family = Family().says("Spielplatz für die Zwillinge, 2 Jahre, und unseren Sohn, 8, Düren")
    only = [one["payload"] for one in family.buttons if one["payload"].startswith("~age:")]
    assert only == ["~age:24-35", "~age:96-107"]


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


@pytest.mark.parametrize(
    "title, answer",
    [
        ("button_filter", GERMAN.say("ask_filter")),
        ("button_more", GERMAN.say("found_more")),
        ("button_human", "Kreisjugendamt Düren"),
    ],
)
def test_the_title_of_an_older_button_presses_it_as_well(family, title, answer):
    family.says("Meine Tochter ist 2 1/2 und spricht kaum, wir wohnen in Koslar")
    assert answer in family.says("wer liest das hier?").says(GERMAN.say(title)).text
