"""One turn on Telegram: what came in goes to the dialogue, what the dialogue says goes out."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Iterable
from contextlib import suppress
from dataclasses import replace
from typing import Any

from rasa.core.channels.channel import OutputChannel, UserMessage
from telegram import ReplyKeyboardRemove

from bot.channels.pseudonym import pseudonym
from bot.channels.telegram.incoming import Incoming
from bot.channels.telegram.outbox import Outbox
from bot.channels.telegram.post import Post, Reply, posts
from bot.languages.catalogue import catalogue
from bot.places.office import responsible_office
from bot.settings import settings

logger = logging.getLogger(__name__)

CHANNEL = "telegram"
DELETE, GREET, RESTART = "~delete", "~greet", "~restart"
TYPING_SECONDS = 2.0

OnNewMessage = Callable[[UserMessage], Awaitable[Any]]
LanguageOf = Callable[[str], Awaitable[str | None]]


class TelegramOutput(OutputChannel):
    """Collects the replies of one turn: they are sent when the turn has ended, outage or not."""

    def __init__(self) -> None:
        self.replies: list[Reply] = []

    @classmethod
    def name(cls) -> str:
        return CHANNEL

    async def send_response(self, recipient_id: str, message: dict[str, Any]) -> None:
        self.replies.append(message)


class Turns:
    """Answers what comes in, one message at a time for each chat.

    `language_of` gives the language of a conversation by its pseudonym, None for a new one.
    """

    def __init__(self, outbox: Outbox, on_new_message: OnNewMessage, language_of: LanguageOf):
        self.outbox = outbox
        self.on_new_message = on_new_message
        self.language_of = language_of
        self.location_asked: set[int] = set()

    async def take(self, incoming: Incoming) -> None:
        """One turn: the dialogue's answer, with what the channel has to say itself."""
        if incoming.is_group:
            await self.answer_group(incoming)
            return
        sender = pseudonym(CHANNEL, str(incoming.chat_id))
        if incoming.press:
            await self.outbox.mark_press(incoming.chat_id, incoming.press, incoming.text)
        language = await self.language_of(sender)
        replies, _ = await asyncio.gather(
            self.replies(sender, incoming, language), self.show_typing(incoming.chat_id)
        )
        if is_deletion(replies):
            await self.outbox.delete_messages(incoming.chat_id, sender)
            replies = [deleted(reply) for reply in replies]
        said = with_notes(replies, incoming, language or incoming.language)
        await self.outbox.send(
            incoming.chat_id, sender, self.with_location_keyboard(incoming.chat_id, posts(said))
        )

    async def answer_group(self, incoming: Incoming) -> None:
        """Says in a group that it answers in private only."""
        url = self.outbox.client.link
        note = note_reply("telegram_private_only", {"url": url}, incoming.language)
        await self.outbox.send(incoming.chat_id, CHANNEL, posts([note]))

    async def show_typing(self, chat_id: int) -> None:
        """Shows that an answer is coming, before it comes; an outage delays nothing."""
        with suppress(asyncio.TimeoutError):
            await asyncio.wait_for(self.outbox.show_typing(chat_id), TYPING_SECONDS)

    async def replies(self, sender: str, incoming: Incoming, language: str | None) -> list[Reply]:
        """The dialogue's replies; an apology if it fails or says nothing; none to no text."""
        if not incoming.text:
            return []
        output = TelegramOutput()
        message = self.user_message(sender, incoming, language, output)
        try:
            await self.on_new_message(message)
        except Exception as error:  # a family never gets silence
            logger.error("a turn failed with %s", type(error).__name__)
        return output.replies or [apology(language or incoming.language)]

    def user_message(
        self, sender: str, incoming: Incoming, language: str | None, output: TelegramOutput
    ) -> UserMessage:
        """The message as Rasa takes it; whoever starts for the first time is greeted."""
        is_first = incoming.command == "start" and language is None
        text = GREET if is_first and incoming.text == RESTART else incoming.text
        metadata = {
            "received_at": incoming.received_at,
            "language": language or incoming.language,
            "about": self.offer_of(sender, incoming),
            **({"pressed": True} if incoming.is_pressed else {}),
        }
        return UserMessage(text, output, sender, input_channel=CHANNEL, metadata=metadata)

    def offer_of(self, sender: str, incoming: Incoming) -> str | None:
        """The offer of the card that was answered; None for other messages."""
        if incoming.offer or incoming.reply_to is None:
            return incoming.offer
        return self.outbox.traces.offer_of(sender, incoming.reply_to)

    def with_location_keyboard(self, chat_id: int, found: list[Post]) -> list[Post]:
        """The posts, which take the location button away when the place is no longer asked for."""
        if any(post.reply_keyboard for post in found):
            self.location_asked.add(chat_id)
            return found
        bare = next((n for n, post in enumerate(found) if post.text and not post.groups), None)
        if chat_id not in self.location_asked or bare is None:
            return found
        self.location_asked.discard(chat_id)
        found[bare] = replace(found[bare], reply_keyboard=ReplyKeyboardRemove())
        return found


def is_deletion(replies: Iterable[Reply]) -> bool:
    """Whether the family has everything deleted."""
    kinds = [(reply.get("custom") or {}).get("type") for reply in replies]
    return "deleted" in kinds


def deleted(reply: Reply) -> Reply:
    """The reply to a deletion in Telegram's words: what the family can delete itself."""
    return {**reply, "text": catalogue(reply.get("language")).say("telegram_deleted")}


def with_notes(replies: list[Reply], incoming: Incoming, language: str | None) -> list[Reply]:
    """The replies and the channel's own notes before them, but behind an introduction."""
    spoken = next((r["language"] for r in reversed(replies) if r.get("language")), language)
    url = web_chat()
    notes = [note_reply(key, {"url": url, **dict(gaps)}, spoken) for key, gaps in incoming.notes]
    if url and any(key == "telegram_privacy" for key, _ in incoming.notes):
        notes.append(note_reply("telegram_privacy_web", {"url": url}, spoken))
    first = 1 if incoming.command == "start" and len(replies) > 1 else 0
    return [*replies[:first], *notes, *replies[first:]]


def note_reply(key: str, gaps: dict[str, str], language: str | None) -> Reply:
    """A text of the channel itself, as the dialogue would say it."""
    words = catalogue(language)
    return {"text": words.say(key, **gaps), "language": words.code}


def apology(language: str | None) -> Reply:
    """That something went wrong, with a number to call."""
    return note_reply("error", {"phone": responsible_office(None).phone}, language)


def web_chat() -> str:
    """The website with the chat; empty if there is none."""
    return next(iter(settings().lotse_web_origins), "")
