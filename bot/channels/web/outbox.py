"""The outbox: every event of a conversation, numbered, until it expires.

What stands here can be told again to a page that was away; an event is written once, however
often a message is sent or a turn is run.
"""

from __future__ import annotations

import json
import time
from dataclasses import dataclass
from typing import Any

from sqlalchemy import func, insert, select, update
from sqlalchemy.engine import Connection, Engine
from sqlalchemy.exc import IntegrityError

from bot.channels.web.tables import outbox, session

Data = dict[str, Any]
CHANNEL = "outbox"  # of PostgreSQL's NOTIFY


class SessionGone(LookupError):
    """The conversation has been deleted: nothing is written any more."""


@dataclass(frozen=True)
class Event:
    """One event: `type` is user, bot or done; `part` counts the replies of a turn from 1."""

    type: str
    message_id: str
    data: Data
    part: int = 0
    seq: int = 0
    written_at: float = 0.0


def append(database: Engine, conversation: str, event: Event) -> tuple[int, bool]:
    """The event's number, and whether it stood there already; raises SessionGone."""
    try:
        with database.begin() as connection:
            seq = _next_seq(connection, conversation)
            _write(connection, conversation, event, seq)
    except IntegrityError:
        return _seq_of(database, conversation, event), True
    return seq, False


def finish(database: Engine, conversation: str, message_id: str) -> None:
    """Writes that a message has been answered; it does not wait any longer."""
    append(database, conversation, Event("done", message_id, {"message_id": message_id}))


def events_after(database: Engine, conversation: str, after: int) -> list[Event]:
    """The events with a higher number, in order; raises SessionGone."""
    newer = (
        select(outbox)
        .where(outbox.c.conversation == conversation, outbox.c.seq > after)
        .order_by(outbox.c.seq)
    )
    alive = select(session.c.conversation).where(session.c.conversation == conversation)
    with database.connect() as connection:
        if connection.execute(alive).first() is None:
            raise SessionGone(conversation)
        return [_event(row) for row in connection.execute(newer)]


def next_waiting(database: Engine, conversation: str) -> Event | None:
    """The oldest message without an answer; None if all have been answered."""
    oldest = (
        select(outbox)
        .where(outbox.c.conversation == conversation, outbox.c.waiting.is_(True))
        .order_by(outbox.c.seq)
        .limit(1)
    )
    with database.connect() as connection:
        row = connection.execute(oldest).first()
    return _event(row) if row else None


def is_first(database: Engine, conversation: str, message: Event) -> bool:
    """Whether no message came before this one."""
    earlier = select(outbox.c.seq).where(
        outbox.c.conversation == conversation,
        outbox.c.type == "user",
        outbox.c.seq < message.seq,
    )
    with database.connect() as connection:
        return connection.execute(earlier).first() is None


def erase_text(database: Engine, conversation: str, message_id: str) -> None:
    """Forgets what a message said; that it was sent is kept, so that it is not asked again."""
    with database.begin() as connection:
        connection.execute(
            update(outbox)
            .where(*_message(conversation, message_id))
            .values(data=json.dumps({"text": "", "message_id": message_id}))
        )


def _next_seq(connection: Connection, conversation: str) -> int:
    """The next number; the row stays locked, so that numbers become visible in their order."""
    mine = session.c.conversation == conversation
    counted = {"last_seq": session.c.last_seq + 1, "changed_at": time.time()}
    if not connection.execute(update(session).where(mine).values(**counted)).rowcount:
        raise SessionGone(conversation)
    return int(connection.execute(select(session.c.last_seq).where(mine)).scalar_one())


def _write(connection: Connection, conversation: str, event: Event, seq: int) -> None:
    row = {
        "conversation": conversation,
        "seq": seq,
        "type": event.type,
        "message_id": event.message_id,
        "part": event.part,
        "data": json.dumps(event.data),
        "written_at": time.time(),
        "waiting": event.type == "user",
    }
    connection.execute(insert(outbox).values(**row))
    if event.type == "done":
        answered = update(outbox).where(*_message(conversation, event.message_id))
        connection.execute(answered.values(waiting=False))
    notify(connection, conversation)


def notify(connection: Connection, conversation: str) -> None:
    """Tells the other workers, as soon as this transaction is committed, where the database can."""
    if connection.dialect.name == "postgresql":
        connection.execute(select(func.pg_notify(CHANNEL, conversation)))


def _seq_of(database: Engine, conversation: str, event: Event) -> int:
    same = select(outbox.c.seq).where(
        outbox.c.conversation == conversation,
        outbox.c.type == event.type,
        outbox.c.message_id == event.message_id,
        outbox.c.part == event.part,
    )
    with database.connect() as connection:
        seq = connection.execute(same).scalar()
    if seq is None:
        raise SessionGone(conversation)
    return int(seq)


def _message(conversation: str, message_id: str) -> tuple[Any, ...]:
    return (
        outbox.c.conversation == conversation,
        outbox.c.type == "user",
        outbox.c.message_id == message_id,
    )


def _event(row: Any) -> Event:
    data = json.loads(row.data)
    return Event(row.type, row.message_id, data, row.part, row.seq, row.written_at)
