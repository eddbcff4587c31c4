"""What a message says beside ages and places."""

from __future__ import annotations

import pytest

from nlu.remainder import remainder, without_place
from nlu.understanding import understand


@pytest.mark.parametrize(
    "text, rest",
    [
        ("Meine Tochter ist 4, wir wohnen in Jülich", "Meine Tochter ist ,"),
        ("in Düren", ""),
        ("", ""),
    ],
)
def test_ages_and_places_are_taken_out_word_by_word(text, rest):
    assert remainder(text, "de") == rest


@pytest.mark.parametrize(
    "language, text, rest",
    [
        (
            "de",
            "Die Nachbarin schlägt ihr Kind, wir wohnen in Titz",
            "Die Nachbarin schlägt ihr Kind,",
        ),
        ("en", "Düren. She hits her child", "She hits her child"),
        ("de", "Mama sperrt mich ein, ich bin 10", "Mama sperrt mich ein, ich bin 10"),
        ("de", "wir wohnen in Titz", "wir wohnen in Titz"),
        ("de", "", ""),
    ],
)
def test_clauses_that_only_tell_the_place_are_left_out(language, text, rest):
    assert without_place(text, language) == rest


@pytest.mark.parametrize(
    "language, text",
    [
        ("de", "die nachbarin schlägt ihr kind, wir wohnen in Titz"),
        ("de", "52457 Aldenhoven. mein mann schlägt mich"),
        ("en", "my neighbour hits her child, we live in Titz"),
        ("tr", "komşu çocuğunu dövüyor, Titz'de oturuyoruz"),
    ],
)
def test_a_danger_does_not_drown_in_where_it_is(language, text):
    assert understand(text, language).crisis


@pytest.mark.parametrize(
    "language, text, needs",
    [
        (
            "ro",
            "Caut gradinita pentru fetita mea de 3 ani si o locuinta in Jülich",
            {"childcare", "housing"},
        ),
        ("de", "Kita für meine Tochter, 3, und eine Wohnung in Jülich", {"childcare", "housing"}),
    ],
)
def test_a_wish_beside_an_age_and_a_place_is_no_mere_fact(language, text, needs):
    found = understand(text, language)
    assert needs <= {*(need.id for need in found.needs), *found.beside}
