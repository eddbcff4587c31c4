"""The databases that the tests run on: SQLite, and a real PostgreSQL started for them."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from functools import lru_cache
from pathlib import Path

import pytest
from sqlalchemy.orm import Session

import bot.database
from bot.database import engine, open_session
from bot.offers.migrations import upgrade
from bot.offers.store import load_offers
from bot.settings import settings
from tests.postgres import new_database, postgres_server

# In memory where possible, so that the tests wear out no disk.
SCRATCH = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None

BACKENDS = [
    "sqlite",
    # One worker starts the server for all tests that need it.
    pytest.param("postgresql", marks=pytest.mark.xdist_group("postgresql")),
]


@pytest.fixture(scope="session")
def postgresql() -> Iterator[str]:
    """The URL of a PostgreSQL server that lives as long as the tests."""
    with postgres_server(SCRATCH) as url:
        yield url


@pytest.fixture(params=BACKENDS)
def backend(request: pytest.FixtureRequest) -> str:
    """The kind of database: every test that asks for one runs on both."""
    return str(request.param)


@pytest.fixture
def database_url(backend: str, request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The URL of an empty database of its own; a server takes only so many connections at once."""
    url = f"sqlite:///{tmp_path}/offers.db"
    if backend == "postgresql":
        url = new_database(request.getfixturevalue("postgresql"))
    yield url
    engine(url).dispose()


@pytest.fixture
def full_database(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """The URL of a database on a disk without room for more than its first pages."""
    url = f"sqlite:///{tmp_path}/full.db"
    monkeypatch.setitem(bot.database.SQLITE_PRAGMAS, "max_page_count", "8")
    return url


@pytest.fixture(scope="session")
def loaded(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Callable[[str], str]:
    """Gives the URL of a database with the real offers, filled once for each kind."""

    @lru_cache
    def load(backend: str) -> str:
        url = f"sqlite:///{tmp_path_factory.mktemp('offers')}/offers.db"
        if backend == "postgresql":
            url = new_database(request.getfixturevalue("postgresql"))
        with open_session(url) as session:
            load_offers(session)
        return url

    return load


@pytest.fixture
def session(backend: str, loaded: Callable[[str], str]) -> Iterator[Session]:
    """A session on the real offers; tests only read them."""
    with open_session(loaded(backend)) as opened:
        yield opened


@pytest.fixture
def fresh_session(database_url: str) -> Iterator[Session]:
    """A session on an empty database, with the tables made."""
    with open_session(database_url) as opened:
        upgrade(opened.connection())
        yield opened


@pytest.fixture(autouse=True)
def no_settings_from_outside(monkeypatch: pytest.MonkeyPatch) -> None:
    """No test reads the operator's settings."""
    for key in ("DATABASE_URL", "LOTSE_NOW", "PORT"):
        monkeypatch.delenv(key, raising=False)
    settings.cache_clear()
