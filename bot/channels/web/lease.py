"""Leases: one worker at a time answers a conversation; a dead worker's lease runs out."""

from __future__ import annotations

import time
from typing import Any

from sqlalchemy import or_, select, update
from sqlalchemy.engine import Engine

from bot.channels.web.tables import outbox, session

LEASE_SECONDS = 6.0
RENEWAL_SECONDS = 2.0


def claim(database: Engine, conversation: str, worker: str) -> bool:
    """Whether this worker may answer the conversation from now on."""
    now = time.time()
    free = or_(session.c.answered_by == worker, session.c.lease_until < now)
    return _update(
        database,
        update(session)
        .where(session.c.conversation == conversation, free)
        .values(answered_by=worker, lease_until=now + LEASE_SECONDS),
    )


def renew(database: Engine, worker: str) -> bool:
    """Keeps all leases of a worker for another while."""
    return _update(
        database,
        update(session)
        .where(session.c.answered_by == worker, session.c.lease_until > 0)
        .values(lease_until=time.time() + LEASE_SECONDS),
    )


def release(database: Engine, conversation: str, worker: str) -> bool:
    """Lets any worker answer the conversation again."""
    return _update(
        database,
        update(session)
        .where(session.c.conversation == conversation, session.c.answered_by == worker)
        .values(answered_by=None, lease_until=0.0),
    )


def abandoned(database: Engine) -> list[str]:
    """The conversations in which a message waits and no living worker answers."""
    waiting = (
        select(outbox.c.conversation)
        .join(session)
        .where(outbox.c.waiting.is_(True), session.c.lease_until < time.time())
        .distinct()
    )
    with database.connect() as connection:
        return list(connection.execute(waiting).scalars())


def _update(database: Engine, statement: Any) -> bool:
    with database.begin() as connection:
        return bool(connection.execute(statement).rowcount)
