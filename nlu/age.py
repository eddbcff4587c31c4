"""How old the children are that a message speaks of."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from typing import Any

from nlu.birth import age_born_between, coming, latest, month_of_birth, years_before
from nlu.clue import FALLBACK, Clue, lexicon, own_words, read_clues
from nlu.fold import Token, tokens
from nlu.lexicon import languages_with
from nlu.pregnancy import Pregnancy, find_pregnancy

ADULT_YEARS = 18
YOUNG_WRITER_YEARS = 21
GROWN_UP_YEARS = 19
OLDEST_CHILD_YEARS = 27
OLDEST_IN_MONTHS = 48
OLDEST_IN_WEEKS = 60
OLDEST_IN_DAYS = 120


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


def _languages(language: str | None, words: list[Token]) -> Iterator[str]:
    known = languages_with("ages.yml")
    if language in known:
        yield language
    counts = Counter(code for word in words for code in _languages_of(word.bare))
    likeliest = max(known, key=lambda code: counts[code], default=FALLBACK)
    if language not in known or counts[likeliest] > 2 * counts[language]:
        yield likeliest


@lru_cache(maxsize=16384)
def _languages_of(word: str) -> tuple[str, ...]:
    """The languages that list a word among those about ages, as often as it has letters."""
    listing = (code for code in languages_with("ages.yml") if own_words(code).sense(word))
    return tuple(code for code in listing for _ in word)


def _findings(text: str, words: list[Token], language: str, today: date) -> AgeFindings:
    clues = read_clues(words, lexicon(language))
    pregnancy = find_pregnancy(text, clues, language)
    reading = Reading(clues, today, pregnancy is not None)
    for rule in RULES:
        rule(reading)
    children = _children(reading)
    own_age = next((found.min // 12 for found in reading.found if found.kind == "own"), None)
    return AgeFindings(children, pregnancy, own_age)


@dataclass(frozen=True)
class Found:
    """An age in months where it stands in the clues, and the kind of rule that found it."""

    first: int
    min: int
    max: int
    kind: str


@dataclass
class Reading:
    """The clues of a message while rules read them; what one rule has read no other reads again."""

    clues: list[Clue]
    today: date
    pregnant: bool = False
    letters: str = ""
    found: list[Found] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.letters = "".join(clue.letter for clue in self.clues)

    def matches(self, pattern: re.Pattern[str]) -> Iterator[re.Match[str]]:
        """Where the pattern stands in what is still unread, from left to right."""
        at = 0
        while match := pattern.search(self.letters, at):
            yield match
            at = max(match.end(), at + 1)

    def values(self, match: re.Match[str], group: str | int, letters: str) -> list[Any]:
        """The values of the clues in a group of a match that have one of these letters."""
        start, end = match.span(group)
        span = self.clues[max(start, 0) : max(end, 0)]
        return [clue.value for clue in span if clue.letter in letters]

    def read(self, match: re.Match[str], group: str | int = 0) -> None:
        """Marks the clues of a group as read."""
        start, end = match.span(group)
        self.letters = self.letters[:start] + "x" * (end - start) + self.letters[end:]

    def take(self, at: int, span: tuple[float, float] | None, kind: str) -> None:
        """Notes an age found at a clue; nothing without a span."""
        if span:
            self.found.append(Found(at, int(span[0]), int(span[1]), kind))


# --- spans of months ---------------------------------------------------------------------------


def year_span(years: float) -> tuple[int, int]:
    """The months a child is "3" (36-47) or "2.5" (30-30) years old."""
    months = round(years * 12)
    return (months, months + 11) if years == int(years) else (months, months)


def unit_span(number: float, unit: str) -> tuple[int, int]:
    """The months of an age in years, months, weeks or days (letters of clues)."""
    if unit in "Yyz":
        return year_span(number)
    days = {"M": 30.4, "m": 30.4, "W": 7, "w": 7, "D": 1, "d": 1}[unit]
    months = int(number) if unit in "Mm" else int(number * days / 30.4)
    return months, months


def nearly_span(years: float) -> tuple[int, int]:
    """The months in which a child is nearly so old: the last three before the birthday."""
    months = round(years * 12)
    return max(months - 3, 0), max(months - 1, 0)


def grade_span(grade: int, finished: bool) -> tuple[int, int]:
    """The months of age in a school grade; a year more at the end for one that is finished."""
    return (grade + 5) * 12, (grade + 6 + finished) * 12 + 11


# --- rules, in their order ---------------------------------------------------------------------

NOT_COUNTED = r"(?!['.-]?[CKgo])"
GLUE = r"[fkp~be,:('-]{0,4}"
HALF = r"(?:[-&]?a?h)?"
LIST = rf"(?:n{HALF}(?:,?[,&/]n)+|n{HALF})"
# "One" is an age only where nothing follows that it could count: "er ist eins.", "she's one".
ONE_AT_END = r"a(?=[.,)]|$)"

FULL_DATE = re.compile(r"q|n[.']?NJ|N[.']?n,?J")
BIRTH_MONTH = re.compile(r"(?:R|(?<=[cs])H)(?P<gap>[^.nNJ]{0,3})(?P<day>n['.]{0,2})?(?P<month>N)[.,]?(?P<year>[Jn])?|NJ")
BIRTH_YEAR = re.compile(r"R[^.nNJ]{0,3}(?P<year>J)|J[^.nNJ]{0,1}R|^J[.]?$")
DAY_OF_MONTH = re.compile(r"(?P<day>n)['.]{0,2}N")
BIRTHDAY = re.compile(
    r"(?P<verb>[bjT])(?=[^.]{0,6}N)(?=[^.]{0,6}n)[^.]{0,6}?(?:N[^.n]{0,3}n[Yy]?|n[Yy]?[^.nN]{0,3}N)"
    r"|N[^.nN]{0,4}(?P<verb2>[bjT])[^.nN]{0,2}n[Yy]?"
    r"|N[^.nN]{0,3}n[Yy]?[^.nN]{0,2}(?P<verb3>[bjT])"
)
GRADE = re.compile(r"G|(?:[no][.'-]{0,2}u?g)|g[.'fu&-]?[nor]")
RANGE = re.compile(
    r"(?P<from>n)(?P<unit1>[YyMmWw]?)(?P<to>[tv-])(?P<till>n)['-]?(?P<unit2>[YyMmWwC]?)"
    r"|\[(?P<from2>n)(?P<unit3>[YyMm]?)[&t-](?P<till2>n)(?P<unit4>[YyMm]?)"
)
QUANTITY = re.compile(
    r"(?P<number>[na](?:[-&]?a?h)?(?:['-]?[,&/]n)*)['.f-]{0,2}(?P<unit>[YyMmWwDdz])"
    r"(?:(?P<rest>[.,]?[-&]?a?h|['.]?[,&]?[na][.-]?[Mm](?![a-zA-Z]*O)|['.]?[,&]?[na][.-]?[Mm])(?!Y))?"
    r"|(?P<whole>Q)(?P<rest2>&?h)?"
    r"|a?(?P<half>h)[-]?(?P<unit5>[Yy])"
)
ONE_YEAR = re.compile(r"(?P<child>[cpAv])[f~k]{0,2}(?P<unit>Y)(?P<rest>&?h)?")
OWN = re.compile(rf"S[kf'(@,]{{0,3}}(?P<number>n)(?P<unit>[-'f]?[Yyz]O?)?(?!['.-]{{0,2}}[CKgoMmWwDd&]?[CKMmWwDd])|(?P<number2>n)z|e(?P<number4>n)S|V(?P<number3>n)['-]?[Yy]")
AGE_WORD = re.compile(rf"(?P<word>[AT])[k:,f'@~u]{{0,2}}(?P<list>{LIST}){NOT_COUNTED}")
AGE_WORD_AFTER = re.compile(rf"(?P<list>{LIST})[-']?(?P<word>[AO])")
CHILD = re.compile(rf"(?P<who>[cKp])(?P<glue>{GLUE}u?[fk~be,:('-]{{0,3}})(?P<list>{LIST}|{ONE_AT_END})(?![.'-]{{0,2}}[CKgoWMD])")
ON = re.compile(rf"e(?P<list>{LIST})(?=[k.,&f)]|$)")
ALL = re.compile(
    rf"^[.fk~@eu]?(?P<list>{LIST})[.]*$|^(?P<list2>{LIST})[,&]|^[^.nC]{{1,4}},(?P<list3>n),"
)
LAST = re.compile(rf"(?<=[cKp].)[^.]*[,.](?P<list>{LIST})[.]?$")
SOON = re.compile(rf"~(?P<list>{LIST})(?=[.,&)]|$)")
COPULA = re.compile(rf"k[f]?(?P<list>n(?:,?[,&]n)+){NOT_COUNTED}")
STAGE = re.compile(r"s")


def read_births(reading: Reading) -> None:
    """Days, months and years of birth; other dates are read as no ages."""
    for pattern, span in ((FULL_DATE, _day), (BIRTH_MONTH, _month), (BIRTH_YEAR, _year)):
        for match in reading.matches(pattern):
            _take_birth(reading, match, span(reading, match))
    for match in reading.matches(DAY_OF_MONTH):
        reading.read(match, "day")


def _take_birth(reading: Reading, match: re.Match[str], days: tuple[date, date] | None) -> None:
    age = age_born_between(*days, reading.today) if days else None
    if age and age[1] <= OLDEST_CHILD_YEARS * 12 and _speaks_of_birth(reading, match):
        reading.take(match.start(), age, "born")
    reading.read(match)


def _speaks_of_birth(reading: Reading, match: re.Match[str]) -> bool:
    before = reading.letters[max(match.start() - 5, 0) : match.end()]
    after = reading.letters[match.end() : match.end() + 3]
    return bool(re.search("[RH]", before + after)) or bool(re.search("[cpK]", before)) or len(reading.letters) < 5


def _day(reading: Reading, match: re.Match[str]) -> tuple[date, date] | None:
    if days := reading.values(match, 0, "q"):
        return days[0], days[0]
    day, month, year = (reading.values(match, 0, letter)[0] for letter in "nNJ")
    return _exact_day(year, month, day)


def _exact_day(year: int, month: Any, day: float) -> tuple[date, date] | None:
    try:
        exact = date(year, int(month), int(day))
    except ValueError:
        return None
    return exact, exact


def _month(reading: Reading, match: re.Match[str]) -> tuple[date, date] | None:
    months = _months(reading.values(match, 0, "N")[0])
    years = reading.values(match, 0, "J")
    if match.group("year") == "n":
        years = [2000 + int(reading.values(match, "year", "n")[0])]
    if not years:
        return latest(months, reading.today)
    if match.group("day"):
        return _exact_day(years[0], months[0], reading.values(match, "day", "n")[0])
    return month_of_birth(years[0], months[0])[0], month_of_birth(years[0], months[1])[1]


def _year(reading: Reading, match: re.Match[str]) -> tuple[date, date] | None:
    year = reading.values(match, 0, "J")[0]
    return date(year, 1, 1), date(year, 12, 31)


def _months(value: Any) -> tuple[int, int]:
    first, _, last = str(value).partition("-")
    return int(first), int(last or first)


def read_birthdays(reading: Reading) -> None:
    """ "Wird im Dezember 15", "ist im Februar drei geworden"."""
    for match in reading.matches(BIRTHDAY):
        months = _months(reading.values(match, 0, "N")[0])
        years = int(reading.values(match, 0, "n")[0])
        verb = match.group("verb") or match.group("verb2") or match.group("verb3")
        days = (latest if verb == "T" else coming)(months, reading.today)
        if 0 < years <= OLDEST_CHILD_YEARS:
            age = age_born_between(*years_before(days, years), reading.today)
            reading.take(match.start(), age, "born")
            reading.read(match)


def read_grades(reading: Reading) -> None:
    """School grades: "2. Klasse", "Zweitklässler", "finished grade 10"."""
    for match in reading.matches(GRADE):
        grade = int(reading.values(match, 0, "Gnor")[0] or 0)
        nearby = reading.letters[max(match.start() - 3, 0) : match.end() + 3]
        if 1 <= grade <= 13:
            reading.take(match.start(), grade_span(grade, "F" in nearby), "grade")
            reading.read(match)


def read_ranges(reading: Reading) -> None:
    """ "3 bis 6 Jahre", "between 14 months and 5 years"; spans of other things are no ages."""
    for match in reading.matches(RANGE):
        groups = match.groupdict()
        low, high = reading.values(match, 0, "n")[:2]
        unit_high = groups["unit2"] or groups["unit4"] or groups["unit1"] or groups["unit3"] or ""
        unit_low = groups["unit1"] or groups["unit3"] or unit_high
        if unit_high in tuple("YyMmWw") and _is_age(reading, match, unit_high, high):
            low_months, high_months = unit_span(low, unit_low)[0], unit_span(high, unit_high)[1]
            reading.take(match.start(), (low_months, high_months), "stated")
            reading.read(match)
        elif groups["to"] in ("t", "v") or unit_high:
            reading.read(match)


def read_own_age(reading: Reading) -> None:
    """The writer's own age: "bin 15", "im 18", "16 yaşındayım"."""
    for match in reading.matches(OWN):
        years = reading.values(match, 0, "n")[0]
        if years == int(years) and years > 5:
            reading.take(match.start(), year_span(years), "own")
            reading.read(match)


