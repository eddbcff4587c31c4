"""The way out: posts are sent in their order, at Telegram's pace, whatever happens in between."""

from __future__ import annotations

import logging
from asyncio import Semaphore
from collections.abc import Iterable
from contextlib import suppress
from functools import partial
from itertools import islice
from typing import Any

from telegram import Message
from telegram.error import BadRequest, Forbidden, TelegramError

from bot.channels.telegram.client import Client, persist
from bot.channels.telegram.incoming import Press
from bot.channels.telegram.keyboard import marked
from bot.channels.telegram.markup import plain
from bot.channels.telegram.pace import Pace
from bot.channels.telegram.post import Post
from bot.channels.telegram.traces import Traces

logger = logging.getLogger(__name__)

DELETED_AT_ONCE = 100  # Telegram's limit
TYPING_AT_ONCE = 10  # in a flood the connections are for the answers


class Outbox:
    """Sends, marks and deletes messages of the bot."""

    def __init__(self, client: Client, traces: Traces) -> None:
        self.client = client
        self.traces = traces
        self.pace = Pace()
        self.typing = Semaphore(TYPING_AT_ONCE)

    async def send(self, chat_id: int, sender: str, posts: Iterable[Post]) -> None:
        """Sends the posts; the rest is dropped where the bot is blocked or the chat is gone.

        Only the first one rings: a screen of offers is one answer.
        """
        for number, post in enumerate(posts):
            try:
                message = await self.send_post(chat_id, post, is_quiet=number > 0)
            except TelegramError as error:
                logger.warning("Telegram takes no message: %s", type(error).__name__)
                return
            self.traces.keep_message(sender, message.message_id, post.offer)

    async def send_post(self, chat_id: int, post: Post, is_quiet: bool) -> Message:
        """Sends one post; without its markup if Telegram cannot read that."""
        arguments = {**post.arguments, "disable_notification": is_quiet}
        try:
            return await self.call(post.method, chat_id, arguments)
        except BadRequest as error:
            if not post.text or "chat not found" in error.message.lower():
                raise
            logger.error("Telegram refuses a message, sent again as plain text")
            return await self.call("send_message", chat_id, {"text": plain(post.text)})

    async def call(self, method: str, chat_id: int, arguments: dict[str, Any]) -> Message:
        """Calls a sending method when it is the chat's turn, again and again through outages."""

        async def once() -> Message:
            await self.pace.wait(chat_id)
            sent: Message = await getattr(self.client, method)(chat_id, **arguments)
            self.pace.arrived(chat_id)
            return sent

        return await persist(once, held=partial(self.pace.hold, chat_id))

    async def show_typing(self, chat_id: int) -> None:
        """Shows "typing ..." for some seconds, or until the next message; not in a flood."""
        if self.typing.locked():
            return
        async with self.typing:
            with suppress(TelegramError):
                await self.client.send_chat_action(chat_id, "typing")

    async def answer_press(self, press: Press) -> None:
        """Ends the waiting sign on a button; too late is no harm."""
        with suppress(TelegramError):
            await persist(partial(self.client.answer_callback_query, press.query_id), patience=20)

    async def mark_press(self, chat_id: int, press: Press, payload: str) -> None:
        """Marks the pressed button on its keyboard."""
        markup = marked(press.keyboard, payload)
        if markup is None:
            return
        with suppress(TelegramError):
            await self.client.edit_message_reply_markup(
                chat_id=chat_id, message_id=press.message_id, reply_markup=markup
            )

    async def delete_messages(self, chat_id: int, sender: str) -> None:
        """Deletes the bot's messages of the last 48 hours and forgets their ids."""
        left = iter(self.traces.messages(sender))
        while some := list(islice(left, DELETED_AT_ONCE)):
            await self.delete_some(chat_id, some)
        self.traces.forget(sender)

    async def delete_some(self, chat_id: int, message_ids: list[int]) -> None:
        """Deletes messages together; one by one where Telegram refuses one of them."""
        try:
            await persist(partial(self.client.delete_messages, chat_id, message_ids), patience=60)
        except TelegramError:
            for message_id in message_ids:
                with suppress(BadRequest, Forbidden):
                    await self.client.delete_message(chat_id, message_id)
