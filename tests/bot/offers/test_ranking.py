"""In which order offers are shown: what fits a family better comes first."""

from __future__ import annotations

from dataclasses import replace
from datetime import time

import pytest

from bot.offers.schedule import Schedule
from bot.offers.search import find_offers
from bot.offers.topic import Topic
from bot.places.place import municipalities
from tests.bot.offers.family import FAR, NEAR, a_query, an_offer, ids


@pytest.mark.parametrize(
    "better, worse, known",
    [
        pytest.param({"needs": ("debt", "housing")}, {"needs": ("housing", "debt")}, {}, id="need"),
        pytest.param(NEAR, FAR, {}, id="distance"),
        pytest.param({"max_age_months": 11}, {"max_age_months": 300}, {"age": 3}, id="age"),
        pytest.param({"assured_date": "2026-01"}, {"assured_date": "2017"}, {}, id="freshness"),
        pytest.param({"languages": ("tr",)}, {}, {"language": "tr"}, id="language"),
        pytest.param({"interpreting": "18"}, {}, {"language": "tr"}, id="interpreters"),
        pytest.param({}, {"email": None}, {}, id="a way to reach it"),
        pytest.param({}, {"kind": "portal"}, {}, id="help before signposts"),
        pytest.param({}, {"kind": "school"}, {}, id="help before plain addresses"),
        pytest.param({}, {"status": "waiting_list"}, {}, id="free places"),
        pytest.param(
            {"serves_municipalities": ("Jülich", "Titz")}, {}, {}, id="responsible by name"
        ),
        pytest.param(
            {"access": "open", "schedules": (Schedule("MO", time(10)),)},
            {"access": "open"},
            {},
            id="next date",
        ),
    ],
)
def test_what_fits_better_comes_first(stored, better, worse, known):
    session = stored(an_offer("b-better", **better), an_offer("a-worse", **worse))
    query = a_query("debt", municipality="Jülich", **known)
    assert ids(session, query)[:2] == ["b-better", "a-worse"]


def test_the_first_of_several_needs_weighs_most(stored):
    session = stored(an_offer("a-second", needs=("housing",)), an_offer("b-first"))
    assert ids(session, a_query("debt", "housing"))[:2] == ["b-first", "a-second"]


def test_what_helps_with_two_needs_comes_before_what_helps_with_one(stored):
    session = stored(an_offer("a-one"), an_offer("b-both", needs=("debt", "housing")))
    assert ids(session, a_query("debt", "housing"))[:2] == ["b-both", "a-one"]


def test_another_provider_comes_before_the_third_offer_of_the_same(stored):
    same = [an_offer(f"a-{n}", organization="Same") for n in range(3)]
    session = stored(*same, an_offer("b-other"))
    assert "b-other" in ids(session, a_query("debt", municipality="Jülich"))


def test_the_best_for_each_of_two_needs_is_on_the_first_screen(stored):
    near = [an_offer(f"near-{n}", organization=f"O{n}") for n in range(3)]
    far = an_offer("far", **FAR, needs=("housing",))
    session = stored(*near, far)
    query = a_query("debt", "housing", municipality="Jülich")
    assert ids(session, query) == ["near-0", "far", "near-1"]
    assert find_offers(session, query).relaxed == ["distance"]


def test_what_is_best_for_two_needs_leaves_two_places_to_the_others(stored):
    near = [an_offer(f"near-{n}", organization=f"O{n}") for n in range(3)]
    session = stored(*near, an_offer("both", organization="B", needs=("debt", "housing")))
    query = a_query("debt", "housing", municipality="Jülich")
    assert ids(session, query) == ["both", "near-0", "near-1"]


@pytest.mark.parametrize(
    "needs, told, is_shown",
    [
        pytest.param(("debt",), None, True, id="its first need is looked for"),
        pytest.param(("housing",), None, False, id="it serves this need in passing"),
        pytest.param(("housing",), "debt", True, id="what it is for is named"),
    ],
)
def test_what_is_there_for_few_is_shown_to_who_looks_for_it(stored, needs, told, is_shown):
    special = an_offer("a-special", needs=("debt", "housing"), kind="special", name="debt")
    session = stored(special, an_offer("b-any", needs=("housing", "debt")))
    topic = Topic(frozenset({told}), lambda text: frozenset(text.split())) if told else None
    query = replace(a_query(*needs, municipality="Jülich"), topic=topic)
    assert ("a-special" in ids(session, query)) == is_shown


