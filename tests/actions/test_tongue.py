"""The language of the answer: the first message sets it, one German word never changes it."""

import pytest

from actions.message import Message
from actions.state import State
from actions.tongue import settle_language

LONG = "eine ganze Reihe von Wörtern"
VERY_LONG = "das hier schreibt jetzt die Oma und sie kann nur Deutsch"


@pytest.mark.parametrize(
    "known, text, heard, answered_in",
    [
        ({}, "merhaba", "tr", "tr"),
        ({}, "52355", None, "de"),
        ({"language": "tr", "greeted": True}, LONG, "de", "tr"),
        ({"language": "tr", "greeted": True, "other_language": "de"}, LONG, "de", "de"),
        ({"language": "tr", "greeted": True, "other_language": "de"}, "Kita", "de", "tr"),
        (
            {"language": "de-simple", "greeted": True, "language_chosen": True},
            LONG,
            "de",
            "de-simple",
        ),
        ({"language": "en", "greeted": True}, LONG, "en", "en"),
        ({"language": "tr", "greeted": True}, VERY_LONG, "de", "de"),
        ({"language": "tr", "greeted": True, "language_chosen": True}, VERY_LONG, "de", "tr"),
        ({}, "Ich lese nicht gut. Bitte leichte Sprache. Mein Kind ist 6.", "de", "de-simple"),
    ],
)
def test_language_of_the_answer(known, text, heard, answered_in):
    assert (
        settle_language(State(**known), Message(text=text, language=heard)).language == answered_in
    )
