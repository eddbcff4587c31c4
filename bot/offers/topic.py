"""How plainly an offer names what a family wrote of: "Elterngeld" leads to the Elterngeldstelle."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from bot.name import spellings
from bot.offers.offer import Offer

BY_NAME = 3.0  # a proper name, wherever it stands: who asks for the Lebenshilfe wants no other
ELSEWHERE = 0.5  # a concept in the summary or of who runs it, beside one in the name


@dataclass(frozen=True)
class Topic:
    """The concepts a family wrote of ("parental_allowance"), and how those of a German text are found."""

    concepts: frozenset[str]
    concepts_of: Callable[[str], frozenset[str]]


def closeness(topic: Topic, offers: Mapping[str, Offer]) -> dict[str, float]:
    """For each offer from 0 to 1 how plainly it names the topic, beside the others; more for a proper name.

    What many of them name tells little: among offers of money "money" says nothing, "Elterngeld" a
    lot. Empty without offers.
    """
    named = {id: _named(topic, offer) for id, offer in offers.items()}
    numbers = Counter(concept for found in named.values() for concept in found)
    return {
        id: max(
            (weight * (1 - numbers[concept] / len(offers)) for concept, weight in found.items()),
            default=0.0,
        )
        for id, found in named.items()
    }


def concepts_named(topic: Topic, offer: Offer) -> frozenset[str]:
    """Which of the topic's concepts an offer names; empty for none."""
    return frozenset(_named(topic, offer))


def is_called(topic: Topic, offer: Offer) -> bool:
    """Whether the offer's own name names any of the topic's concepts."""
    return not topic.concepts.isdisjoint(_concepts(offer.name, topic.concepts_of))


def is_on_topic(topic: Topic, offer: Offer) -> bool:
    """Whether an offer names any of the topic's concepts."""
    return bool(_named(topic, offer))


def _named(topic: Topic, offer: Offer) -> dict[str, float]:
    in_name, elsewhere = (
        _concepts(text, topic.concepts_of) & topic.concepts
        for text in (offer.name, f"{offer.summary} {offer.organization}")
    )
    weights = {**dict.fromkeys(elsewhere, ELSEWHERE), **dict.fromkeys(in_name, 1.0)}
    return {concept: BY_NAME if concept in spellings() else it for concept, it in weights.items()}


@lru_cache(maxsize=10000)
def _concepts(text: str, concepts_of: Callable[[str], frozenset[str]]) -> frozenset[str]:
    return concepts_of(text)
