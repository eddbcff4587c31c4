"""Locks: messages of one conversation are answered one after the other, without a pause between.

Rasa's in-memory lock store looks only once a second whether its turn has come; this one is woken.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from typing import Any

from rasa.core.lock_store import LOCK_LIFETIME, InMemoryLockStore


class WakingLockStore(InMemoryLockStore):
    """One lock for each conversation that is being answered; none is kept for the others."""

    def __init__(self, endpoint_config: Any = None) -> None:
        super().__init__()
        self.locks: dict[str, tuple[asyncio.Lock, int]] = {}

    @asynccontextmanager
    async def lock(
        self,
        conversation_id: str,
        lock_lifetime: float = LOCK_LIFETIME,
        wait_time_in_seconds: float = 1,
    ) -> AsyncGenerator[Any, None]:
        """Waits for the turns before; they are served in the order in which they came."""
        lock, users = self.locks.get(conversation_id, (asyncio.Lock(), 0))
        self.locks[conversation_id] = (lock, users + 1)
        try:
            async with lock:
                yield lock
        finally:
            self.leave(conversation_id)

    def leave(self, conversation_id: str) -> None:
        """Forgets the lock when nobody holds it or waits for it."""
        lock, users = self.locks.pop(conversation_id)
        if users > 1:
            self.locks[conversation_id] = (lock, users - 1)
