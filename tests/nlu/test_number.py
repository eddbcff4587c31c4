from datetime import date

import pytest

from nlu.number import read_date, read_fraction, read_number, read_roman


@pytest.mark.parametrize(
    "word, value",
    [("3", 3), ("1,5", 1.5), ("2.5", 2.5), ("104", 104)]
    + [(word, None) for word in ("8:30", "14.8.2021", "02421", "drei", "")],
)
def test_numbers_are_short_figures(word, value):
    assert read_number(word) == value


@pytest.mark.parametrize("word, value", [("1/2", 0.5), ("½", 0.5), ("3/4", 0.75), ("7/8", None)])
def test_fractions(word, value):
    assert read_fraction(word) == value


@pytest.mark.parametrize(
    "word, day",
    [
        ("14.8.2021", date(2021, 8, 14)),
        ("14/08/21", date(2021, 8, 14)),
        ("8.2021", date(2021, 8, 1)),
        ("31.2.2021", None),
        ("2.5", None),
        ("2021", None),
    ],
)
def test_dates_are_days_or_months(word, day):
    assert read_date(word) == day


@pytest.mark.parametrize(
    "word, value", [("iii", 3), ("iv", 4), ("ix", 9), ("xiii", 13), ("xx", None), ("mama", None)]
)
def test_roman_numerals_count_school_grades(word, value):
    assert read_roman(word) == value
