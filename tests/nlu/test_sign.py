"""The signs that end a sentence or part a clause do so for everything that cuts a message."""

from __future__ import annotations

import pytest

from nlu.clause import clauses
from nlu.courtesy import without_courtesy
from nlu.passage import sentences
from nlu.place import find_place
from nlu.sign import COMMAS, ENDS


@pytest.mark.parametrize("sign", COMMAS + ENDS)
def test_each_sign_ends_a_clause(sign):
    said = f"er ist vier{sign} sie spricht noch nicht"
    assert clauses(said, "de") == ["er ist vier", "sie spricht noch nicht"]


@pytest.mark.parametrize("sign", COMMAS + ENDS)
def test_each_sign_ends_a_courtesy(sign):
    assert without_courtesy(f"hallo{sign} wo gibt es eine Hebamme", "de").startswith("wo gibt")


@pytest.mark.parametrize("sign", ENDS)
def test_each_end_ends_a_sentence(sign):
    said = f"sie hat heute viel geweint{sign} morgen gehen wir zum arzt"
    assert len(sentences(said)) == 2


@pytest.mark.parametrize("sign", ENDS)
def test_what_stands_beyond_the_end_of_a_sentence_says_nothing_of_a_place(sign):
    found = find_place(f"wir arbeiten{sign} Jülich", "de")
    assert found and found.municipality == "Jülich"