def read_quantities(reading: Reading) -> None:
    """Numbers with a unit: "3 Jahre", "2 ans et demi", "6 und 9 Jahre", "7 weeks"."""
    for match in reading.matches(QUANTITY):
        if _take_quantity(reading, match):
            continue
        reading.read(match)
    for match in reading.matches(ONE_YEAR):
        if not re.search("[BL]", reading.letters[max(match.start() - 2, 0) : match.start()]):
            reading.take(match.start(), _add((12, 23), reading, match, "rest"), "stated")
            reading.read(match)


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
    numbers = _numbers(reading, match, "number")
    spans = [unit_span(number, unit) for number in numbers]
    return [*spans[:-1], _add(spans[-1], reading, match, "rest")], unit


def _add(
    span: tuple[int, int], reading: Reading, match: re.Match[str], group: str
) -> tuple[int, int]:
    """The span with the half year or the months that follow it."""
    rest = match.group(group) or ""
    if "h" in rest:
        return (span[0] + 6, span[0] + 6) if span[1] > span[0] else span
    if months := reading.values(match, group, "na"):
        return span[0] + int(months[0]), span[0] + int(months[0])
    return span


def _nearly(reading: Reading, match: re.Match[str], span: tuple[int, int]) -> tuple[int, int]:
    before, after = reading.letters[: match.start()], reading.letters[match.end() :]
    whole_years = span[1] - span[0] == 11
    nearly = re.search(r"[~b][fue]?$", before) or re.match("[~j]", after)
    return nearly_span(span[0] / 12) if whole_years and nearly else span


