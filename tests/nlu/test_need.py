"""Needs: best first, alternatives when unsure, none where none is stated."""

from math import log

import pytest

from nlu.need import NeedFinding, find_needs, needs_beside
from nlu.opinion import Opinion


def opinion(kind: str, **needs: float) -> Opinion:
    """An opinion sure of the kind, in which needs are as likely as their numbers say."""
    return Opinion(
        {
            "kind": {kind: 5.0},
            "need": {need: log(share) for need, share in needs.items()},
            "control": {"more": 1.0 if kind == "control" else -1.0},
        }
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


@pytest.mark.parametrize(
    "nearest, needs, ids",
    [
        ("medical", {"acute_crisis": 0.9, "debt": 0.1}, ["acute_crisis", "child_health", "debt"]),
        ("poisoning", {"acute_crisis": 1.0}, ["acute_crisis", "child_health"]),
        ("suicide", {"acute_crisis": 0.9, "debt": 0.1}, ["acute_crisis", "debt"]),
        ("medical", {"debt": 0.9, "acute_crisis": 0.1}, ["debt", "acute_crisis"]),
    ],
)
def test_a_crisis_of_the_body_needs_a_doctor_too(
    nearest: str, needs: dict[str, float], ids: list[str]
) -> None:
    thought = opinion("need", **needs)
    thought.scores["crisis"] = {"suicide": -0.9, nearest: -0.5}
    assert [need.id for need in find_needs(thought, crisis=None)] == ids


def clause(**scores: float) -> Opinion:
    return Opinion({"kind": {"need": 1.0}, "need": scores})


@pytest.mark.parametrize(
    "whole, of_clauses, beside",
    [
        ({"debt": 1.0, "childcare": 0.7}, [], ("childcare",)),
        ({"debt": 1.0, "childcare": 0.0}, [], ()),
        ({"debt": 1.0, "childcare": 0.0}, [{"childcare": 1.0}], ("childcare",)),
        ({"debt": 1.0, "childcare": 0.0}, [{"childcare": 0.3}], ()),
        ({"debt": 1.0, "childcare": -0.9}, [{"childcare": 1.0}], ()),
        ({"debt": 1.0, "childcare": 0.0}, [{"debt": 1.0, "childcare": 0.9}], ()),
    ],
)
def test_what_is_stated_by_itself_stands_beside_the_first_need(whole, of_clauses, beside) -> None:
    found = needs_beside(
        [clause(**whole)], [NeedFinding("debt", 0.9)], [clause(**each) for each in of_clauses]
    )
    assert found == beside


def test_without_a_need_there_is_none_beside_it() -> None:
    assert needs_beside([clause(debt=1.0)], [], [clause(debt=1.0)]) == ()
