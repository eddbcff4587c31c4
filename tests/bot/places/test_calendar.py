"""The calendar of the region: a state that is none, holidays that are none, are told at the start."""

from __future__ import annotations

import sys
from dataclasses import replace
from datetime import date

import pytest

from bot.data_file import BadData
from bot.places.calendar import SCHOOL_HOLIDAYS, calendar
from bot.places.region import region

MODULE = sys.modules["bot.places.calendar"]  # the name itself is the function's in the package
HEADER = "state,first_day,last_day,name,source\n"


@pytest.fixture
def here(monkeypatch, tmp_path):
    """Sets the state of the region and the rows of its school holidays, and reads the calendar anew."""

    def read(state, rows):
        (tmp_path / SCHOOL_HOLIDAYS).write_text(HEADER + rows, encoding="utf-8")
        other = replace(region(), state=state)
        monkeypatch.setattr(MODULE, "region", lambda: other)
        monkeypatch.setattr(MODULE, "DATA", tmp_path)
        return calendar.__wrapped__()

    return read


@pytest.mark.parametrize(
    "state, rows, told",
    [
        ("NRW", "", 'region.yml: "state" is "NRW", expected one of BB, BE'),
        ("NI", "NW,2026-12-23,2027-01-06,Weihnachten,Erlass\n", '"state" is "NI" in no row'),
        ("NW", "NW,2027-01-06,2026-12-23,Weihnachten,Erlass\n", "expected a day after 2027-01-06"),
    ],
)
def test_a_slip_is_told_in_one_line(here, state, rows, told):
    with pytest.raises(BadData) as wrong:
        here(state, rows)
    assert told in str(wrong.value) and "\n" not in str(wrong.value)


def test_the_holidays_of_the_state_are_known_until_the_last_day(here):
    known = here(
        "NW", "NW,2026-12-23,2027-01-06,Weihnachten,Erlass\nBE,2030-01-01,2030-02-01,a,b\n"
    )
    assert known.known_until == date(2027, 1, 6)
