"""Quantities of time in a message, and numbers that could be one: "3 Jahre", "2 ans et demi", "4".

They are found by their form alone; which of them are ages is for `nlu.meant_age` to say. Where a form
can be read in several ways ("6 Jahre und 8 Monate": one child or two), every reading is found.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from nlu.clue import YEAR_MONTHS
from nlu.reading import Reading
from nlu.span import OLDEST_CHILD_YEARS, nearly_span, unit_span

# More of a unit is no age: a child's is then told in the next larger one.
MOST = {"Y": OLDEST_CHILD_YEARS, "Z": OLDEST_CHILD_YEARS, "M": 60, "W": 52, "D": 60}
HALF = "(?:[-&]?a?h)?"
UNIT = "['.f-]{0,2}(?P<unit>[YyMmWwDdz])"
RANGE = re.compile(
    rf"(?P<low>n{HALF})(?P<unit_low>[YyMmWw]?)(?:-?[tv]|-)(?P<high>n{HALF})['-]?(?P<unit>[YyMmWw]?)"
)
BETWEEN = re.compile(r"\[(?P<low>n)(?P<unit_low>[YyMm]?)[&t-](?P<high>n)(?P<unit>[YyMm]?)")
# "3 Jahre", "a year", and what follows of it: "et demi", "und 8 Monate", "minus a month"
COUNTED = re.compile(
    rf"(?P<number>n{HALF}|a(?:[-&]a?h)?){UNIT}"  # "ein halbes Jahr" is not one and a half
    r"(?P<rest>(?:[.,]?[-&]?a?h|&Q|(?<=[Yy])&M|&?;(?:[na]?M|Q)|['.]?[,&]?[na][.-]?(?:M|m(?!E))"
    r"|(?<=[Yy])&nC(?=[.,]|$))(?!Y))?"
)
WHOLE = re.compile(r"(?P<number>Q)(?P<rest>&?h|&n?M|&nC|&Q|&?;(?:[na]?M|Q))?")
HALF_A_YEAR = re.compile("a?h[-f]?a?[Yy]")
# One year or month that no number counts: "сыну год", "год и восемь", "سنة ونص"
UNCOUNTED = re.compile(
    r"(?P<unit>[YMWD])(?P<rest>&?h|&?n[Mm]|&?;(?:[na]?M|Q)|&Q|&M|&nC?(?=[.,)&u]|$))?"
)
# "3 und zwei Monate": one child's years and months
JOINED = re.compile(r"(?P<number>n)&(?P<rest>n['.f-]{0,2}[Mm])")
# Ages in months that months are added to: of "2½ and 7 months" and "14 years and 10 months" it is two children.
WITH_MONTHS = range(0, 12 * YEAR_MONTHS, YEAR_MONTHS)
# "6 und 9 Jahre": the first has the unit of the last
LISTED = re.compile(rf"(?P<number>n{HALF})(?=(?:['-]?[,&/]{{1,2}}[na]{HALF})+{UNIT})")
BARE = re.compile(rf"(?P<number>n{HALF}|a[-&]?a?h|a(?=[.,&)T]|$))")


@dataclass(frozen=True)
class Quantity:
    """A quantity from clue `start` up to clue `end`, and the months it would be as an age.

    `unit` is a letter of clues; a bare number, which would be years, has none.
    """

    start: int
    end: int
    form: str
    unit: str
    number: float
    span: tuple[int, int]


Form = tuple["re.Pattern[str]", Callable[[Reading, "re.Match[str]"], Iterator[Quantity]]]


def quantities(reading: Reading) -> list[Quantity]:
    """The quantities that are not too much for a child's age, from left to right."""
    found: list[Quantity] = []
    at = 0
    while begins := ANY_FORM.search(reading.letters, at):
        at = begins.start()
        alone = next(filter(None, (_read(form, reading, at) for form in ALONE)), [])
        found += [each for form in BESIDES for each in _read(form, reading, at)] + alone
        at = alone[-1].end if alone else at + 1
    return [each for each in found if _could_be_age(each)]


def _read(form: Form, reading: Reading, at: int) -> list[Quantity]:
    pattern, read = form
    match = pattern.match(reading.letters, at)
    return list(read(reading, match)) if match else []


def _could_be_age(quantity: Quantity) -> bool:
    low, high = quantity.span
    return 0 <= low <= high and quantity.number <= MOST[quantity.unit.upper() or "Y"]


def _range(reading: Reading, match: re.Match[str]) -> Iterator[Quantity]:
    """ "3 bis 6 Jahre", "between 14 months and 5 years", "8-12"."""
    unit = match["unit"] or match["unit_low"]
    low, high = (reading.number(match, each) for each in ("low", "high"))
    first = unit_span(low, match["unit_low"] or unit or "Y")[0]
    yield _quantity(match, "range", unit, high, (first, unit_span(high, unit or "Y")[1]))


