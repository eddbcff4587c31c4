"""Telegram's Bot API: the client, and calls that outlive outages."""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Awaitable, Callable
from datetime import timedelta
from typing import Any, TypeVar

from telegram import Bot
from telegram.error import BadRequest, Forbidden, InvalidToken, RetryAfter, TelegramError
from telegram.request import HTTPXRequest

from bot.settings import Settings

logger = logging.getLogger(__name__)

Result = TypeVar("Result")

CONNECTIONS = 100
POOL_SECONDS = 30.0
FIRST_PAUSE, LONGEST_PAUSE = 1.0, 30.0  # seconds between tries
PATIENCE = 3600.0  # seconds after which an answer is no longer worth sending
REFUSALS = (BadRequest, Forbidden, InvalidToken)  # trying again would change nothing
UPDATES = ["message", "edited_message", "callback_query"]


class Client(Bot):
    """The Bot of python-telegram-bot, which also gives updates as they come."""

    async def raw_updates(self, offset: int | None, seconds: int) -> list[Any]:
        """Waits up to `seconds` for updates, unread: one that is malformed spoils no other."""
        data = {"offset": offset, "timeout": seconds, "allowed_updates": UPDATES}
        found = await self._post("getUpdates", data, read_timeout=seconds + 10)
        return found if isinstance(found, list) else []


def make_client(settings: Settings) -> Client:
    """A client for the bot and the server of the settings; nothing is sent yet."""
    api = settings.telegram_api_base_url.rstrip("/")
    return Client(
        settings.telegram_bot_token,
        base_url=f"{api}/bot",
        base_file_url=f"{api}/file/bot",
        request=HTTPXRequest(CONNECTIONS, read_timeout=20, pool_timeout=POOL_SECONDS),
        get_updates_request=HTTPXRequest(2, pool_timeout=POOL_SECONDS),
    )


async def persist(
    call: Callable[[], Awaitable[Result]],
    held: Callable[[float], None] = lambda seconds: None,
    patience: float = PATIENCE,
) -> Result:
    """The result of a call that is repeated until Telegram answers it; `held` is told of a 429.

    What Telegram refuses for good (`REFUSALS`) is raised at once, anything else after `patience`
    seconds. A message whose answer got lost can be sent twice: better than never.
    """
    started, pause = time.monotonic(), FIRST_PAUSE
    while True:
        try:
            return await call()
        except REFUSALS:
            raise
        except TelegramError as error:
            wait = pause_after(error, pause)
            if time.monotonic() - started + wait > patience:
                raise
            logger.warning(
                "Telegram does not answer (%s), next try in %.0f s", type(error).__name__, wait
            )
            if isinstance(error, RetryAfter):
                held(wait)
            await asyncio.sleep(wait)
            pause = min(2 * pause, LONGEST_PAUSE)


def problem(error: TelegramError, api: str) -> str:
    """What is wrong and what to do, in one line; never with the library's words: they tell the token."""
    if isinstance(error, InvalidToken):
        return f"TELEGRAM_BOT_TOKEN is not accepted by {api}; ask @BotFather for the right one"
    if isinstance(error, REFUSALS):
        return f"{api} refuses: {error.message}"
    wrong = f"{api} does not answer ({type(error).__name__})"
    return f"{wrong}; check the network and TELEGRAM_API_BASE_URL, then try again"


def pause_after(error: TelegramError, pause: float) -> float:
    """How long to wait, in seconds: as long as Telegram says, else the usual pause."""
    if not isinstance(error, RetryAfter):
        return pause
    told = error.retry_after
    return (told.total_seconds() if isinstance(told, timedelta) else float(told)) + 0.1
