"""What the start of the server says of files with faults."""

from __future__ import annotations

from datetime import date
from functools import partial

import pytest

from bot.offers.store import load_offers
from bot.server import __main__ as server
from bot.server.data import old_numbers
from tests.bot.offers.test_files import OFFER


@pytest.mark.parametrize(
    "fault, told",
    [("", ""), ("  cost: cheap\n", 'kreis.yml line 8: offer "an-offer": "cost" is "cheap"')],
)
def test_every_fault_of_an_offer_file_is_told_at_each_start(
    monkeypatch, tmp_path, capsys, fault, told
):
    (tmp_path / "kreis.yml").write_text(OFFER + fault, encoding="utf-8")
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{tmp_path}/offers.db")
    monkeypatch.setattr(server, "load_offers", partial(load_offers, folder=tmp_path))
    for _ in range(2):
        server.load_and_tell_faults()
        assert capsys.readouterr().err.startswith(told)


def test_a_number_that_nobody_checked_for_a_year_is_named_with_where_to_look():
    assert not list(old_numbers(date(2026, 11, 23)))
    lines = list(old_numbers(date(2029, 1, 1)))
    assert any("contacts.yml" in line and "police_110" in line for line in lines)
    assert all("set checked_on" in line for line in lines)
