"""Ages told with their unit: "3 Jahre", "2 ans et demi", "7 weeks"."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import pairwise
from typing import NamedTuple

from nlu.reading import Reading, is_past
from nlu.span import GROWN_UP_YEARS, OLDEST_CHILD_YEARS, nearly_span, unit_span, year_span

# Beyond these an age is told in the next larger unit, and a number measures something else.
OLDEST_MONTHS = {"M": 48.0, "W": 14.0, "D": 4.0}
FEW_CLUES = 5  # in so short a message "ein Jahr" is an age without a child beside it
MANY_CLUES = 30  # in so long a message a quantity far from every child is a time that went by
YEAR_MONTHS = 12
SIBLINGS_MONTHS = 9  # so much younger a brother or sister is at least


class Around(NamedTuple):
    """What stands before and after a quantity in some units."""

    units: str
    before: str
    after: str = ""

    def stands(self, unit: str, before: str, after: str) -> bool:
        found = re.search(self.before, before) and re.match(self.after, after)
        return unit in self.units and bool(found)


NOT_CHILD_OF = r"(?<!c)(?<!c[fu])(?<!c[fu]{2})"
# "My son is away 5 days" is no newborn, so only few words may stand between.
_NEWBORN = r"c[fk~]{0,2}$|s[^.,BLE]{0,2}$|su{0,8}$"
_BABY = r"[cs][^.,BLE]{0,2}$|su{0,8}$"
BABY_BEFORE = {"D": _NEWBORN, "d": _NEWBORN, "W": _BABY, "w": rf"{_BABY}|K[^.,BLE]{{0,2}}$"}
NEVER_AN_AGE = (
    Around("WwMm", "l[^,]{0,4}$"),  # "lost the baby at 22 weeks"
    Around("WwMmDd", "![^.,&c]{0,2}$"),  # "my sister is pregnant, 8 months"
    Around("WwMmDd", "", "[^.,&cKspS]?!"),  # "my 8 months pregnant sister"
    # "mein Mann, 40 Jahre", but "der Sohn meines Partners, 4 Jahre"
    Around("YMWDmwd", rf"{NOT_CHILD_OF}X[fk,(:'-]{{0,3}}$"),
    Around("YMWDymwdz", "=[cef]{0,2}$"),  # "like a 3 year old"
    Around("YMWD", "", "E"),  # "3 Jahre später"
    # "When I was 8 years old", "isha 8 vjeç", "als ich 8 Jahre alt war"
    Around("YMWDymwdz", "(?:S|^|[,(])Pf?$"),
    Around("YMWDymwdz", "Sf?$", "O?P"),
    # "I am in week 22", "31. Woche bin ich": no child tells its own weeks
    Around("Ww", "S[ueB@]?$"),
    Around("Ww", "^[ueB@]?$", "S[.,]?$"),
    Around("M", "(?<!n)D$"),  # "on day 1 of the month"
)
NO_AGE_WITHOUT_CHILD = (
    Around("YMWD", "B[^cKp,]{0,2}$|[LE][^,cKp]{0,3}$"),  # "seit 3 Jahren", "warte 3 Jahre"
    Around("YMWD", "", "[^cK,]{0,2}E|[^,]{0,3}L"),  # "3 Jahre und länger", "3 Jahre gewartet"
    Around("MWD", "", "T"),  # "5 ay oldu": so long ago it was
    Around("YMWD", "(?:^|[,X])v$", "B"),  # "ka 5 muaj që": it has been so long
)

CLAUSE_END = "k?(?:[,)]|$)"  # the verb may be last: ", 8 mujsh është."
FRIENDS = re.compile("(?:Kk|_)[Bfu]{0,2}$")  # "the boys are all 14 to 16"

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
    r"(?:[cpAiv]|K(?=Y&)|c[(]|(?<![nC])e)[f~k]{0,2}Y(?!n)(?P<rest>&?h|&?n[Mm]|&Q|&M|&n(?=[.,)&]|$))?"
    r"|(?<![naohBL])Y(?P<rest2>&?nM|&Q|&M|(?<=^Y)&n(?=[u.,]|$)|(?<=^Y)&nC(?=[f.,]|$)|(?<=^Y)&?h)"
)
# "At 9 months she slept, now at 14 months ...": the first tells of former times.
FORMER = re.compile(
    r"(?P<then>(?:[@e]|(?<![^.,])v)n(?P<unit>[YM])[^.nx]{1,12}?)f[kp@ev]{0,3}(?P<now>n)(?P=unit)"
)
ONE_MONTH = re.compile(r"A[f~k]{0,2}M|[cp][f~k]{0,2}M(?=[.,)&]|$)")
BELOW = re.compile(r"[cK][^.,]{0,2}<(?P<years>n)(?!['.-]?[MmWwDdCKg])[Yy]?")
BORN_AGO = re.compile(
    r"R[^.nJN]{0,4}[na](?P<unit1>[WMD])E"
    r"|R[^.nJN]{0,4}B[na]?(?P<unit2>[WMDwmd])(?![RP])"
    r"|B[na]?(?P<unit3>[WMD])[^.nJN]{0,3}R"
    r"|[na](?P<unit4>[WMD])E[^.nJN]{0,3}R"
    r"|Pa?[scK][na](?P<unit7>[WMD])E"
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
        if unit_high in tuple("YyMmWw") and _is_age(reading, match, unit_high, high):
            low_months, high_months = unit_span(low, unit_low)[0], unit_span(high, unit_high)[1]
            if low_months > high_months:
                continue
            reading.take(match.start(), (low_months, high_months), "stated")
            reading.read(match)
        elif not unit_high and FRIENDS.search(reading.letters[: match.start()]) and low <= high:
            reading.take(match.start(), (year_span(low)[0], year_span(high)[1]), "stated")
            reading.read(match)
        elif not groups["unit1"] and (groups["to"] not in ("-", None) or unit_high):
            reading.read(match)


def read_births_ago(reading: Reading) -> None:
    """ "Vor 5 Wochen entbunden", "родила месяц назад"; a year of birth told so is a quantity."""
    for match in reading.matches(BORN_AGO):
        number = next(iter(reading.values(match, 0, "n")), 1)
        if number <= OLDEST_MONTHS["M"]:
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
    if not spans or not _is_age(reading, match, unit, spans[-1][0]):
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
        each for each in numbers[:-1] if unit_span(each, unit)[0] <= _oldest(unit)
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
    if told and re.fullmatch("[na]['.f-]{0,2}y&[na]['.-]?m", match.group()):
        return True
    return YEAR_MONTHS <= months <= OLDEST_MONTHS["M"]


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
    return numbers[1] < YEAR_MONTHS and bool(re.search("[cp]'?k[f~]?$", before))


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


def _is_age(reading: Reading, match: re.Match[str], unit: str, months: float) -> bool:
    """Whether a quantity is a child's age: not a duration, not an adult's age, not too much."""
    before, after = reading.around(match)
    told_as_age = bool(unit in "ymwdz" or re.match("-?O", after))
    if _is_of_others(reading, unit, months, before, after) or _is_of_thing(reading, match):
        return False
    if not told_as_age and (_is_former(before, after) or _has_gone_by(reading, match)):
        return False
    if _is_beside_child(unit, before, after):
        return True
    if told_as_age and not after.startswith("c") and _is_course(unit, before, after):
        return False
    if not told_as_age and (_is_duration(reading, match, unit) or _is_far(reading, match)):
        return False
    return _is_about_a_child(reading, match, unit, before, after)


def _is_of_others(reading: Reading, unit: str, months: float, before: str, after: str) -> bool:
    """Whether it is no child's age whatever stands beside it: an adult's, a pregnancy's."""
    return (
        not _is_young(months, unit, before, after)
        or _is_of_pregnancy(reading, before, unit, months)
        or _stands(NEVER_AN_AGE, unit, before, after)
    )


