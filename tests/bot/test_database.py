from __future__ import annotations

import sqlite3

import pytest
from sqlalchemy import text

import bot.database
from bot.database import DatabaseAway, engine, open_session
from bot.offers.store import load_offers


@pytest.mark.parametrize("url", ["mysql://user@host/name", "nonsense", "mysqlx://host/name", ""])
def test_a_wrong_url_is_named_with_what_was_expected(url):
    with pytest.raises(DatabaseAway, match=f'DATABASE_URL is "{url}", expected sqlite'):
        engine(url)


@pytest.mark.parametrize(
    "url, said",
    [
        ("postgresql://user:pass-word@localhost:1/offers", "does not answer"),
        ("sqlite:////proc/offers.db", "cannot be opened"),
    ],
)
def test_a_database_that_is_away_is_one_line_without_the_password(url, said):
    with pytest.raises(DatabaseAway, match=said) as caught, open_session(url) as session:
        session.execute(text("SELECT 1"))
    assert "\n" not in str(caught.value) and "pass-word" not in str(caught.value)


def test_a_locked_database_says_so(tmp_path, monkeypatch):
    monkeypatch.setitem(bot.database.SQLITE_PRAGMAS, "busy_timeout", "50")
    path = tmp_path / "offers.db"
    with open_session(f"sqlite:///{path}") as session:
        session.execute(text("CREATE TABLE t (x INTEGER)"))
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    locked = pytest.raises(DatabaseAway, match="is locked by another program")
    with locked, open_session(f"sqlite:///{path}") as session:
        load_offers(session)
    other.close()


def test_a_file_that_is_no_database_says_so(tmp_path):
    (tmp_path / "offers.db").write_text("text " * 500)
    no_database = pytest.raises(DatabaseAway, match="is not a database file")
    with no_database, open_session(f"sqlite:///{tmp_path}/offers.db") as session:
        session.execute(text("SELECT * FROM service"))


def test_sqlite_lets_read_while_somebody_writes(tmp_path):
    with open_session(f"sqlite:///{tmp_path}/offers.db") as session:
        pragmas = {
            name: session.execute(text(f"PRAGMA {name}")).scalar()
            for name in ("journal_mode", "synchronous", "busy_timeout", "foreign_keys")
        }
    assert pragmas == {
        "journal_mode": "wal",
        "synchronous": 1,
        "busy_timeout": 5000,
        "foreign_keys": 1,
    }


def test_nothing_of_a_failed_session_stays(database_url):
    with open_session(database_url) as session:
        session.execute(text("CREATE TABLE t (x INTEGER)"))
    with pytest.raises(ZeroDivisionError), open_session(database_url) as session:
        session.execute(text("INSERT INTO t VALUES (1)"))
        raise ZeroDivisionError
    with open_session(database_url) as session:
        assert session.execute(text("SELECT count(*) FROM t")).scalar() == 0