def _is_age(reading: Reading, match: re.Match[str], unit: str, months: float) -> bool:
    """Whether a quantity is a child's age: not a duration, not an adult's age, not too much."""
    before = reading.letters[: match.start()].rpartition(".")[2]
    after = reading.letters[match.end() :].partition(".")[0]
    if not _is_young(months, unit, before, after) or _is_of_pregnancy(reading, before, unit, months):
        return False
    if unit not in "yz" and re.search(r"X[fk,(:'-]{0,3}$", before):
        return False
    beside_child = bool(re.search(r"[cspA][fk~,:('b@-]{0,4}$", before))
    if unit in "ymwdz" or after.startswith("O"):
        return beside_child or (
            not _is_course(unit, before, after)
            and _is_about_a_child(reading, match, unit, before, after)
        )
    if _is_past(before, after) or re.search(r"o$", before) or after.startswith("o"):
        return False
    if beside_child:
        return True
    if re.search(r"B[^cKp,]{0,2}$|[LE][^,cKp]{0,3}$", before):
        return False
    if re.search(r"^[^cK,]{0,2}E|^[^,]{0,3}L", after):
        return False
    return _is_about_a_child(reading, match, unit, before, after)


def _is_about_a_child(
    reading: Reading, match: re.Match[str], unit: str, before: str, after: str
) -> bool:
    """Whether months, weeks and days without a sign of age stand in a sentence about a child."""
    if unit in "Yyz":
        return True
    if len(reading.letters) - (match.end() - match.start()) <= 2 and match.group()[0] != "a":
        return True
    if unit in "WDwd":
        return bool(re.search(r"[cs][^.,BLE]{0,2}$", before) or re.search(r"^[cs]", after))
    if re.search(r"R[^,]{0,3}$", before):
        return False
    spoken_of = before + after + "".join(clue.letter for clue in reading.clues if clue.letter == "y")
    return not match.start() or bool(re.search("[cKspvAy]", spoken_of))


