"""Whether a quantity of time in a message is a child's age, or lasts, went by, is another's."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from nlu.reading import Reading, is_past
from nlu.span import GROWN_UP_YEARS, OLDEST_CHILD_YEARS

# Beyond these an age is told in the next larger unit, and a number measures something else.
OLDEST_MONTHS = {"M": 48.0, "W": 14.0, "D": 4.0}
HALF_A_YEAR = "6m"  # as a word of its own: "полгода"
FEW_CLUES = 5  # in so short a message "ein Jahr" is an age without a child beside it
MANY_CLUES = 30  # in so long a message a quantity far from every child is a time that went by


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
_BABY = r"[cs][^.,BLE]{0,2}$|[cs]f?ke$|su{0,8}$"
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

ORDINAL = re.compile("n[.][WM]$")  # "aus der 29. Woche"
CLAUSE_END = "k?(?:[,)]|$)"  # the verb may be last: ", 8 mujsh është."

OF_A_BABY = (
    Around("wd", "[cs].*[,(]f?$", CLAUSE_END),  # "he is my first, 6 weeks old, and ..."
    Around("WwDd", "[cp]v[f~]?$", "O?(?:[.,)]|$)"),  # "elle a 9 jours,"
    Around("WwDd", "(?:^|[.,])[e@]$", "[.,)]|$"),  # "..., на 3 седмици."
    Around("WwDd", "e$", "k"),  # "на 5 седмици е"
    Around("w", "[a&]$", "(?!u)"),  # "just me and a 5 week old"
)


def is_age_of_child(reading: Reading, match: re.Match[str], unit: str, months: float) -> bool:
    """Whether a quantity is a child's age: not a duration, not an adult's age, not too much."""
    before, after = reading.around(match)
    told_as_age = bool(unit in "ymwdz" or re.match("-?O", after))
    if _is_of_others(reading, unit, months, before, after) or _is_of_thing(reading, match):
        return False
    if not told_as_age and (_is_former(before, after) or _has_gone_by(reading, match)):
        return False
    if _is_beside_child(unit, before, after):
        return True
    if not told_as_age and _is_half_a_year_long(reading, match, before, after):
        return False
    if told_as_age and after[:1] not in ("c", "k") and _is_course(unit, before, after):
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


def _is_half_a_year_long(reading: Reading, match: re.Match[str], before: str, after: str) -> bool:
    """Whether "half a year" lasts: it stands beside no child, and its sentence goes on."""
    is_half = match.groupdict().get("half") or reading.values(match, 0, "Q") == [HALF_A_YEAR]
    alone = re.match("k?(?:[.,)]|$)", after)
    return bool(is_half) and not (alone or re.search("[cKpkivsA~@e(,][f~]?$", before))


def _is_far(reading: Reading, match: re.Match[str]) -> bool:
    """Whether no child stands near in a long message: "we quarrelled two years and I ..."."""
    before, after = reading.around(match)
    numbers = reading.values(match, 0, "na")
    is_exact = len(numbers) > 1 or "h" in match.group() or any(each % 1 for each in numbers)
    if len(reading.letters) < MANY_CLUES or is_exact or match.groupdict().get("whole"):
        return False
    # "af": "unu de 1 an", one of several children
    near = re.search(r"[cKsAx][^.S]{0,5}$|[pkivT][f~]?[e@]?$|[e@~]u?$|af$|^[fu(]?$", before)
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
    if unit in "WM" and ORDINAL.match(match.group()):
        return False
    if unit in "WDwd":
        article = "a" * match.group().startswith("a")
        return _is_about_a_baby(unit, before + article, after)
    if re.search(r"R[^,]{0,3}$", before):
        return False
    if re.search("T[f~]?$", before):
        return True  # "turned 19 months"
    old = "y" if any(clue.letter == "y" for clue in reading.clues) else ""
    return not match.start() or bool(re.search("[cKspivAy]", before + after + old))


def _is_about_a_baby(unit: str, before: str, after: str) -> bool:
    """Whether weeks or days stand beside a child, or as long after a baby as nothing divides them."""
    begins = not before and (not re.search("[BLE]", after) or re.match(",f?p", after))
    if (unit in "wd" or begins) and _is_clause(before, after):
        return True
    if _stands(OF_A_BABY, unit, before, after):
        return True
    return bool(re.search(BABY_BEFORE[unit], before) or re.search(r"^[cs]", after))


def _is_clause(before: str, after: str) -> bool:
    """Whether "11 weeks old" is a sentence without its subject, or stands after "is"."""
    return (not before and bool(re.match("k?[,)&]|k?$", after))) or bool(
        re.search("[kp][f~]?$", before)
    )


def _stands_alone(before: str, after: str) -> bool:
    """Whether months are a clause of their own ("..., 14 monate.") or told as "at 15 months"."""
    return bool(re.search(r"(^|[,(])[fu]?$", before) and re.match(CLAUSE_END, after)) or bool(
        re.search(r"[@ve]$", before)
    )


def oldest_months(unit: str) -> float:
    """The age in months beyond which a child's is not told in this unit."""
    return OLDEST_MONTHS.get(unit.upper(), OLDEST_CHILD_YEARS * 12)


def _is_young(months: float, unit: str, before: str, after: str) -> bool:
    """Whether so old is a child; whoever is grown up must be called one."""
    if months > oldest_months(unit):
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
