"""What the classifier is given of a message: letters and words, concepts, pairs of concepts."""

from __future__ import annotations

from nlu.feature_counts import feature_counts
from nlu.features import evidence, word_features, words


def counted(text: str, language: str = "de") -> list[dict[int, int]]:
    """How often each feature stands in a text, a table a kind."""
    hashes, kinds = feature_counts([evidence(text, words(text), language)])
    return [dict(zip(hashes[kind.indices].tolist(), kind.data, strict=True)) for kind in kinds]


def given(text: str, language: str = "de") -> tuple[set[int], ...]:
    return tuple(map(set, counted(text, language)))


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
    assert counted(text)[1:] == counted(twice)[1:]


def test_words_that_share_letters_count_by_each_of_them() -> None:
    letters, *_ = counted("Kita Kitaplatz")
    assert set(letters.values()) == {1, 2}


def test_a_word_has_its_pieces_wherever_it_stands() -> None:
    alone, beside = (word_features([*others, "дім"]) for others in ([], ["Haus", "👶"]))
    assert alone[0].tolist() == beside[0][-alone[1][0] :].tolist()


def test_without_a_language_there_are_no_concepts() -> None:
    assert not evidence("Arzt Fieber", words("Arzt Fieber")).concepts.size


def test_words_with_other_vowels_or_jumbled_letters_share_more_than_their_ends() -> None:
    def shared(word: str, other: str) -> int:
        its, others = ({*word_features([each])[0]} for each in (word, other))
        return len(its & others)

    assert shared("tak", "tok") > shared("tak", "trok")
    assert shared("xaby", "xbay") > shared("xaby", "xbty")