def _is_of_thing(reading: Reading, match: re.Match[str]) -> bool:
    """Whether a car or a dog is so old."""
    thing = re.search("u[kvife~]{0,2}$", reading.letters[: match.start()])
    return bool(thing and reading.mark(thing.start()) == "thing")


def _stands(places: Iterable[Around], unit: str, before: str, after: str) -> bool:
    return any(each.stands(unit, before, after) for each in places)


def _is_duration(reading: Reading, match: re.Match[str], unit: str) -> bool:
    before, after = reading.around(match)
    durations = _stands(NO_AGE_WITHOUT_CHILD, unit, before, after)
    return durations or _is_one_year_of_other_things(reading, match, before)


def _is_former(before: str, after: str) -> bool:
    """Whether it was so long ago, or is a part of something ("im zweiten Jahr")."""
    return is_past(before, after) or bool(re.search(r"(?<![,&])o$", before) or after[:1] == "o")


def _has_gone_by(reading: Reading, match: re.Match[str]) -> bool:
    """Whether "sind es drei Jahre, dass ...", "it's two years since ..." counts the time."""
    before = reading.letters[: match.start()]
    subject = re.search("(k[f~]?)?(p)('?k)?[f~]?$", before)
    if not subject or reading.mark(subject.start(2)) != "impersonal":
        return False
    return bool(subject.group(1) or re.match(",?B", reading.letters[match.end() :]))


def _is_far(reading: Reading, match: re.Match[str]) -> bool:
    """Whether no child stands near in a long message: "we quarrelled two years and I ..."."""
    before, after = reading.around(match)
    numbers = reading.values(match, 0, "na")
    is_exact = len(numbers) > 1 or "h" in match.group() or any(each % 1 for each in numbers)
    if len(reading.letters) < MANY_CLUES or is_exact or match.groupdict().get("whole"):
        return False
    near = re.search(r"[cKsAx][^.S]{0,5}$|[pkiv][f~]?[e@]?$|[e@~]$|^[fu(]?$", before)
    is_clause = re.search(r"[,(][fe]?$", before) and re.match(rf"{CLAUSE_END}|&[na][YMW]", after)
    if re.search(r"SP?[vf]{1,2}$", before):
        return True  # "I have two years ..."
    return not near and not is_clause and not re.match(r"[^.S]{0,2}[cK]", after)


