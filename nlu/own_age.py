"""How old the writer is: "bin 15", "im 18", "16 yaşındayım"."""

from __future__ import annotations

import re

from nlu.reading import Reading

YOUNGEST_WRITER_YEARS = 6
YOUNGEST_WITH_WORD_YEARS = 8  # "jam ne muajin e 6" is no age
OWN = re.compile(
    r"S[kf'(@,e]{0,3}n(?:[-&]?a?h)?(?!['-]?Y[EL])(?:[-'f]?[Yyz]O?)?(?!'f|['.-]{0,2}[CKgoMmWwDd&]?[CKMmWwDd])"
    r"|nz|enS|Vn['-]?[Yy](?![EL])|SVn(?=[.,&)pc]|$)"
)
# "Bin schwul 15 und in der Schule", "ich bin Mia und 10"
OWN_AFTER_WORD = re.compile(r"Su{1,2}&?n(?=[.)]|[,&](?!n)|$)")


def read_own_age(reading: Reading) -> None:
    """The writer's own age, whoever the message is about; nothing where it is not told."""
    for pattern in (OWN_AFTER_WORD, OWN):
        for match in reading.matches(pattern):
            years = reading.number(match)
            if _is_own_age(reading, match, pattern, years):
                reading.own_age_years = int(years)


def _is_own_age(
    reading: Reading, match: re.Match[str], pattern: re.Pattern[str], years: float
) -> bool:
    is_self = reading.mark(match.start()) == "self_is"
    was = reading.letters.startswith("P", match.end()) and not is_self
    if years % 0.5 or was:  # "als ich 8 war"
        return False
    if pattern is OWN_AFTER_WORD:
        return years >= YOUNGEST_WITH_WORD_YEARS and is_self
    return years >= YOUNGEST_WRITER_YEARS
