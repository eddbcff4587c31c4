"""Needs: best first, alternatives when unsure, none where none is stated."""

from math import log

import pytest

from nlu.need import find_needs
from nlu.opinion import Opinion


def opinion(kind: str, **needs: float) -> Opinion:
    """An opinion sure of the kind, in which needs are as likely as their numbers say."""
    return Opinion(
        {"kind": {kind: 5.0}, "need": {need: log(share) for need, share in needs.items()}}
    )


@pytest.mark.parametrize(
    "needs, ids",
    [
        ({"childcare": 0.985, "leisure": 0.009, "debt": 0.006}, ["childcare"]),
        ({"leisure": 0.4, "childcare": 0.5, "debt": 0.1}, ["childcare", "leisure", "debt"]),
        (dict.fromkeys("abcdefg", 1 / 7), list("abcde")),
        ({}, []),
    ],
)
def test_needs_come_best_first_and_unlikely_ones_not_at_all(
    needs: dict[str, float], ids: list[str]
) -> None:
    assert [need.id for need in find_needs(opinion("need", **needs), crisis=None)] == ids


@pytest.mark.parametrize("kind", ["control", "faq", "out_of_scope", "inform"])
def test_a_message_of_another_kind_has_no_needs(kind: str) -> None:
    assert find_needs(opinion(kind, childcare=0.9), crisis=None) == ()


def test_a_message_of_danger_has_needs_whatever_kind_it_seems() -> None:
    found = find_needs(opinion("inform", domestic_violence=0.9), crisis="violence")
    assert [need.id for need in found] == ["domestic_violence"]