def _is_beside_child(unit: str, before: str, after: str) -> bool:
    """Whether a child is named before; days only of a baby, for "my son did not eat 2 days"."""
    child = re.search(r"[cKspAi][fk~,:('b@-]{0,4}$", before)
    if unit in "Dd" and not re.search("[AKs]", before):
        return bool(child and re.match("O?[.,)&k]|O?$", after))
    return bool(child)


def _is_one_year_of_other_things(reading: Reading, match: re.Match[str], before: str) -> bool:
    """Whether "ein Jahr" stands without a child near; "В 43-м" is a war, "18 euro a month" a price.

    "She comes until the child is one", "bis zu einem Jahr" tells how long.
    """
    if match.group().endswith("-M"):
        return before.endswith("@")
    if before.endswith("t") and match.group().startswith("a"):
        return True
    if before.endswith("C") and match.group().startswith("a"):
        return True
    is_one_year = re.fullmatch("a['.f-]*Y", match.group()) and len(reading.letters) > FEW_CLUES
    return bool(is_one_year and not re.search("[cKp][^.,]{0,3}$", before))


def _is_about_a_child(
    reading: Reading, match: re.Match[str], unit: str, before: str, after: str
) -> bool:
    """Whether months, weeks and days without a sign of age stand in a sentence about a child."""
    if unit in "Yyzm" or re.match("-?O", after) or (unit == "M" and _stands_alone(before, after)):
        return True
    if len(reading.letters) - (match.end() - match.start()) <= 2 and match.group()[0] != "a":
        return True
    if unit in "WDwd":
        return _is_about_a_baby(unit, before, after)
    if re.search(r"R[^,]{0,3}$", before):
        return False
    old = "y" if any(clue.letter == "y" for clue in reading.clues) else ""
    return not match.start() or bool(re.search("[cKspivAy]", before + after + old))


def _is_about_a_baby(unit: str, before: str, after: str) -> bool:
    """Whether weeks or days stand beside a child, or as long after a baby as nothing divides them."""
    begins = not before and (not re.search("[BLE]", after) or re.match(",f?p", after))
    if (unit in "wd" or begins) and _is_clause(before, after):
        return True
    if unit in "wd" and re.search("[cs].*[,(]f?$", before) and re.match(CLAUSE_END, after):
        return True  # "he is my first, 6 weeks old, and ..."
    if before.endswith("e") and after.startswith("k"):
        return True  # "на 5 седмици е"
    return bool(re.search(BABY_BEFORE[unit], before) or re.search(r"^[cs]", after))


def _is_clause(before: str, after: str) -> bool:
    """Whether "11 weeks old" is a sentence without its subject, or stands after "is"."""
    return (not before and bool(re.match("k?[,)]|k?$", after))) or bool(
        re.search("[kp][f~]?$", before)
    )


def _stands_alone(before: str, after: str) -> bool:
    """Whether months are a clause of their own ("..., 14 monate.") or told as "at 15 months"."""
    return bool(re.search(r"(^|[,(])[fu]?$", before) and re.match(CLAUSE_END, after)) or bool(
        re.search(r"[@ve]$", before)
    )


def _oldest(unit: str) -> float:
    """The age in months beyond which a child's is not told in this unit."""
    return OLDEST_MONTHS.get(unit.upper(), OLDEST_CHILD_YEARS * 12)


def _is_young(months: float, unit: str, before: str, after: str) -> bool:
    """Whether so old is a child; whoever is grown up must be called one."""
    if months > _oldest(unit):
        return False
    called_child = re.search(r"[cKp][^.]{0,3}$", before) or re.search(r"^[^.,]{0,2}[cK]", after)
    return months < GROWN_UP_YEARS * 12 or bool(called_child)


def _is_course(unit: str, before: str, after: str) -> bool:
    """Whether "3 aylık", "two-week" measures something that lasts and is no child."""
    lasts = re.search(r"L[^,]?$", before) or re.search(r"^[fuB]{0,3}L", after)
    if unit in "mwd" and after.startswith("E") and not re.search("[csKp][^.,]?$", before):
        return True  # "two months that ...", "3 aylık kurs"
    whole = unit == "y" or re.match("-?O", after)
    return bool(lasts or (not whole and re.search(r"B.?$", before)))


def _is_of_pregnancy(reading: Reading, before: str, unit: str, months: float) -> bool:
    if not reading.pregnant or re.search(r"[csA][^.,]{0,3}$", before):
        return False
    return unit in "WwDd" or (unit in "Mm" and months <= 10)
