"""The measures of the understanding: what counts as right, and when a figure has fallen."""

from typing import Any

import pytest

from nlu.age import ChildAge
from nlu.evaluation import MEASURES, Case, fallen, measure, table
from nlu.need import NeedFinding
from nlu.understanding import Understanding

LABELS = {
    "lang": "de", "kind": "need", "needs": ["childcare"], "age_months": None, "place": None,
    "crisis": None,
}  # fmt: skip

WISHES = {"wishes": [["childcare"], ["debt", "housing"]]}


def case(labels: dict[str, Any], **findings: Any) -> Case:
    return Case(LABELS | labels, Understanding("de", **findings), 0.001)


def needs(*ids: str) -> tuple[NeedFinding, ...]:
    return tuple(NeedFinding(each, 0.2) for each in ids)


@pytest.mark.parametrize(
    "name, share, labels, findings",
    [
        ("need_first", 1, {}, {"needs": needs("childcare", "debt")}),
        ("need_first", 0, {}, {"needs": needs("debt", "childcare")}),
        ("need_first", 0, {}, {}),
        ("need_three", 1, {}, {"needs": needs("debt", "grief", "childcare")}),
        ("need_three", 0, {}, {"needs": needs("debt", "grief", "housing", "childcare")}),
        ("wishes", 1, WISHES, {"needs": needs("childcare"), "beside": ("debt",)}),
        ("wishes", 0, WISHES, {"needs": needs("childcare", "debt")}),
        ("danger", 0, {"kind": "crisis", "crisis": "abuse"}, {}),
        ("danger_kind", 0, {"kind": "crisis", "crisis": "abuse"}, {"crisis": "medical"}),
        ("no_false_alarm", 0, {}, {"crisis": "medical"}),
        ("age", 1, {"age_months": [36, 95]}, {"children": (ChildAge(84, 95), ChildAge(36, 47))}),
        ("age", 0, {"age_months": [36, 47]}, {}),
        ("no_age_invented", 0, {}, {"children": (ChildAge(36, 47),)}),
        ("conversation", 1, {"kind": "control", "control": "back"}, {"control": "back"}),
        ("conversation", 0, {"kind": "control", "control": "back"}, {"control": "more"}),
        ("conversation", 1, {"kind": "out_of_scope"}, {"out_of_scope": True}),
    ],
)
def test_a_case_is_right_or_wrong(
    name: str, share: float, labels: dict[str, Any], findings: dict[str, Any]
) -> None:
    assert measure([case(labels, **findings)])["de"][name] == share


def test_a_figure_below_its_threshold_is_named() -> None:
    figures = {"de": {"age": 0.9}, "tr": {"age": 0.8}}
    thresholds = {"every": {"age": 0.7, "place": 0.9}, "de": {"age": 0.95}}
    assert fallen(figures, thresholds) == ["de age: 0.900 is below 0.95"]


def test_the_worst_language_has_a_column_of_its_own() -> None:
    rows = table({"de": {"age": 0.9}, "tr": {"age": 0.8}}).splitlines()
    assert rows[0] == "|  | de | tr | worst |"
    assert "| ages right | 90.0 | 80.0 | 80.0 |" in rows
    assert len(rows) == len(MEASURES) + 2