def _is_young(months: float, unit: str, before: str, after: str) -> bool:
    """Whether so old is a child; whoever is grown up must be called one."""
    oldest = {"M": OLDEST_IN_MONTHS, "W": OLDEST_IN_WEEKS / 4.3, "D": OLDEST_IN_DAYS / 30.4}
    if months > oldest.get(unit.upper(), OLDEST_CHILD_YEARS * 12):
        return False
    called_child = re.search(r"[cKp][^.]{0,3}$", before) or re.search(r"^[^.,]{0,2}[cK]", after)
    return months < GROWN_UP_YEARS * 12 or bool(called_child)


def _is_course(unit: str, before: str, after: str) -> bool:
    """Whether "3 aylık", "two-week" measures something that lasts and is no child."""
    lasts = re.search(r"[LE].?$", before) or re.search(r"^[fuB&]{0,3}[EL]", after)
    return bool(lasts or (unit != "y" and re.search(r"B.?$", before)))


def _is_of_pregnancy(reading: Reading, before: str, unit: str, months: float) -> bool:
    if not reading.pregnant or re.search(r"[csA][^.,]{0,3}$", before):
        return False
    return unit in "WwDd" or (unit in "Mm" and months <= 10)


def _is_past(before: str, after: str) -> bool:
    at_age = before.endswith("@") and re.search(r"P.{0,3}@$", before)
    return bool(at_age or (before.endswith("@") and re.search(r"^[YMymO]?.{0,2}P", after))) or bool(
        re.search(r"P.?$", before) or re.search(r"^[YO]{0,2}P", after)
    )


