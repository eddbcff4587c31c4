"""The language a message is written in."""

from __future__ import annotations

from collections.abc import Sequence

from nlu.opinion import Opinion

DEFAULT = "de"
FEW_WORDS = 2
# Likelihoods below which no language is believed: "ok" and "Linnich" are words of many.
LEAST = 0.2
LEAST_OF_FEW_WORDS = 0.5
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
    if likeliest == spoken or _says_too_little(its_words, opinion.chance("language", likeliest)):
        return prior
    needed = _needed_odds(its_words, expected)
    odds = opinion.chance("language", likeliest) / opinion.chance("language", spoken)
    return likeliest if odds > needed else prior


def _says_too_little(its_words: Sequence[str], chance: float) -> bool:
    least = LEAST_OF_FEW_WORDS if len(its_words) <= FEW_WORDS else LEAST
    return chance < least or not any(word[0].isalpha() for word in its_words)


def _needed_odds(its_words: Sequence[str], expected: str | None) -> float:
    if not expected:
        return ODDS_WITHOUT_EXPECTATION
    return ODDS_OF_FEW_WORDS if len(its_words) <= FEW_WORDS else ODDS
