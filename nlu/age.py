"""How old the children are that a message speaks of."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from nlu.birth import read_birthdays, read_births
from nlu.clue import lexicon, own_words, read_clues
from nlu.correction import corrected
from nlu.denial import read_denials
from nlu.fold import Token, tokens
from nlu.grade import read_grades, read_limits, read_stages
from nlu.lexicon import languages_with
from nlu.meant_age import ages_meant
from nlu.own_age import read_own_age
from nlu.pregnancy import Pregnancy, find_pregnancy
from nlu.reading import Found, Reading

UNITS = "YyMmWwDdzQ"  # letters of clues
A_WORD = 5  # letters by which another language must be the likelier one
BABY_MONTHS = 12  # so long a child is a baby: beside a pregnancy the one that is expected
# "A second-grader and a six-year-old"
LISTED = re.compile("(?:G|[no]['.-]?g)&a?n['.-]?y")


@dataclass(frozen=True)
class ChildAge:
    """The span of months in which a child's age lies; `stated` is False for "baby", "teenager"."""

    min_months: int
    max_months: int
    stated: bool = True


@dataclass(frozen=True)
class AgeFindings:
    """What a message says of ages; empty if it says nothing."""

    children: tuple[ChildAge, ...] = ()
    pregnancy: Pregnancy | None = None
    own_age_years: int | None = None

    def __bool__(self) -> bool:
        return bool(self.children or self.pregnancy or self.own_age_years)


def find_ages(text: str, language: str | None, today: date) -> AgeFindings:
    """Ages of the children, pregnancy and own age in a message; empty if there is none.

    The language only says which words to try first: German ones are always known, and where
    nothing is found those of the language that knows most words of the message are tried.
    Rules of reading: docs/languages.md, "Ages".
    """
    words = tokens(text)
    for code in _languages(language, words):
        findings = _findings(text, words, code, today)
        if findings:
            return findings
    return AgeFindings()


def names_unit(text: str, language: str | None) -> bool:
    """Whether a text names years, months, weeks or days; the language is as in `find_ages`."""
    words = tokens(text)
    return any(
        clue.letter in UNITS
        for code in _languages(language, words)
        for clue in read_clues(words, lexicon(code))
    )


def _languages(language: str | None, words: Sequence[Token]) -> Iterator[str]:
    known = languages_with("ages.yml")
    if language in known:
        yield language
    counts = Counter(code for word in words for code in _languages_of(word.bare))
    likeliest = max(known, key=lambda code: counts[code])
    if language not in known or counts[likeliest] > 2 * counts[language] + A_WORD:
        yield likeliest


@lru_cache(maxsize=16384)
def _languages_of(word: str) -> tuple[str, ...]:
    """The languages that list a word among those about ages, as often as it has letters."""
    listing = (code for code in languages_with("ages.yml") if own_words(code).sense(word))
    return tuple(code for code in listing for _ in word)


def _findings(text: str, words: Sequence[Token], language: str, today: date) -> AgeFindings:
    reading = read_message(text, words, language, today)
    for quantity in ages_meant(reading):
        reading.take(quantity.start, quantity.span, "stated")
    return AgeFindings(_children(reading), reading.pregnancy, reading.own_age_years)


def read_message(text: str, words: Sequence[Token], language: str, today: date) -> Reading:
    """The clues of a message, and what rules alone find in them."""
    clues = read_clues(words, lexicon(language))
    reading = Reading(clues, today, find_pregnancy(text, clues, language))
    for rule in RULES:
        rule(reading)
    return reading


RULES: tuple[Callable[[Reading], None], ...] = (
    read_own_age,
    read_denials,
    read_births,
    read_birthdays,
    read_grades,
    read_limits,
    read_stages,
)


# --- which of what was found are children --------------------------------------------------------


def _children(reading: Reading) -> tuple[ChildAge, ...]:
    found = sorted(reading.found, key=lambda each: each.first)
    told = corrected([each for each in found if each.kind in ("born", "stated")], reading)
    told = [each for each in told if not _is_said_better(each, told)]
    grades = [each for each in found if each.kind == "grade"]
    certain = told + [each for each in grades if not _is_in_grade(each, told, reading)]
    stages = [each for each in found if each.kind == "stage" and not _near(each, certain, 12)]
    if reading.pregnant:
        stages = [each for each in stages if each.min >= BABY_MONTHS]
    return tuple(_child_ages(certain, True)) + tuple(_child_ages(_distinct(stages), False))


def _child_ages(found: Iterable[Found], stated: bool) -> Iterator[ChildAge]:
    for each in sorted(found, key=lambda each: each.first):
        yield ChildAge(each.min, each.max, stated)


def _is_said_better(found: Found, others: list[Found]) -> bool:
    """Whether another finding says the same child's age more exactly ("14, wird im Dezember 15").

    Of two births on the same day the first counts: nobody tells those of twins one by one.
    """
    return any(
        other is not found
        and other.kind == "born"
        and (found.kind != "born" or _is_vaguer(found, other))
        and _near(found, [other], 12)
        for other in others
    )


def _is_vaguer(born: Found, other: Found) -> bool:
    is_said_again = (born.min, born.max) == (other.min, other.max) and born.first > other.first
    return is_said_again or born.max - born.min > other.max - other.min


def _is_in_grade(grade: Found, others: list[Found], reading: Reading) -> bool:
    """Whether an age is that of the child in a grade; who stays down is older, hardly anyone younger."""
    return any(
        grade.min <= other.max + 12 and other.min <= grade.max + 18
        for other in others
        if not _are_listed(grade, other, reading)
    )


def _are_listed(grade: Found, other: Found, reading: Reading) -> bool:
    """Whether an age is that of another child, who is told beside the one in a grade."""
    letters = "".join(clue.letter for clue in reading.clues[grade.first :])
    listed = LISTED.match(letters)
    return bool(listed and grade.first < other.first < grade.first + listed.end())


def _near(found: Found, others: list[Found], months: int) -> bool:
    return any(
        found.min <= other.max + months and other.min <= found.max + months for other in others
    )


def _distinct(found: list[Found]) -> list[Found]:
    """One finding of each span, the narrower where two overlap."""
    kept: list[Found] = []
    for each in sorted(found, key=lambda each: each.max - each.min):
        if not _near(each, kept, 0):
            kept.append(each)
    return kept
