"""What is known of a family, as it is said back to it."""

from __future__ import annotations

import pytest

from actions.summary import child_text
from bot.languages.catalogue import catalogue

AGES = [
    (0, 1, "neugeboren"),
    (5, 5, "5 Monate"),
    (30, 30, "2 Jahre, 6 Monate"),
    (54, 55, "4 Jahre, 6 Monate"),
    (36, 47, "3 Jahre"),
    (36, 59, "3 Jahre bis 4 Jahre, 11 Monate"),
]


@pytest.mark.parametrize(("low", "high", "said"), AGES)
def test_the_age_of_a_child_is_said_as_parents_say_it(low, high, said):
    assert child_text({"min_months": low, "max_months": high}, catalogue("de")) == said
