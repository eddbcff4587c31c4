"""How a name sounds, whatever script and spelling it is written in."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from bot.data_file import load_yaml
from nlu.fold import bare, fold

SOUNDS = Path(__file__).parent.parent / "data" / "places" / "sounds.yml"
_ARABIC = re.compile(r"[\u0600-\u06FF]")
_CYRILLIC = re.compile(r"[\u0400-\u04FF]")
_DOUBLED = re.compile(r"(.)\1+")
_NO_LETTER = re.compile(r"[\W_]+")
# "Jü", "yu" and "ü" begin alike in ears of many languages.
_J_BEFORE_U = re.compile(r"j+(?=u)")


@lru_cache(maxsize=16384)
def sound(name: str) -> str:
    """The sounds of a Latin or Cyrillic name: "Jülich", "Юлих" and "ulih" are all "ulih".

    Empty for names without such letters.
    """
    table = "cyrillic" if is_cyrillic(name) else "latin"
    letters = _NO_LETTER.sub("", fold(name) if table == "cyrillic" else bare(name))
    letters = _DOUBLED.sub(r"\1", letters)
    spoken = _rules(table).sub(lambda match: _table(table)[match.group()], letters)
    return _DOUBLED.sub(r"\1", _J_BEFORE_U.sub("", spoken)).replace("tc", "c")


@cache
def arabic_pattern(sounds: str) -> str:
    """The expression that a name of these sounds matches in Arabic or Persian letters."""
    table = _table("arabic")
    parts = re.findall(r"aj|oj|au|.", sounds)
    written = [table.get(part, "") for part in parts]
    if written:
        written[0] = table["first"].get(parts[0], written[0])
        written[-1] = table["last"].get(parts[-1], written[-1])
    return "".join(written)


def is_arabic(word: str) -> bool:
    """Whether a word is written in Arabic letters."""
    return bool(_ARABIC.search(word))


def is_cyrillic(word: str) -> bool:
    """Whether a word is written in Cyrillic letters."""
    return bool(_CYRILLIC.search(word))


@cache
def _tables() -> dict[str, dict[str, Any]]:
    return load_yaml(SOUNDS)


@cache
def _table(name: str) -> dict[str, Any]:
    return _tables()[name]


@cache
def _rules(table: str) -> re.Pattern[str]:
    longest_first = sorted(_table(table), key=len, reverse=True)
    return re.compile("|".join(map(re.escape, longest_first)))
