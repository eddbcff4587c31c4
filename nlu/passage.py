"""Passages of a long message: what one of them says must not drown in the rest."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

LONG = 30  # words from which a message is read in passages as well
WORDS, STEP = 26, 18  # of a passage, and from one to the next within a sentence
SENTENCE_END = re.compile(r"(?<=[.!?…؟۔])\s+|\n+")


def passages(text: str) -> list[str]:
    """A long text in passages of whole sentences; empty for a short one.

    A sentence without an end, as phones take dictation, is cut into passages that overlap.
    """
    if len(text.split()) < LONG:
        return []
    return [" ".join(words) for words in _joined(map(str.split, SENTENCE_END.split(text)))]


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
