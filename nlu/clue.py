"""Clues to ages in a message: each token by its part in a sentence about ages, as one letter.

A message becomes a row of clues, and their letters a string in which rules look for patterns:
"meine Tochter ist 3 Jahre alt" is "ucknYO".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from typing import Any, NamedTuple

from bot.languages.language import DEFAULT
from nlu.fold import Token
from nlu.lexicon import Lexicon, Sense, entries, language_file
from nlu.number import read_date, read_fraction, read_number, read_roman
from nlu.sign import COMMAS, ENDS

# Groups of ages.yml. The first of a word's groups in this order is the one that counts.
LETTERS = {
    "numbers": "n", "one": "a", "half": "h", "ordinals": "o", "whole": "Q",
    "years_old": "y", "months_old": "m", "weeks_old": "w", "days_old": "d", "years_old_self": "z",
    "in_grade": "I", "in_class": "%", "years": "Y", "months": "M", "weeks": "W", "days": "D", "old": "O",
    "grade": "g", "grades": "G", "finished": "F", "stages": "s",
    "age": "A", "own_age": "S", "self_is": "S", "self": "S", "self_has": "V", "selves": "_",
    "sibling": "c", "child": "c", "children": "K", "impersonal": "p", "pronoun": "p", "adult": "X",
    "named": "k", "is": "k", "has_years": "i", "has": "v", "correction": "f", "filler": "f", "almost": "~",
    "becomes": "b", "reaches": "j", "turned": "T", "born": "R", "arrived": "H",
    "calendar_years": "J", "month_names": "N", "seasons": "N", "relative": "µ",
    "past": "P", "like": "=", "at": "@", "of": "e",
    "before": "B", "after": "E", "lasting": "L", "counted": "C",
    "pregnancy": "!", "since_birth": "U",
    "between": "[", "below": "<", "lost": "l", "to": "t", "and": "&", "prefixes": "u",
    "not": "u", "not_behind": "u", "joined": "u", "endings": "'", "class_name": "Z", "who": "u", "thing": "u",
    "lately": "u", "no_name": "u", "school": "u", "due": "u", "minus": ";",
    "goes_to_grade": "£",
}  # fmt: skip
_VALUED = {
    "numbers", "one", "half", "ordinals", "whole", "grades", "stages",
    "calendar_years", "month_names", "seasons", "relative", "prefixes",
    "joined",
}  # fmt: skip
# Groups whose words keep the letter of other words and carry the name of the group as their value:
# only some rules look at it.
MARKED = frozenset({
    "named", "impersonal", "who", "not", "not_behind", "no_name", "due", "sibling", "self_is",
    "school", "thing", "lately", "correction",
})  # fmt: skip
# Short words that say much of their own language and nothing of others.
OWN_ONLY = frozenset({"named", "impersonal", "who", "no_name", "due", "correction"})
_UNITS = {"years_old", "months_old", "weeks_old", "days_old", "years", "months", "grade"}
_SIGNS = {
    **dict.fromkeys(COMMAS, ","),
    **dict.fromkeys(ENDS, "."),
    **dict.fromkeys("&+", "&"),
    **{sign: sign for sign in "/()-:'"},
}
_MONEY = "€$%°"
CLASS_NAME = re.compile("(?:[1-9]|1[0-3])[a-dабвгاب]")
DAY_AND_MONTH = re.compile(r"(?P<day>[012]?[1-9]|[123]0|31)[.](?P<month>0?[1-9]|1[0-2])")
TENS = (20, 30, 40)
YEAR_MONTHS = 12
# "36+2", "SSW 12+4", "bin 12+4": the week of a pregnancy and its days.
WEEK_AND_DAYS = re.compile(
    r"(?P<said>[SW][f.:]{0,2})?(?P<week>n)&n(?!['.-]?[CKMDYgn]|&n)(?P<weeks>W)?"
)
LATE_WEEK, LAST_WEEK, LAST_DAY = 20, 42, 6
PARTICLE = "+"


class Clue(NamedTuple):
    """One or more tokens that mean one thing; `value` is a number, a date, a span or nothing."""

    letter: str
    value: Any = None
    first: int = 0
    last: int = 0


@cache
def lexicon(language: str) -> Lexicon:
    """The words about ages of a language, and the German ones behind them."""
    words = Lexicon()
    _take_up(words, language_file(language, "ages.yml"), set(LETTERS))
    _take_up(words, language_file(DEFAULT, "ages.yml"), set(LETTERS) - OWN_ONLY)
    return words


@cache
def own_words(language: str) -> Lexicon:
    """The words about ages of a language alone."""
    words = Lexicon()
    _take_up(words, language_file(language, "ages.yml"), set(LETTERS) - OWN_ONLY)
    return words


def _take_up(words: Lexicon, groups: dict[str, Any], wanted: set[str]) -> None:
    for group in (group for group in LETTERS if group in wanted):
        content: Any = groups.get(group)
        if group in _VALUED:
            for value, spellings in (content or {}).items():
                spelt = _spelt(spellings, groups)
                # A particle is written before a word, and may be a word of its own as well.
                spelt = [f"{PARTICLE}{each}" for each in spelt] if group == "joined" else spelt
                words.add(spelt, Sense(group, value))
        else:
            value = group if group in MARKED else None
            words.add(_spelt(content or [], groups), Sense(group, value))


def _spelt(spellings: str | list[str], groups: dict[str, Any]) -> list[str]:
    """The words as they stand and, where the language is also written so, in Latin letters."""
    own = entries(spellings)
    tables = [str.maketrans(table) for table in groups.get("latin") or []]
    return own + [word.translate(table) for table in tables for word in own if len(word) > 1]


def read_clues(tokens: Sequence[Token], words: Lexicon) -> list[Clue]:
    """The clues of a message in order; none for an empty message."""
    return _with_weeks(_with_tens(list(_clues(tokens, words))))


def _with_tens(clues: list[Clue]) -> list[Clue]:
    """The clues with "twenty" and "four" that follow each other made one number."""
    joined: list[Clue] = []
    for clue in clues:
        tens = next((at for at in (-1, -2) if _is_tens(joined, at)), None)
        if tens and clue.letter in "no" and 0 < clue.value < 10:
            ten = joined[tens]
            joined[tens:] = [Clue(clue.letter, ten.value + clue.value, ten.first, clue.last)]
        else:
            joined.append(clue)
    return joined


def _is_tens(clues: list[Clue], at: int) -> bool:
    if len(clues) < -at or (at == -2 and clues[-1].letter != "&"):
        return False
    return clues[at].letter == "n" and isinstance(clues[at].value, int) and clues[at].value in TENS


def _with_weeks(clues: list[Clue]) -> list[Clue]:
    """The clues with "36+2" made the week of a pregnancy."""
    letters = "".join(clue.letter for clue in clues)
    for match in reversed(list(WEEK_AND_DAYS.finditer(letters))):
        at = match.start("week")
        week, plus, days = clues[at : at + 3]
        told = match["said"] or match["weeks"] or week.value >= LATE_WEEK
        if plus.value == "+" and told and week.value <= LAST_WEEK and days.value <= LAST_DAY:
            clues[at : at + 3] = [Clue("#", int(week.value), week.first, days.last)]
    return clues


def _clues(tokens: Sequence[Token], words: Lexicon) -> Iterator[Clue]:
    at = 0
    while at < len(tokens):
        length, sense = _listed(tokens, at, words)
        if sense:
            yield Clue(LETTERS[sense.group], sense.value, at, at + length - 1)
        elif date := _day_and_month(tokens, at, words):
            yield from date
            length = 2
        elif years := _years_and_months(tokens, at):
            yield Clue("n", years, at, at + 2)
            length = 3
        else:
            yield from _unlisted(tokens, at, words)
        at += length


def _listed(tokens: Sequence[Token], at: int, words: Lexicon) -> tuple[int, Sense | None]:
    """How many tokens from `at` on have a sense together, and which."""
    if at + 1 < len(tokens) and _is_joined(tokens, at + 1) and tokens[at].bare.isalnum():
        for length in (3, 2):
            written = "".join(token.bare for token in tokens[at : at + length])
            if written in words.words:
                return min(length, len(tokens) - at), words.words[written]
        if _is_class_name(tokens, at, words):
            return 2, Sense("class_name", int(tokens[at].bare))
    return words.sequence(tokens, at) or (1, words.sense(tokens[at].bare))


def _day_and_month(tokens: Sequence[Token], at: int, words: Lexicon) -> list[Clue]:
    """The clues of "3.11.", which is no age: "er ist 3.5." is one. Empty for all else."""
    date = DAY_AND_MONTH.fullmatch(tokens[at].bare)
    before = words.sense(tokens[at - 1].bare) if at else None
    if (
        not date
        or at + 1 == len(tokens)
        or tokens[at + 1].text != "."
        or not _is_joined(tokens, at + 1)
    ):
        return []
    if before and LETTERS[before.group] in "kcp~":
        return []
    return [Clue("n", int(date["day"]), at, at), Clue("N", int(date["month"]), at, at + 1)]


def _years_and_months(tokens: Sequence[Token], at: int) -> float | None:
    """The years of "3;8", as those write who watch how children develop: three and eight months."""
    if at + 2 >= len(tokens) or tokens[at + 1].text != ";":
        return None
    if not (_is_joined(tokens, at + 1) and _is_joined(tokens, at + 2)):
        return None
    years, months = tokens[at].bare, tokens[at + 2].bare
    is_both = years.isdecimal() and months.isdecimal() and int(months) < YEAR_MONTHS
    return int(years) + int(months) / YEAR_MONTHS if is_both else None


def _is_class_name(tokens: Sequence[Token], at: int, words: Lexicon) -> bool:
    """Whether two tokens are "4b": no part of a longer word ("b2a3ed"), nor known as "4 years"."""
    touching = (near for near, gap in ((at - 1, at), (at + 2, at + 2)) if _is_joined(tokens, gap))
    if words.sense(tokens[at + 1].bare) or any(tokens[near].bare.isalnum() for near in touching):
        return False
    return bool(CLASS_NAME.fullmatch(tokens[at].bare + tokens[at + 1].bare))


def _unlisted(tokens: Sequence[Token], at: int, words: Lexicon) -> Iterator[Clue]:
    word = tokens[at].bare
    if word[0].isdigit() and (
        _is_word_with_digits(tokens, at, words) or _is_heart(tokens, at, words)
    ):
        yield Clue("u", None, at, at)
    elif word[0].isdigit() or read_fraction(word):
        yield _figure(word, at)
    elif word in _SIGNS:
        yield Clue(_SIGNS[word], word, at, at)
    elif word in _MONEY:
        yield Clue("C", None, at, at)
    elif joined := _joined(word, words):
        yield from (clue._replace(first=at, last=at) for clue in joined)
    elif parts := _glued(word, words):
        yield from (Clue(LETTERS[part.group], part.value, at, at) for part in parts)
    elif tokens[at].text.isupper() and (roman := read_roman(tokens[at].text.lower())):
        yield Clue("r", roman, at, at)
    else:
        yield Clue("u", None, at, at)


def _is_heart(tokens: Sequence[Token], at: int, words: Lexicon) -> bool:
    """Whether the 3 at `at` makes "<3", and "<3 Jahre" is no heart."""
    is_sign = _is_joined(tokens, at) and (tokens[at - 1].text, tokens[at].text) == ("<", "3")
    unit = words.sense(tokens[at + 1].bare) if at + 1 < len(tokens) else None
    return is_sign and not (unit and unit.group in _UNITS)


def _figure(word: str, at: int) -> Clue:
    if word.isdigit() and len(word) == 4 and 1940 <= int(word) <= 2040:
        return Clue("J", int(word), at, at)
    for letter, read in (("n", read_number), ("h", read_fraction), ("q", read_date)):
        value = read(word)
        if value is not None:
            return Clue(letter, value, at, at)
    return Clue("C", None, at, at)


def _is_joined(tokens: Sequence[Token], at: int) -> bool:
    return 0 < at < len(tokens) and tokens[at - 1].end == tokens[at].start


def _is_word_with_digits(tokens: Sequence[Token], at: int, words: Lexicon) -> bool:
    """Whether a figure is part of a word, as in "B1", "A4" and "7amel", and counts nothing: "5ans"."""
    before = tokens[at - 1].text if _is_joined(tokens, at) else ""
    if len(before) == 1 and before.isupper():
        return True
    joined = [near for near, gap in ((at - 1, at), (at + 1, at + 1)) if _is_joined(tokens, gap)]
    return any(
        tokens[near].bare.isalpha() and not words.sense(tokens[near].bare) for near in joined
    )


@lru_cache(maxsize=16384)
def _joined(word: str, words: Lexicon) -> list[Clue]:
    """The word after a particle that is written with it, as Arabic "and" or "in" are."""
    for length in (1, 2, 3):
        particle = words.words.get(PARTICLE + word[:length])
        if particle and (sense := words.sense(word[length:])):
            clue = Clue(LETTERS[sense.group], sense.value)
            return [Clue("&"), clue] if particle.value == "and" else [clue]
    return []


@lru_cache(maxsize=16384)
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
