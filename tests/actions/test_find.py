"""Which needs the offers are searched for: those told, and what helps the parents or with a baby as well."""

from __future__ import annotations

import pytest

from actions.find import needs_of_family
from actions.state import State

BABY, EIGHT = {"min_months": 3, "max_months": 3}, {"min_months": 96, "max_months": 107}


@pytest.mark.parametrize(
    "known, searched",
    [
        ({}, []),
        ({"needs": ["childcare"]}, ["childcare"]),
        ({"needs": ["media_use"], "children": [EIGHT]}, ["media_use", "parenting_advice"]),
        ({"needs": ["media_use"], "is_minor": True}, ["media_use"]),
        ({"needs": ["bullying", "parenting_advice"]}, ["bullying", "parenting_advice"]),
        ({"needs": ["parent_mental_health"], "children": [EIGHT]}, ["parent_mental_health"]),
        (
            {"needs": ["parent_mental_health"], "children": [BABY]},
            ["parent_mental_health", "early_help"],
        ),
    ],
)
def test_parents_are_helped_with_what_troubles_a_child(known, searched):
    assert needs_of_family(State(**known)) == searched
