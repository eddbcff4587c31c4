"""What a family picks in words from what is on the screen: "the second", "only free ones"."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache, lru_cache
from typing import Any

from bot.data_file import read_yaml
from bot.languages.language import LANGUAGES_FOLDER, RIGHT_TO_LEFT, languages
from nlu.fold import fold, is_spelt, tokens

# A figure that is a letter, as in "el 2awwal" and "ma7lol"; in "2nd", "2ème" and "nr2" it is a number.
LETTER_FIGURE = re.compile(r"\d(?=[^\W\d_]{4})|(?<=[^\W\d_])\d(?=[^\W\d_])")
# Who writes Arabic letters has figures for some of them in Latin ones, however short the word: "3al beit".
FIGURE_IN_WORD = re.compile(r"(?<=[^\W\d_])\d|\d(?=[^\W\d_])")
NO_CHOICE = "none"  # words that only look like one: "für alle drei"


def find_choice(kind: str, text: str, spoken: Iterable[str]) -> Any | None:
    """The first choice of a kind ("ordinals", "filters", "details") that the text names, or None.

    Only words of the spoken languages count, the first language before the next: "du" is "you" in
    German and "two" in Kurmanji.
    """
    return next(iter(find_choices(kind, text, spoken)), None)


def find_choices(kind: str, text: str, spoken: Iterable[str]) -> list[Any]:
    """Every choice of a kind that the text names, in the order of the language's file."""
    return list(_found(kind, text, tuple(spoken)))


@lru_cache(maxsize=64)  # of the same message the same is asked more than once
def _found(kind: str, text: str, spoken: tuple[str, ...]) -> list[Any]:
    words = [token.text for token in tokens(letter_figures(spoken).sub("", fold(text)))]
    for code in dict.fromkeys(language.partition("-")[0] for language in spoken):
        found = [
            choice
            for choice, phrases in choices(code).get(kind, {}).items()
            if any(contains(words, phrase) for phrase in phrases)
        ]
        if found:
            return [] if NO_CHOICE in found else found
    return []


def letter_figures(spoken: Iterable[str]) -> re.Pattern[str]:
    """Matches the figures that are letters, in the first of these languages."""
    first = languages().get(next(iter(spoken), ""))
    return FIGURE_IN_WORD if first and first.direction == RIGHT_TO_LEFT else LETTER_FIGURE


def contains(words: list[str], phrase: tuple[str, ...]) -> bool:
    """Whether the words of the phrase stand side by side among the words; "stem*" matches a beginning."""
    first, *others = phrase
    last = len(words) - len(others)
    return any(
        is_spelt(words[at], first) and all(map(is_spelt, words[at + 1 :], others))
        for at in range(last)
    )


@cache
def choices(code: str) -> dict[str, dict[Any, list[tuple[str, ...]]]]:
    """The choices of one language with their words folded; empty for a language without any.

    Raises BadData for a file that does not say what it should.
    """
    file = LANGUAGES_FOLDER / code / "choices.yml"
    if not file.exists():
        return {}
    kinds = read_yaml(file, language=languages())
    return {
        kind: {
            choice: [tuple(fold(word) for word in str(phrase).split()) for phrase in phrases]
            for choice, phrases in entries.items()
        }
        for kind, entries in kinds.items()
    }
