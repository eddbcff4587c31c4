"""The tables of the channel: who may write, and what was said, for some hours."""

from __future__ import annotations

from sqlalchemy import (
    Boolean,
    Column,
    Float,
    ForeignKey,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
)

metadata = MetaData()

# `lease_until` and `answered_by`: the worker that answers this conversation, while it lives.
session = Table(
    "web_session",
    metadata,
    Column("conversation", String(64), primary_key=True),
    Column("token_hash", String(64), nullable=False, unique=True),
    Column("language", String(16)),
    Column("place", Text),
    Column("partner", String(64)),
    Column("last_seq", Integer, nullable=False, default=0),
    Column("changed_at", Float, nullable=False, index=True),
    Column("answered_by", String(32)),
    Column("lease_until", Float, nullable=False, default=0.0),
)

# A reference, not only a number: a deleted conversation takes its events with it, and the
# database itself refuses what a turn that is still running would write afterwards.
# The unique key makes every event exist once: a repeated message, a repeated turn.
outbox = Table(
    "outbox",
    metadata,
    Column(
        "conversation",
        String(64),
        ForeignKey(session.c.conversation, ondelete="CASCADE"),
        primary_key=True,
    ),
    Column("seq", Integer, primary_key=True, autoincrement=False),
    Column("type", String(8), nullable=False),
    Column("message_id", String(64), nullable=False),
    Column("part", Integer, nullable=False),
    Column("data", Text, nullable=False),
    Column("written_at", Float, nullable=False, index=True),
    Column("waiting", Boolean, nullable=False, index=True),
    UniqueConstraint("conversation", "type", "message_id", "part", name="outbox_once"),
)
