"""The way in: every update once, a chat's updates in their order, different chats side by side."""

from __future__ import annotations

import asyncio
import json
import logging
from collections import deque
from collections.abc import Awaitable, Callable
from dataclasses import replace
from typing import Any

from telegram import Update

from bot.channels.pseudonym import pseudonym
from bot.channels.telegram.incoming import Incoming, read
from bot.channels.telegram.traces import Traces

logger = logging.getLogger(__name__)

WAITING = 20  # messages of one chat; what comes on top is answered with "slow down" once
REMEMBERED_UPDATES = 10_000
WORDS = ("message_id", "date", "chat", "from", "text", "caption")
UNKNOWN_FILE = {"document": {"file_id": "unknown", "file_unique_id": "unknown"}}

Handle = Callable[[Incoming], Awaitable[None]]


class Inbox:
    """Takes updates as they come and hands them on, a task for each chat that has any waiting."""

    def __init__(self, handle: Handle, traces: Traces) -> None:
        self.handle = handle
        self.traces = traces
        self.waiting: dict[int, deque[tuple[str, Incoming]]] = {}
        self.tasks: set[asyncio.Task[None]] = set()
        self.taken: dict[str, None] = {}  # in their order

    def take(self, raw: Any) -> Incoming | None:
        """Takes one update; None for a repeated, an unreadable or a silent one."""
        update = parse(raw)
        key = fingerprint(raw)
        if update is None or self.is_repeated(key):
            return None
        incoming = read_safely(update)
        if incoming is not None:
            self.queue(key, incoming)
        return incoming

    def is_repeated(self, key: str) -> bool:
        """Whether the update was taken before; remembers it."""
        if key in self.taken or self.traces.is_handled(key):
            return True
        self.taken[key] = None
        if len(self.taken) > REMEMBERED_UPDATES:
            del self.taken[next(iter(self.taken))]
        return False

    def queue(self, key: str, incoming: Incoming) -> None:
        """Puts a message behind those of its chat."""
        if incoming.chat_id not in self.waiting:
            self.waiting[incoming.chat_id] = deque()
            task = asyncio.ensure_future(self.work(incoming.chat_id))
            self.tasks.add(task)
            task.add_done_callback(self.tasks.discard)
        queue = self.waiting[incoming.chat_id]
        if len(queue) == WAITING:
            incoming = replace(incoming, text="", notes=(("slow_down", ()),))
        if len(queue) <= WAITING:
            queue.append((key, incoming))

    async def work(self, chat_id: int) -> None:
        """Handles what waits for a chat until nothing is left."""
        queue = self.waiting[chat_id]
        while queue:
            key, incoming = queue[0]
            try:
                await self.handle(incoming)
            except Exception as error:
                logger.error("an update failed with %s", type(error).__name__)
            self.traces.keep_update(key)
            queue.popleft()
        del self.waiting[chat_id]

    async def finish(self, seconds: float) -> None:
        """Waits so long for what has been taken; what is not done then is given up."""
        if not self.tasks:
            return
        _, late = await asyncio.wait(self.tasks, timeout=seconds)
        for task in late:
            task.cancel()


def fingerprint(raw: Any) -> str:
    """The same for the same update: a keyed hash, as its number alone begins anew after a week."""
    return pseudonym("telegram update", json.dumps(raw, sort_keys=True))


def parse(raw: Any) -> Update | None:
    """The update; without its attachment where the library cannot read that, None for nonsense."""
    for content in (raw, without_attachment(raw)):
        try:
            update = Update.de_json(content, None)
        except Exception as error:  # whatever a library raises over what it does not know
            logger.warning("an update cannot be read: %s", type(error).__name__)
            continue
        return update if isinstance(update.update_id, int) else None
    return None


def without_attachment(raw: Any) -> Any:
    """The update with words only: a newer Telegram sends files and polls that the library refuses."""
    message = raw.get("message") if isinstance(raw, dict) else None
    if not isinstance(message, dict):
        return None
    kept = {name: message[name] for name in WORDS if name in message}
    return {**raw, "message": {**kept, **({} if is_spoken(kept) else UNKNOWN_FILE)}}


def is_spoken(message: dict[str, Any]) -> bool:
    return "text" in message or "caption" in message


def read_safely(update: Update) -> Incoming | None:
    """What the update says; None where its parts make no sense."""
    try:
        return read(update)
    except Exception as error:
        logger.warning("update %d cannot be read: %s", update.update_id, type(error).__name__)
        return None
