"""The databases that the tests run on: SQLite, and a real PostgreSQL started for them."""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text
from sqlalchemy.orm import Session

from bot.database import engine, open_session
from bot.offers.store import load_offers

DEBIAN_BINARIES = sorted(Path("/usr/lib/postgresql").glob("*/bin"))
# In memory where possible, so that the tests wear out no disk.
SCRATCH = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None
number = count()

BACKENDS = [
    "sqlite",
    # One worker starts the server for all tests that need it.
    pytest.param("postgresql", marks=pytest.mark.xdist_group("postgresql")),
]


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[str]:
    """The URL of a PostgreSQL server that lives as long as the tests."""
    start = _debian_server if DEBIAN_BINARIES else _packaged_server
    with tempfile.TemporaryDirectory(dir=SCRATCH) as folder, start(folder) as url:
        yield url


@pytest.fixture(scope="session", params=BACKENDS)
def backend(request: pytest.FixtureRequest) -> str:
    """The kind of database: every test that asks for one runs on both."""
    return str(request.param)


@pytest.fixture
def database_url(backend: str, request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The URL of an empty database of its own."""
    if backend == "sqlite":
        return f"sqlite:///{tmp_path}/offers.db"
    return _new_database(request.getfixturevalue("postgres_server"))


@pytest.fixture(scope="session")
def offers_url(
    backend: str, request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> str:
    """The URL of a database with the real offers; tests only read it."""
    if backend == "sqlite":
        url = f"sqlite:///{tmp_path_factory.mktemp('offers')}/offers.db"
    else:
        url = _new_database(request.getfixturevalue("postgres_server"))
    with open_session(url) as session:
        load_offers(session)
    return url


@pytest.fixture
def session(offers_url: str) -> Iterator[Session]:
    """A session on the real offers."""
    with open_session(offers_url) as opened:
        yield opened


def _new_database(server: str) -> str:
    name = f"offers_{os.getpid()}_{next(number)}"
    admin = create_engine(server, isolation_level="AUTOCOMMIT", future=True)
    with admin.connect() as connection:
        connection.execute(text(f"CREATE DATABASE {name}"))
    admin.dispose()
    return server.replace("/postgres?", f"/{name}?")


@contextmanager
def _debian_server(folder: str) -> Iterator[str]:
    binaries, data = DEBIAN_BINARIES[-1], f"{folder}/data"
    as_user = _as_postgres(folder)
    options = f"-c listen_addresses='' -c unix_socket_directories={folder} -c fsync=off"
    pg_ctl = [*as_user, str(binaries / "pg_ctl"), "-D", data, "-s", "-w"]
    initdb = [str(binaries / "initdb"), "-D", data, "-U", "postgres", "-A", "trust", "--no-sync"]
    subprocess.run([*as_user, *initdb], check=True, stdout=subprocess.DEVNULL)
    subprocess.run([*pg_ctl, "-o", options, "-l", f"{folder}/log", "start"], check=True)
    try:
        yield f"postgresql://postgres@/postgres?host={folder}"
    finally:
        subprocess.run([*pg_ctl, "-m", "immediate", "stop"], check=False)


def _as_postgres(folder: str) -> list[str]:
    """The command that changes the user: PostgreSQL refuses to run as root."""
    if os.geteuid() != 0:
        return []
    owner = pwd.getpwnam("postgres")
    os.chown(folder, owner.pw_uid, owner.pw_gid)
    return [shutil.which("runuser") or "runuser", "-u", "postgres", "--"]


@contextmanager
def _packaged_server(folder: str) -> Iterator[str]:
    pgserver = pytest.importorskip("pgserver", reason="no PostgreSQL binaries and no pgserver")
    server = pgserver.get_server(f"{folder}/data")
    try:
        yield server.get_uri()
    finally:
        server.cleanup()


@pytest.fixture(autouse=True)
def no_settings_from_outside(monkeypatch: pytest.MonkeyPatch) -> None:
    """No test reads the operator's settings."""
    for key in ("DATABASE_URL", "LOTSE_NOW", "PORT"):
        monkeypatch.delenv(key, raising=False)


@pytest.fixture
def fresh_session(database_url: str) -> Iterator[Session]:
    """A session on an empty database, with the tables made."""
    from bot.offers.migrations import upgrade

    with open_session(database_url) as opened:
        upgrade(opened.connection())
        yield opened
    engine(database_url).dispose()
