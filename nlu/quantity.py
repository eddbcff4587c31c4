"""Quantities of time with their unit: "3 Jahre", "2 ans et demi", "7 weeks"."""

from __future__ import annotations

import re
from itertools import pairwise

from nlu.meant_age import is_age_of_child, oldest_months
from nlu.reading import Reading
from nlu.span import OLDEST_CHILD_YEARS, nearly_span, unit_span, year_span

YEAR_MONTHS = 12
SIBLINGS_MONTHS = 9  # so much younger a brother or sister is at least


# "The boys are all 14 to 16", "ages 8-12", "four kids between 1 and 9"
OF_CHILDREN = re.compile("(?:Kk|_)[Bfu]{0,2}$|A[f:(]?$")
BETWEEN = re.compile("K[kfv:(]?$")

RANGE = re.compile(
    r"(?P<from>n)(?P<unit1>[YyMmWw]?)(?P<to>-?[tv]|-)(?P<till>n)['-]?(?P<unit2>[YyMmWwC]?)"
    r"|\[(?P<from2>n)(?P<unit3>[YyMm]?)[&t-](?P<till2>n)(?P<unit4>[YyMm]?)"
)
QUANTITY = re.compile(
    r"(?P<number>(?:n(?:[-&]?a?h)?|a(?:[-&]a?h)?)(?:['-]?[,&/]?n)*)['.f-]{0,2}(?P<unit>[YyMmWwDdz])"
    r"(?:(?P<rest>[.,]?[-&]?a?h|&Q|(?<=[Yy])&M|&?;(?:[na]?M|Q)|['.]?[,&]?[na][.-]?(?:M|m(?!E))|(?<=[Yy])&nC(?=[.,]|$))(?!Y))?"
    r"|(?P<whole>Q)(?P<rest2>&?h|&n?M|&nC|&Q|&?;(?:[na]?M|Q))?"
    r"|a?(?P<half>h)[-f]?a?(?P<unit5>[Yy])"
)
# One year that no number counts: "сыну год", "год и восемь", "سنة ونص", "рік і три місяці".
ONE_YEAR = re.compile(
    r"(?:[cpAiv]|K(?=Y&)|c[(]|(?<![nC])e)[f~k]{0,2}Y(?!n)(?P<rest>&?h|&?n[Mm]|&?;(?:[na]?M|Q)|&Q|&M|&n(?=[.,)&]|$))?"
    r"|(?<![naohBL])Y(?P<rest2>&?nM|&Q|&M|(?<=^Y)&n(?=[u.,]|$)|(?<=^Y)&nC(?=[f.,]|$)|(?<=^Y)&?h)"
)
# "At 9 months she slept, now at 14 months ...": the first tells of former times.
FORMER = re.compile(
    r"(?P<then>(?:[@e]|(?<![^.,])v)n(?P<unit>[YM])[^.nx]{1,12}?)f[kp@ev]{0,3}(?P<now>n)(?P=unit)"
)
ONE_MONTH = re.compile(r"A[f~k]{0,2}M|[cp][f~k]{0,2}M(?=[.,)&]|$)")
BELOW = re.compile(r"[cK][^.,]{0,2}<(?P<years>n)(?!['.-]?[MmWwDdCKg])[Yy]?")
BORN_AGO = re.compile(
    r"R[^.nJN]{0,4}[na]?(?P<unit1>[WMD])E"
    r"|R[^.nJN]{0,4}B[na]?(?P<unit2>[WMDwmd])(?![RP])"
    r"|B[na]?(?P<unit3>[WMD])[^.nJN]{0,3}R"
    r"|[na](?P<unit4>[WMD])E[^.nJN]{0,3}R"
    r"|Pa?[scK][na](?P<unit7>[WMD])E"
    r"|U.{0,18}[.,f]n(?P<unit8>[WMD])T"  # "doğumdan beri ... iki ay oldu"
    r"|U[^.nJN]{0,3}[na](?P<unit5>[WMDwmd])"
    r"|[na](?P<unit6>[WMD])[^.nJN]{0,2}U"
)


