"""Ages that follow from a school grade or from a word such as "toddler"."""

from __future__ import annotations

import re

from nlu.reading import Reading, span_of
from nlu.span import OLDEST_CHILD_YEARS, grade_span

# "Bis 16? Erste Klasse": what ends a sentence belongs to no grade where another one follows.
# "В 4м классе": the letter is an ending there.
EARLIER = (
    r"(?:(?<![kpS~@])[no]['.-]{0,2}[&/-]"  # "3. und 6. Klasse"
    r"|n[.][&/][.]?"  # "3. u. 6. Klasse"
    r"|(?<=[uB@I])[no]['.]{0,2}&[ac][cfBu@I]{0,3}"  # "in der 3. und einer in der 6. Klasse"
    r"|(?<=c)n[.]c(?=n[.]))"
)
GRADE = re.compile(
    rf"(?<![!X])G|(?:{EARLIER})?[no]['-]{{0,2}}[uM]?g|(?:{EARLIER})?[no][.]['-]?u?g(?!['fu&-]?o)"
    r"|g[-.'fu&]?(?:n(?![DMWY])(?:-')?|[or])(?:(?:,n)*[&/-][nor](?![DMWY]))?|I(?:[no]'?(?![.']?[WMD])(?=[.,&)p]|$)|o(?=B))|n'{0,2}£"
    r"|(?<!M)'n-'(?=[.,)&@]|$)|%n(?=[,&)]|[.]?[vk]|$)|%n'(?=[.,&)SpvkXBL]|$)|(?<=[cKpk])@o(?=[.,&)]|$)"
)
# "4b" is a class where it stands beside a word for it, in the place of one, or as a clause.
CLASS_NAME = re.compile(
    r"g[-.'fu&]?Z|Z['-]?u?g|[I%]Z|p@Z|[cK][^.,LXn]{0,4}(?P<name>Z)|(?:^|[,(]|[.][.])Z(?=[.,)]|$)"
)
# "... and one in 5th"; beside the name of a school any ordinal is a grade.
ANOTHER = re.compile(
    r"(?<=x)(?:u?[&,][acpufkIB@']{0,5}|c[fB@I]{0,2})(?:(?:o|n[.'])(?P<school>u)|(?:o|n-?')(?=[.,&)]|$))"
)
# "One in the 1st and one in the 3rd": of children, that needs no word for a grade.
TWO = re.compile(r"[ac][fB@]{1,2}u?(?:o|n[.'])&[ac][fB@]{1,2}u?(?:o|n[.'])")
# "My wife only finished grade 5": her own school days.
OF_ADULT = re.compile(r"X[^.,;:cKpXB&]{0,5}$")
BELOW = re.compile(r"[cK][^.,]{0,2}<(?P<years>n(?!['.-]?[MmWwDdCKg])|a(?=['.-]?[Yy]))[Yy]?")
STAGE = re.compile("s")
LOST, LOST_LATER = re.compile("l[^.,]{0,2}$"), re.compile("[^.,n]{0,2}l")
# "War ein spätes Frühchen", "da war er noch Baby", "als er ein Baby war": "war das Baby" is one now.
WAS = re.compile("P[pfB]{0,2}(?:au?)?$")
WHEN, WAS_LATER = re.compile("[p@]a?$"), re.compile("P")
HIGHEST_GRADE = 13


def read_grades(reading: Reading) -> None:
    """School grades: "2. Klasse", "Zweitklässler", "finished grade 10"."""
    for pattern in (CLASS_NAME, TWO, GRADE):
        for match in reading.matches(pattern):
            _take_grades(reading, match)
    if any(found.kind == "grade" for found in reading.found):
        for match in reading.matches(ANOTHER):
            if not match["school"] or reading.mark(match.start("school")) == "school":
                _take_grades(reading, match)


def _take_grades(reading: Reading, match: re.Match[str]) -> None:
    if OF_ADULT.search(reading.letters[: match.start()]):
        return
    nearby = reading.letters[max(match.start() - 3, 0) : match.end() + 3]
    for grade in reading.values(match, 0, "GnorZ"):
        if grade and 1 <= grade <= HIGHEST_GRADE:
            reading.take(match.start(), grade_span(int(grade), "F" in nearby), "grade")
            reading.read(match, match.lastgroup or 0)


def read_limits(reading: Reading) -> None:
    """ "Kinder unter 3", "kids under 6": from birth up to that birthday, where no age is told."""
    for match in reading.matches(BELOW):
        years = reading.number(match, "years")
        if 0 < years <= OLDEST_CHILD_YEARS:
            reading.take(match.start(), (0, years * 12 - 1), "stage")
        reading.read(match)


def read_stages(reading: Reading) -> None:
    """Words for an age: "Baby", "Kleinkind", "Teenager", "U7"."""
    for match in reading.matches(STAGE):
        before, after = reading.letters[: match.start()], reading.letters[match.end() :]
        is_past = WAS.search(before) or (WHEN.search(before) and WAS_LATER.match(after))
        if is_past or LOST.search(before) or LOST_LATER.match(after):
            continue
        low, high = span_of(reading.values(match, 0, "s")[0])
        reading.take(match.start(), (low, high), "stage")
