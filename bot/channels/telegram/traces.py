"""What the channel keeps for a while: its own messages, to delete them, and updates it has handled."""

from __future__ import annotations

import logging
import time
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import (
    BigInteger,
    Column,
    Float,
    MetaData,
    String,
    Table,
    delete,
    insert,
    select,
)
from sqlalchemy.engine import Connection, Engine
from sqlalchemy.exc import SQLAlchemyError

from bot.database import AWAY, make_tables

logger = logging.getLogger(__name__)

# Telegram lets a bot delete its messages for 48 hours, and repeats an update for 24 hours.
KEPT_SECONDS = 48 * 3600
CLEANING_SECONDS = 600

metadata = MetaData()
sent_message = Table(
    "telegram_message",
    metadata,
    Column("sender", String(64), primary_key=True),
    Column("message_id", BigInteger, primary_key=True),
    Column("offer", String(64)),
    Column("at", Float, nullable=False, index=True),
)
handled_update = Table(
    "telegram_update",
    metadata,
    Column("id", String(64), primary_key=True),
    Column("at", Float, nullable=False, index=True),
)


class Traces:
    """Message ids by pseudonym, and updates as keyed hashes, for 48 hours.

    A database that is away stops no conversation: what cannot be kept is missing later.
    """

    def __init__(self, engine: Engine) -> None:
        self.engine = engine
        self.cleaned_at = 0.0
        with self.writing():
            make_tables(engine, metadata)

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Goes on without the database where it fails."""
        try:
            yield
        except AWAY:
            pass  # bot/server/outages.py says it once, for all
        except SQLAlchemyError as error:
            logger.warning("Telegram's traces are not kept: %s", type(error).__name__)

    def keep_message(self, sender: str, message_id: int, offer: str | None) -> None:
        """Remembers a message of the bot and the offer it shows."""
        row = {"sender": sender, "message_id": message_id, "offer": offer, "at": time.time()}
        with self.writing(), self.engine.begin() as connection:
            connection.execute(delete(sent_message).where(is_message(sender, message_id)))
            connection.execute(insert(sent_message).values(**row))
            self.clean(connection)

    def messages(self, sender: str) -> list[int]:
        """The ids of the bot's messages that can still be deleted, oldest first."""
        found = select(sent_message.c.message_id).where(
            sent_message.c.sender == sender, sent_message.c.at > time.time() - KEPT_SECONDS
        )
        with self.writing(), self.engine.connect() as connection:
            return sorted(connection.execute(found).scalars())
        return []

    def offer_of(self, sender: str, message_id: int) -> str | None:
        """The offer that a message of the bot shows; None for other messages."""
        found = select(sent_message.c.offer).where(is_message(sender, message_id))
        with self.writing(), self.engine.connect() as connection:
            return connection.execute(found).scalar()
        return None

    def forget(self, sender: str) -> None:
        """Drops all message ids of a conversation."""
        with self.writing(), self.engine.begin() as connection:
            connection.execute(delete(sent_message).where(sent_message.c.sender == sender))

    def keep_update(self, update: str) -> None:
        """Remembers that an update was handled."""
        with self.writing(), self.engine.begin() as connection:
            connection.execute(delete(handled_update).where(handled_update.c.id == update))
            connection.execute(insert(handled_update).values(id=update, at=time.time()))

    def is_handled(self, update: str) -> bool:
        """Whether an update was handled, also before a restart."""
        found = select(handled_update.c.id).where(handled_update.c.id == update)
        with self.writing(), self.engine.connect() as connection:
            return connection.execute(found).first() is not None
        return False

    def clean(self, connection: Connection) -> None:
        """Deletes what is older than 48 hours, from time to time."""
        if time.time() - self.cleaned_at < CLEANING_SECONDS:
            return
        self.cleaned_at = time.time()
        for table in (sent_message, handled_update):
            connection.execute(delete(table).where(table.c.at <= time.time() - KEPT_SECONDS))


def is_message(sender: str, message_id: int) -> object:
    return (sent_message.c.sender == sender) & (sent_message.c.message_id == message_id)
