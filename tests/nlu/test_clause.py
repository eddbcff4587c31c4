"""Clauses of a message, one for each thing it says."""

import pytest

from nlu.clause import clauses, joined_clauses


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


@pytest.mark.parametrize(
    "language, text, parts",
    [
        ("de", "", []),
        ("de", "wir suchen eine Kita, für 3 Jahre", []),
        ("de", "eine Kita in Düren, und eine Wohnung", ["eine Kita in Düren", "eine Wohnung"]),
        ("en", "a nursery and also clothes, in Linnich", ["a nursery", "also clothes"]),
    ],
)
def test_what_is_joined_by_a_word_for_and_may_be_two_wishes(language, text, parts):
    assert joined_clauses(text, language) == parts
