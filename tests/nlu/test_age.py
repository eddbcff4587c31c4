from datetime import date
from pathlib import Path

import pytest

from nlu.age import find_ages

TODAY = date(2026, 11, 22)
TABLES = Path(__file__).parent / "ages"


def _rows():
    for table in sorted(TABLES.glob("*.tsv")):
        for line in table.read_text(encoding="utf-8").splitlines():
            yield pytest.param(table.stem, *line.split("\t"), id=f"{table.stem}: {line}")


def _said(findings):
    ages = [f"{child.min_months}-{child.max_months}" for child in findings.children]
    weeks = [f"P{findings.pregnancy.weeks or ''}"] if findings.pregnancy else []
    return ages + weeks


@pytest.mark.parametrize("language, expected, text", _rows())
def test_ages_and_pregnancies_are_read_in_every_language(language, expected, text):
    expected = [] if expected == "-" else expected.split()
    assert sorted(_said(find_ages(text, language, TODAY))) == sorted(expected)
