"""Clues to ages in a message: each token by its part in a sentence about ages, as one letter.

A message becomes a row of clues, and their letters a string in which rules look for patterns:
"meine Tochter ist 3 Jahre alt" is "ucknYO".
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from nlu.fold import Token
from nlu.lexicon import Lexicon, Sense, entries, language_file
from nlu.number import read_date, read_fraction, read_number, read_roman

FALLBACK = "de"
# Groups of ages.yml. The first of a word's groups in this order is the one that counts.
LETTERS = {
    "numbers": "n", "one": "a", "half": "h", "ordinals": "o", "whole": "Q",
    "years_old": "y", "months_old": "m", "weeks_old": "w", "days_old": "d", "years_old_self": "z",
    "years": "Y", "months": "M", "weeks": "W", "days": "D", "old": "O",
    "grade": "g", "grades": "G", "finished": "F", "stages": "s",
    "age": "A", "own_age": "S", "self": "S", "self_has": "V",
    "child": "c", "children": "K", "pronoun": "p", "adult": "X",
    "is": "k", "has": "v", "filler": "f", "almost": "~", "becomes": "b", "reaches": "j", "turned": "T",
    "born": "R", "month_names": "N", "seasons": "N", "past": "P", "at": "@", "of": "e",
    "before": "B", "after": "E", "lasting": "L", "counted": "C",
    "between": "[", "to": "t", "and": "&", "prefixes": "u", "joined": "u",
}  # fmt: skip
_VALUED = {
    "numbers", "one", "half", "ordinals", "whole", "grades", "stages",
    "month_names", "seasons", "prefixes",
    "joined",
}  # fmt: skip
_UNITS = {"years_old", "months_old", "weeks_old", "days_old", "years", "months", "grade"}
_SIGNS = {",": ",", ";": ",", ".": ".", "!": ".", "?": ".", "&": "&", "+": "&", "/": "/"} | {
    sign: sign for sign in "()-:'"
}
_MONEY = "€$%°"


@dataclass(frozen=True)
class Clue:
    """One or more tokens that mean one thing; `value` is a number, a date, a span or nothing."""

    letter: str
    value: Any = None
    first: int = 0
    last: int = 0


@cache
def lexicon(language: str) -> Lexicon:
    """The words about ages of a language, and the German ones behind them."""
    words = Lexicon()
    for code in dict.fromkeys([language, FALLBACK]):
        _take_up(words, language_file(code, "ages.yml"))
    return words


@cache
def own_words(language: str) -> Lexicon:
    """The words about ages of a language alone."""
    words = Lexicon()
    _take_up(words, language_file(language, "ages.yml"))
    return words


def _take_up(words: Lexicon, groups: dict[str, Any]) -> None:
    for group in LETTERS:
        content = groups.get(group) or {}
        if group in _VALUED:
            for value, spellings in content.items():
                words.add(entries(spellings), Sense(group, value))
        else:
            words.add(entries(content or []), Sense(group))


def read_clues(tokens: list[Token], words: Lexicon) -> list[Clue]:
    """The clues of a message in order; none for an empty message."""
    return list(_clues(tokens, words))


def _clues(tokens: list[Token], words: Lexicon) -> Iterator[Clue]:
    at = 0
    while at < len(tokens):
        length, sense = _listed(tokens, at, words)
        if sense:
            yield Clue(LETTERS[sense.group], sense.value, at, at + length - 1)
        else:
            yield from _unlisted(tokens, at, words)
        at += length


def _listed(tokens: list[Token], at: int, words: Lexicon) -> tuple[int, Sense | None]:
    """How many tokens from `at` on have a sense together, and which."""
    if at + 1 < len(tokens) and tokens[at + 1].bare[0].isdigit() and tokens[at].bare.isalpha():
        for length in (3, 2):
            written = "".join(token.bare for token in tokens[at : at + length])
            joined = tokens[at].end == tokens[at + 1].start
            if joined and written in words.words:
                return min(length, len(tokens) - at), words.words[written]
    return words.sequence(tokens, at) or (1, words.sense(tokens[at].bare))


def _unlisted(tokens: list[Token], at: int, words: Lexicon) -> Iterator[Clue]:
    word = tokens[at].bare
    if word[0].isdigit() or read_fraction(word):
        yield _figure(word, at)
    elif word in _SIGNS:
        yield Clue(_SIGNS[word], None, at, at)
    elif word in _MONEY:
        yield Clue("C", None, at, at)
    elif _is_number_ending(tokens, at):
        yield Clue("'", None, at, at)
    elif joined := _joined(word, words):
        yield from (replace(clue, first=at, last=at) for clue in joined)
    elif parts := _glued(word, words):
        yield from (Clue(LETTERS[part.group], part.value, at, at) for part in parts)
    elif (roman := read_roman(word)) and tokens[at].text.isupper():
        yield Clue("r", roman, at, at)
    else:
        yield Clue("u", None, at, at)


def _figure(word: str, at: int) -> Clue:
    if word.isdigit() and len(word) == 4 and 1940 <= int(word) <= 2040:
        return Clue("J", int(word), at, at)
    for letter, read in (("n", read_number), ("h", read_fraction), ("q", read_date)):
        value = read(word)
        if value is not None:
            return Clue(letter, value, at, at)
    return Clue("C", None, at, at)


def _is_number_ending(tokens: list[Token], at: int) -> bool:
    """Whether this is the "th" of "5th" or the "м" of "5-м"."""
    head = at - 2 if at > 1 and tokens[at - 1].text == "-" else at - 1
    joined = head >= 0 and tokens[head].bare.isdigit() and tokens[at - 1].end == tokens[at].start
    return joined and len(tokens[at].bare) <= 4 and tokens[head].end + 1 >= tokens[at - 1].start


def _joined(word: str, words: Lexicon) -> list[Clue]:
    """The word after a particle that is written with it, as Arabic "and" or "in" are."""
    for length in (1, 2, 3):
        particle = words.words.get(word[:length])
        if particle and particle.group == "joined" and (sense := words.sense(word[length:])):
            clue = Clue(LETTERS[sense.group], sense.value)
            return [Clue("&"), clue] if particle.value == "and" else [clue]
    return []


def _glued(word: str, words: Lexicon) -> tuple[Sense, Sense] | None:
    """The number and the unit that are written as one word: "dreijährig", "dwulatka"."""
    for length in range(len(word) - 2, 1, -1):
        head = words.words.get(word[:length])
        if head and head.group in ("numbers", "one", "prefixes", "ordinals"):
            tail = words.sense(word[length:])
            if tail and tail.group in _UNITS:
                group = "ordinals" if tail.group == "grade" else "numbers"
                return Sense(group, head.value), tail
    return None
