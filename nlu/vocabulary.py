"""Words of a language by the concept they stand for: what is learnt in one language serves all."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache
from pathlib import Path
from typing import NamedTuple, TypeVar

from bot.data_file import Line, read_lines
from nlu.fold import bare
from nlu.phrases import LANGUAGES

FILE = "vocabulary.tsv"


class Part(NamedTuple):
    """Letters that stand for a concept: a whole word, or a part of one where an end is open."""

    letters: str
    open_before: bool
    open_after: bool

    @classmethod
    def of(cls, spelling: str) -> Part:
        """The part that `word`, `stem*`, `*ending` or `*middle*` describes."""
        return cls(spelling.strip("*"), spelling.startswith("*"), spelling.endswith("*"))

    def stands_in(self, word: str, at: int) -> bool:
        """Whether the part may stand in the word at a position where its letters do."""
        end = at + len(self.letters)
        return (self.open_before or at == 0) and (self.open_after or end == len(word))

    def matches(self, word: str) -> bool:
        return word.startswith(self.letters) and self.stands_in(word, 0)


Known = TypeVar("Known")
Sequenced = tuple[Part, list[Part], str]  # the second part of a sequence, those behind, its concept
Following = dict[str, list[Sequenced]]  # by the letters of their second part
Sequences = dict[str, Following]  # by the letters of their first


def _sequences() -> Sequences:
    return defaultdict(lambda: defaultdict(list))


@dataclass(eq=False)
class Vocabulary:
    """The words of one language, and its sequences of words (`so_alt*`), with their concepts."""

    parts: dict[str, list[tuple[Part, str]]] = field(default_factory=lambda: defaultdict(list))
    sequences: Sequences = field(default_factory=_sequences)  # that a whole word begins
    stem_sequences: Sequences = field(default_factory=_sequences)
    inner_lengths: set[int] = field(default_factory=set)  # of parts that stand behind other letters

    def add(self, spelling: str, concept: str) -> None:
        """Takes up a bare spelling; one that is known already stands for this concept, too."""
        first, *others = [Part.of(part) for part in spelling.split("_")]
        if others:
            second, *behind = others
            sequences = self.stem_sequences if first.open_after else self.sequences
            sequences[first.letters][second.letters].append((second, behind, concept))
        elif first.letters:
            self.parts[first.letters].append((first, concept))
            if first.open_before:
                self.inner_lengths.add(len(first.letters))

    def of_words(self, its_words: Sequence[str]) -> tuple[str, ...]:
        """The concepts of a message's bare words, in their order, each once; none without known words."""
        found = (
            concept
            for at, word in enumerate(its_words)
            for concept in (*self.of_sequences(its_words, at), *_of_word(word, self))
        )
        return tuple(dict.fromkeys(found))

    def of_word(self, word: str) -> tuple[str, ...]:
        """The concepts of the longest known part of a bare word and of what stands beside it."""
        return tuple(self._within(word, 0, len(word)))

    def of_sequences(self, its_words: Sequence[str], at: int) -> Iterator[str]:
        """The concepts of the sequences that begin at a position in a message's bare words."""
        if not _following(its_words[at], self):
            return
        for behind, concept in _beginning_so(*its_words[at : at + 2], known=self):
            if _match(behind, its_words[at + 2 : at + 2 + len(behind)]):
                yield concept

    def _within(self, word: str, start: int, end: int) -> Iterator[str]:
        for length in range(end - start, 0, -1):
            # Most parts are whole words or begin them, and need not be looked for inside.
            last = end - length if length in self.inner_lengths else 0
            for at in range(start, last + 1):
                if found := self._at(word, at, length):
                    yield from self._within(word, start, at)
                    yield from found
                    yield from self._within(word, at + length, end)
                    return

    def _at(self, word: str, at: int, length: int) -> list[str]:
        known = self.parts.get(word[at : at + length], ())
        return [concept for part, concept in known if part.stands_in(word, at)]


def _beginnings(word: str, known: Mapping[str, Known]) -> Iterator[Known]:
    """What is known of the word and of its beginnings."""
    for length in range(1, len(word) + 1):
        if word[:length] in known:
            yield known[word[:length]]


def _match(parts: Sequence[Part], its_words: Sequence[str]) -> bool:
    return len(parts) == len(its_words) and all(map(Part.matches, parts, its_words))


@lru_cache(maxsize=64)
def concepts(its_words: tuple[str, ...], language: str) -> tuple[str, ...]:
    """The concepts of a message's bare words, in their order, each once; none without known words.

    The last messages' are kept, as both the classifier and the search ask for them.
    """
    return vocabulary(language).of_words(its_words)


@cache
def vocabulary(language: str, folder: Path = LANGUAGES) -> Vocabulary:
    """The vocabulary of a language ("de"); empty for a language that has none.

    Raises BadData for a line that is not "concept TAB words".
    """
    found = Vocabulary()
    file = folder / language / FILE
    if file.exists():
        for concept, spellings in map(_spellings, read_lines(file)):
            for spelling in spellings:
                found.add(spelling, concept)
    return found


def vocabulary_files() -> list[Path]:
    """The vocabularies that exist, sorted."""
    return sorted(LANGUAGES.glob(f"*/{FILE}"))


@lru_cache(maxsize=65536)
def _beginning_so(
    first: str, second: str = "", *, known: Vocabulary
) -> tuple[tuple[list[Part], str], ...]:
    """The sequences that begin with two words: the parts behind these, the concept."""
    return tuple(
        (behind, concept)
        for following in _following(first, known)
        for sequences in _beginnings(second, following)
        for part, behind, concept in sequences
        if part.matches(second)
    )


@lru_cache(maxsize=32768)
def _following(word: str, known: Vocabulary) -> tuple[Following, ...]:
    """The sequences that a word begins; none for most words."""
    whole = [known.sequences[word]] if word in known.sequences else []
    return (*whole, *_beginnings(word, known.stem_sequences))


@lru_cache(maxsize=32768)
def _of_word(word: str, known: Vocabulary) -> tuple[str, ...]:
    return known.of_word(word)


def _spellings(line: Line) -> tuple[str, list[str]]:
    if len(line.cells) != 2:
        raise line.bad("concept TAB words")
    concept, spellings = line.cells
    return concept, bare(spellings).split()  # together, as words one by one take a second
