"""What a family tells of itself beside its wish."""

from __future__ import annotations

import pytest

from nlu.circumstance import without_concept
from nlu.understanding import understand


@pytest.mark.parametrize(
    "text, rest",
    [
        ("ich bin alleinerziehend und suche eine kur", "ich bin und suche eine kur"),
        ("bin allein mit kind und suche eine kur", "bin und suche eine kur"),
        ("ich suche eine kur", "ich suche eine kur"),
        ("", ""),
    ],
)
def test_the_words_of_a_concept_are_taken_out(text, rest):
    assert without_concept(text, "single_parent", "de") == rest


@pytest.mark.parametrize(
    "text, wish",
    [
        ("nuk kam para për ushqim, jam nënë e vetme", "material_aid"),
        ("ich bin alleinerziehend, der Kühlschrank ist leer und ich hab kein Geld", "material_aid"),
    ],
)
def test_a_wish_beside_a_circumstance_is_among_the_needs(text, wish):
    assert wish in [need.id for need in understand(text).needs[:2]]