@pytest.mark.parametrize(
    "needs, known, expected",
    [
        pytest.param(
            ["child_language"],
            {"age": 30, "municipality": "Jülich", "lat": 50.926, "lon": 6.3218},
            {"sprach-kitas-juelich", "spz-dueren"},
            id="a child of 30 months in Koslar hardly speaks",
        ),
        pytest.param(
            ["midwife_birth"],
            {"pregnant": True, "municipality": "Langerwehe"},
            {"geburtsklinik-marien-hospital", "fruehe-hilfen-kreis-dueren"},
            id="pregnant in Langerwehe",
        ),
        pytest.param(
            ["youth_work"],
            {"age": (180, 191), "municipality": "Linnich"},
            {"wilde-13-haltestelle-linnich"},
            id="a youth in Linnich",
        ),
        pytest.param(["debt"], {"municipality": "Titz"}, {"schuldnerberatung-juelich"}, id="debt"),
        pytest.param(
            ["domestic_violence"],
            {"municipality": "Düren"},
            {"frauenberatungsstelle-dueren", "hilfetelefon-gewalt-gegen-frauen"},
            id="violence at home in Düren",
        ),
        pytest.param(
            ["childcare"],
            {"age": (24, 35), "municipality": "Merzenich"},
            {"kita-navigator-kreis-dueren", "kindertagespflege-kreisjugendamt-dueren"},
            id="a place in a Kita in Merzenich",
        ),
        pytest.param(
            ["childcare"],
            {"age": (24, 35), "municipality": "Düren"},
            {"little-bird-kitas-stadt-dueren", "kindertagespflege-stadt-dueren"},
            id="a place in a Kita in Düren",
        ),
        pytest.param(
            ["school_entry"],
            {"age": (60, 71), "municipality": "Jülich", "lat": 50.926, "lon": 6.3218},
            {"ggs-juelich-west"},
            id="the school of Koslar",
        ),
        pytest.param(
            ["financial_benefits"],
            {"age": 2, "municipality": "Düren"},
            {"elterngeldstelle-kreises-dueren", "familienkasse-kindergeld-kinderzuschlag"},
            id="money for a newborn",
        ),
        pytest.param(
            ["parent_child_group"],
            {"age": 4, "municipality": "Niederzier"},
            {"schnullercafe-niederzier", "schnullercafe-huchem-stammeln"},
            id="other parents in Niederzier",
        ),
    ],
)
def test_a_friend_would_send_them_there(session, needs, known, expected):
    assert expected <= set(ids(session, a_query(*needs, **known)))


def test_schools_do_not_crowd_out_help_with_trouble_at_school(session):
    found = find_offers(session, a_query("school_support", age=(132, 143), municipality="Düren"))
    assert [match.offer.kind for match in found.matches].count("school") <= 1


@pytest.mark.parametrize(
    "needs, is_shown",
    [(("child_health",), False), (("acute_crisis", "child_health"), True)],
)
def test_an_emergency_service_is_shown_only_where_it_is_urgent(session, needs, is_shown):
    found = find_offers(session, a_query(*needs, age=60, municipality="Linnich"), limit=4)
    kinds = [match.offer.kind for match in found.matches]
    assert ("emergency" in kinds) == is_shown


@pytest.mark.parametrize("town", [place.name for place in municipalities()])
def test_who_is_beaten_finds_the_helpline_and_a_house_or_counselling_for_women_first(session, town):
    found = find_offers(session, a_query("domestic_violence", municipality=town))
    names = " ".join(match.offer.name for match in found.matches)
    assert "Hilfetelefon" in names
    assert "Frauen" in names.replace("Hilfetelefon Gewalt gegen Frauen", "")
