"""Whether a message speaks of a pregnancy, and of which week."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from bot.languages.language import DEFAULT
from nlu.clue import LAST_WEEK, LATE_WEEK, Clue
from nlu.fold import bare
from nlu.lexicon import entries, language_file, pattern

FIRST_WEEK = 3
_WEEK = re.compile(r"(?P<number>[no])[.'f-]{0,2}(?P<unit>[Ww])|W[.':]?(?P<after>[no#])|(?P<both>#)")
# Weeks until or since, not weeks of pregnancy.
_SPAN = re.compile(r"[BR].?$")
# "36+2" alone tells of a pregnancy, "born at 36+2" of one that is over.
_OVER = re.compile(r"[RPHl][^.]{0,5}#|#[^.]{0,4}[RPHl]")
# "22. Woche" is a whole message where somebody was asked; "34 weeks, bleeding" begins one.
_ONLY_WEEK = re.compile(r"[uBfI%@e]{0,2}(?:n[.']+|o)W[.]?$")
_LATE_WEEK = re.compile(r"[uBfI%@e]?n['.]*W(?=[,.]|$)(?![^.]*[BLEy])")
_DUE = re.compile(r"u[.:'(f@kB]{0,3}(?P<day>n[.']{0,2}N|[nqN])")


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
    letters = "".join(clue.letter for clue in clues)
    weeks = _weeks(clues, letters)
    said = (
        words.pregnant.search(words.not_pregnant.sub(" . ", plain))
        or _is_told_by_week(weeks, clues, letters)
        or _is_due(clues, letters)
    )
    hinted = (weeks and _is_ordinal(letters)) or words.expecting.search(plain)
    return Pregnancy(weeks) if said or (hinted and words.midwife.search(plain)) else None


def _is_told_by_week(weeks: int | None, clues: list[Clue], letters: str) -> bool:
    """Whether the week alone tells of a pregnancy: "36+2 and bleeding", or no word but "22. Woche"."""
    if "#" in letters:
        newborn = any(clue.letter == "s" and clue.value == "0-1" for clue in clues)
        return not newborn and not _OVER.search(letters)
    is_late = weeks and weeks >= LATE_WEEK and _LATE_WEEK.match(letters)
    return bool(is_late or (weeks and _ONLY_WEEK.match(letters)))


def _is_due(clues: list[Clue], letters: str) -> bool:
    """Whether a day of birth lies ahead: "ET 3.3."."""
    for match in _DUE.finditer(letters):
        day = match["day"] != "n" or clues[match.start("day")].value % 1
        if clues[match.start()].value == "due" and day:
            return True
    return False


def _weeks(clues: list[Clue], letters: str) -> int | None:
    for match in _WEEK.finditer(letters):
        at = match.start(next(name for name in ("number", "after", "both") if match[name]))
        value = clues[at].value
        counted = bool(re.search("[.o#]", match.group()))
        if not FIRST_WEEK <= value <= LAST_WEEK:
            continue
        if counted or value >= LATE_WEEK or not _SPAN.search(letters[: match.start()]):
            return int(value)
    return None


def _is_ordinal(letters: str) -> bool:
    return bool(re.search(r"n[.'-]+W|oW|Wn|Wo", letters))


@cache
def _words(language: str) -> _Words:
    files = [language_file(code, "ages.yml") for code in dict.fromkeys([language, DEFAULT])]
    months = [bare(word) for file in files for word in _month_names(file)]
    rows = {
        group: pattern([row for file in files for row in file.get(group) or []], {"month": months})
        for group in ("pregnant", "not_pregnant", "expecting", "midwife")
    }
    return _Words(**rows)


def _month_names(file: dict[str, Any]) -> list[str]:
    return [word for names in (file.get("month_names") or {}).values() for word in entries(names)]
