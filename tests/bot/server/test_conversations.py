"""Conversations outlast a database that takes nothing, and end when the family or the time says so."""

from __future__ import annotations

import logging

import pytest
from sqlalchemy import text

import bot.database
from bot.database import engine, make_tables
from bot.server import conversations as module
from bot.server.conversations import Conversations, ConversationStore, metadata
from bot.server.outages import tell_outages
from bot.server.turns import LotseAgent
from bot.settings import settings

FULL = {"conversation": {"ages": [30]}, "language": "de"}


@pytest.fixture
def kept(database_url) -> Conversations:
    database = engine(database_url)
    make_tables(database, metadata)
    return Conversations(database)


@pytest.fixture
def disk(tmp_path, monkeypatch) -> Disk:
    return Disk(f"sqlite:///{tmp_path}/lotse.db", monkeypatch)


class Disk:
    """A database whose disk fills up and becomes free again."""

    def __init__(self, url, monkeypatch) -> None:
        self.engine = engine(url)
        self.pragmas = monkeypatch
        make_tables(self.engine, metadata)
        self.kept = Conversations(self.engine)
        self.kept.keep("early", FULL)

    def fill(self) -> None:
        self.limit("1")

    def free(self) -> None:
        self.limit("100000")

    def limit(self, pages) -> None:
        """SQLite takes no page more than it has; connections begin anew, as each has its limit."""
        self.pragmas.setitem(bot.database.SQLITE_PRAGMAS, "max_page_count", pages)
        self.engine.dispose()

    @property
    def written(self) -> list[str]:
        """The ids of the conversations in the file."""
        with self.engine.connect() as connection:
            return list(
                connection.execute(text("SELECT id FROM conversation ORDER BY id")).scalars()
            )


LONG = {"conversation": {"text": "x" * 20_000}}


def test_what_is_known_comes_back_until_it_is_forgotten(kept):
    assert kept.slots("anna") == {}
    kept.keep("anna", FULL)
    assert kept.slots("anna") == FULL
    kept.forget("anna")
    assert kept.slots("anna") == {} and not kept.unwritten


def test_what_has_expired_is_not_known_and_deleted(kept, monkeypatch):
    kept.keep("anna", FULL)
    monkeypatch.setattr(module, "oldest", lambda: module.time.time() + 1)
    assert kept.slots("anna") == {}
    kept.clean()
    monkeypatch.undo()
    assert kept.slots("anna") == {}


def test_while_the_disk_is_full_a_conversation_goes_on_in_memory(disk):
    disk.fill()
    disk.kept.keep("late", LONG)
    assert disk.kept.slots("late") == LONG and disk.kept.slots("early") == FULL
    assert disk.written == ["early"]


def test_what_is_in_memory_is_written_as_soon_as_there_is_room(disk):
    disk.fill()
    disk.kept.keep("late", LONG)
    disk.free()
    disk.kept.keep("new", FULL)
    assert disk.written == ["early", "late", "new"] and not disk.kept.unwritten


def test_what_a_family_deletes_while_the_disk_is_full_is_forgotten_at_once_and_for_good(
    disk, monkeypatch
):
    disk.fill()
    disk.kept.keep("late", LONG)
    monkeypatch.setattr(module, "_write", full)
    for sender in ("early", "late"):
        disk.kept.forget(sender)
        assert disk.kept.slots(sender) == {}
    assert disk.written == ["early"]
    monkeypatch.undo()
    disk.free()
    disk.kept.clean()
    assert disk.written == [] and not disk.kept.unwritten


def full(connection, *_) -> None:
    """No statement is small enough for the disk."""
    connection.execute(text("CREATE TABLE more AS SELECT hex(randomblob(100000))"))


def test_what_is_in_memory_expires_as_everything_does(disk, monkeypatch):
    disk.fill()
    disk.kept.keep("late", LONG)
    monkeypatch.setattr(module, "oldest", lambda: module.time.time() + 1)
    assert disk.kept.slots("late") == {}
    disk.kept.clean()
    assert not disk.kept.unwritten


async def test_rasa_keeps_nothing_beside_the_store_whatever_happens(monkeypatch, tmp_path):
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{tmp_path}/lotse.db")
    store = ConversationStore()
    assert LotseAgent(tracker_store=store).tracker_store is store
    engine(settings().database_url).dispose()


def test_an_outage_is_one_line_with_the_file_and_what_to_do_not_one_for_each_message(disk, caplog):
    caplog.set_level(logging.INFO)
    tell_outages(disk.engine)
    disk.fill()
    for sender in "abc":
        disk.kept.keep(sender, LONG)
    (said,) = [record.getMessage() for record in caplog.records]
    assert said.endswith("/lotse.db cannot be written to, its disk is full; make room there")


def test_an_outage_is_told_without_the_values_of_a_family(disk, caplog):
    tell_outages(disk.engine)
    disk.fill()
    disk.kept.keep("late", {"conversation": "secret words" * 2000})
    assert caplog.records and "secret" not in caplog.text
