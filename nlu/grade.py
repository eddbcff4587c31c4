"""Ages that follow from a school grade or from a word such as "toddler"."""

from __future__ import annotations

import re

from nlu.reading import Reading, span_of
from nlu.span import grade_span

# "Bis 16? Erste Klasse": what ends a sentence belongs to no grade where another one follows.
GRADE = re.compile(
    r"G|[no]['-]{0,2}u?g|[no][.]['-]?u?g(?!['fu&-]?o)|g[-.'fu&]?[nor]|I[no](?=[.,]|$)"
)
STAGE = re.compile("s")
LOST = re.compile("l[^.,]{0,2}$")
HIGHEST_GRADE = 13


def read_grades(reading: Reading) -> None:
    """School grades: "2. Klasse", "Zweitklässler", "finished grade 10"."""
    for match in reading.matches(GRADE):
        grade = int(reading.values(match, 0, "Gnor")[0] or 0)
        nearby = reading.letters[max(match.start() - 3, 0) : match.end() + 3]
        if 1 <= grade <= HIGHEST_GRADE:
            reading.take(match.start(), grade_span(grade, "F" in nearby), "grade")
            reading.read(match)


def read_stages(reading: Reading) -> None:
    """Words for an age: "Baby", "Kleinkind", "Teenager", "U7"."""
    for match in reading.matches(STAGE):
        if LOST.search(reading.letters[: match.start()]):
            continue
        low, high = span_of(reading.values(match, 0, "s")[0])
        reading.take(match.start(), (low, high), "stage")
