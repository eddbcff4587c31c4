"""Somebody who writes to the bot on the stand-in for Telegram's server, and what they are shown."""

from __future__ import annotations

import asyncio
import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tests.bot.channels.telegram.telegram_server import TelegramServer


@dataclass
class Shown:
    """A message of the bot as a chat shows it."""

    id: int
    chat_id: int
    method: str
    text: str
    markup: dict[str, Any]
    content: dict[str, Any]
    at: float = field(default_factory=time.monotonic)
    hours_old: float = 0.0
    edits: int = 0

    @property
    def buttons(self) -> list[dict[str, Any]]:
        return [button for row in self.markup.get("inline_keyboard", []) for button in row]

    @property
    def titles(self) -> list[str]:
        return [button["text"] for button in self.buttons]


@dataclass
class Person:
    """Somebody who writes to the bot."""

    server: TelegramServer
    id: int
    language: str
    chat: dict[str, Any] | None = None

    @property
    def user(self) -> dict[str, Any]:
        return {
            "id": self.id,
            "is_bot": False,
            "first_name": "Secret Name",
            "username": "secret_username",
            "language_code": self.language,
        }

    def message(self, **content: Any) -> dict[str, Any]:
        self.server.next_message += 1
        return {
            "message_id": self.server.next_message,
            "date": int(time.time()),
            "chat": self.chat or self.server.chats[self.id],
            "from": self.user,
            **content,
        }

    async def send(self, **content: Any) -> dict[str, Any]:
        """A message of any kind; gives its update."""
        update = self.server.update(message=self.message(**content))
        await self.server.deliver(update)
        return update

    async def say(self, text: str, messages: int = 1) -> list[Shown]:
        """Writes, and reads the answer, which has at least so many messages."""
        before = set(self.server.shown)
        entities = [{"type": "bot_command", "offset": 0, "length": len(text.split()[0])}]
        await self.send(text=text, **({"entities": entities} if text.startswith("/") else {}))
        return await self.answer(before, messages=messages)

    async def reply(self, to: Shown, text: str) -> list[Shown]:
        """Writes as a reply to a message of the bot."""
        before = set(self.server.shown)
        await self.send(text=text, reply_to_message=self.server.as_json(to))
        return await self.answer(before)

    async def edit(self, update: dict[str, Any], text: str) -> list[Shown]:
        """Corrects a message."""
        before = set(self.server.shown)
        edited = {**update["message"], "text": text, "edit_date": int(time.time())}
        await self.server.deliver(self.server.update(edited_message=edited))
        return await self.answer(before)

    async def press(self, title: str, on: Shown | None = None, messages: int = 1) -> list[Shown]:
        """Presses the newest button whose title contains this, and reads the answer of so many messages."""
        before = set(self.server.shown)
        message, button = self.button(title, on)
        await self.press_payload(button["callback_data"], message)
        return await self.answer(before, messages=messages)

    async def press_payload(self, payload: str, message: Shown) -> None:
        query = f"query-{self.server.next_update}"
        self.server.queries.add(query)
        content = {
            "id": query,
            "from": self.user,
            "chat_instance": "1",
            "message": self.server.as_json(message),
            "data": payload,
        }
        await self.server.deliver(self.server.update(callback_query=content))

    def button(self, title: str, on: Shown | None) -> tuple[Shown, dict[str, Any]]:
        messages = [on] if on else reversed(self.messages)
        for message in messages:
            for button in message.buttons:
                if title in button["text"]:
                    return message, button
        raise AssertionError(f"no button {title!r}: {[m.titles for m in self.messages]}")

    @property
    def messages(self) -> list[Shown]:
        return [m for m in self.server.shown.values() if m.chat_id == self.id]

    async def sees(self, text: str, seconds: float = 20.0) -> None:
        """Waits until a message with this text is shown, however slow the machine is."""
        end = time.monotonic() + seconds
        while text not in {message.text for message in self.messages}:
            assert time.monotonic() < end, f"not shown in {seconds} s: {text}"
            await asyncio.sleep(0.02)

    async def answer(
        self, before: set[int], seconds: float = 20.0, messages: int = 1
    ) -> list[Shown]:
        """The messages after `before`, at least so many, when no more have come for a while."""
        quiet = self.server.chat_seconds + 0.25
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            new = [m for m in self.messages if m.id not in before]
            if len(new) >= messages and time.monotonic() - new[-1].at > quiet:
                return new
            await asyncio.sleep(0.02)
        raise AssertionError(f"no answer in {seconds} s; refused: {self.server.refusals}")
