"""What is said of what comes next in a family's life, and of what is due to it."""

from __future__ import annotations

from datetime import datetime

import pytest

from actions.outlook import outlook, outlooks
from actions.state import State
from bot.languages.catalogue import catalogue
from bot.languages.language import languages

NOVEMBER, JUNE = datetime(2026, 11, 28), datetime(2027, 6, 1)
BABY = {"min_months": 5, "max_months": 5}
FOURTEEN = {"min_months": 168, "max_months": 179}
FIVE, SEVEN = {"min_months": 60, "max_months": 71}, {"min_months": 84, "max_months": 95}


@pytest.mark.parametrize(
    "known, now, said",
    [
        ({"needs": ["child_language"], "children": [SEVEN]}, JUNE, "speech_therapy"),
        ({"needs": ["child_language"]}, JUNE, None),
        ({"needs": ["baby_crying_sleep_feeding"], "children": [BABY]}, NOVEMBER, "baby_cries"),
        ({"needs": ["tutoring"]}, JUNE, "tutoring_paid"),
        ({"needs": ["childcare"], "children": [FIVE]}, NOVEMBER, "childcare_fees"),
        ({"needs": ["parenting_advice"], "children": [FIVE]}, NOVEMBER, "school_enrolment"),
        (
            {"needs": ["school_entry"], "children": [{"min_months": 58, "max_months": 58}]},
            NOVEMBER,
            "u9",
        ),
        ({"needs": ["parenting_advice"], "children": [FIVE, SEVEN]}, NOVEMBER, None),
        ({"needs": ["midwife_birth"], "pregnancy": {"weeks": 12}}, JUNE, "pregnancy_papers"),
        ({"needs": ["housing"], "pregnancy": {"weeks": 12}}, JUNE, "pregnancy_midwife"),
        ({"needs": ["debt"], "pregnancy": {"weeks": 12}}, JUNE, None),
        ({"needs": ["child_mental_health"], "children": [FOURTEEN]}, JUNE, "talk_at_night"),
        ({"needs": ["foster_adoption"], "beside": ["grief"], "children": [FIVE]}, NOVEMBER, None),
        ({"needs": ["grief"], "children": [FIVE]}, NOVEMBER, None),
        ({"needs": ["housing"], "topic": ["homeless"]}, NOVEMBER, "homeless"),
        (
            {"needs": ["housing"], "topic": ["rent_arrears"], "children": [FIVE]},
            JUNE,
            "rent_arrears",
        ),
        ({"needs": ["debt"], "topic": ["electricity_cut"]}, JUNE, "electricity_cut"),
        ({"needs": ["financial_benefits"], "topic": ["hungry"]}, JUNE, "hungry"),
        (
            {"needs": ["migration_advice"], "topic": ["birth_certificate"]},
            JUNE,
            "birth_without_papers",
        ),
        ({"needs": ["housing"], "topic": ["flat_search"]}, NOVEMBER, None),
        ({"needs": ["domestic_violence", "separation_custody"], "children": [FIVE]}, JUNE, None),
    ],
)
def test_the_first_line_that_fits_is_said(known, now, said):
    found = outlook(State(**known), now)
    assert (found and found.id) == said


def test_a_line_is_said_once():
    known = State(needs=["tutoring"], outlooks=["tutoring_paid"])
    assert outlook(known, JUNE) is None


def test_every_line_has_its_source_and_its_words_in_every_language():
    assert all(line.source for line in outlooks())
    for code in languages():
        assert all(catalogue(code).say(line.text, **line.gaps) for line in outlooks())
