"""A measurement that is made before releases only must not break in between."""

from __future__ import annotations

import pytest
from sqlalchemy import distinct, func, select

from bot.database import open_session
from bot.offers import tables
from tests.bench import search


@pytest.mark.parametrize("backend", search.BACKENDS)
def test_the_speed_of_a_search_is_measured(
    backend: str, capsys: pytest.CaptureFixture[str]
) -> None:
    search.main(["--offers", "5000", "--searches", "20", "--only", backend])
    assert f"5,000 offers in {backend}" in capsys.readouterr().out


def test_every_made_up_offer_has_an_id_and_a_fingerprint_of_its_own() -> None:
    columns = tables.service.c
    with search.sqlite() as url:
        search.build(url, 10_000)
        with open_session(url) as session:
            for column in (columns.id, columns.fingerprint):
                assert session.scalar(select(func.count(distinct(column)))) == 10_000
