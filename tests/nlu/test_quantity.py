"""Quantities of time: what could be an age by its form, in every way it can be read."""

from datetime import date

import pytest

from nlu.clue import lexicon, read_clues
from nlu.fold import tokens
from nlu.quantity import quantities
from nlu.reading import Reading


def spans(text: str, language: str = "de") -> set[tuple[int, int]]:
    reading = Reading(read_clues(tokens(text), lexicon(language)), date(2026, 11, 22))
    return {quantity.span for quantity in quantities(reading)}


@pytest.mark.parametrize(
    "text, expected",
    [
        ("guten Morgen", set()),
        ("", set()),
        ("3 Jahre", {(36, 47)}),
        ("seit drei Jahren", {(36, 47)}),
        ("7 Monate", {(7, 7)}),
        ("6 Wochen", {(1, 1)}),
        ("2 1/2", {(30, 30)}),
        ("anderthalb Jahre", {(18, 18)}),
        ("ein halbes Jahr", {(6, 6)}),
        ("Zimmer 12", {(144, 155)}),
        ("fast 3", {(33, 35)}),
        ("2 Jahre und 3 Monate", {(27, 27), (24, 35), (3, 3)}),
        ("3 und zwei Monate", {(38, 38), (36, 47), (3, 3), (2, 2)}),
        ("12, 9 und 8 Monate", {(144, 155), (12, 12), (108, 119), (9, 9), (8, 8), (116, 116)}),
        ("3 bis 6 Jahre", {(36, 83), (36, 47), (72, 83)}),
    ],
)
def test_every_way_to_read_a_quantity_is_found(text: str, expected: set[tuple[int, int]]) -> None:
    assert spans(text) == expected


@pytest.mark.parametrize("text", ["34 Jahre", "120 Monate", "60 Wochen", "400 Euro", "52355"])
def test_what_is_too_much_for_a_child_is_none(text: str) -> None:
    assert spans(text) == set()


@pytest.mark.parametrize(
    "language, text, expected",
    [
        ("ru", "сыну год и три месяца", (15, 15)),
        ("uk", "півтора року", (18, 18)),
        ("fr", "deux ans et demi", (30, 30)),
        ("tr", "bir buçuk yaşında", (18, 18)),
        ("ar", "سنة ونص", (18, 18)),
    ],
)
def test_each_language_has_its_own_way_to_add_months(
    language: str, text: str, expected: tuple[int, int]
) -> None:
    assert expected in spans(text, language)