def read_lists(reading: Reading) -> None:
    """Numbers without a unit beside a word for age or for a child: "tochter 9", "5 und 8"."""
    for pattern in (AGE_WORD, AGE_WORD_AFTER, CHILD, ON, COPULA, ALL, SOON, LAST):
        for match in reading.matches(pattern):
            _take_list(reading, match)


def _take_list(reading: Reading, match: re.Match[str]) -> None:
    groups = match.groupdict()
    name = next(name for name in ("list", "list2", "list3") if groups.get(name))
    start, end = match.span(name)
    before, after = reading.letters[:start], reading.letters[end:]
    if _is_past(before, after) or not _fits_pronoun(groups, after):
        return
    for number in _numbers(reading, match, name):
        span = nearly_span(number) if re.search("[~b]$", before) else year_span(number)
        if 0 < number <= OLDEST_CHILD_YEARS:
            reading.take(start, span, "stated")
    reading.read(match, name)


def _numbers(reading: Reading, match: re.Match[str], group: str) -> list[float]:
    numbers = reading.values(match, group, "n") or reading.values(match, group, "a")
    if "h" in match.group(group):
        numbers[-1] += 0.5
    return numbers


def _fits_pronoun(groups: dict[str, Any], after: str) -> bool:
    """A pronoun needs a verb ("er ist 3"); "has" ("ma 4") needs the end of the clause after it."""
    glue = groups.get("glue") or ""
    if groups.get("who") == "p" and not re.search("[kb':-]", glue):
        return False
    return "u" not in glue or bool(re.match(r"[.,&)]|$", after))


def read_stages(reading: Reading) -> None:
    """Words for an age: "Baby", "Kleinkind", "Teenager", "U7"."""
    for match in reading.matches(STAGE):
        low, high = _months(reading.values(match, 0, "s")[0])
        reading.take(match.start(), (low, high), "stage")


RULES: tuple[Callable[[Reading], None], ...] = (
    read_births,
    read_birthdays,
    read_grades,
    read_ranges,
    read_own_age,
    read_quantities,
    read_lists,
    read_stages,
)


# --- which of what was found are children --------------------------------------------------------


def _children(reading: Reading) -> tuple[ChildAge, ...]:
    found = sorted(reading.found, key=lambda each: each.first)
    stated = [each for each in found if each.kind in ("born", "stated")]
    stated = [each for each in stated if not _is_said_better(each, stated)]
    grades = [each for each in found if each.kind == "grade" and not _near(each, stated, 18)]
    own = [each for each in found if each.kind == "own" and _is_the_child(each, reading)]
    certain = stated + (grades if not own else []) + (own if not stated else [])
    stages = [each for each in found if each.kind == "stage" and not _near(each, certain, 12)]
    if reading.pregnant:
        stages = [each for each in stages if each.min > 12]
    return tuple(_child_ages(certain, True)) + tuple(_child_ages(_distinct(stages), False))


def _child_ages(found: Iterable[Found], stated: bool) -> Iterator[ChildAge]:
    for each in sorted(found, key=lambda each: each.first):
        yield ChildAge(each.min, each.max, stated)


def _is_said_better(found: Found, others: list[Found]) -> bool:
    """Whether another finding says the same child's age more exactly ("14, wird im Dezember 15")."""
    return any(
        other is not found
        and other.kind == "born"
        and (found.kind != "born" or found.max - found.min > other.max - other.min)
        and _near(found, [other], 12)
        for other in others
    )


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


def _is_the_child(found: Found, reading: Reading) -> bool:
    """Whether the writer is the young person it is about, and not somebody's parent."""
    said = {clue.letter for clue in reading.clues}
    others = said & set("s" if found.min < ADULT_YEARS * 12 else "cKsX")
    return found.min <= YOUNG_WRITER_YEARS * 12 and not reading.pregnant and not others

