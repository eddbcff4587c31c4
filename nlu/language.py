"""The language a message is written in."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from unicodedata import name

from bot.languages.language import DEFAULT, LANGUAGES_FOLDER, read_language
from nlu.opinion import Opinion
from nlu.place_name import is_title

LATIN = "LATIN"
FEW_WORDS = 2
# Likelihoods below which no language is believed: "ok" and "Linnich" are words of many.
LEAST = 0.2
LEAST_OF_WORDS = {1: 0.7, 2: 0.5, 3: 0.4}
# How many times as likely another language must be to be believed instead of the one expected;
# measured on phrases held back.
ODDS_OF_FEW_WORDS = 40.0
ODDS = 4.0
ODDS_WITHOUT_EXPECTATION = 1.5
ODDS_OF_FIRST_WORDS = 3.0  # "Hebamme" is said in every language here


def find_language(its_words: Sequence[str], opinion: Opinion, expected: str | None) -> str:
    """The language of a message; where it says too little, the one expected, else German.

    Words in Cyrillic or Arabic letters are of a language that is written so.
    `expected` is the language of the conversation ("de-simple" counts as German), or None at its
    beginning.
    """
    prior = expected or DEFAULT
    spoken = prior.partition("-")[0]
    chances = _in_script(dict(opinion.ranked("language")), script("".join(its_words)))
    likeliest = max(chances, key=lambda code: chances[code], default=spoken)
    if not chances.get(spoken):
        prior = spoken = DEFAULT if DEFAULT in chances else likeliest
    telling = _telling(its_words)
    if likeliest == spoken or _says_too_little(telling, chances[likeliest]):
        return prior
    odds = chances[likeliest] / chances[spoken]
    is_expected = bool(expected) or is_transliterated(its_words, likeliest)
    return likeliest if odds > _needed_odds(telling, is_expected) else prior


def _telling(its_words: Sequence[str]) -> list[str]:
    """The words without numbers and places: a place has its German name in all languages."""
    if is_title("".join(its_words)):
        return []
    return [word for word in its_words if word[0].isalpha() and not is_title(word)]


def is_transliterated(its_words: Sequence[str], language: str) -> bool:
    """Whether a message in Latin letters would be of a language that has other ones."""
    return script("".join(its_words)) == LATIN != script_of(language)


def script(text: str) -> str | None:
    """The script of the first letter, as Unicode names it ("CYRILLIC"); None without letters."""
    return next((name(letter, "?").split()[0] for letter in text if letter.isalpha()), None)


def _in_script(chances: dict[str, float], found: str | None) -> dict[str, float]:
    """The languages that are written in a script; all for Latin letters, in which phones write any."""
    if found in (None, LATIN):
        return chances
    return {code: each for code, each in chances.items() if script_of(code) == found} or chances


@cache
def script_of(code: str) -> str | None:
    """The script in which a language writes its own name; None for a language without a name."""
    file = LANGUAGES_FOLDER / code / "language.yml"
    return script(read_language(file).own_name) if file.exists() else None


def _says_too_little(telling: Sequence[str], chance: float) -> bool:
    """Whether a language would be a mere guess."""
    return not telling or chance < LEAST_OF_WORDS.get(len(telling), LEAST)


def _needed_odds(telling: Sequence[str], is_expected: bool) -> float:
    """How much likelier another language must be than the one that is expected, or that its letters say."""
    is_short = len(telling) <= FEW_WORDS
    if not is_expected:
        return ODDS_OF_FIRST_WORDS if is_short else ODDS_WITHOUT_EXPECTATION
    return ODDS_OF_FEW_WORDS if is_short else ODDS
