from datetime import date
from pathlib import Path

import pytest

from nlu.age import find_ages
from nlu.lexicon import entries, language_file, languages_with

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


@pytest.mark.parametrize("language", languages_with("ages.yml"))
def test_a_word_is_listed_once_in_its_group(language):
    for group, content in language_file(language, "ages.yml").items():
        lists = content.values() if isinstance(content, dict) else [content]
        for words in map(entries, filter(None, lists)):
            assert len(words) == len(set(words)), group
