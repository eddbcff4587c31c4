"""Offers that name what a family wrote of stand before others of the same need."""

from __future__ import annotations

import pytest

from bot.offers.offer import Offer
from bot.offers.topic import Topic, closeness


def words(text: str) -> frozenset[str]:
    return frozenset(text.lower().split())


def offer(name: str, summary: str = "") -> Offer:
    return Offer(id=name, name=name, organization="", needs=(), summary=summary)


OFFERS = {
    one.id: one
    for one in (
        offer("Elterngeld Stelle", "Geld nach der Geburt"),
        offer("Wohngeld Stelle", "Geld für die Miete"),
        offer("Familienkasse", "Kindergeld und anderes Geld"),
        offer("Jobcenter", "Geld zum Leben"),
    )
}


@pytest.mark.parametrize(
    "said, first",
    [
        ("elterngeld", "Elterngeld Stelle"),
        ("kindergeld", "Familienkasse"),
        ("geld miete", "Wohngeld Stelle"),
    ],
)
def test_the_offer_that_names_the_topic_stands_first(said, first):
    named = closeness(Topic(words(said), words), OFFERS)
    assert max(named, key=lambda id: named[id]) == first
    assert named[first] > 0


def test_what_all_offers_name_tells_nothing():
    assert set(closeness(Topic(words("geld"), words), OFFERS).values()) == {0.0}


def test_a_name_counts_more_than_a_summary():
    named = closeness(Topic(words("elterngeld kindergeld"), words), OFFERS)
    assert named["Elterngeld Stelle"] > named["Familienkasse"]


def test_without_offers_there_is_nothing_to_compare():
    assert closeness(Topic(words("geld"), words), {}) == {}
