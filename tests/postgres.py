"""A real PostgreSQL for tests and bench: Debian's, else the one that a package brings."""

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

DEBIAN_BINARIES = sorted(Path("/usr/lib/postgresql").glob("*/bin"))
numbers = count()


@contextmanager
def postgres_server(parent: str | None = None) -> Iterator[str]:
    """The URL of a server with its data below `parent`; stopped and deleted at the end."""
    start = _debian_server if DEBIAN_BINARIES else _packaged_server
    with tempfile.TemporaryDirectory(dir=parent) as folder, start(folder) as url:
        yield url


def new_database(server: str) -> str:
    """The URL of an empty database on this server."""
    name = f"offers_{os.getpid()}_{next(numbers)}"
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
    subprocess.run([*as_user, *initdb], check=True, stdout=subprocess.DEVNULL, cwd="/")
    subprocess.run([*pg_ctl, "-o", options, "-l", f"{folder}/log", "start"], check=True, cwd="/")
    try:
        yield f"postgresql://postgres@/postgres?host={folder}"
    finally:
        subprocess.run([*pg_ctl, "-m", "immediate", "stop"], check=False, cwd="/")


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
