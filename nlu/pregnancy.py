"""Whether a message speaks of a pregnancy, and of which week."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from nlu.clue import FALLBACK, Clue
from nlu.fold import bare
from nlu.lexicon import entries, language_file, pattern

FIRST_WEEK, LATE_WEEK, LAST_WEEK = 3, 20, 42
_WEEK = re.compile(r"(?P<number>[no])[.'f-]{0,2}(?P<unit>[Ww])|W[.':]?(?P<after>[no])")
# Weeks until or since, not weeks of pregnancy.
_SPAN = re.compile(r"[BR].?$")


@dataclass(frozen=True)
class Pregnancy:
    """A pregnancy; the week is known only where weeks are said."""

    weeks: int | None = None


@dataclass(frozen=True)
class _Words:
    pregnant: re.Pattern[str]
    not_pregnant: re.Pattern[str]
    expecting: re.Pattern[str]
    midwife: re.Pattern[str]


def find_pregnancy(text: str, clues: list[Clue], language: str) -> Pregnancy | None:
    """The pregnancy a message speaks of; None if there is none, or it is over or not wanted yet."""
    plain = bare(text)
    words = _words(language)
    weeks = _weeks(clues)
    said = words.pregnant.search(words.not_pregnant.sub(" . ", plain))
    hinted = (weeks and _is_ordinal(clues)) or words.expecting.search(plain)
    return Pregnancy(weeks) if said or (hinted and words.midwife.search(plain)) else None


def _weeks(clues: list[Clue]) -> int | None:
    letters = "".join(clue.letter for clue in clues)
    for match in _WEEK.finditer(letters):
        at = match.start("number" if match.group("number") else "after")
        value = clues[at].value
        counted = "." in match.group() or "o" in match.group()
        if not FIRST_WEEK <= value <= LAST_WEEK:
            continue
        if counted or value >= LATE_WEEK or not _SPAN.search(letters[: match.start()]):
            return int(value)
    return None


def _is_ordinal(clues: list[Clue]) -> bool:
    letters = "".join(clue.letter for clue in clues)
    return bool(re.search(r"n[.'-]+W|oW|Wn|Wo", letters))


@cache
def _words(language: str) -> _Words:
    files = [language_file(code, "ages.yml") for code in dict.fromkeys([language, FALLBACK])]
    months = [bare(word) for file in files for word in _month_names(file)]
    rows = {
        group: pattern([row for file in files for row in file.get(group) or []], {"month": months})
        for group in ("pregnant", "not_pregnant", "expecting", "midwife")
    }
    return _Words(**rows)


def _month_names(file: dict[str, Any]) -> list[str]:
    return [word for names in (file.get("month_names") or {}).values() for word in entries(names)]
