"""Turns: each message is answered in a task of its own, which outlives the connection.

A turn that a dead server left behind is run again; replies it had already written are not written
twice, because each has its number in the turn.
"""

from __future__ import annotations

import asyncio
import logging
import secrets
import time
from collections.abc import Awaitable, Callable
from contextlib import suppress
from typing import Any

from rasa.core.channels.channel import OutputChannel, UserMessage
from sqlalchemy.engine import Engine
from sqlalchemy.exc import DBAPIError

from bot.channels.web import lease, outbox
from bot.channels.web.bell import Bell
from bot.channels.web.outbox import Event, SessionGone
from bot.channels.web.session import Session, clean, end_session, session_of
from bot.database import AWAY
from bot.languages.catalogue import catalogue
from bot.languages.language import DEFAULT, languages
from bot.places.office import responsible_office

CLEANING_SECONDS = 600
NAME = "lotse"

logger = logging.getLogger(__name__)

OnNewMessage = Callable[[UserMessage], Awaitable[Any]]
Forget = Callable[[str], None]


class WebOutput(OutputChannel):
    """Writes the replies of one turn into the outbox, each once."""

    def __init__(self, database: Engine, bell: Bell, conversation: str, message_id: str) -> None:
        self.database = database
        self.bell = bell
        self.conversation = conversation
        self.message_id = message_id
        self.parts = 0
        self.is_deleted = False

    @classmethod
    def name(cls) -> str:
        return NAME

    async def send_response(self, recipient_id: str, message: dict[str, Any]) -> None:
        kind = (message.get("custom") or {}).get("type")
        if kind == "crisis":
            outbox.erase_text(self.database, self.conversation, self.message_id)
        self.is_deleted = self.is_deleted or kind == "deleted"
        self.parts += 1
        event = Event("bot", self.message_id, reply(message), part=self.parts)
        outbox.append(self.database, self.conversation, event)
        self.bell.ring(self.conversation)


class Turns:
    """Answers the conversations of this worker, one message of each after the other."""

    def __init__(
        self, database: Engine, bell: Bell, on_new_message: OnNewMessage, forget: Forget
    ) -> None:
        self.database = database
        self.bell = bell
        self.on_new_message = on_new_message
        self.forget = forget
        self.worker = secrets.token_hex(8)
        self.tasks: dict[str, asyncio.Task[None]] = {}
        self.cleaned_at = 0.0

    def answer(self, conversation: str) -> None:
        """Begins to answer what waits, unless that is being done already."""
        if conversation not in self.tasks:
            task = asyncio.ensure_future(self.run(conversation))
            self.tasks[conversation] = task

    async def run(self, conversation: str) -> None:
        """Answers until nothing waits; another worker that holds the lease does it in our place."""
        try:
            while self.next(conversation) and lease.claim(self.database, conversation, self.worker):
                while message := self.next(conversation):
                    await self.turn(conversation, message)
                lease.release(self.database, conversation, self.worker)
        except SessionGone:
            logger.info("a conversation was deleted while it was answered")
        except AWAY:
            pass  # the message waits for `look_after`; bot/server/outages.py says why
        except Exception as error:
            logger.error("answering failed with %s", type(error).__name__)
        finally:
            del self.tasks[conversation]
            with suppress(DBAPIError):
                self.leave(conversation)

    def next(self, conversation: str) -> Event | None:
        return outbox.next_waiting(self.database, conversation)

    async def turn(self, conversation: str, message: Event) -> None:
        """Runs one turn; the family hears something even if it fails."""
        session = session_of(self.database, conversation)
        if session is None:
            raise SessionGone(conversation)
        output = WebOutput(self.database, self.bell, conversation, message.message_id)
        first = outbox.is_first(self.database, conversation, message)
        try:
            await self.on_new_message(user_message(session, message, output, first))
        except Exception as error:
            logger.error("a turn failed with %s", type(error).__name__)
        if not output.parts:
            await output.send_response(conversation, apology(session))
        if output.is_deleted:
            end_session(self.database, conversation)
        else:
            outbox.finish(self.database, conversation, message.message_id)
        self.bell.ring(conversation)

    async def delete(self, conversation: str) -> None:
        """Deletes a conversation; what a turn of this worker would write back is stopped first."""
        end_session(self.database, conversation)
        self.bell.ring(conversation)
        if task := self.tasks.get(conversation):
            task.cancel()
            await asyncio.wait([task])
        self.forget(conversation)

    def leave(self, conversation: str) -> None:
        """Lets others answer; deletes what Rasa has saved of a conversation deleted during its turn."""
        lease.release(self.database, conversation, self.worker)
        if session_of(self.database, conversation) is None:
            self.forget(conversation)

    async def keep(self) -> None:
        """Keeps the leases, takes over what dead workers have left, deletes what has expired."""
        while True:
            try:
                self.look_after()
            except AWAY:
                pass  # bot/server/outages.py says it once
            except Exception as error:
                logger.error("looking after conversations failed with %s", type(error).__name__)
            await asyncio.sleep(lease.RENEWAL_SECONDS)

    def look_after(self) -> None:
        if self.tasks:
            lease.renew(self.database, self.worker)
        for conversation in lease.abandoned(self.database):
            self.answer(conversation)
        if time.time() - self.cleaned_at > CLEANING_SECONDS:
            self.cleaned_at = time.time()
            clean(self.database)


def user_message(session: Session, message: Event, output: WebOutput, first: bool) -> UserMessage:
    """The message as Rasa takes it; what the page said about the family goes with the first one."""
    payload = message.data.get("payload")
    metadata: dict[str, Any] = {"received_at": message.written_at}
    if payload:
        metadata["pressed"] = True
    if first:
        told = {"language": session.language, "place": session.place, "partner": session.partner}
        metadata.update({name: value for name, value in told.items() if value})
    text = payload or message.data["text"]
    return UserMessage(text, output, session.conversation, input_channel=NAME, metadata=metadata)


def reply(message: dict[str, Any]) -> dict[str, Any]:
    """What is kept of a reply, with the direction in which it is read."""
    custom = message.get("custom") or {}
    code = message.get("language") or custom.get("language") or DEFAULT
    known = languages().get(code)
    return {
        "text": message.get("text") or "",
        "language": code,
        "direction": known.direction if known else "ltr",
        "buttons": message.get("buttons") or [],
        "custom": custom,
    }


def apology(session: Session) -> dict[str, Any]:
    """That something went wrong, with a number to call."""
    words = catalogue(session.language)
    phone = responsible_office((session.place or {}).get("municipality")).phone
    return {"text": words.say("error", phone=phone), "language": words.code}
