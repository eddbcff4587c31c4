"""Long messages are read in passages, so that nothing in them drowns."""

from itertools import pairwise

import pytest

from nlu.passage import LONG, SHORT, WORDS, passages, sentences

SENTENCE = "wir wohnen in Düren und suchen Hilfe"
FLOOD = " ".join(f"wort{number}" for number in range(100))


@pytest.mark.parametrize("text", ["", SENTENCE, " ".join(["wort"] * (LONG - 1))])
def test_a_short_message_has_no_passages(text):
    assert passages(text) == []


def test_a_passage_consists_of_whole_sentences():
    found = passages(". ".join([SENTENCE] * 6) + ".")
    assert " ".join(found) == ". ".join([SENTENCE] * 6) + "."
    assert all(each.endswith(".") and len(each.split()) <= WORDS for each in found)


def test_a_flood_of_words_is_cut_into_passages_that_overlap():
    found = passages(FLOOD)
    assert {word for each in found for word in each.split()} == {*FLOOD.split()}
    assert all(len(each.split()) <= WORDS for each in found)
    assert all({*one.split()} & {*other.split()} for one, other in pairwise(found))


@pytest.mark.parametrize("end", [". ", "! ", "\n", "؟ ", "۔ "])
def test_sentences_end_as_each_script_ends_them(end):
    assert len(passages(end.join([SENTENCE] * 8))) == 3


@pytest.mark.parametrize("text", ["", "Er schlägt mich", SENTENCE])
def test_a_message_of_one_short_sentence_has_no_parts(text):
    assert sentences(text) == []


def test_sentences_are_read_one_by_one_but_for_single_words():
    assert sentences("Hallo! Er schlägt mich. Wir suchen eine Kita?") == [
        "Er schlägt mich.",
        "Wir suchen eine Kita?",
    ]


def test_a_long_sentence_is_read_in_parts_that_overlap():
    found = sentences(FLOOD)
    assert {word for each in found for word in each.split()} == {*FLOOD.split()}
    assert all(len(each.split()) <= SHORT for each in found)
    assert all({*one.split()} & {*other.split()} for one, other in pairwise(found))
