"""The language a message is written in."""

from __future__ import annotations

from collections.abc import Sequence

from nlu.model import Opinion

DEFAULT = "de"
FEW_WORDS = 2
LEAST = 0.2  # likelihood below which no language is believed: "ok" is a word of many
# How many times as likely another language must be to be believed instead of the one expected;
# measured on phrases held back.
ODDS_OF_FEW_WORDS = 40.0
ODDS = 4.0
ODDS_WITHOUT_EXPECTATION = 1.5


def find_language(its_words: Sequence[str], opinion: Opinion, expected: str | None) -> str:
    """The language of a message; where it says too little, the one expected, else German.

    `expected` is the language of the conversation ("de-simple" counts as German), or None at its
    beginning.
    """
    prior = expected or DEFAULT
    spoken = prior.partition("-")[0]
    if not opinion.chance("language", spoken):
        prior = spoken = DEFAULT
    likeliest = opinion.likeliest("language") or spoken
    too_little = opinion.chance("language", likeliest) < LEAST or not _has_letters(its_words)
    if likeliest == spoken or too_little:
        return prior
    needed = _needed_odds(its_words, expected)
    odds = opinion.chance("language", likeliest) / opinion.chance("language", spoken)
    return likeliest if odds > needed else prior


def _has_letters(its_words: Sequence[str]) -> bool:
    return any(word[0].isalpha() for word in its_words)


def _needed_odds(its_words: Sequence[str], expected: str | None) -> float:
    if not expected:
        return ODDS_WITHOUT_EXPECTATION
    return ODDS_OF_FEW_WORDS if len(its_words) <= FEW_WORDS else ODDS
