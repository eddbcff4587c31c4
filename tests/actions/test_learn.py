"""What a message says replaces what was known; silence changes nothing."""

import pytest

from actions.learn import change_search, learn
from actions.message import Message
from actions.state import State
from actions.typed import as_typed
from actions.wish import unsure_needs
from bot.need import needs_of_dangers
from nlu.phrases import CRISES

TWO = [{"min_months": 24, "max_months": 35}]
FOUR = [{"min_months": 48, "max_months": 59}]
NINE = [{"min_months": 108, "max_months": 119}]
JUELICH = {"municipality": "Jülich", "district": None}
KOSLAR = {"municipality": "Jülich", "district": "Koslar"}


def need(name, confidence=0.9):
    return {"id": name, "confidence": confidence}


@pytest.mark.parametrize(
    "known, said, learnt",
    [
        ({}, {"needs": [need("debt")]}, {"needs": ["debt"]}),
        ({}, {"needs": [need("debt"), need("housing", 0.6)]}, {"needs": ["debt", "housing"]}),
        ({}, {"needs": [need("debt"), need("housing", 0.1)]}, {"needs": ["debt"]}),
        ({}, {"needs": [need("debt", 0.3)]}, {"needs": []}),
        ({"children": TWO}, {"children": FOUR}, {"children": FOUR}),
        ({"place": JUELICH}, {"place": KOSLAR}, {"place": KOSLAR}),
        ({"needs": ["debt"], "children": TWO}, {}, {"needs": ["debt"], "children": TWO}),
        ({"needs": ["debt"], "children": TWO}, {"needs": [need("leisure")]}, {"children": TWO}),
        ({"skipped": ["place"]}, {"place": JUELICH}, {"skipped": []}),
    ],
)
def test_new_facts_replace_older_ones(known, said, learnt):
    state = learn(State(**known), Message(**said))
    assert {name: getattr(state, name) for name in learnt} == learnt


def test_an_age_given_when_asked_for_names_no_new_need():
    state = State(needs=["child_language"], asked="children")
    message = Message(children=TWO, needs=[need("childcare", 0.7)])
    assert learn(state, message).needs == ["child_language"]


def test_a_worry_about_the_topic_is_no_new_topic_without_asking():
    state = State(needs=["child_language"], shown=["offer"])
    message = Message(needs=[need("parent_mental_health", 0.7), need("child_language", 0.2)])
    assert learn(state, message).needs == ["child_language"]
    assert unsure_needs(state, message) == ["parent_mental_health", "child_language"]


@pytest.mark.parametrize(
    "known, told, children",
    [
        ({"children": NINE}, "childcare", []),
        ({"children": [*NINE, *TWO]}, "childcare", [*NINE, *TWO]),
        ({"children": NINE}, "leisure", NINE),
        ({"children": NINE}, "debt", NINE),
        ({"children": NINE, "pregnancy": {"weeks": 20}}, "childcare", NINE),
    ],
)
def test_a_need_that_no_known_child_is_of_an_age_for_is_that_of_another(known, told, children):
    state = State(needs=["school_entry"], **known)
    assert learn(state, Message(needs=[need(told)])).children == children


def test_a_need_told_with_another_child_is_a_new_topic():
    state = State(needs=["child_language"], children=TWO, shown=["offer"])
    learnt = learn(state, Message(needs=[need("leisure", 0.7)], children=FOUR))
    assert (learnt.needs, learnt.children) == (["leisure"], FOUR)


def test_a_message_sent_before_the_last_answer_belongs_to_the_same_thought():
    state = State(needs=["child_language"], children=TWO, answered_at=100.0)
    message = Message(needs=[need("tutoring", 0.6)], children=FOUR, received_at=99.0)
    learnt = learn(state, message)
    assert (learnt.needs, learnt.children) == (["child_language", "tutoring"], [*TWO, *FOUR])


def test_a_changed_search_begins_with_its_first_offer_and_can_be_gone_back_from():
    state = State(needs=["debt"], place=JUELICH, seen=3)
    learnt = learn(state, Message(place=KOSLAR))
    assert learnt.seen == 0
    assert learnt.history[-1]["place"] == JUELICH


def test_an_unsure_need_is_offered_among_at_most_three():
    message = Message(
        needs=[need("debt", 0.4), need("housing", 0.2), need("grief", 0.1), need("leisure", 0.1)]
    )
    assert unsure_needs(State(), message) == ["debt", "housing", "grief"]


def test_every_kind_of_danger_has_its_need():
    assert set(needs_of_dangers()) == set(CRISES)


@pytest.mark.parametrize("needs, after", [([], []), (["domestic_violence"], ["child_protection"])])
def test_violence_against_a_child_that_writes_is_a_child_in_danger(needs, after):
    state = learn(State(danger="violence", needs=needs), Message(own_age_years=15))
    assert (state.danger, state.needs) == ("child_danger", after)


def test_violence_against_a_grown_up_stays_what_it_is():
    state = learn(State(danger="violence"), Message(own_age_years=30, needs=[need("debt")]))
    assert state.danger == "violence"


def test_two_needs_that_are_both_stated_are_sure_together():
    both = Message(needs=[need("childcare", 0.45), need("german_course", 0.45)])
    assert unsure_needs(State(), both) == ["childcare", "german_course"]
    stated = Message(needs=both.needs, beside=["german_course"])
    assert learn(State(), stated).needs == ["childcare", "german_course"]


NO_PAPERS = {
    "de": "wir haben keine Papiere",
    "en": "we have no papers",
    "fr": "nous sommes sans papiers",
    "tr": "oturumumuz yok",
    "ar": "ما عنا اوراق",
    "fa": "ما بدون مدرک هستیم",
    "ku": "em bê belge ne",
    "uk": "ми без документів",
    "ru": "мы без документов",
    "pl": "jesteśmy bez papierów",
    "ro": "suntem fără acte",
    "bg": "ние сме без документи",
    "sq": "jemi pa letra",
}


@pytest.mark.parametrize("language, told", NO_PAPERS.items())
def test_that_a_family_has_no_papers_holds_for_all_it_asks_for(language, told):
    message = as_typed(Message(text=told, language=language))
    state = learn(State(language=language), message)
    for need in ("housing", "childcare"):
        state = change_search(state, needs=[need])
    assert state.topic == ["no_papers"]
