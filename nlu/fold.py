"""Text made comparable: what means the same is written the same."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import NamedTuple

# Signs without a letter of their own: harakat, tatweel, joiners, direction marks, soft hyphen.
_SILENT = (
    *range(0x0610, 0x061B),
    *range(0x064B, 0x0660),
    *range(0x200B, 0x2010),
    *range(0x202A, 0x202F),
    *range(0x2066, 0x206A),
    *(0x0640, 0x0670, 0x00AD, 0xFE0E, 0xFE0F, 0xFEFF),
)
# One letter each for what Arabic, Persian, Kurdish and hurried hands write in several ways.
_ARABIC = {"أإآٱ": "ا", "ىیېئ": "ي", "کڪ": "ك", "ةۀەھہ": "ه", "ؤ": "و", "ڤ": "ف"}
_APOSTROPHES = "’‘ʼ`´ʹʻ＇"
_DASHES = "‐‑‒–—−"
# Letters that Unicode does not take apart into a base letter and an accent.
_STROKED = {"ł": "l", "đ": "d", "ø": "o", "æ": "ae", "œ": "oe", "ħ": "h"}
_LATIN_TWINS = "aceopxyikmth"
_CYRILLIC_TWINS = "асеорхуікмтн"

_WORD_LETTER = r"[^\W\d_][\u0300-\u036F\u0610-\u061A\u0640\u064B-\u065F\u0670\u200C\u200D\u00AD]*"
# In Cyrillic an apostrophe stands within a word ("п'ять"); in Latin it parts two ("Düren'de").
_INNER_SIGN = r"(?<=[\u0400-\u04FF])['’ʼ](?=[\u0400-\u04FF])"
_TOKEN = re.compile(
    rf"\d+(?:[.,:/]\d+)*|(?:{_WORD_LETTER}|{_INNER_SIGN})+|[^\w\s\u200B-\u200F\uFE0E\uFE0F]"
)
_STRETCHED = re.compile(r"([^\W\d_])\1{2,}")
_WORD = re.compile(r"[^\W\d_]+")
_LATIN = re.compile(r"[a-z]")
_CYRILLIC = re.compile(r"[а-яіїєґё]")


class Token(NamedTuple):
    """A word, number or sign of a message, with its place in the message as it was written."""

    text: str
    start: int
    end: int
    folded: str
    bare: str


def fold(text: str) -> str:
    """Text for comparing, never for showing: "İKİ" is "iki", "٣" is "3", "soooo" is "so".

    Accents stay ("für" is not "fur"); `bare` takes them off as well. Empty text stays empty.
    """
    text = unicodedata.normalize("NFC", text).replace("İ", "i").casefold()
    text = unicodedata.normalize("NFC", text).translate(_letters())
    return _WORD.sub(_in_one_script, _STRETCHED.sub(r"\1", text))


def bare(text: str) -> str:
    """Folded text without accents: "Jülich" is "julich", "dwóch łap" is "dwoch lap"."""
    return _without_accents(fold(text))


def is_spelt(word: str, spelling: str) -> bool:
    """Whether a word is written so; "stem*" is every word that begins so."""
    return word == spelling or (spelling.endswith("*") and word.startswith(spelling[:-1]))


def _without_accents(folded: str) -> str:
    if folded.isascii():
        return folded
    decomposed = unicodedata.normalize("NFD", folded)
    letters = "".join(sign for sign in decomposed if not unicodedata.combining(sign))
    return letters.translate(_strokes())


@lru_cache(maxsize=2)  # each part of the understanding asks for those of the same message
def tokens(text: str) -> tuple[Token, ...]:
    """The words, numbers and signs of a text in their order; none for an empty text.

    "4jährige" are two tokens, "1,5", "8:30" and "14.8.2021" are one each. A lone accent is none.
    """
    return tuple(
        Token(match.group(), *match.span(), *forms)
        for match in _TOKEN.finditer(text)
        if all(forms := _forms(match.group()))
    )


def bare_tokens(text: str) -> Iterator[str]:
    """The same without case and accents, and nothing else of them."""
    return (plain for folded, plain in map(_forms, _TOKEN.findall(text)) if folded and plain)


@lru_cache(maxsize=32768)
def _forms(word: str) -> tuple[str, str]:
    folded = fold(word)
    return folded, _without_accents(folded)


@cache
def _letters() -> dict[int, str | None]:
    table: dict[int, str | None] = dict.fromkeys(_SILENT)
    table |= {ord(letter): base for variants, base in _ARABIC.items() for letter in variants}
    table |= {ord(sign): "'" for sign in _APOSTROPHES} | {ord(sign): "-" for sign in _DASHES}
    table |= {ord("ı"): "i", ord("ё"): "е"}
    table |= {code: str(digit) for code, digit in _foreign_digits()}
    return table


def _foreign_digits() -> list[tuple[int, int]]:
    first_digits = [0x0660, 0x06F0, 0x0966, 0xFF10]
    return [(first + digit, digit) for first in first_digits for digit in range(10)]


@cache
def _strokes() -> dict[int, str]:
    return {ord(letter): plain for letter, plain in _STROKED.items()}


@cache
def _twins(to_latin: bool) -> dict[int, int]:
    pair = (_CYRILLIC_TWINS, _LATIN_TWINS) if to_latin else (_LATIN_TWINS, _CYRILLIC_TWINS)
    return str.maketrans(*pair)


def _in_one_script(match: re.Match[str]) -> str:
    """The word with Latin and Cyrillic look-alikes in the script most of it is written in."""
    word = match.group()
    cyrillic = len(_CYRILLIC.findall(word))
    if not cyrillic or cyrillic == len(word):
        return word
    return word.translate(_twins(to_latin=cyrillic < len(_LATIN.findall(word))))