def read_ranges(reading: Reading) -> None:
    """ "3 bis 6 Jahre", "between 14 months and 5 years"; spans of other things are no ages."""
    for match in reading.matches(RANGE):
        groups = match.groupdict()
        low, high = reading.values(match, 0, "n")[:2]
        unit_high = groups["unit2"] or groups["unit4"] or groups["unit1"] or groups["unit3"] or ""
        unit_low = groups["unit1"] or groups["unit3"] or unit_high
        is_told = unit_high in tuple("YyMmWw")
        if is_told and is_age_of_child(reading, match, unit_high, unit_span(high, unit_high)[0]):
            low_months, high_months = unit_span(low, unit_low)[0], unit_span(high, unit_high)[1]
            if low_months > high_months:
                continue
            reading.take(match.start(), (low_months, high_months), "stated")
            reading.read(match)
        elif not unit_high and low <= high and _is_of_children(reading, match):
            reading.take(match.start(), (year_span(low)[0], year_span(high)[1]), "stated")
            reading.read(match)
        elif not groups["unit1"] and (
            "t" in (groups["to"] or "") or (unit_high and groups["to"] != "v")
        ):
            reading.read(match)


def _is_of_children(reading: Reading, match: re.Match[str]) -> bool:
    """Whether a range without a unit is that of children's ages."""
    before = reading.letters[: match.start()]
    between = match.group().startswith("[") and BETWEEN.search(before)
    return bool(between or OF_CHILDREN.search(before))


def read_births_ago(reading: Reading) -> None:
    """ "Vor 5 Wochen entbunden", "родила месяц назад"; a year of birth told so is a quantity."""
    for match in reading.matches(BORN_AGO):
        number = next(iter(reading.values(match, 0, "n")), 1)
        if number <= oldest_months("M"):
            unit = match[str(match.lastgroup)]
            reading.take(match.start(), unit_span(number, unit), "stated")
            reading.read(match)


def read_limits(reading: Reading) -> None:
    """ "Kinder unter 3", "kids under 6": from birth up to that birthday, where no age is told."""
    for match in reading.matches(BELOW):
        years = reading.values(match, "years", "n")[0]
        if 0 < years <= OLDEST_CHILD_YEARS:
            reading.take(match.start(), (0, years * 12 - 1), "stage")
        reading.read(match)


def read_quantities(reading: Reading) -> None:
    """Numbers with a unit: "3 Jahre", "2 ans et demi", "6 und 9 Jahre", "7 weeks"."""
    for match in reading.matches(FORMER):
        if reading.values(match, "then", "n") < reading.values(match, "now", "n"):
            reading.read(match, "then")
    for pattern, span in ((ONE_YEAR, (12, 23)), (ONE_MONTH, (1, 1))):
        for match in reading.matches(pattern):
            _take_one(reading, match, span)
    for match in reading.matches(QUANTITY):
        if _take_quantity(reading, match):
            continue
        reading.read(match)


def _take_one(reading: Reading, match: re.Match[str], span: tuple[int, int]) -> None:
    before, after = reading.letters[: match.start()], reading.letters[match.end() :]
    if re.search("[BL][^u]?$", before) or (_lasts(after) and not _is_of_child(match, before)):
        return
    if match.lastgroup:
        span = _add(span, reading, match, match.lastgroup)
    reading.take(match.start(), span, "stated")
    reading.read(match)


def _lasts(after: str) -> bool:
    return bool(re.match("[EL]|[^,.]L", after))


def _is_of_child(match: re.Match[str], before: str) -> bool:
    """Whether a year is an age though the next clause tells what lasts: "на година и два месеца".

    So is the last of several children: "старшему семь младшему год".
    """
    with_months = match.group().startswith("e") and "M" in match.group()
    listed = match.group().startswith("c") and re.search("c[fk]?[nx][,&]?$", before)
    return with_months or bool(listed)


def _take_quantity(reading: Reading, match: re.Match[str]) -> bool:
    spans, unit = _quantity(reading, match)
    if not spans or not is_age_of_child(reading, match, unit, spans[-1][0]):
        return False
    for span in spans:
        reading.take(match.start(), _nearly(reading, match, span), "stated")
    reading.read(match)
    return True


