"""The connection to the database of offers, with one-line errors when there is none."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from typing import Any

from sqlalchemy import create_engine, event
from sqlalchemy.engine import Engine, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError
from sqlalchemy.orm import Session
from sqlalchemy.pool import QueuePool, StaticPool

from bot.settings import ROOT, settings

BUSY_TIMEOUT_MS = 5000

# WAL lets families read while an import writes; NORMAL saves an fsync per commit and can lose
# only the last commits at a power cut, which the next import repeats.
SQLITE_PRAGMAS = {
    "journal_mode": "WAL",
    "synchronous": "NORMAL",
    "busy_timeout": str(BUSY_TIMEOUT_MS),
    "foreign_keys": "ON",
    "secure_delete": "ON",  # what a family deletes is overwritten, not only forgotten
    "mmap_size": str(2**30),  # reads without a system call for each page
}
EXPECTED_URL = "sqlite:///var/lotse.db or postgresql://user:password@host/name"


class DatabaseAway(RuntimeError):
    """The database cannot be used; the message says which, why and what to do, in one line."""


@lru_cache(maxsize=8)
def engine(url: str) -> Engine:
    """The engine for this URL, made once; a URL that cannot be read raises `DatabaseAway`."""
    try:
        address = make_url(url)
        made = create_engine(_driver(address), future=True, **_pool(address))
    except (ArgumentError, NoSuchModuleError, ModuleNotFoundError, ValueError):
        raise DatabaseAway(f'DATABASE_URL is "{url}", expected {EXPECTED_URL}') from None
    if not _is_remote(address):
        event.listen(made, "connect", _set_pragmas)
    return made


@contextmanager
def open_session(url: str | None = None) -> Iterator[Session]:
    """A session on the database of the settings; committed at the end, rolled back on errors."""
    session = Session(engine(url or settings().database_url), future=True)
    with session, readable(session), session.begin():
        yield session


@contextmanager
def readable(session: Session) -> Iterator[None]:
    """Turns the driver's errors into `DatabaseAway` with the reason and the next step."""
    try:
        yield
    except DBAPIError as error:
        raise DatabaseAway(_explain(session.get_bind().url, str(error.orig))) from error


REASONS = {
    "locked": "is locked by another program; wait for its import to end, then start again",
    "unable to open": "cannot be opened; is the folder there and may this user write to it?",
    "no such table": "has no tables yet; run: python -m bot.offers import",
    "does not exist": "has no such database or table; create it, then: python -m bot.offers import",
    "not a database": "is not a database file; move it away and start again",
    "readonly": "may not be written to; check the rights of the file and its folder",
    "password": "refuses user or password; check DATABASE_URL",
    "connect": "does not answer; is the server running and DATABASE_URL right?",
}


def _explain(url: Any, cause: str) -> str:
    found = (reason for sign, reason in REASONS.items() if sign in cause.lower())
    first_line = cause.strip().splitlines()[0] if cause.strip() else "no reason given"
    return f"database {url!r} {next(found, 'failed: ' + first_line)}"


def _is_remote(address: Any) -> bool:
    return address.get_backend_name() != "sqlite"


def _pool(address: Any) -> dict[str, Any]:
    """Kept connections: opening an SQLite file anew costs as much as a search."""
    if _is_remote(address):
        return {"pool_pre_ping": True}
    if address.database in (None, "", ":memory:"):
        return {"poolclass": StaticPool, "connect_args": {"check_same_thread": False}}
    return {"poolclass": QueuePool, "connect_args": {"check_same_thread": False}}


def _driver(address: Any) -> Any:
    """The address with the driver that is installed and an SQLite file below the project."""
    if address.drivername in ("postgresql", "postgres"):
        return address.set(drivername="postgresql+psycopg2")
    if not _is_remote(address) and address.database and address.database != ":memory:":
        path = ROOT / address.database
        path.parent.mkdir(parents=True, exist_ok=True)
        return address.set(database=str(path))
    return address


def _set_pragmas(connection: Any, _record: Any) -> None:
    cursor = connection.cursor()
    for name, value in SQLITE_PRAGMAS.items():
        cursor.execute(f"PRAGMA {name}={value}")
    cursor.close()
