"""What the classifier sees of a message: hashed pieces of its words, its words, its concepts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import chain, pairwise
from math import log2
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from nlu.fold import bare_tokens
from nlu.vocabulary import concepts

Hashes = NDArray[np.uint32]
Evidence = tuple[Hashes, ...]  # features by kind: letters and words, concepts, their pairs

SHORTEST, LONGEST = 2, 5
LONGEST_LENGTH = 8
NEAR = 4  # concepts that count as near each other
QUESTION_MARKS = frozenset("?؟")
_STEP, _MIX = 0x9E3779B97F4A7C15, 0xD6E8FEB86659FD93
_LOWEST_64_BITS = 2**64 - 1


@lru_cache(maxsize=64)  # those of the same message and its passages are asked for again and again
def words(text: str) -> tuple[str, ...]:
    """The words, numbers and emojis of a text without case and accents; none for an empty text."""
    return tuple(filter(_says_something, bare_tokens(text)))


@lru_cache(maxsize=2)  # of the same message the language is asked first, then the rest
def features(text: str, its_words: tuple[str, ...]) -> Hashes:
    """Sorted distinct hashes of a message's features; empty for a text without words.

    Features are the pieces of 2 to 5 letters inside each word (its borders count as letters),
    the words, each pair of neighbouring words, the letters beyond the English ones as they were
    written (they tell languages apart), and the shape of the message.
    """
    if not its_words:
        return np.empty(0, np.uint32)
    pairs = (f"{first} {second}" for first, second in pairwise(its_words))
    letters = (f"letter {letter}" for letter in _foreign_letters(text))
    others = _hashes(chain(pairs, letters, _shape(text, its_words)))
    return np.unique(np.concatenate((*map(_of_word, its_words), others)))


def evidence(text: str, its_words: tuple[str, ...], language: str) -> Evidence:
    """All that the classifier is given of a message in a language, concepts by its vocabulary."""
    known = concepts(its_words, language)
    single = np.unique(_hashes(f"concept {concept}" for concept in known))
    return features(text, its_words), single, np.unique(_hashes(_concept_pairs(known)))


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
    return [sign for sign in set(text.lower()) if sign > "\x7f" and sign.isalpha()]


@lru_cache(maxsize=32768)  # families use few words, and a message has each in several passages
def _of_word(word: str) -> Hashes:
    """The hashes of a word and of its pieces, each made from that of the piece one letter shorter."""
    letters = [ord(letter) for letter in f" {word} "]
    found = [crc32(word.encode())]
    for start, rolling in enumerate(letters[:-1]):
        for length, letter in enumerate(letters[start + 1 : start + LONGEST], SHORTEST):
            rolling = (rolling * _STEP + letter) & _LOWEST_64_BITS
            found.append(_mixed(rolling, length))
    return np.array(found, np.uint32)


def _mixed(rolling: int, length: int) -> int:
    """Even bits from a rolling hash, in which the last letter has moved only the lowest."""
    spread = (rolling + length) * _MIX & _LOWEST_64_BITS
    return ((spread ^ (spread >> 32)) * _MIX & _LOWEST_64_BITS) >> 32


def _hashes(names: Iterable[str]) -> Hashes:
    return np.fromiter((crc32(name.encode()) for name in names), np.uint32)
