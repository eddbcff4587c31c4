"""Sessions: a token leads to a conversation; the server keeps only the token's hash."""

from __future__ import annotations

import hashlib
import json
import secrets
import time
from dataclasses import dataclass
from typing import Any

from sqlalchemy import delete, insert, select, update
from sqlalchemy.engine import Engine

from bot.channels.web.outbox import notify
from bot.channels.web.tables import outbox, session
from bot.settings import oldest

TOKEN_BYTES = 32


@dataclass(frozen=True)
class Session:
    """Whose conversation it is, and what the page said about it; `place` as in an understood message."""

    conversation: str
    language: str | None = None
    place: dict[str, Any] | None = None
    partner: str | None = None


def start_session(
    database: Engine,
    language: str | None = None,
    place: dict[str, Any] | None = None,
    partner: str | None = None,
) -> str:
    """The token of a new conversation; the server cannot tell it again."""
    token = secrets.token_urlsafe(TOKEN_BYTES)
    row = {
        "conversation": secrets.token_hex(16),
        "token_hash": token_hash(token),
        "language": language,
        "place": json.dumps(place) if place else None,
        "partner": partner,
        "changed_at": time.time(),
    }
    with database.begin() as connection:
        connection.execute(insert(session).values(**row))
    return token


def find_session(database: Engine, token: str | None) -> Session | None:
    """The session of a token; None for an unknown, deleted or expired one."""
    columns = (session.c.conversation, session.c.language, session.c.place, session.c.partner)
    known = select(*columns).where(
        session.c.token_hash == token_hash(token or ""), session.c.changed_at > oldest()
    )
    with database.connect() as connection:
        row = connection.execute(known).first()
    return _session(row) if row else None


def session_of(database: Engine, conversation: str) -> Session | None:
    """The session of a conversation; None for a deleted one."""
    columns = (session.c.conversation, session.c.language, session.c.place, session.c.partner)
    with database.connect() as connection:
        row = connection.execute(
            select(*columns).where(session.c.conversation == conversation)
        ).first()
    return _session(row) if row else None


def choose_language(database: Engine, conversation: str, language: str) -> None:
    """Keeps the language the family has chosen on the page, for the server's own sentences."""
    with database.begin() as connection:
        connection.execute(
            update(session).where(session.c.conversation == conversation).values(language=language)
        )


def end_session(database: Engine, conversation: str) -> None:
    """Deletes a conversation with all its events; nothing happens for an unknown one."""
    with database.begin() as connection:
        connection.execute(delete(session).where(session.c.conversation == conversation))
        notify(connection, conversation)


def clean(database: Engine) -> None:
    """Deletes the conversations and the events that have expired."""
    with database.begin() as connection:
        connection.execute(delete(session).where(session.c.changed_at <= oldest()))
        connection.execute(delete(outbox).where(outbox.c.written_at <= oldest()))


def token_hash(token: str) -> str:
    """What is kept of a token: 256 random bits need no salt."""
    return hashlib.sha256(token.encode("utf-8", "replace")).hexdigest()


def _session(row: Any) -> Session:
    place = json.loads(row.place) if row.place else None
    return Session(row.conversation, row.language, place, row.partner)
