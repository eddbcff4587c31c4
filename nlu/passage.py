"""Parts of a message: what one of them says must not drown in the rest."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from nlu.sign import ENDS

LONG = 30  # words from which a message is read in passages as well
WORDS, STEP = 26, 18  # of a passage, and from one to the next within a sentence
SHORT, HALF = 12, 6  # words of a part of a long sentence, and from one to the next
LONG_SENTENCE, SHORTEST = 17, 3  # words from which it is cut, and below which it says nothing
SENTENCE_END = re.compile(rf"(?<=[{ENDS}])\s+|\n+")


def passages(text: str) -> list[str]:
    """A long text in passages of whole sentences; empty for a short one.

    A sentence without an end, as phones take dictation, is cut into passages that overlap.
    """
    if len(text.split()) < LONG:
        return []
    return [" ".join(words) for words in _joined(map(str.split, SENTENCE_END.split(text)))]


def sentences(text: str) -> list[str]:
    """The sentences of a text, long ones in parts that overlap; empty where that is a single part."""
    parts = [part for sentence in SENTENCE_END.split(text) for part in _parts(sentence.split())]
    return parts if len(parts) > 1 else []


def _parts(words: Sequence[str]) -> Iterator[str]:
    if len(words) >= LONG_SENTENCE:
        starts = range(0, len(words) - SHORT + HALF, HALF)
        yield from (" ".join(words[at : at + SHORT]) for at in starts)
    elif len(words) >= SHORTEST:
        yield " ".join(words)


def _joined(sentences: Iterator[list[str]]) -> Iterator[Sequence[str]]:
    passage: list[str] = []
    for sentence in sentences:
        if passage and len(passage) + len(sentence) > WORDS:
            yield passage
            passage = []
        passage = passage + sentence
        if len(passage) > WORDS + STEP:
            starts = range(0, len(passage) - (WORDS - STEP), STEP)
            yield from (passage[at : at + WORDS] for at in starts)
            passage = []
    if passage:
        yield passage
