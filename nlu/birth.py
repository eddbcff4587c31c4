"""Ages that follow from a day, a month or a year of birth, or from a birthday."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta
from typing import Any

from nlu.reading import Reading, span_of
from nlu.span import OLDEST_CHILD_YEARS

Days = tuple[date, date]

DAY = r"[no]['.]{0,2}[eEk]?"
# A year before the word belongs to it: "Tochter 2022 geboren, Sohn Juli 2019".
BORN = r"(?<!J)(?<!J[Yf])R"
FULL_DATE = re.compile(rf"q|{DAY}N,?J|N[.']?n,?J")
BIRTH_MONTH = re.compile(
    rf"(?:{BORN}|U|(?<=[cs])H)[^.nNJ]{{0,3}}(?P<day>{DAY})?N(?![.,&]?f?[bjT]f?n)[.,Y']?(?P<year>[Jn])?"
    rf"|(?P<day2>{DAY})?N['fu]?R(?![^.]{{0,3}}[NJ])|N[,@Bf]?J|JY?N|{BORN}[^.nNJ]{{0,3}}JN"
)
BIRTH_YEAR = re.compile(
    r"R[^.nNJ]{0,3}(?P<year>J)|J[^.nNJ]{0,1}R|^J[.]?$"
    # "Sohn 2019, Tochter 2022", "kinder 2018 und 2020"
    r"|(?:(?<=[cK])|(?<=p)(?=JY)|(?<=x[,&])|(?<=xY[,&]))J(?=Y?(?:[.,)&c]|$))"
)
DUE = re.compile(r"u[.:'(f@k]{0,3}(?P<date>n)")
# "Turns 6 in May", in Arabic one word: no day where no other number could be the years.
DAY_OF_MONTH = re.compile(rf"(?:(?<!^[bj])(?<![^nY][bj])|(?=nN[^.]{{0,4}}n))(?P<day>{DAY})N")
DAY_READ = re.compile(r"x{1,4}N")
# "One" is a number beside the verb, or where nothing follows the month that it could count.
NUMBER = r"(?:n|(?<=[bjT])a(?=[Yy.,)]|.?N|$)|(?<=N)a(?=[.,&)]|$))[Yy]?(?:[-&]?a?h)?"
BIRTHDAY = re.compile(
    rf"(?P<verb>[bjT])(?=[^.]{{0,6}}N)(?=[^.]{{0,6}}{NUMBER})[^.]{{0,6}}?"
    rf"(?:N[^.na]{{0,3}}{NUMBER}|{NUMBER}[^.nN]{{0,5}}N)"
    rf"|x{{0,4}}N[^.nN]{{0,4}}(?P<verb2>[bjT])[^.nN]{{0,2}}{NUMBER}(?![^.nN]{{0,3}}N)"
    rf"|x{{0,4}}N[^.nN]{{0,3}}{NUMBER}[^.nN]{{0,2}}(?P<verb3>[bjT])|(?<!k){NUMBER}f?(?P<verb4>[bjT])[^.,nN]{{0,2}}N(?![^.]{{0,3}}n)"
    rf"|{NUMBER}[fup'-]{{1,3}}(?P<verb5>T)[^.,nN]{{0,2}}N(?![^.]{{0,3}}n)"
)
# "Yesterday", "on Tuesday": a birth told by the day is but a few days ago.
BORN_LATELY = re.compile("(?:u[kvpcsfu'-]{0,3})?R[^.,nNJB]{0,3}")
BORN_IN_RELATIVE = re.compile(r"µ[^.nN]{0,2}R|R[^.nNJ]{0,3}µ")  # "last month she was born"
TO_GO = r"(?P<count>[na])?(?P<unit>[WDM])"  # "через месяц"
TURNS = r"(?P<years>n)[Yy]?(?![MWDC])"
COMING_BIRTHDAYS = (
    re.compile(rf"bB?{TO_GO}{TURNS}"),  # "wird in drei Wochen vier"
    re.compile(rf"(?<=n)[,&]?[fu]{{0,2}}B{TO_GO}{TURNS}(?=[.,)]|$)"),  # "elf, in drei Wochen zwölf"
    re.compile(rf"bf?{TURNS}B{TO_GO}"),  # "turns four in three weeks"
    re.compile(rf"B{TO_GO}[^.,nN]{{0,2}}b{TURNS}"),  # "через три недели будет 4"
    re.compile(rf"{TO_GO}E[^.,nN]{{0,2}}{TURNS}[bj]"),  # "3 hafta sonra 4 olacak"
    re.compile(rf"B{TO_GO}[^.,nN]?{TURNS}T"),  # "vor zwei Wochen fünf geworden"
)
# "Wird nächsten Monat 2", "turns 17 next month"
OF_RELATIVE = (
    re.compile(rf"[bTj][^.nN]{{0,2}}µf?{TURNS}"),
    re.compile(rf"[bTj]f?{TURNS}[^.nNk]{{0,2}}µ"),
    re.compile(rf"{TURNS}[bTj][fpc]{{0,2}}µ"),
    re.compile(rf"µ[^.nN]{{0,3}}[bTj][fpc]{{0,2}}{TURNS}"),
    re.compile(rf"µ[^.nN]{{0,3}}{TURNS}[f']?[bTj]"),
)
DAYS = {"D": 1.0, "W": 7.0, "M": 30.4}


def read_births(reading: Reading) -> None:
    """Days, months and years of birth, newborns; other dates are read as no ages."""
    for match in reading.matches(DUE):
        if reading.mark(match.start()) == "due" and reading.values(match, "date", "n")[0] % 1:
            reading.read(match, "date")
    for pattern, span in ((FULL_DATE, _day), (BIRTH_MONTH, _month), (BIRTH_YEAR, _year)):
        for match in reading.matches(pattern):
            _take_birth(reading, match, span(reading, match))
    for match in reading.matches(BORN_IN_RELATIVE):
        _take_birth(reading, match, _days_of(reading.values(match, 0, "µ")[0], reading.today))
    for match in reading.matches(DAY_OF_MONTH):
        reading.read(match, "day")
    for match in reading.matches(BORN_LATELY):
        days = (reading.mark(at) for at in range(match.start(), match.end()))
        if "lately" in days and not reading.pregnant:
            reading.take(match.start(), (0, 0), "born")


def _take_birth(reading: Reading, match: re.Match[str], days: Days | None) -> None:
    age = age_born_between(*days, reading.today) if days else None
    if age and age[1] <= OLDEST_CHILD_YEARS * 12 and _speaks_of_birth(reading, match):
        reading.take(match.start(), age, "born")
    if age or not _is_birthday(reading, match):
        reading.read(match)


def _is_birthday(reading: Reading, match: re.Match[str]) -> bool:
    """Whether a date to come is that of a birthday: "wird im August 2027 sechs"."""
    return bool(re.search("[bj]", reading.letters[max(match.start() - 3, 0) : match.end() + 3]))


def _speaks_of_birth(reading: Reading, match: re.Match[str]) -> bool:
    before = reading.letters[max(match.start() - 5, 0) : match.end()]
    after = reading.letters[match.end() : match.end() + 3]
    told = re.search("[RHU]", before + after) or re.search("[cpK]", before)
    return bool(told) or len(reading.letters) < 5


def _day(reading: Reading, match: re.Match[str]) -> Days | None:
    if days := reading.values(match, 0, "q"):
        return days[0], days[0]
    day, month, year = (reading.values(match, 0, letters)[0] for letters in ("no", "N", "J"))
    return _exact_day(year, month, day)


def _exact_day(year: int, month: Any, day: float) -> Days | None:
    try:
        exact = date(year, int(month), int(day))
    except ValueError:
        return None
    return exact, exact


def _month(reading: Reading, match: re.Match[str]) -> Days | None:
    months = span_of(reading.values(match, 0, "N")[0])
    years = reading.values(match, 0, "J")
    if match.group("year") == "n":
        years = [2000 + int(reading.values(match, "year", "n")[0])]
    days = reading.values(match, "day", "no") + reading.values(match, "day2", "no")
    day = next(iter(days), None)
    if not years:
        return _latest_day(months, day, reading.today)
    if day:
        return _exact_day(years[0], months[0], day)
    return month_of_birth(years[0], months[0])[0], month_of_birth(years[0], months[1])[1]


def _latest_day(months: tuple[int, int], day: float | None, today: date) -> Days:
    """The latest day of that date by today; the whole month without a day."""
    days = latest(months, today)
    exact = day and _exact_day(days[0].year, months[0], day)
    if exact and exact[0] > today:
        exact = _exact_day(days[0].year - 1, months[0], day or 1)
    return exact or days


def _year(reading: Reading, match: re.Match[str]) -> Days | None:
    year = reading.values(match, 0, "J")[0]
    return date(year, 1, 1), date(year, 12, 31)


def read_birthdays(reading: Reading) -> None:
    """ "Wird im Dezember 15", "ist im Februar drei geworden", "wird in drei Wochen vier"."""
    for match in reading.matches(BIRTHDAY):
        months = span_of(reading.values(match, 0, "N")[0])
        years = _unread(reading, match) + 0.5 * ("h" in match.group())
        days = years_before(_birthday(reading, match, months), int(years))
        age = age_born_between(*days, reading.today)
        if age and 0 < years <= OLDEST_CHILD_YEARS:
            half = round(years % 1 * 12)
            reading.take(match.start(), (age[0] + half, age[1] + half), "born")
            reading.read(match)
    for pattern in COMING_BIRTHDAYS:
        for match in reading.matches(pattern):
            _take_coming(reading, match)
    for pattern in OF_RELATIVE:
        for match in reading.matches(pattern):
            _take_relative(reading, match)


def _take_coming(reading: Reading, match: re.Match[str]) -> None:
    """The age of whoever has a birthday in so many days, weeks or months."""
    count = next(iter(reading.values(match, "count", "n")), 1)
    days = round(count * DAYS[match["unit"]])
    birthday = reading.today + timedelta(days=-days if match.group().endswith("T") else days)
    _take_birthday(reading, match, (birthday, birthday))


def _take_relative(reading: Reading, match: re.Match[str]) -> None:
    """The age of whoever has a birthday in a month or week that is named from today."""
    _take_birthday(reading, match, _days_of(reading.values(match, 0, "µ")[0], reading.today))


def _take_birthday(reading: Reading, match: re.Match[str], days: Days) -> None:
    """The age of whoever gets so many years old on one of these days."""
    years = int(reading.values(match, "years", "n")[0])
    age = age_born_between(*years_before(days, years), reading.today)
    if age and 0 < years <= OLDEST_CHILD_YEARS:
        reading.take(match.start(), age, "born")
        reading.read(match)


def _days_of(relative: str, today: date) -> Days:
    """First and last day of "1M", the month after this one, or of the seven days from "1W" on."""
    away, unit = int(relative[:-1]), relative[-1]
    if unit == "W":
        first = today + timedelta(weeks=away)
        return first, first + timedelta(days=6)
    years, month = divmod(today.month - 1 + away, 12)
    return month_of_birth(today.year + years, month + 1)


def _unread(reading: Reading, match: re.Match[str]) -> float:
    """The number in a match that no rule has read yet: the day of the month has been."""
    number = re.search(NUMBER, match.group())
    return float(reading.clues[match.start() + number.start()].value) if number else 0


def _birthday(reading: Reading, match: re.Match[str], months: tuple[int, int]) -> Days:
    """The days on which the birthday may be; one where its day is told, too."""
    verb = match[match.lastgroup or "verb"]
    days = (latest if verb == "T" else coming)(months, reading.today)
    day = DAY_READ.search(match.group())
    if not day:
        return days
    start, end = match.start() + day.start(), match.start() + day.end()
    numbers = [clue.value for clue in reading.clues[start:end] if clue.letter == "n"]
    exact = numbers and _exact_day(days[0].year, months[0], numbers[-1])
    if exact and exact[0] < reading.today and verb != "T":
        return _year_later(exact[0]), _year_later(exact[1])
    return exact or days


def months_between(birth: date, today: date) -> int:
    """Whole months from birth to today; negative before birth."""
    months = (today.year - birth.year) * 12 + today.month - birth.month
    return months - (today.day < birth.day)


def age_born_between(first: date, last: date, today: date) -> tuple[int, int] | None:
    """Youngest and oldest age in months of someone born from `first` to `last`; None if unborn."""
    if first > today:
        return None
    return max(months_between(last, today), 0), months_between(first, today)


def month_of_birth(year: int, month: int) -> Days:
    """First and last day of a month."""
    return date(year, month, 1), date(year, month, monthrange(year, month)[1])


def latest(months: tuple[int, int], today: date) -> Days:
    """First and last day of the latest span of months (1-12, first and last) begun by today."""
    first, last = months
    year = today.year if date(today.year, first, 1) <= today else today.year - 1
    return date(year, first, 1), month_of_birth(year + (last < first), last)[1]


def coming(months: tuple[int, int], today: date) -> Days:
    """First and last day of the next span of months that is not over today."""
    first, last = latest(months, today)
    if last >= today:
        return first, last
    return first.replace(year=first.year + 1), _year_later(last)


def years_before(span: Days, years: int) -> Days:
    """The same days so many years earlier."""
    first, last = span
    return _moved(first, -years), _moved(last, -years)


def _year_later(day: date) -> date:
    return _moved(day, 1)


def _moved(day: date, years: int) -> date:
    year = day.year + years
    return day.replace(year=year, day=min(day.day, monthrange(year, day.month)[1]))
