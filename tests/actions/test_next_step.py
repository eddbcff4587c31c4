"""The next step asks only for what is missing and what changes the answer."""

import pytest

from actions.next_step import next_step
from actions.state import State

THREE_YEARS = [{"min_months": 36, "max_months": 47}]
PREGNANT = {"weeks": None}
JUELICH = {"municipality": "Jülich", "in_region": True}


@pytest.mark.parametrize(
    "known, step",
    [
        ({}, "need"),
        ({"children": THREE_YEARS, "place": JUELICH}, "need"),
        ({"needs": ["child_language"]}, "children"),
        ({"needs": ["child_language"], "place": JUELICH}, "children"),
        ({"needs": ["child_language"], "children": THREE_YEARS}, "place"),
        ({"needs": ["child_language"], "children": THREE_YEARS, "place": JUELICH}, "offers"),
        ({"needs": ["debt"]}, "place"),
        ({"needs": ["debt"], "place": JUELICH}, "offers"),
        ({"needs": ["debt", "child_language"], "place": JUELICH}, "children"),
        ({"needs": ["early_help"], "pregnancy": PREGNANT, "place": JUELICH}, "offers"),
        ({"needs": ["child_language"], "skipped": ["children"]}, "place"),
        ({"needs": ["child_language"], "skipped": ["children", "place"]}, "offers"),
    ],
)
def test_next_step(known, step):
    assert next_step(State(**known)) == step
