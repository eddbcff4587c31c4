"""A folder of offer files, or a database of offers, for one test."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy.orm import Session

from bot.offers.store import write_offers


@pytest.fixture
def folder(tmp_path: Path):
    """Writes a file of offers and hands out its folder."""

    def write(text: str, name: str = "kreis.yml") -> Path:
        (tmp_path / name).write_text(text, encoding="utf-8")
        return tmp_path

    return write


@pytest.fixture
def stored(fresh_session: Session):
    """Writes offers into an empty database and hands out the session."""

    def write(*offers) -> Session:
        write_offers(fresh_session, offers)
        return fresh_session

    return write
