"""What a Telegram update says, without anything that tells who says it."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field

from telegram import CallbackQuery, InlineKeyboardMarkup, Message, Update
from telegram.constants import ChatType

from bot.channels.telegram.code import place_of, place_payload
from bot.channels.telegram.command import COMMANDS, parse
from bot.places.place import nearest_place

TEXT_LENGTH = 2000  # characters; what comes after is not read
POSITION_DIGITS = 3  # decimals: about 100 m, enough to find the district


@dataclass(frozen=True)
class Press:
    """A pressed button: the query to answer, and the keyboard it belongs to."""

    query_id: str
    message_id: int | None = None
    keyboard: InlineKeyboardMarkup | None = None


@dataclass(frozen=True)
class Incoming:
    """A message for the dialogue; an empty `text` says nothing to it.

    `notes` are keys of texts that the channel adds, with their gaps; `command` is the name of
    the command that was given, `reply_to` the message that was answered, `offer` what it shows.
    """

    chat_id: int
    language: str | None = None
    text: str = ""
    is_pressed: bool = False
    is_group: bool = False
    notes: tuple[tuple[str, tuple[tuple[str, str], ...]], ...] = ()
    command: str | None = None
    press: Press | None = None
    reply_to: int | None = None
    offer: str | None = None
    received_at: float = field(default_factory=time.time)


def read(update: Update) -> Incoming | None:
    """What the update says; None for those that say nothing to us."""
    if update.callback_query:
        return read_press(update.callback_query)
    message = update.message or update.edited_message
    if message is None or (message.from_user and message.from_user.is_bot):
        return None
    if message.chat.type != ChatType.PRIVATE:
        return read_group(message) if update.message else None
    if update.edited_message and not spoken(message):
        return None  # a live location on its way, or a photo without words
    return read_private(message)


def read_press(query: CallbackQuery) -> Incoming:
    """A pressed button; one without a payload of ours is answered, nothing more."""
    message = query.message
    payload = query.data or ""
    return Incoming(
        chat_id=message.chat.id if message else query.from_user.id,
        language=query.from_user.language_code,
        text=payload if payload.startswith("~") else "",
        is_pressed=True,
        is_group=message is not None and message.chat.type != ChatType.PRIVATE,
        press=Press(
            query.id,
            message.message_id if message else None,
            message.reply_markup if isinstance(message, Message) else None,
        ),
    )


def read_group(message: Message) -> Incoming | None:
    """Something said in a group; None for what only reports a change of the group."""
    if not spoken(message) and not message.new_chat_members:
        return None
    return Incoming(message.chat.id, language_of(message), is_group=True)


def read_private(message: Message) -> Incoming | None:
    """The first reader that understands the message; None if none does: it only reports a change."""
    found = (reader(message) for reader in READERS)
    return next(filter(None, found), None)


def read_command(message: Message) -> Incoming | None:
    """A command as the payload it stands for; an unknown one as the word it is."""
    given = parse(message.text or "")
    if given is None:
        return None
    name, argument = given
    if name not in COMMANDS:
        return incoming(message, text=f"{name} {argument}".strip())
    command = COMMANDS[name]
    return incoming(
        message,
        text=payload_of(name, argument),
        is_pressed=True,
        command=name,
        notes=((command.text, ()),) if command.text else (),
    )


def payload_of(name: str, argument: str) -> str:
    """The payload of a command; a place in a deep link and a language are taken at once."""
    place = place_of(argument) if name == "start" else None
    if place:
        return place_payload(place)
    if name == "language" and argument:
        return f"~language:{argument[:10]}"
    return COMMANDS[name].payload


def read_location(message: Message) -> Incoming | None:
    """A location or venue as the district it lies in: its position goes no further."""
    position = message.venue.location if message.venue else message.location
    if position is None:
        return None
    lat, lon = (
        round(degrees, POSITION_DIGITS) for degrees in (position.latitude, position.longitude)
    )
    place = nearest_place(lat, lon)
    if place is None:
        return incoming(message, notes=(("telegram_location_outside", ()),))
    noted = ("telegram_location_noted", (("place", place.district or place.municipality),))
    return incoming(message, text=place_payload(place), is_pressed=True, notes=(noted,))


def read_text(message: Message) -> Incoming | None:
    """Words, also those below a photo; with the offer that the answered message shows."""
    text = spoken(message)
    if not text:
        return None
    answered = message.reply_to_message
    return incoming(
        message,
        text=text[:TEXT_LENGTH],
        reply_to=answered.message_id if answered else None,
        offer=quoted_offer(answered) if answered else None,
    )


def read_other(message: Message) -> Incoming | None:
    """A photo, a voice message, a contact, a poll ...: none of it is looked at or kept.

    `api_kwargs` holds what the library does not know yet.
    """
    if message.effective_attachment is None and not message.api_kwargs:
        return None
    return incoming(message, notes=(("only_text", ()),))


READERS: tuple[Callable[[Message], Incoming | None], ...] = (
    read_command,
    read_location,
    read_text,
    read_other,
)


def incoming(message: Message, **fields: object) -> Incoming:
    return Incoming(message.chat.id, language_of(message), **fields)  # type: ignore[arg-type]


def spoken(message: Message) -> str:
    return message.text or message.caption or ""


def language_of(message: Message) -> str | None:
    return message.from_user.language_code if message.from_user else None


def quoted_offer(answered: Message) -> str | None:
    """The offer whose card was answered, as its own buttons name it; None for other messages."""
    rows = answered.reply_markup.inline_keyboard if answered.reply_markup else ()
    payloads = [str(button.callback_data) for row in rows for button in row]
    named = (p.partition(":")[2] for p in payloads if p.startswith(("~details:", "~map:")))
    return next(named, None)
