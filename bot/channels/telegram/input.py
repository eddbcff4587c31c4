"""The channel: Telegram's updates by long polling, or by webhook where it has an address."""

from __future__ import annotations

import asyncio
import hashlib
import hmac
import logging
from contextlib import suppress
from functools import partial
from typing import Any
from urllib.parse import urlsplit

from rasa.core.channels.channel import InputChannel
from sanic import Blueprint, Sanic, response
from sanic.request import Request
from sanic.response import HTTPResponse
from telegram.error import BadRequest, InvalidToken, TelegramError

from bot.channels.telegram.client import UPDATES, make_client, persist, problem
from bot.channels.telegram.inbox import Inbox
from bot.channels.telegram.outbox import Outbox
from bot.channels.telegram.polling import poll
from bot.channels.telegram.traces import Traces
from bot.channels.telegram.turn import CHANNEL, LanguageOf, OnNewMessage, Turns
from bot.database import engine
from bot.settings import Settings, secret

logger = logging.getLogger(__name__)

WEBHOOK_PATH = "/webhooks/telegram/webhook"
SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"
STOP_SECONDS = 10.0  # for the answers under way when the server stops
NO_PATIENCE_LIMIT = float("inf")


class TelegramInput(InputChannel):
    """Serves Telegram within Rasa's web server, from its start to its stop."""

    def __init__(self, settings: Settings) -> None:
        self.webhook_url = webhook_url(settings.telegram_webhook_url)
        self.api = settings.telegram_api_base_url
        self.client = make_client(settings)
        self.outbox = Outbox(self.client, Traces(engine(settings.database_url)))
        self.running: asyncio.Task[None] | None = None
        self.pressing: set[asyncio.Task[None]] = set()

    @classmethod
    def name(cls) -> str:
        return CHANNEL

    @classmethod
    def from_settings(cls, settings: Settings) -> TelegramInput | None:
        """The channel; None without a token."""
        return cls(settings) if settings.telegram_bot_token else None

    def blueprint(self, on_new_message: OnNewMessage) -> Blueprint:
        telegram = Blueprint("telegram_webhook")

        @telegram.listener("after_server_start")
        async def start(app: Sanic, _: Any) -> None:
            self.start(on_new_message, partial(conversation_language, app))

        @telegram.listener("before_server_stop")
        async def stop(app: Sanic, _: Any) -> None:
            await self.stop()

        @telegram.route("/", methods=["GET"])
        async def health(request: Request) -> HTTPResponse:
            return response.json({"status": "ok"})

        @telegram.route("/webhook", methods=["POST"])
        async def receive(request: Request) -> HTTPResponse:
            return self.receive(request)

        return telegram

    def start(self, on_new_message: OnNewMessage, language_of: LanguageOf) -> None:
        """Begins to serve in the background: Telegram may be away when the server starts."""
        quiet_library()
        turns = Turns(self.outbox, on_new_message, language_of)
        self.inbox = Inbox(turns.take, self.outbox.traces)
        self.running = asyncio.ensure_future(self.serve())

    async def serve(self) -> None:
        """Polls, or tells Telegram where to send updates; one line where that is refused."""
        try:
            await persist(self.client.initialize, patience=NO_PATIENCE_LIMIT)
            if self.webhook_url:
                await self.set_webhook()
            else:
                await poll(self.client, self.take)
        except InvalidToken as error:
            logger.error("%s, then start again", problem(error, self.api))
        except BadRequest as error:
            logger.error("%s; check TELEGRAM_WEBHOOK_URL", problem(error, self.api))

    async def set_webhook(self) -> None:
        """Asks for the updates at our address, each with the secret that proves its sender."""
        call = partial(
            self.client.set_webhook,
            self.webhook_url,
            allowed_updates=UPDATES,
            secret_token=webhook_secret(),
        )
        await persist(call, patience=NO_PATIENCE_LIMIT)

    def receive(self, request: Request) -> HTTPResponse:
        """Takes an update from Telegram and answers at once; 403 for anyone else."""
        given = request.headers.get(SECRET_HEADER, "")
        if not self.webhook_url or not is_secret(given):
            return response.json({"error": "forbidden"}, 403)
        self.take(request.json)
        return response.json({})

    def take(self, raw: Any) -> None:
        """Takes an update; a pressed button is answered at once, whatever waits before it."""
        incoming = self.inbox.take(raw)
        if incoming and incoming.press:
            task = asyncio.ensure_future(self.outbox.answer_press(incoming.press))
            self.pressing.add(task)
            task.add_done_callback(self.pressing.discard)

    async def stop(self) -> None:
        """Takes no more updates, finishes the answers under way, and hangs up."""
        if self.running is None:
            return
        self.running.cancel()
        with suppress(asyncio.CancelledError):
            await self.running
        await self.inbox.finish(STOP_SECONDS)
        with suppress(TelegramError):
            await self.client.shutdown()


def webhook_url(url: str) -> str:
    """The address for Telegram; our path behind one that has none, empty for none."""
    return url.rstrip("/") + WEBHOOK_PATH if url and urlsplit(url).path in ("", "/") else url


def webhook_secret() -> str:
    """The secret between Telegram and us, the same after a restart; a key of its own for this use."""
    return hmac.new(secret().encode(), b"telegram webhook", hashlib.sha256).hexdigest()


def is_secret(given: str) -> bool:
    """Whether it is the secret, compared in a time that tells nothing."""
    return hmac.compare_digest(given.encode(), webhook_secret().encode())


async def conversation_language(app: Sanic, sender: str) -> str | None:
    """The language of a conversation; None for one that has not begun."""
    tracker = await app.ctx.agent.tracker_store.retrieve(sender)
    return tracker.get_slot("language") if tracker else None


def quiet_library() -> None:
    """python-telegram-bot logs answers that it cannot read, words included: it may not speak."""
    logging.getLogger("telegram").setLevel(logging.CRITICAL + 1)
    logging.getLogger("httpx").setLevel(logging.WARNING)  # its lines contain the token
