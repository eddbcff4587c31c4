"""Clauses of a message, one for each thing it says."""

import pytest

from nlu.clause import clauses


@pytest.mark.parametrize(
    "language, text, parts",
    [
        ("de", "", []),
        ("de", "mein Sohn ist drei", []),
        (
            "de",
            "der Kleine braucht Kita und der Große schwänzt",
            ["der Kleine braucht Kita", "der Große schwänzt"],
        ),
        ("en", "One needs help. The other is fine", ["One needs help", "The other is fine"]),
        ("tr", "biri kreşe gidecek ve diğeri okula", ["biri kreşe gidecek", "diğeri okula"]),
        ("de", "drei, fünf und sieben", []),
    ],
)
def test_a_message_is_divided_at_stops_and_at_words_for_and(language, text, parts):
    assert clauses(text, language) == parts
