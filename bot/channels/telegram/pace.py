"""The pace of sending: one message a second to a chat, and so many a second in all."""

from __future__ import annotations

import asyncio
import time

# Telegram's limits are 1 second and 30 a second; a little slower, as the net changes distances.
CHAT_SECONDS = 1.05
ALL_SECONDS = 1 / 25
REMEMBERED_CHATS = 1000


class Pace:
    """Lets senders through one after the other, first come, first served."""

    def __init__(self) -> None:
        self.chats: dict[int, float] = {}
        self.sent = 0.0
        self.line = asyncio.Lock()

    async def wait(self, chat_id: int) -> None:
        """Waits until a message may go to the chat; at once where nothing was sent for a while."""
        await asyncio.sleep(self.chats.get(chat_id, 0.0) - time.monotonic())
        async with self.line:  # a schedule made ahead would let a bunch through after a delay
            await asyncio.sleep(self.sent + ALL_SECONDS - time.monotonic())
            self.sent = time.monotonic()
        self.arrived(chat_id)
        self.forget(self.sent)

    def arrived(self, chat_id: int) -> None:
        """Counts the chat's second from now, as Telegram does: a slow way there takes none of it."""
        self.chats[chat_id] = time.monotonic() + CHAT_SECONDS

    def hold(self, chat_id: int, seconds: float) -> None:
        """Nothing more to the chat for so long: Telegram asked for it."""
        self.chats[chat_id] = time.monotonic() + seconds

    def forget(self, now: float) -> None:
        """Drops the chats that may be written to anyway, once there are many."""
        if len(self.chats) > REMEMBERED_CHATS:
            self.chats = {chat: free for chat, free in self.chats.items() if free > now}
