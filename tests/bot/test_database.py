from __future__ import annotations

import sqlite3
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier, Timer

import pytest
from sqlalchemy import Column, Integer, MetaData, Table, text

import bot.database
from bot.database import DatabaseAway, engine, make_tables, open_session
from bot.offers.store import load_offers


@pytest.mark.parametrize("url", ["mysql://user@host/name", "nonsense", "mysqlx://host/name", ""])
def test_a_wrong_url_is_named_with_what_was_expected(url):
    with pytest.raises(DatabaseAway, match=f'DATABASE_URL is "{url}", expected sqlite'):
        engine(url)


@pytest.mark.parametrize(
    "url",
    [
        "postgresql://user:geheim@127.0.0.1:abc/offers",
        "postgresql://user:ge@heim@127.0.0.1:1/offers",
        "postgresql://user:geheim@127.0.0.1:1/of@fers",
        "postgresql://user:ge:heim@127.0.0.1:1/offers",
        "postgresql://user:ge/heim@127.0.0.1:1/offers",
        "postgresql://user:ge%40heim@127.0.0.1:1/offers",
        "postgresql://user://geheim@127.0.0.1:1/offers",
        "postgresql://us/er:geheim@127.0.0.1:1/offers",
        "postgresql://:geheim@127.0.0.1:1/offers",
        "postgresql://127.0.0.1:1/offers?user=user&password=geheim",
        "postgresql://user:geheim",
        "postgresql://user:geheim/offers",
        "postgresql:/user:geheim@127.0.0.1",
        "postgresql:user:geheim@127.0.0.1",
        "postgresql//user:geheim@127.0.0.1",
        "postgresql:user:geheim",
        "mysql://user:geheim@127.0.0.1/offers",
        "user:geheim",
    ],
)
def test_a_password_is_never_said_whatever_the_address_looks_like(url):
    with pytest.raises(DatabaseAway) as caught, open_session(url) as session:
        session.execute(text("SELECT 1"))
    assert "heim" not in str(caught.value) and "\n" not in str(caught.value)


def test_a_password_with_an_at_is_told_how_to_be_written():
    with pytest.raises(DatabaseAway, match='has more than one "@"; write %40 for'):
        engine("postgresql://user:ge@heim@localhost/offers")


@pytest.mark.parametrize("url", ["sqlite:////proc/x/lotse.db", "sqlite:////dev/null/lotse.db"])
def test_a_folder_that_cannot_be_made_is_named(url):
    with pytest.raises(DatabaseAway, match=r'folder "/.*" cannot be made .*; name one that'):
        engine(url)


@pytest.mark.parametrize(
    "url, said",
    [
        ("postgresql://user:pass-word@localhost:1/offers", "does not answer"),
        ("postgresql://user:pass-word@nowhere.invalid/offers", "a host that nobody knows; check"),
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


def test_a_database_without_tables_says_how_to_make_them(tmp_path):
    no_tables = pytest.raises(DatabaseAway, match="has no tables yet; run: make offers")
    with no_tables, open_session(f"sqlite:///{tmp_path}/offers.db") as session:
        session.execute(text("SELECT * FROM service"))


def test_tables_of_an_older_version_say_what_to_do(tmp_path):
    older = pytest.raises(
        DatabaseAway, match="has the tables of an older version; run: make offers"
    )
    with older, open_session(f"sqlite:///{tmp_path}/offers.db") as session:
        session.execute(text("CREATE TABLE schedule (service_id)"))
        session.execute(text("SELECT ends_on FROM schedule"))


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


def test_a_full_disk_is_named(full_database):
    with pytest.raises(
        DatabaseAway, match=r"/full\.db cannot be written to, its disk is full; make"
    ):
        load(full_database)


def load(url):
    with open_session(url) as session:
        load_offers(session)


def test_several_servers_may_start_at_once_on_an_empty_database(database_url):
    loads = "import sys; from tests.bot.test_database import load; load(sys.argv[1])"
    begun = [
        subprocess.Popen([sys.executable, "-c", loads, database_url], stderr=subprocess.PIPE)
        for _ in range(3)
    ]
    assert [(server.communicate()[1], server.returncode) for server in begun] == [(b"", 0)] * 3


def test_several_servers_may_make_their_tables_at_once(database_url):
    others = MetaData()
    Table("other", others, Column("id", Integer))
    at_once = Barrier(4)

    def make(_):
        at_once.wait()
        make_tables(engine(database_url), others)

    with ThreadPoolExecutor(4) as servers:
        assert list(servers.map(make, range(4))) == [None] * 4


def test_a_server_waits_for_another_that_writes_into_a_new_file(tmp_path):
    other = sqlite3.connect(tmp_path / "new.db", isolation_level=None, check_same_thread=False)
    other.execute("BEGIN IMMEDIATE")
    Timer(0.2, other.rollback).start()
    with engine(f"sqlite:///{tmp_path / 'new.db'}").connect() as connection:
        assert connection.exec_driver_sql("PRAGMA journal_mode").scalar() == "wal"


def test_the_tables_of_a_newer_version_are_told_from_others(database_url):
    load(database_url)
    with open_session(database_url) as session:
        session.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(DatabaseAway, match="was made by a newer version of this program; move"):
        load(database_url)


def test_nothing_of_a_failed_session_stays(database_url):
    with open_session(database_url) as session:
        session.execute(text("CREATE TABLE t (x INTEGER)"))
    with pytest.raises(ZeroDivisionError), open_session(database_url) as session:
        session.execute(text("INSERT INTO t VALUES (1)"))
        raise ZeroDivisionError
    with open_session(database_url) as session:
        assert session.execute(text("SELECT count(*) FROM t")).scalar() == 0
