"""Conversations in the database: one row each, the slots only, and only for some hours.

Rasa's own stores keep every event, words included, and a turn costs more the longer a
conversation gets. Our whole state is in the slots: a tracker is made anew from them for
each turn, so the hundredth turn costs what the first does, and no word is ever stored.
"""

from __future__ import annotations

import json
import time
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from typing import Any

from rasa.core.tracker_store import TrackerStore
from rasa.shared.core.constants import ACTION_LISTEN_NAME, ACTION_SESSION_START_NAME
from rasa.shared.core.events import ActionExecuted, Event, SessionStarted, SlotSet
from rasa.shared.core.trackers import DialogueStateTracker
from rasa.utils.endpoints import EndpointConfig
from sqlalchemy import (
    Column,
    Float,
    MetaData,
    String,
    Table,
    Text,
    bindparam,
    delete,
    select,
    text,
)
from sqlalchemy.engine import Connection, Engine

from bot.database import AWAY, engine, make_tables
from bot.settings import oldest, settings

CLEANING_SECONDS = 600  # how often expired conversations are deleted

metadata = MetaData()
conversation = Table(
    "conversation",
    metadata,
    Column("id", String(64), primary_key=True),
    Column("slots", Text, nullable=False),
    Column("changed_at", Float, nullable=False, index=True),
)
# Statements made once: SQLAlchemy takes longer to put one together than a database to run it.
SLOTS_OF_ONE = select(conversation.c.slots).where(
    conversation.c.id == bindparam("sender_id"), conversation.c.changed_at > bindparam("oldest")
)
KEEP = text(
    "INSERT INTO conversation (id, slots, changed_at) VALUES (:id, :slots, :changed_at)"
    " ON CONFLICT (id) DO UPDATE SET slots = excluded.slots, changed_at = excluded.changed_at"
)
DELETE = delete(conversation).where(conversation.c.id == bindparam("sender_id"))


@dataclass(frozen=True)
class Kept:
    """What is to be written of a conversation; without slots, that it is forgotten."""

    slots: dict[str, Any]
    changed_at: float


class Conversations:
    """The slots of each conversation, kept in memory while the database does not take them.

    So a full disk ends no conversation, and what a family deletes then is forgotten at once.
    """

    def __init__(self, engine: Engine) -> None:
        self.engine = engine
        self.unwritten: dict[str, Kept] = {}

    def slots(self, sender_id: str) -> dict[str, Any]:
        """What is known of a conversation; nothing of an unknown, a deleted or an expired one."""
        kept = self.unwritten.get(sender_id)
        if kept:
            return kept.slots if kept.changed_at > oldest() else {}
        with suppress(*AWAY), self.engine.connect() as connection:
            found = connection.execute(SLOTS_OF_ONE, {"sender_id": sender_id, "oldest": oldest()})
            row = found.first()
            return json.loads(row.slots) if row else {}
        return {}

    def keep(self, sender_id: str, slots: dict[str, Any]) -> None:
        """Writes the slots in place of those kept before."""
        self.unwritten.pop(sender_id, None)  # the order of `unwritten` is that of the changes
        self.unwritten[sender_id] = Kept(slots, time.time())
        self.write()

    def forget(self, sender_id: str) -> None:
        """Forgets a conversation; nothing happens for an unknown one."""
        self.keep(sender_id, {})

    def write(self) -> None:
        """Writes what is in memory only, the newest first, until the database takes no more."""
        for sender_id in reversed(list(self.unwritten)):
            kept = self.unwritten.pop(sender_id)
            try:
                with self.engine.begin() as connection:
                    _write(connection, sender_id, kept)
            except AWAY:
                self.unwritten[sender_id] = kept
                return

    def clean(self) -> None:
        """Deletes what has expired, in memory and in the database."""
        limit = oldest()
        expired = [id for id, kept in self.unwritten.items() if kept.changed_at <= limit]
        for sender_id in expired:
            del self.unwritten[sender_id]
        self.write()
        with suppress(*AWAY), self.engine.begin() as connection:
            connection.execute(delete(conversation).where(conversation.c.changed_at <= limit))


def _write(connection: Connection, sender_id: str, kept: Kept) -> None:
    if kept.slots:
        slots = json.dumps(kept.slots)
        row = {"id": sender_id, "slots": slots, "changed_at": kept.changed_at}
        connection.execute(KEEP, row)
    else:
        connection.execute(DELETE, {"sender_id": sender_id})


@cache
def conversations(engine: Engine) -> Conversations:
    """The conversations in this database, the same for all who ask."""
    return Conversations(engine)


class ConversationStore(TrackerStore):
    """Rasa's tracker store on the table `conversation`."""

    def __init__(
        self,
        domain: Any = None,
        event_broker: Any = None,
        host: EndpointConfig | None = None,
        **_: Any,
    ) -> None:
        super().__init__(domain, event_broker)
        database = engine(settings().database_url)
        make_tables(database, metadata)
        self.conversations = conversations(database)

    async def retrieve(self, sender_id: str) -> DialogueStateTracker:
        """The tracker of a conversation; of an unknown one, a tracker that knows nothing."""
        events = events_of(self.conversations.slots(sender_id))
        return DialogueStateTracker.from_events(sender_id, events, self.domain.slots)

    async def save(self, tracker: DialogueStateTracker) -> None:
        """Keeps the slots that are set; a conversation in which nothing is known leaves nothing."""
        slots = {name: value for name, value in tracker.current_slot_values().items() if value}
        self.conversations.keep(tracker.sender_id, slots if slots.get("conversation") else {})

    async def delete(self, sender_id: str) -> None:
        """Forgets a conversation; nothing happens for an unknown one."""
        self.conversations.forget(sender_id)

    async def keys(self) -> list[str]:
        """The ids of the conversations in the database."""
        with self.conversations.engine.connect() as connection:
            return list(connection.execute(select(conversation.c.id)).scalars())


async def clean() -> None:
    """Deletes what has expired, also while nobody writes."""
    conversations(engine(settings().database_url)).clean()


def events_of(slots: dict[str, Any]) -> list[Event]:
    """The events from which Rasa makes a tracker with these slots that waits for a message."""
    return [
        ActionExecuted(ACTION_SESSION_START_NAME),
        SessionStarted(),
        *(SlotSet(name, value) for name, value in slots.items()),
        ActionExecuted(ACTION_LISTEN_NAME),
    ]
