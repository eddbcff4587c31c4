"""What a family tells of itself beside its wish: "alleinerziehend, ich möchte mit den Kindern zur Kur"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from nlu.features import words
from nlu.vocabulary import Vocabulary, vocabulary


def without_concept(text: str, concept: str, language: str) -> str:
    """The words of a text but for those that stand for a concept; all of them where none does."""
    its_words = words(text)
    told = set(_standing_for(concept, its_words, vocabulary(language.partition("-")[0])))
    return " ".join(word for at, word in enumerate(its_words) if at not in told)


def _standing_for(concept: str, its_words: Sequence[str], known: Vocabulary) -> Iterator[int]:
    for at, word in enumerate(its_words):
        if concept in known.of_word(word):
            yield at
        if concept in known.of_sequences(its_words, at):
            yield from range(at, _end(concept, its_words, at, known))


def _end(concept: str, its_words: Sequence[str], at: int, known: Vocabulary) -> int:
    """Where the shortest sequence that begins at a word and stands for the concept is over."""
    ends = range(at + 1, len(its_words) + 1)
    return next(end for end in ends if concept in known.of_sequences(its_words[at:end], 0))
