from datetime import date

import pytest

from nlu.age import find_ages
from nlu.birth import age_born_between, coming, latest, months_between, years_before

TODAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    "birth, months",
    [
        (date(2021, 8, 14), 63),
        (date(2026, 10, 22), 1),
        (date(2026, 10, 23), 0),
        (date(2026, 12, 1), -1),
    ],
)
def test_months_are_whole_months(birth, months):
    assert months_between(birth, TODAY) == months


def test_a_month_of_birth_leaves_the_age_open_by_one():
    assert age_born_between(date(2024, 5, 1), date(2024, 5, 31), TODAY) == (29, 30)


def test_the_unborn_have_no_age():
    assert age_born_between(date(2027, 1, 1), date(2027, 1, 31), TODAY) is None


@pytest.mark.parametrize(
    "find, months, days",
    [
        (latest, (2, 2), (date(2026, 2, 1), date(2026, 2, 28))),
        (latest, (12, 12), (date(2025, 12, 1), date(2025, 12, 31))),
        (coming, (12, 12), (date(2026, 12, 1), date(2026, 12, 31))),
        (coming, (6, 8), (date(2027, 6, 1), date(2027, 8, 31))),
        (coming, (11, 11), (date(2026, 11, 1), date(2026, 11, 30))),
    ],
)
def test_the_latest_and_the_coming_month(find, months, days):
    assert find(months, TODAY) == days


def test_the_same_days_years_earlier_survive_leap_days():
    assert years_before((date(2028, 2, 1), date(2028, 2, 29)), 3)[1] == date(2025, 2, 28)


def test_a_birthday_on_the_29th_of_february_is_one_in_other_years_too():
    (child,) = find_ages("nächste Woche wird sie 5", "de", date(2028, 2, 22)).children
    assert (child.min_months, child.max_months) == (59, 59)
