"""What one worker holds: the database, the bell, the turns, and how often somebody may write."""

from __future__ import annotations

import asyncio
from typing import Any

from bot.channels.web import outbox
from bot.channels.web.bell import Bell, listen
from bot.channels.web.limit import Limit
from bot.channels.web.message import Refused, read_message
from bot.channels.web.session import Session, choose_language
from bot.channels.web.tables import metadata
from bot.channels.web.turn import OnNewMessage, Turns
from bot.database import engine, make_tables
from bot.languages.language import resolve
from bot.server.conversations import conversations
from bot.settings import settings

# Generous for addresses: behind one address can be a school, a waiting room, a mobile network.
SESSIONS_PER_ADDRESS = (600, 600.0)  # times, seconds
MESSAGES_PER_ADDRESS = (1200, 60.0)
MESSAGES_PER_SESSION = (30, 60.0)


class Chat:
    """The channel while a worker runs."""

    def __init__(self, on_new_message: OnNewMessage) -> None:
        self.database = engine(settings().database_url)
        self.bell = Bell()
        self.turns = Turns(self.database, self.bell, on_new_message, self.forget)
        self.sessions = Limit(*SESSIONS_PER_ADDRESS)
        self.messages = Limit(*MESSAGES_PER_ADDRESS)
        self.own_messages = Limit(*MESSAGES_PER_SESSION)
        self.background: list[asyncio.Future[None]] = []

    def open(self) -> None:
        """Begins to listen, and to answer what an earlier server left unanswered."""
        make_tables(self.database, metadata)
        work = (listen(self.database, self.bell), self.turns.keep())
        self.background = [asyncio.ensure_future(one) for one in work]

    async def close(self) -> None:
        """Ends the streams, so that the server can stop at once; unfinished turns are run by the next one."""
        self.bell.close()
        for task in [*self.background, *self.turns.tasks.values()]:
            task.cancel()
        await asyncio.gather(*self.background, return_exceptions=True)

    def forget(self, conversation: str) -> None:
        """Deletes what Rasa keeps of a conversation."""
        conversations(self.database).forget(conversation)

    def receive(self, session: Session, body: dict[str, Any]) -> tuple[int, bool]:
        """Takes a message and begins to answer it; its number, and whether it was there already."""

        def log() -> list[outbox.Event]:
            return outbox.events_after(self.database, session.conversation, 0)

        message = read_message(body, session, log)
        if isinstance(body.get("language"), str):
            choose_language(self.database, session.conversation, resolve(body["language"]))
        seq, duplicate = outbox.append(self.database, session.conversation, message)
        self.bell.ring(session.conversation)
        self.turns.answer(session.conversation)
        return seq, duplicate

    def limit_sessions(self, address: str) -> None:
        """Raises Refused for an address that opens too many conversations."""
        require(self.sessions.wait_seconds(address))

    def limit_messages(self, session: Session, address: str) -> None:
        """Raises Refused for a conversation or an address that sends too much."""
        wait = self.own_messages.wait_seconds(session.conversation)
        require(wait or self.messages.wait_seconds(address), session.language)


def require(wait_seconds: int, language: str | None = None) -> None:
    """Raises Refused, with a kind word in the family's language, where one has to wait."""
    if wait_seconds:
        raise Refused(429, "slow_down", "slow_down", language, wait_seconds)
