"""The connection to the database of offers, with one-line errors when there is none."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path
from time import monotonic, sleep
from typing import Any

from sqlalchemy import MetaData, create_engine, event, text
from sqlalchemy.engine import Connection, Engine, make_url
from sqlalchemy.exc import (
    ArgumentError,
    DBAPIError,
    InterfaceError,
    NoSuchModuleError,
    OperationalError,
)
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
AWAY = (OperationalError, InterfaceError)  # the database fails, not what it was asked
SCHEME = re.compile(r"[\w+]*://")
WRITING = 5005  # the number of our lock in PostgreSQL


class DatabaseAway(RuntimeError):
    """The database cannot be used; the message says which, why and what to do, in one line."""


@lru_cache(maxsize=8)
def engine(url: str) -> Engine:
    """The engine for this URL, made once; a URL that cannot be read raises `DatabaseAway`."""
    try:
        address = make_url(url)
        _require_one_at(address, url)
        # An error would tell the values of its statement, and they are a family's.
        made = create_engine(_driver(address), future=True, hide_parameters=True, **_pool(address))
    except (ArgumentError, NoSuchModuleError, ModuleNotFoundError, ValueError):
        raise DatabaseAway(f'DATABASE_URL is "{shown(url)}", expected {EXPECTED_URL}') from None
    if not _is_remote(address):
        event.listen(made, "connect", _set_pragmas)
    return made


def shown(url: str) -> str:
    """The address without its password, also where it is none that can be read."""
    if url.startswith("sqlite"):
        return url
    scheme = SCHEME.match(url)
    start = scheme.end() if scheme else 0
    rest = url[start:]
    # Without an "@", what stands in the place of the port and is none may be the password.
    password = r":.*@" if "@" in rest else r":(?!\d{1,5}(/|$)).*"
    hidden = re.sub(password, ":***@" if "@" in rest else ":***", rest, count=1, flags=re.DOTALL)
    return url[:start] + re.sub(r"(password=)[^&]*", r"\1***", hidden)


def lock_for_writing(connection: Connection) -> None:
    """Waits until no other process writes, and lets none do so before this transaction ends."""
    if connection.dialect.name == "postgresql":
        connection.execute(text("SELECT pg_advisory_xact_lock(:number)"), {"number": WRITING})
    elif not connection.connection.in_transaction:
        connection.exec_driver_sql("BEGIN IMMEDIATE")


def make_tables(engine: Engine, metadata: MetaData) -> None:
    """Makes the tables where they are missing, also when several servers start at once."""
    with engine.begin() as connection:
        lock_for_writing(connection)
        metadata.create_all(connection)


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
        raise DatabaseAway(explain(session.get_bind(), error)) from error


REASONS = {
    "locked": "is locked by another program; wait for its import to end, then start again",
    "unable to open": "cannot be opened; is the folder there and may this user write to it?",
    "no such table": "has no tables yet; run: make offers",
    "no such column": "has the tables of an older version; run: make offers",
    "does not exist": "has no such database or table; create it, then: make offers",
    "not a database": "is not a database file; move it away and start again",
    "readonly": "may not be written to; check the rights of the file and its folder",
    "disk is full": "cannot be written to, its disk is full; make room there",
    "no space left": "cannot be written to, the disk of its server is full; make room there",
    "disk i/o error": "cannot be read or written; check the disk of the file, and whether it is full",
    "password": "refuses user or password; check DATABASE_URL",
    "translate host": "has a host that nobody knows; check it in DATABASE_URL, and the network",
    "connect": "does not answer; is the server running and DATABASE_URL right?",
}


def explain(engine: Any, error: DBAPIError) -> str:
    """Which database fails, why, and what to do, in one line."""
    cause = str(error.orig).strip() or "no reason given"
    found = (reason for sign, reason in REASONS.items() if sign in cause.lower())
    failed = f"failed: {cause.splitlines()[0]}; check DATABASE_URL and the database's own log"
    return f"database {shown(str(engine.url))} {next(found, failed)}"


def _require_one_at(address: Any, url: str) -> None:
    """Refuses an address of which nobody can tell where the password ends."""
    if _is_remote(address) and url.count("@") > 1:
        wrong = 'has more than one "@"; write %40 for those in the password'
        raise DatabaseAway(f"DATABASE_URL {shown(url)} {wrong}")


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
        _make_folder(path.parent)
        return address.set(database=str(path))
    return address


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        wrong = f'its folder "{folder}" cannot be made ({error.strerror})'
        raise DatabaseAway(f"DATABASE_URL: {wrong}; name one that this user may write to") from None


def _set_pragmas(connection: Any, _record: Any) -> None:
    cursor = connection.cursor()
    for name, value in SQLITE_PRAGMAS.items():
        _set_pragma(cursor, f"PRAGMA {name}={value}")
    cursor.close()


def _set_pragma(cursor: sqlite3.Cursor, pragma: str) -> None:
    """Sets it, and waits itself: SQLite refuses WAL at once while another writes into a new file."""
    end = monotonic() + BUSY_TIMEOUT_MS / 1000
    while True:
        try:
            cursor.execute(pragma)
            return
        except sqlite3.OperationalError as error:
            if "locked" not in str(error) or monotonic() > end:
                raise
            sleep(0.01)
