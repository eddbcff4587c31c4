"""A stand-in for Telegram's server, over real HTTP, as strict as the real one.

People write through `Person`; what the bot does is checked by the rules of the Bot API. Failures
can be thrown in: `fail` takes what happens to the next sending calls.
"""

from __future__ import annotations

import asyncio
import json
import time
from collections import deque
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from aiohttp import ClientSession, web

from tests.bot.channels.telegram.person import Person, Shown
from tests.bot.channels.telegram.rules import (
    CAPTION_LENGTH,
    METHODS,
    Refused,
    check_commands,
    check_language,
    check_markup,
    check_parameters,
    check_text,
    need,
)

TOKEN = "123456:stand-in-token-of-thirty-five-chars"
BOT = {"id": 123456, "is_bot": True, "first_name": "Lotse", "username": "lotse_bot"}
HOURS_48 = 48 * 3600
LATE = 0.4  # seconds of a slow network


class Limited(Exception):
    """Telegram answers 429."""

    def __init__(self, seconds: float) -> None:
        self.seconds = max(1, int(seconds + 0.999))


class Blocked(Exception):
    """Telegram answers 403."""


class TelegramServer:
    """The Bot API for one bot."""

    def __init__(self, chat_seconds: float = 1.0, a_second: int = 30) -> None:
        self.chat_seconds = chat_seconds
        self.a_second = a_second
        self.calls: list[tuple[str, dict[str, Any]]] = []
        self.refusals: list[str] = []
        self.limited = 0
        self.shown: dict[int, Shown] = {}
        self.chats: dict[int, dict[str, Any]] = {}
        self.blocked: set[int] = set()
        self.sent_at: dict[int, float] = {}
        self.all_sent: deque[float] = deque()
        self.queries: set[str] = set()
        self.answered: list[str] = []
        self.failures: deque[str] = deque()
        self.is_away = False
        self.updates: list[dict[str, Any]] = []
        self.arrived = asyncio.Event()
        self.webhook: dict[str, Any] | None = None
        self.webhook_answers: list[int] = []
        self.profile: dict[tuple[str, str], Any] = {}
        self.next_update, self.next_message = 1000, 1
        self.url = ""

    # serving

    @asynccontextmanager
    async def serving(self) -> AsyncIterator[TelegramServer]:
        app = web.Application()
        app.router.add_post("/bot{token}/{method}", self.answer)
        runner = web.AppRunner(app, shutdown_timeout=0.1)
        await runner.setup()
        site = web.TCPSite(runner, "127.0.0.1", 0)
        await site.start()
        port = runner.addresses[0][1]
        self.url = f"http://127.0.0.1:{port}"
        yield self
        await runner.cleanup()

    async def answer(self, request: web.Request) -> web.StreamResponse:
        method = request.match_info["method"]
        if request.match_info["token"] != TOKEN:
            return error(401, "Unauthorized")
        if method not in METHODS:
            self.refusals.append(f"no such method: {method}")
            return error(404, "Not Found: method not found")
        given = await self.parameters(request)
        if self.is_away:
            return error(502, "Bad Gateway")
        if method.startswith("send") and method != "sendChatAction" and self.failures:
            return await self.failing(request, method, given, self.failures.popleft())
        return await self.respond(method, given)

    async def parameters(self, request: web.Request) -> dict[str, Any]:
        form = await request.post()
        return {
            name: value.file.read() if isinstance(value, web.FileField) else value
            for name, value in form.items()
        }

    async def failing(
        self, request: web.Request, method: str, given: dict[str, Any], failure: str
    ) -> web.StreamResponse:
        if failure == "outage":
            return error(502, "Bad Gateway")
        if failure == "nonsense":
            return web.Response(text="<html>not JSON</html>")
        if failure == "too many":
            return limited(Limited(1))
        if failure == "late":
            await asyncio.sleep(LATE)
            return await self.respond(method, given)
        assert failure in ("cut", "cut after"), failure
        if failure == "cut after":
            await self.respond(method, given)
        assert request.transport is not None
        request.transport.close()
        return web.Response()

    async def respond(self, method: str, given: dict[str, Any]) -> web.StreamResponse:
        self.calls.append((method, given))
        try:
            check_parameters(method, set(given))
            result = getattr(self, method)(given)
            result = await result if asyncio.iscoroutine(result) else result
        except Refused as refusal:
            self.refusals.append(f"{method}: {refusal}")
            return error(400, str(refusal))
        except Limited as limit:
            self.limited += 1
            return limited(limit)
        except Blocked:
            return error(403, "Forbidden: bot was blocked by the user")
        return web.json_response({"ok": True, "result": result})

    # methods

    def getMe(self, _: dict[str, Any]) -> dict[str, Any]:
        return BOT

    async def getUpdates(self, given: dict[str, Any]) -> list[dict[str, Any]]:
        need(self.webhook is None, "can't use getUpdates method while webhook is active")
        offset = int(given.get("offset", 0))
        self.updates = [u for u in self.updates if is_from(u, offset)]
        if not self.updates:
            self.arrived.clear()
            try:
                await asyncio.wait_for(self.arrived.wait(), float(given.get("timeout", 0)))
            except asyncio.TimeoutError:
                return []
        return self.updates[:100]

    def setWebhook(self, given: dict[str, Any]) -> bool:
        need(given["url"].startswith("http"), "bad webhook: An HTTPS URL must be provided")
        self.webhook = given
        return True

    def deleteWebhook(self, _: dict[str, Any]) -> bool:
        self.webhook = None
        return True

    def sendMessage(self, given: dict[str, Any]) -> dict[str, Any]:
        text = check_text(given["text"], given.get("parse_mode"))
        return self.show("sendMessage", given, text)

    def sendVenue(self, given: dict[str, Any]) -> dict[str, Any]:
        need(-90 <= float(given["latitude"]) <= 90, "wrong latitude")
        need(given["title"] and given["address"], "venue needs title and address")
        return self.show("sendVenue", given, f"{given['title']}, {given['address']}")

    def sendDocument(self, given: dict[str, Any]) -> dict[str, Any]:
        need(isinstance(given["document"], bytes) and given["document"], "file must be non-empty")
        caption = check_text(given.get("caption", " x"), given.get("parse_mode"), CAPTION_LENGTH)
        return self.show("sendDocument", given, caption)

    def sendChatAction(self, given: dict[str, Any]) -> bool:
        need(int(given["chat_id"]) in self.chats, "chat not found")
        need(given["action"] == "typing", "wrong parameter action in request")
        return True

    def answerCallbackQuery(self, given: dict[str, Any]) -> bool:
        query = given["callback_query_id"]
        need(query in self.queries, "query is too old and response timeout expired")
        self.answered.append(query)
        return True

    def editMessageReplyMarkup(self, given: dict[str, Any]) -> bool:
        message = self.message(given)
        markup = check_markup(given.get("reply_markup"))
        need(markup != message.markup, "message is not modified")
        message.markup = markup
        message.edits += 1
        return True

    def deleteMessage(self, given: dict[str, Any]) -> bool:
        message = self.message(given)
        need(message.hours_old < 48, "message can't be deleted")
        del self.shown[message.id]
        return True

    def deleteMessages(self, given: dict[str, Any]) -> bool:
        ids = json.loads(given["message_ids"])
        need(0 < len(ids) <= 100, "too many messages to delete")
        for message_id in ids:
            if message_id in self.shown and self.shown[message_id].hours_old < 48:
                del self.shown[message_id]
        return True

    def setMyCommands(self, given: dict[str, Any]) -> bool:
        check_commands(given["commands"])
        return self.set_profile("commands", given, json.loads(given["commands"]))

    def setMyDescription(self, given: dict[str, Any]) -> bool:
        need(len(given.get("description", "")) <= 512, "description is too long")
        return self.set_profile("description", given, given["description"])

    def setMyShortDescription(self, given: dict[str, Any]) -> bool:
        need(len(given.get("short_description", "")) <= 120, "short description is too long")
        return self.set_profile("short_description", given, given["short_description"])

    def set_profile(self, kind: str, given: dict[str, Any], value: Any) -> bool:
        check_language(given.get("language_code"))
        self.profile[given.get("language_code", ""), kind] = value
        return True

    # state

    def message(self, given: dict[str, Any]) -> Shown:
        message = self.shown.get(int(given["message_id"]))
        need(message and message.chat_id == int(given["chat_id"]), "message not found")
        assert message is not None
        return message

    def show(self, method: str, given: dict[str, Any], text: str) -> dict[str, Any]:
        chat_id = int(given["chat_id"])
        need(chat_id in self.chats, "chat not found")
        if chat_id in self.blocked:
            raise Blocked
        markup = check_markup(given.get("reply_markup"))
        self.limit(chat_id)
        message = Shown(self.next_message, chat_id, method, text, markup, given)
        self.next_message += 1
        self.shown[message.id] = message
        return self.as_json(message)

    def limit(self, chat_id: int) -> None:
        """One message a second to a chat, thirty a second in all."""
        now = time.monotonic()
        wait = self.sent_at.get(chat_id, -1e9) + self.chat_seconds - now
        while self.all_sent and self.all_sent[0] <= now - 1:
            self.all_sent.popleft()
        if wait > 0 or len(self.all_sent) >= self.a_second:
            raise Limited(max(wait, 0.1))
        self.sent_at[chat_id] = now
        self.all_sent.append(now)

    def as_json(self, message: Shown) -> dict[str, Any]:
        shown: dict[str, Any] = {
            "message_id": message.id,
            "date": int(time.time()),
            "chat": self.chats[message.chat_id],
            "from": BOT,
            "text": message.text,
        }
        if "inline_keyboard" in message.markup:
            shown["reply_markup"] = message.markup
        return shown

    # updates

    def update(self, **content: Any) -> dict[str, Any]:
        self.next_update += 1
        return {"update_id": self.next_update, **content}

    async def deliver(self, update: dict[str, Any]) -> None:
        """To the webhook where there is one, else to whoever asks."""
        if self.webhook is None:
            self.updates.append(update)
            self.arrived.set()
            return
        headers = {"X-Telegram-Bot-Api-Secret-Token": self.webhook["secret_token"]}
        async with (
            ClientSession() as client,
            client.post(self.webhook["url"], json=update, headers=headers) as response,
        ):
            self.webhook_answers.append(response.status)

    def person(self, chat_id: int = 77, language: str = "de") -> Person:
        self.chats[chat_id] = {"id": chat_id, "type": "private", "first_name": "Secret Name"}
        return Person(self, chat_id, language)


def is_from(update: dict[str, Any], offset: int) -> bool:
    """Whether an update is still wanted; nonsense without a number always comes again."""
    number = update.get("update_id")
    return not isinstance(number, int) or number >= offset


def error(code: int, description: str) -> web.Response:
    return web.json_response(
        {"ok": False, "error_code": code, "description": description}, status=code
    )


def limited(limit: Limited) -> web.Response:
    return web.json_response(
        {
            "ok": False,
            "error_code": 429,
            "description": f"Too Many Requests: retry after {limit.seconds}",
            "parameters": {"retry_after": limit.seconds},
        },
        status=429,
    )
