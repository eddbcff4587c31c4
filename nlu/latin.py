"""Phrases as people type them who write their language in Latin letters."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

from bot.data_file import load_yaml
from nlu.phrases import LANGUAGES, Phrase

FILE = "latin.yml"


def latin_copies(phrases: Iterable[Phrase], folder: Path = LANGUAGES) -> Iterator[Phrase]:
    """Some phrases once more in Latin letters, of each language with a table of its letters.

    Tables are `data/languages/<code>/latin.yml`: which share of the phrases (`every: 4`), and for
    each letter its spellings. As one person spells in one way, a phrase takes the first spelling
    of every letter, the next phrase the second, and so on.
    """
    tables = {file.parent.name: _table(file) for file in latin_files(folder)}
    counted = dict.fromkeys(tables, 0)
    for phrase in phrases:
        if table := tables.get(phrase.language):
            counted[phrase.language] += 1
            copy, rest = divmod(counted[phrase.language], table["every"])
            if not rest:
                yield replace(phrase, text=_spelt(phrase.text, table["letters"], copy))


def latin_spellings(text: str, language: str, folder: Path = LANGUAGES) -> tuple[str, ...]:
    """The ways in which a text is typed in Latin letters; none for a language without a table."""
    if not (folder / language / FILE).exists():
        return ()
    letters = _table(folder / language / FILE)["letters"]
    ways = max(map(len, letters.values()))
    return tuple(dict.fromkeys(_spelt(text, letters, way) for way in range(ways)))


def latin_files(folder: Path = LANGUAGES) -> list[Path]:
    """The tables that exist, sorted."""
    return sorted(folder.glob(f"*/{FILE}"))


def _spelt(text: str, letters: dict[str, list[str]], way: int) -> str:
    table = {ord(one): ways[way % len(ways)] for one, ways in letters.items()}
    return text.lower().translate(table)


@cache
def _table(file: Path) -> dict[str, Any]:
    table = load_yaml(file)
    letters = {one: str(ways).split() or [""] for one, ways in table["letters"].items()}
    return {"every": table["every"], "letters": letters}
