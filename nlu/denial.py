"""Ages that a message takes back: "nicht 3, sondern 4", "14 mois pas 14 ans", "14 değil 13"."""

from __future__ import annotations

import re

from nlu.reading import Reading
from nlu.span import GROWN_UP_YEARS, unit_span

UNIT = "['.-]?[YyMmWwDd]O?"
DENIED = rf"(?P<denied>n(?P<own>{UNIT})?)"
MEANT = rf"(?P<meant>n)(?P<unit>{UNIT})?(?!['.-]?[CKg])"
# Between them stands "sondern", a comma or "а"; after a unit "und" would only add to it.
RATHER = "(?:[.,]?u|[.,]&?)"
WORDS = "[fkpe]{0,2}"
PATTERNS = (
    re.compile(rf"(?P<not>u){WORDS}{DENIED}{RATHER}{WORDS}{MEANT}"),
    re.compile(rf"(?P<not>u){WORDS}(?P<denied>n)&?{WORDS}{MEANT}"),
    re.compile(rf"{DENIED}(?P<not_behind>u)[.,]?{WORDS}{MEANT}"),
    re.compile(rf"(?<![BL]){MEANT}[.,(&-]?&?(?P<not>u){WORDS}{DENIED}(?!['.-]?[CKg])"),
)


def read_denials(reading: Reading) -> None:
    """Of a number and one that is denied beside it only the first counts.

    Its unit is that of the other where it has none, and years where neither has one.
    """
    for pattern in PATTERNS:
        for match in reading.matches(pattern):
            if _is_denied(reading, match):
                _take_meant(reading, match)
                reading.read(match)


def _is_denied(reading: Reading, match: re.Match[str]) -> bool:
    word = next(name for name in ("not", "not_behind") if match.groupdict().get(name))
    return reading.mark(match.start(word)) == word


def _take_meant(reading: Reading, match: re.Match[str]) -> None:
    unit = match["unit"] or match.groupdict().get("own") or "Y"
    meant = reading.values(match, "meant", "n")[0]
    span = unit_span(meant, unit.strip("'.-O"))
    if span[0] < GROWN_UP_YEARS * 12:
        reading.take(match.start("meant"), span, "stated")