def _joined(reading: Reading, match: re.Match[str]) -> Iterator[Quantity]:
    number = reading.number(match, "number")
    span = _with_rest(unit_span(number, "Y"), reading, match)
    yield _quantity(match, "joined", "Y", number, span)


def _listed(reading: Reading, match: re.Match[str]) -> Iterator[Quantity]:
    number, unit = reading.number(match, "number"), match["unit"]
    yield _quantity(match, "listed", unit, number, unit_span(number, unit))


def _counted(reading: Reading, match: re.Match[str]) -> Iterator[Quantity]:
    """A number with its unit; months that follow may be a rest of it or another child's age."""
    number, unit = reading.number(match, "number"), match["unit"]
    span, end = unit_span(number, unit), match.end("unit")
    with_rest = _with_rest(span, reading, match)
    is_half = "h" in (match["rest"] or "")
    if is_half or with_rest != span:
        yield _quantity(match, "counted", unit, number, with_rest)
    if not is_half:
        span = _nearly(reading, match.start(), end, span)
        yield Quantity(match.start(), end, "counted", unit, number, span)


def _whole(reading: Reading, match: re.Match[str]) -> Iterator[Quantity]:
    """A word that is a whole age, "полгода", and what is added to it."""
    value = str(reading.values(match, "number", "Q")[0])
    number, unit = float(value[:-1]), value[-1].upper()
    span = _with_rest(unit_span(number, unit), reading, match)
    yield _quantity(match, "whole", unit, number, span)


def _half_a_year(reading: Reading, match: re.Match[str]) -> Iterator[Quantity]:
    yield _quantity(match, "half", "Y", 0.5, (6, 6))


def _uncounted(reading: Reading, match: re.Match[str]) -> Iterator[Quantity]:
    span = _with_rest(unit_span(1, match["unit"]), reading, match)
    yield _quantity(match, "uncounted", match["unit"], 1, span)


def _bare(reading: Reading, match: re.Match[str]) -> Iterator[Quantity]:
    number = reading.number(match, "number")
    span = _nearly(reading, *match.span(), unit_span(number, "Y"))
    yield _quantity(match, "bare", "", number, span)


# What can be told from a clue on: one of these, and besides it what several numbers mean together.
ALONE: tuple[Form, ...] = (
    (COUNTED, _counted), (WHOLE, _whole), (HALF_A_YEAR, _half_a_year), (BARE, _bare),
    (UNCOUNTED, _uncounted),
)  # fmt: skip
BESIDES: tuple[Form, ...] = (
    (RANGE, _range), (BETWEEN, _range), (JOINED, _joined), (LISTED, _listed),
)  # fmt: skip
# All forms in one, to go on at once to where the next quantity begins.
ANY_FORM = re.compile(
    "|".join(re.sub(r"\?P<\w+>", "?:", form.pattern) for form, _ in (*ALONE, *BESIDES))
)


def _quantity(
    match: re.Match[str], form: str, unit: str, number: float, span: tuple[int, int]
) -> Quantity:
    return Quantity(match.start(), match.end(), form, unit, number, span)


def _with_rest(span: tuple[int, int], reading: Reading, match: re.Match[str]) -> tuple[int, int]:
    """The span with the half year or the months that follow it."""
    rest = match["rest"] or ""
    if "h" in rest:
        return (span[0] + 6, span[0] + 6) if span[1] > span[0] else span
    if span[0] in WITH_MONTHS and (months := _months(reading, match, rest)):
        exact = span[0] - months if ";" in rest else span[0] + months
        return exact, exact
    return span


def _months(reading: Reading, match: re.Match[str], rest: str) -> int:
    """The months in a rest: "and 8 months", "and a month", "and two-months" in one word; 0 for none."""
    if numbers := reading.values(match, "rest", "na"):
        return int(numbers[0] or 1) if (numbers[0] or 1) < YEAR_MONTHS else 0
    if "Q" in rest:
        value = str(reading.values(match, "rest", "Q")[0])
        return int(value[:-1]) if value.endswith("m") else 0
    return int("M" in rest)


def _nearly(reading: Reading, start: int, end: int, span: tuple[int, int]) -> tuple[int, int]:
    """The last months before the birthday where whole years are only nearly full.

    "4 года, почти не говорит" is nearly silent, not nearly four.
    """
    before, after = reading.letters[:start], reading.letters[end:]
    is_of_what_follows = after[1:2] == "u" and reading.mark(end + 1) in ("not", "not_behind")
    behind = None if is_of_what_follows else re.match("[~j]", after)
    nearly = re.search(r"[~b][fue]?$", before) or behind
    is_whole_years = span[1] - span[0] == YEAR_MONTHS - 1
    return nearly_span(span[0] / YEAR_MONTHS) if is_whole_years and nearly else span
