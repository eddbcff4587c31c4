"""Long polling: asks Telegram for updates without needing a public address."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from typing import Any

from telegram.error import Conflict, InvalidToken, TelegramError, TimedOut

from bot.channels.telegram.client import FIRST_PAUSE, LONGEST_PAUSE, Client, pause_after, persist

logger = logging.getLogger(__name__)

WAIT_SECONDS = 30
REASONS = {
    Conflict: "another program asks for the updates of this bot; stop it",
    InvalidToken: "TELEGRAM_BOT_TOKEN is not accepted; ask @BotFather for the right one",
}


async def poll(client: Client, take: Callable[[Any], object]) -> None:
    """Takes updates until it is cancelled; then tells Telegram which it has got."""
    offset: int | None = None
    pause = FIRST_PAUSE
    await persist(partial(client.delete_webhook), patience=float("inf"))
    try:
        while True:
            try:
                found = await client.raw_updates(offset, WAIT_SECONDS)
            except TelegramError as error:
                await asyncio.sleep(pause_after(error, pause))
                pause = next_pause(error, pause)
                continue
            pause, before = FIRST_PAUSE, offset
            for raw in found:
                take(raw)
                offset = after(raw, offset)
            if found and offset == before:  # nothing but nonsense, which would come again at once
                await asyncio.sleep(FIRST_PAUSE)
    finally:
        await confirm(client, offset)


def next_pause(error: TelegramError, pause: float) -> float:
    """A longer pause after each failure; says once what an operator can do."""
    if pause == FIRST_PAUSE and not isinstance(error, TimedOut):
        reason = REASONS.get(type(error), "no updates, trying again")
        logger.warning("Telegram: %s (%s)", reason, type(error).__name__)
    return min(2 * pause, LONGEST_PAUSE)


def after(raw: Any, offset: int | None) -> int | None:
    """The id of the next update wanted; unchanged where the update has none."""
    update_id = raw.get("update_id") if isinstance(raw, dict) else None
    return max(update_id + 1, offset or 0) if isinstance(update_id, int) else offset


async def confirm(client: Client, offset: int | None) -> None:
    """Tells Telegram that everything before `offset` has been taken."""
    if offset is not None:
        with suppress(TelegramError):
            await client.raw_updates(offset, 0)
