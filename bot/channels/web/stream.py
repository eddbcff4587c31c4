"""The event stream: the log from a number on, then what comes, with a heartbeat in between."""

from __future__ import annotations

import json
from collections.abc import Awaitable, Callable
from typing import Any

from sqlalchemy.engine import Engine

from bot.channels.web.bell import Bell
from bot.channels.web.button import opaque
from bot.channels.web.outbox import Event, SessionGone, events_after, next_waiting

HEARTBEAT_SECONDS = 15.0
HELLO = ":ok\n\n"
HEARTBEAT = ":\n\n"
TYPING = "event: typing\ndata: {}\n\n"

Send = Callable[[str], Awaitable[Any]]


async def stream(database: Engine, bell: Bell, conversation: str, after: int, send: Send) -> None:
    """Sends events until the conversation is deleted, another stream takes the place, or the line is cut."""
    await send(HELLO)
    with bell.waiting(conversation) as waiter:
        while not waiter.ended:
            try:
                events = events_after(database, conversation, after)
            except SessionGone:
                return await send(as_stream(deleted(after)))
            for event in events:
                await send(as_stream(public(conversation, event)))
                after = event.seq
            if is_typing(database, conversation):
                await send(TYPING)
            if not await waiter.wait(HEARTBEAT_SECONDS):
                await send(HEARTBEAT)


async def listed(
    database: Engine, bell: Bell, conversation: str, after: int, wait_seconds: float
) -> list[dict[str, Any]]:
    """The events with a higher number; if there are none, what comes within the time."""
    with bell.waiting(conversation) as waiter:
        try:
            events = events_after(database, conversation, after)
            if not events and wait_seconds > 0:
                await waiter.wait(wait_seconds)
                events = events_after(database, conversation, after)
        except SessionGone:
            return [deleted(after)]
    return [public(conversation, event) for event in events]


def is_typing(database: Engine, conversation: str) -> bool:
    """Whether a message waits for its answer."""
    return next_waiting(database, conversation) is not None


def public(conversation: str, event: Event) -> dict[str, Any]:
    """An event as a page may see it."""
    data = opaque(conversation, event.data) if event.type == "bot" else dict(event.data)
    data.pop("payload", None)
    return {"seq": event.seq, "type": event.type, **data}


def deleted(after: int) -> dict[str, Any]:
    """The last event of a conversation that is gone."""
    return {"seq": after + 1, "type": "deleted"}


def as_stream(event: dict[str, Any]) -> str:
    return f"id: {event['seq']}\nevent: {event['type']}\ndata: {json.dumps(event, ensure_ascii=False)}\n\n"
