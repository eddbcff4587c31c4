"""Patterns of danger: rows of words with gaps, compared without case and accents."""

import pytest

from nlu.features import words
from nlu.pattern import Pattern, PatternError, PatternIndex


def found(pattern: str, text: str) -> bool:
    index = PatternIndex()
    index.add(Pattern(pattern), "danger")
    return any(index.find(words(text)))


@pytest.mark.parametrize(
    "pattern, text",
    [
        ("nicht mehr leben", "ich will nicht mehr leben"),
        ("will|mag ... leben", "ich mag einfach nicht mehr leben"),
        ("will|mag ... leben", "will leben"),
        ("bring* ... um", "ich bringe mich um"),
        ("bring* ... um", "Bringst du dich jetzt UM?"),
        ("*gift* getrunken", "sie hat Rattengift getrunken"),
        ("*gift* getrunken", "sie hat giftiges getrunken"),
        ("müde", "MUDE"),
        ("yaşamak istemiyorum", "artik yasamak istemiyorum"),
        ("لا أريد", "لا اريد العيش"),
        ("не хочу жить", "Не хочу жииииить"),
        ("s'mund*", "s’mundem ma"),
        ("j'ai peur", "J'ai peur"),
        ("nicht mehr", "nicht\nmehr"),
    ],
)
def test_a_pattern_matches(pattern: str, text: str) -> None:
    assert found(pattern, text)


@pytest.mark.parametrize(
    "pattern, text",
    [
        ("nicht mehr leben", "leben nicht mehr"),
        ("nicht mehr leben", "nicht mehr gut leben"),
        ("will ... leben", "will eins zwei drei vier fünf leben"),
        ("bring* ... um", "er bring"),
        ("sterb*", "gestorben"),
        ("*gift", "giftig"),
        ("um", "umbringen"),
        ("nicht mehr leben", ""),
    ],
)
def test_a_pattern_does_not_match(pattern: str, text: str) -> None:
    assert not found(pattern, text)


def test_a_span_covers_the_words_that_matched() -> None:
    text = "nicht mehr leben bitte"
    index = PatternIndex()
    index.add(Pattern("mehr leben"), "danger")
    [(meaning, (start, end))] = index.find(words(text))
    assert meaning == "danger"
    assert text[start:end] == "mehr leben"


def test_a_pattern_without_words_is_refused() -> None:
    with pytest.raises(PatternError, match="has no words"):
        PatternIndex().add(Pattern("..."), "danger")
