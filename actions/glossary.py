"""What office words mean, for who meets them for the first time: `data/glossary.tsv`."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from bot.data_file import read_lines
from bot.languages.catalogue import read_texts
from bot.languages.language import DEFAULT
from nlu.features import words
from nlu.fold import bare
from nlu.vocabulary import Vocabulary

GLOSSARY_FILE = Path(__file__).parents[1] / "data" / "glossary.tsv"


def words_explained(text: str) -> tuple[str, ...]:
    """The keys of the texts that explain the German words in a text, each once; often none."""
    return glossary().of_words(words(text))


@cache
def glossary(file: Path = GLOSSARY_FILE) -> Vocabulary:
    """The words, spelt as in a vocabulary, with the key of the text that explains each.

    Raises BadData for a line that is not "id TAB words", and for one without a text `word_<id>`.
    """
    known, texts = Vocabulary(), read_texts(DEFAULT)
    for line in read_lines(file):
        if len(line.cells) != 2 or f"word_{line.cells[0]}" not in texts:
            raise line.bad("id TAB words, and word_<id> in data/languages/*/texts.yml")
        for spelling in bare(line.cells[1]).split():
            known.add(spelling, f"word_{line.cells[0]}")
    return known
