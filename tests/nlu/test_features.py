"""What the classifier is given of a message: letters and words, concepts, pairs of concepts."""

from __future__ import annotations

from nlu.features import evidence, words


def given(text: str, language: str = "de") -> tuple[set[int], ...]:
    return tuple(set(each.tolist()) for each in evidence(text, words(text), language).features)


def features(text: str) -> list[list[int]]:
    return [each.tolist() for each in evidence(text, words(text), "de").features]


def test_a_message_without_words_gives_nothing() -> None:
    assert given(" ... ") == (set(), set(), set())


def test_what_means_the_same_gives_the_same_concepts_in_every_language() -> None:
    _, german, german_pairs = given("Arzt Fieber")
    _, english, english_pairs = given("fever doctor", "en")
    assert german == english
    assert german_pairs == english_pairs


def test_concepts_far_from_each_other_make_no_pair() -> None:
    _, _, near = given("Arzt Fieber")
    _, _, far = given("Arzt Schule Schulden Wohnung Umzug Kindergeld Schwimmen Fieber")
    assert near
    assert not near & far


def test_unknown_words_are_known_by_their_letters_alone() -> None:
    letters, known, pairs = given("xqzvw")
    assert letters
    assert not known | pairs


def test_what_is_said_again_counts_once() -> None:
    text, twice = "Kind Arzt", "Kind Arzt Kind Arzt"
    once, again = (evidence(each, words(each), "de") for each in (text, twice))
    assert once.words == again.words
    assert features(text)[1:] == features(twice)[1:]


def test_words_that_share_letters_count_by_each_of_them() -> None:
    letters, *_ = features("Kita Kitaplatz")
    assert len(letters) > len(set(letters))


def test_without_a_language_there_are_no_concepts() -> None:
    assert not evidence("Arzt Fieber", words("Arzt Fieber")).concepts.size
