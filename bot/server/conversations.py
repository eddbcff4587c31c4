"""Conversations in the database: one row each, the slots only, and only for some hours.

Rasa's own stores keep every event, words included, and a turn costs more the longer a
conversation gets. Our whole state is in the slots: a tracker is made anew from them for
each turn, so the hundredth turn costs what the first does, and no word is ever stored.
"""

from __future__ import annotations

import json
import time
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

from bot.database import engine
from bot.settings import settings

SECONDS_PER_HOUR = 3600
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
        self.engine = engine(settings().database_url)
        metadata.create_all(self.engine)
        self.cleaned_at = 0.0

    async def retrieve(self, sender_id: str) -> DialogueStateTracker:
        """The tracker of a conversation; of an unknown or expired one, a tracker that knows nothing."""
        with self.engine.connect() as connection:
            found = connection.execute(SLOTS_OF_ONE, {"sender_id": sender_id, "oldest": oldest()})
            row = found.first()
        events = events_of(json.loads(row.slots) if row else {})
        return DialogueStateTracker.from_events(sender_id, events, self.domain.slots)

    async def save(self, tracker: DialogueStateTracker) -> None:
        """Keeps the slots that are set; a conversation in which nothing is known leaves no row."""
        slots = {name: value for name, value in tracker.current_slot_values().items() if value}
        if slots.get("conversation"):
            self.keep(tracker.sender_id, slots)
        else:
            await self.delete(tracker.sender_id)
        self.clean()

    def keep(self, sender_id: str, slots: dict[str, Any]) -> None:
        """Writes the slots in place of those kept before."""
        row = {"id": sender_id, "slots": json.dumps(slots), "changed_at": time.time()}
        with self.engine.begin() as connection:
            connection.execute(KEEP, row)

    async def delete(self, sender_id: str) -> None:
        """Forgets a conversation; nothing happens for an unknown one."""
        with self.engine.begin() as connection:
            connection.execute(DELETE, {"sender_id": sender_id})

    def clean(self) -> None:
        """Deletes what has expired, from time to time."""
        if time.time() - self.cleaned_at < CLEANING_SECONDS:
            return
        self.cleaned_at = time.time()
        with self.engine.begin() as connection:
            connection.execute(delete(conversation).where(conversation.c.changed_at <= oldest()))

    async def keys(self) -> list[str]:
        """The ids of all conversations."""
        with self.engine.connect() as connection:
            return list(connection.execute(select(conversation.c.id)).scalars())


def oldest() -> float:
    """The time before which a conversation has expired, in seconds since 1970."""
    return time.time() - settings().lotse_conversation_hours * SECONDS_PER_HOUR


def events_of(slots: dict[str, Any]) -> list[Event]:
    """The events from which Rasa makes a tracker with these slots that waits for a message."""
    return [
        ActionExecuted(ACTION_SESSION_START_NAME),
        SessionStarted(),
        *(SlotSet(name, value) for name, value in slots.items()),
        ActionExecuted(ACTION_LISTEN_NAME),
    ]
