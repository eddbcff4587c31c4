"""Keyboards: buttons in rows that fit a phone, and marks on those that were pressed."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Sequence

from telegram import (
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    KeyboardButton,
    ReplyKeyboardMarkup,
)

logger = logging.getLogger(__name__)

Button = dict[str, str]

PAYLOAD_BYTES = 64  # Telegram's limit for callback data
KEYBOARD_BUTTONS = 100  # Telegram's limit
TITLE_LENGTHS = {3: 12, 2: 20}  # so many buttons stand in a row if no title is longer
PRESSED = "✓ "

# Buttons that answer a question: after one is pressed the others are no longer needed.
CHOICES = ("group", "need", "age", "pregnant", "place", "skip", "language")


def keyboard(*groups: Iterable[Button]) -> InlineKeyboardMarkup | None:
    """The buttons of every group in rows of their own; None without any button."""
    rows = [row for group in groups for row in rows_of([b for b in group if is_sound(b)])]
    return InlineKeyboardMarkup([inline(row) for row in rows]) if rows else None


def is_sound(button: Button) -> bool:
    """Whether Telegram takes the button; one it would refuse is left out rather than the message."""
    sound = bool(button["title"]) and 0 < len(button["payload"].encode()) <= PAYLOAD_BYTES
    if not sound:
        logger.error("button left out: its payload has more than %d bytes", PAYLOAD_BYTES)
    return sound


def rows_of(buttons: Sequence[Button]) -> list[Sequence[Button]]:
    """The buttons in their order, as many in a row as their titles allow."""
    rows: list[Sequence[Button]] = []
    left = buttons[:KEYBOARD_BUTTONS]
    while left:
        row = left[: row_length(left)]
        rows.append(row)
        left = left[len(row) :]
    return rows


def row_length(buttons: Sequence[Button]) -> int:
    """How many of the next buttons stand side by side."""
    for count, limit in TITLE_LENGTHS.items():
        row = buttons[:count]
        if len(row) == count and all(len(button["title"]) <= limit for button in row):
            return count
    return 1


def inline(row: Sequence[Button]) -> list[InlineKeyboardButton]:
    return [InlineKeyboardButton(b["title"], callback_data=b["payload"]) for b in row]


def marked(markup: InlineKeyboardMarkup | None, payload: str) -> InlineKeyboardMarkup | None:
    """The keyboard after a press: the button marked, and alone if it answered a question.

    None where nothing is to be changed: no such button, or it bears the mark already.
    """
    rows = markup.inline_keyboard if markup else ()
    pressed = next((b for row in rows for b in row if b.callback_data == payload), None)
    if pressed is None or pressed.text.startswith(PRESSED):
        return None
    mark = InlineKeyboardButton(PRESSED + pressed.text, callback_data=payload)
    if payload.removeprefix("~").partition(":")[0] in CHOICES:
        return InlineKeyboardMarkup([[mark]])
    return InlineKeyboardMarkup([[mark if b is pressed else b for b in row] for row in rows])


def location_keyboard(title: str) -> ReplyKeyboardMarkup:
    """The button with which a phone sends its position."""
    button = KeyboardButton(f"📍 {title}", request_location=True)
    return ReplyKeyboardMarkup([[button]], resize_keyboard=True, one_time_keyboard=True)