def _quantity(reading: Reading, match: re.Match[str]) -> tuple[list[tuple[int, int]], str]:
    """The spans of months a quantity names, with the letter of its unit."""
    if match.group("half"):
        return [(6, 6)], "Y"
    if match.group("whole"):
        value = str(reading.values(match, "whole", "Q")[0])
        unit = value[-1].upper()
        return [_add(unit_span(float(value[:-1]), unit), reading, match, "rest2")], unit
    unit = match.group("unit")
    numbers = reading.numbers(match, "number")
    # What is too much to be an age is no part of a list of ages: "37,8, 4 Jahre".
    numbers = [
        each for each in numbers[:-1] if unit_span(each, unit)[0] <= oldest_months(unit)
    ] + numbers[-1:]
    before = reading.letters[: match.start()]
    if _is_years_and_months(numbers, unit, before):
        return [unit_span(numbers[0] + numbers[1] / YEAR_MONTHS, "Y")], "Y"
    units = _units(numbers, unit, "K" in before[-4:])
    spans = [unit_span(number, each) for number, each in zip(numbers, units, strict=True)]
    months = reading.values(match, "rest", "n") if re.search("[Mm]", match["rest"] or "") else []
    if months and _is_another(reading, match, months[0]):
        return [*spans, unit_span(months[0], "M")], unit
    if other := _whole_years(reading, match):
        return [*spans, year_span(other)], unit
    return [*spans[:-1], _add(spans[-1], reading, match, "rest")], unit


def _is_another(reading: Reading, match: re.Match[str], months: float) -> bool:
    """Whether the months after years are another child's.

    Either they are too many for a rest ("6 Jahre und 18 Monate"), or children are told by what
    they are: "the kids are a 4-year-old and a 6-month-old".
    """
    told = re.search(r"K[fkv:,]{0,2}$", reading.letters[: match.start()])
    if match["unit"] == "y" and re.match("-?O", reading.letters[match.end() :]):
        return True  # "a 2 year old and a 7 month old"
    if told and re.fullmatch("[na]['.f-]{0,2}y&[na]['.-]?m", match.group()):
        return True
    return YEAR_MONTHS <= months <= oldest_months("M")


def _whole_years(reading: Reading, match: re.Match[str]) -> float:
    """The years of a word that is a child's whole age and no rest: "6 лет и годовалый"; 0 without."""
    values = [str(value) for value in reading.values(match, "rest", "Q")]
    years = [value[:-1] for value in values if value.endswith("y")]
    return float(years[0]) if years else 0


def _is_years_and_months(numbers: list[float], unit: str, before: str) -> bool:
    """Whether two numbers are one child's years and months: "he's 3 and two months".

    "Three or four months" only guesses.
    """
    if len(numbers) != 2 or unit != "M" or numbers[1] - numbers[0] == 1:
        return False
    return numbers[1] < YEAR_MONTHS and bool(re.search("(?:[cp]'?k[f~]?|e)$", before))


def _units(numbers: list[float], unit: str, children: bool) -> list[str]:
    """The units of listed numbers of which the last alone has one: "12, 9, 5 und 8 Monate".

    No brother is three months older than his sister: then the numbers before are years. Those of
    a schedule rise ("2, 4 and 11 months"), children are told from the eldest on.
    """
    elder = numbers[:-1]
    gaps = [abs(one - other) for one, other in pairwise(numbers)]
    told = children or (len(elder) > 1 and elder == sorted(elder, reverse=True))
    is_guess = len(numbers) == 2 and gaps == [1]
    differ = told and not is_guess and any(0 < gap < SIBLINGS_MONTHS for gap in gaps)
    return ["Y" if differ and unit in "MmWw" else unit] * len(elder) + [unit]


def _add(
    span: tuple[int, int], reading: Reading, match: re.Match[str], group: str
) -> tuple[int, int]:
    """The span with the half year or the months that follow it."""
    rest = match.group(group) or ""
    if "h" in rest:
        return (span[0] + 6, span[0] + 6) if span[1] > span[0] else span
    if months := _months(reading, match, group):
        exact = span[0] - months if ";" in rest else span[0] + months
        return exact, exact
    return span


def _months(reading: Reading, match: re.Match[str], group: str) -> int:
    """The months in a rest: "and 8 months", "and a month", "and two-months" in one word; 0 for none."""
    rest = match.group(group) or ""
    if numbers := reading.values(match, group, "na"):
        return int(numbers[0]) if numbers[0] < YEAR_MONTHS else 0
    if "Q" in rest:
        value = str(reading.values(match, group, "Q")[0])
        return int(value[:-1]) if value.endswith("m") else 0
    return int("M" in rest)


def _nearly(reading: Reading, match: re.Match[str], span: tuple[int, int]) -> tuple[int, int]:
    before, after = reading.letters[: match.start()], reading.letters[match.end() :]
    whole_years = span[1] - span[0] == 11
    nearly = re.search(r"[~b][fue]?$", before) or re.match("[~j]", after)
    return nearly_span(span[0] / 12) if whole_years and nearly else span
