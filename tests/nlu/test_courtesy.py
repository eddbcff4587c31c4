"""Thanks and greetings with something else behind them."""

from __future__ import annotations

import pytest

from nlu.courtesy import without_courtesy
from nlu.understanding import understand


@pytest.mark.parametrize(
    "text, rest",
    [
        ("Danke, und gibt es auch einen Zahnarzt?", "und gibt es auch einen Zahnarzt?"),
        ("Hallo! Danke! Mein Sohn ist 4", "Mein Sohn ist 4"),
        ("danke bist du ein mensch", "bist du ein mensch"),
        ("vielen dank. liest das jemand", "liest das jemand"),
        ("danke dir", ""),
        ("danke", ""),
        ("Mein Sohn ist 4, danke", "Mein Sohn ist 4, danke"),
        ("", ""),
    ],
)
def test_a_text_begins_with_its_first_part_that_is_no_courtesy(text, rest):
    assert without_courtesy(text, "de") == rest


@pytest.mark.parametrize(
    "text, control",
    [
        ("danke schön", "thanks"),
        ("Danke, und wir suchen auch einen Zahnarzt", None),
        ("danke bist du ein mensch", None),
    ],
)
def test_only_thanks_alone_are_a_goodbye(text, control):
    assert understand(text).control == control
