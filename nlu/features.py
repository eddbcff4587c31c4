"""What the classifier sees of a message: hashed pieces of its words, its words, its concepts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import chain, pairwise
from math import log2
from typing import NamedTuple
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from nlu.fold import bare_tokens
from nlu.vocabulary import concepts

Hashes = NDArray[np.uint32]

SHORTEST, LONGEST = 2, 5
LONGEST_LENGTH = 8
NEAR = 4  # concepts that count as near each other
QUESTION_MARKS = frozenset("?؟")
_VOWELS = re.compile("[aeiouyаеиоуыэюяієїёاويهة]")
_DOUBLED = re.compile(r"(.)\1+")
_STEP, _MIX, _HALF = np.uint64(0x9E3779B97F4A7C15), np.uint64(0xD6E8FEB86659FD93), np.uint64(32)


class Evidence(NamedTuple):
    """What the classifier is given of a message; nothing for one without words.

    Its words and what concerns them together (pairs of neighbours, the letters beyond the English
    ones as they were written, which tell languages apart, the shape of the message), the concepts of
    the words and the pairs of concepts. Each stands once.
    """

    words: tuple[str, ...]
    together: Hashes
    concepts: Hashes
    concept_pairs: Hashes


@lru_cache(maxsize=64)  # those of the same message and its passages are asked for again and again
def words(text: str) -> tuple[str, ...]:
    """The words, numbers and emojis of a text without case and accents; none for an empty text."""
    return tuple(filter(_says_something, bare_tokens(text)))


def evidence(text: str, its_words: tuple[str, ...], language: str | None = None) -> Evidence:
    """All that the classifier is given of a message in a language, concepts by its vocabulary.

    Without a language no concepts are known.
    """
    known = concepts(its_words, language) if language else ()
    return Evidence(
        tuple(dict.fromkeys(its_words)),
        _together(text, its_words),
        _hashes(f"concept {concept}" for concept in known),
        _hashes(dict.fromkeys(_concept_pairs(known))),
    )


@lru_cache(maxsize=2)  # of the same message the language is asked first, then the rest
def _together(text: str, its_words: tuple[str, ...]) -> Hashes:
    if not its_words:
        return np.empty(0, np.uint32)
    pairs = (f"{first} {second}" for first, second in pairwise(its_words))
    letters = (f"letter {letter}" for letter in _foreign_letters(text))
    return _hashes(dict.fromkeys(chain(pairs, letters, _shape(text, its_words))))


def _concept_pairs(known: Sequence[str]) -> Iterator[str]:
    """Pairs of concepts near each other, whatever their order: languages differ in that."""
    for at, concept in enumerate(known):
        for other in known[at + 1 : at + 1 + NEAR]:
            yield "concepts " + " ".join(sorted((concept, other)))


def shapes() -> Hashes:
    """The features of all shapes a message can have, sorted."""
    lengths = (f"length {length}" for length in range(LONGEST_LENGTH + 1))
    return np.unique(_hashes([*lengths, "number", "question"]))


def _shape(text: str, its_words: Sequence[str]) -> list[str]:
    """How long the message is (in steps that grow), whether it has a number, whether it asks."""
    length = min(int(1.5 * log2(len(its_words) + 1)), LONGEST_LENGTH)
    number = any(word[0].isdigit() for word in its_words)
    question = not QUESTION_MARKS.isdisjoint(text)
    return [f"length {length}", *["number"] * number, *["question"] * question]


def _says_something(word: str) -> bool:
    return word[:1].isalnum() or any(sign > "\u2000" for sign in word)


def _foreign_letters(text: str) -> list[str]:
    return [sign for sign in dict.fromkeys(text.lower()) if sign > "\x7f" and sign.isalpha()]


def word_features(its_words: Sequence[str]) -> tuple[Hashes, NDArray[np.int64]]:
    """The hashes of words and of their pieces of 2 to 5 letters; their borders count as letters.

    As people write words in many ways there are hashes of their consonants and of their jumbled letters, too.
    They stand word by word, those of a word once each; the second array says how many each has.
    """
    text = "".join((*(f" {word}" for word in its_words), " "))
    letters = np.frombuffer(text.encode("utf-32-le"), np.uint32)
    border = letters == ord(" ")
    word = np.cumsum(border) - 1
    forms = (its_words, map(_consonants, its_words), map(_jumbled, its_words))
    found = [np.arange(len(its_words)) << 32 | _hashes(form) for form in forms]
    rolling, is_within = letters.astype(np.uint64), np.ones(len(letters), bool)
    for length in range(SHORTEST, LONGEST + 1):
        rolling = rolling[:-1] * _STEP + letters[length - 1 :]
        is_within = is_within[:-1] & ~(border[length - 2 : -1] & (length > SHORTEST))
        starts = np.flatnonzero(is_within)
        found.append(word[starts] << 32 | _mixed(rolling[starts], length))
    each = np.unique(np.concatenate(found))
    return each.astype(np.uint32), np.bincount(each >> 32, minlength=len(its_words))


def _consonants(word: str) -> str:
    """What stays of a word where dialects, accents and hurry change its vowels."""
    return "consonants " + _DOUBLED.sub(r"\1", _VOWELS.sub("", word))


def _jumbled(word: str) -> str:
    """What stays of a word where fingers jumble it: its first letter and the others in any order."""
    return f"letters {word[:1]} {''.join(sorted(word[1:]))}"


def _mixed(rolling: NDArray[np.uint64], length: int) -> NDArray[np.int64]:
    """Even bits from rolling hashes, in which the last letter has moved only the lowest."""
    spread = (rolling + np.uint64(length)) * _MIX
    return ((spread ^ spread >> _HALF) * _MIX >> _HALF).astype(np.int64)


def _hashes(names: Iterable[str]) -> Hashes:
    return np.fromiter((crc32(name.encode()) for name in names), np.uint32)
