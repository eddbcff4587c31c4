"""Ages told as a bare number: of a child ("tochter 9"), or of the writer ("bin 15")."""

from __future__ import annotations

import re
from typing import Any

from nlu.reading import Reading, is_past
from nlu.span import GROWN_UP_YEARS, OLDEST_CHILD_YEARS, nearly_span, year_span

YOUNGEST_WRITER_YEARS = 6

NOT_COUNTED = r"(?!['.-]?[CKgo])"
GLUE = r"[fkpi~be,:('-]{0,4}"
HALF = r"(?:[-&]?a?h)?"
LIST = rf"(?:n{HALF}(?:,?[,&/]n)+|n{HALF}|a&a?h)"
# "One" is an age only where nothing follows that it could count: "er ist eins.", "she's one".
ONE_AT_END = r"(?:a(?=[.,)T]|$)|(?<=[kf])a(?=&(?!a?h)))"

OWN = re.compile(
    r"S[kf'(@,e]{0,3}n(?:[-'f]?[Yyz]O?)?(?!'f|['.-]{0,2}[CKgoMmWwDd&]?[CKMmWwDd])"
    r"|nz|enS|Vn['-]?[Yy]|SVn(?=[.,&)pc]|$)"
)
AGE_WORD = re.compile(
    rf"(?P<word>[AT]|(?<![naohx])y(?=[:fk]?[na]))[k:,f'@~u]{{0,2}}(?P<list>{LIST}|{ONE_AT_END}){NOT_COUNTED}"
)
AGE_WORD_AFTER = re.compile(rf"(?P<list>{LIST})[-']?(?P<word>[AO])")
CHILD = re.compile(
    rf"(?P<who>[cKps])(?P<glue>{GLUE}u?[fki~be,:('-]{{0,3}})(?P<list>{LIST}|{ONE_AT_END})"
    r"(?![.'-]{0,2}[CKgoWMD])"
)
OF = re.compile(rf"e(?P<list>{LIST})(?=[k.,&f)]|$)")
# "At two and a half": no clock tells halves so.
AT_HALF = re.compile(r"@(?P<list>n[-&]?a?h)")
# "Ma 5": a verb that alone says whose age it is.
HAS_YEARS = re.compile(rf"i[f~]?(?P<list>{LIST})(?=f?[.,&)]|[pS]|$)")
# "Zwölf ist er": only as a whole clause, for "um drei ist er da" tells the time.
NUMBER_FIRST = re.compile(rf"(?:^|[.,&(])f?(?P<list>{LIST})(?:kp|pk|i)(?=f?[.,&)]|$)")
# "Мальчик лет пяти": so a Slavic language says "about five".
YEARS_FIRST = re.compile(r"[cKp]f?Y(?P<list>n)(?![YMWDCKgok])")
# "Three: 12, 8 and 3", "girl of 10 and her brother 7", "8 Monate und 4".
AFTER_COUNT = re.compile(rf"[nK]:(?P<list>{LIST})(?=[.,)]|$)")
ONE_AND_ONE = re.compile(rf"[ac](?P<list>n&?[ac]n){NOT_COUNTED}")
BECAME = re.compile(rf"[.,](?:fkf?|k(?=n&))(?P<list>n){NOT_COUNTED}(?![MWDY])")
CHILD_OF = re.compile(r"[cK][eE](?P<list>n)(?=[&.,)B]|$)")
SECOND = re.compile(r"(?<=x)(?:[&,]{1,2}[ap]?|[ap])(?P<list>n(?:[,&]n)*)(?=[.,)]|$)")
AT_START = re.compile(r"^e(?P<list>n)(?=[uk&,])")
ALL = re.compile(
    rf"^[.fk~@eu]?(?P<list>{LIST})[.]*$|^p?(?P<list2>{LIST})[,&]|^[^.nC]{{1,4}},(?P<list3>n),"
)
LAST = re.compile(rf"(?:(?<=[cKp].)[^.]*[,.]|[.])(?P<list>{LIST})[.]?$")
# A number that is a clause of its own: "stammer got worse, 4", "die zwei (4 und 6)", ", ist sechs,"
ALONE = re.compile(rf"(?:[.,](?:kf?|fk?)?|\()(?P<list>{LIST})(?=[.,)]|$)(?!\.n)")
SOON = re.compile(rf"~(?P<list>{LIST})(?=[.,&)]|$)")
COPULA = re.compile(rf"k[fu]?(?P<list>n(?:,?[,&]n)+){NOT_COUNTED}")
# So old is a child only if somebody calls them one; a writer or a stranger is none.
CALLED_CHILD = re.compile(r"[cKAT][^.XSuY]{0,3}$|p[kfb~]{1,2}$|[cKp][^.XS]{0,4}[,(]$|[.,k]f?e$")

PATTERNS = (
    AGE_WORD, AGE_WORD_AFTER, AFTER_COUNT, CHILD, CHILD_OF, ONE_AND_ONE, OF, AT_HALF, AT_START, HAS_YEARS,
    NUMBER_FIRST, YEARS_FIRST, COPULA, BECAME, ALL, SOON, SECOND, LAST, ALONE,
)  # fmt: skip


def read_own_age(reading: Reading) -> None:
    """The writer's own age: "bin 15", "im 18", "16 yaşındayım"."""
    for match in reading.matches(OWN):
        years = reading.values(match, 0, "n")[0]
        if years == int(years) and years >= YOUNGEST_WRITER_YEARS:
            reading.take(match.start(), year_span(years), "own")
            reading.read(match)


def read_lists(reading: Reading) -> None:
    """Numbers without a unit beside a word for age or for a child: "tochter 9", "5 und 8"."""
    for pattern in PATTERNS:
        for match in reading.matches(pattern):
            _take_list(reading, match)


def _take_list(reading: Reading, match: re.Match[str]) -> None:
    groups = match.groupdict()
    name = next(name for name in ("list", "list2", "list3") if groups.get(name))
    start, end = match.span(name)
    before, after = reading.letters[:start], reading.letters[end:]
    if is_past(before, after) or not _fits_pronoun(groups, reading.letters[: match.start()], after):
        return
    _take_numbers(reading, start, reading.numbers(match, name))
    reading.read(match, name)


def _take_numbers(reading: Reading, start: int, numbers: list[float]) -> None:
    before = reading.letters[:start]
    span_of_years = nearly_span if re.search("[~b]$", before) else year_span
    for number in numbers:
        if 0 < number <= _oldest(before, numbers):
            reading.take(start, span_of_years(number), "stated")


def _oldest(before: str, numbers: list[float]) -> int:
    """The most years that a number means there; whoever is grown up must be called a child."""
    called_child = min(numbers) < GROWN_UP_YEARS or CALLED_CHILD.search(before)
    return OLDEST_CHILD_YEARS if called_child else GROWN_UP_YEARS - 1


def _fits_pronoun(groups: dict[str, Any], before: str, after: str) -> bool:
    """A pronoun needs a verb beside it ("er ist 3"); an unknown word, the end of the clause."""
    glue = groups.get("glue") or ""
    verb = re.search("[kbi':-]", before[-1:] + glue)
    if groups.get("who") == "p" and not verb and not _has_verb_last(groups, before, after):
        return False
    return "u" not in glue or glue.endswith("e") or bool(re.match(r"[.,&)]|$", after))


def _has_verb_last(groups: dict[str, Any], before: str, after: str) -> bool:
    """Whether the verb follows the number: Kurmanji "ew 7 e", German "weil er 7 ist"."""
    one = "&" not in groups["list"] and not re.match("kf?[na]", after)
    return one and after.startswith("k") and not re.search("[Bt]$", before)
