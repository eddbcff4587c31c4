"""Bells: wake what waits for a conversation, in this worker and, through the database, in others."""

from __future__ import annotations

import asyncio
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from typing import Any

from psycopg2 import Error as DriverError
from sqlalchemy import func, select
from sqlalchemy.engine import Engine
from sqlalchemy.exc import DBAPIError

from bot.channels.web.outbox import CHANNEL
from bot.channels.web.tables import outbox

STREAMS = 8  # open at a time in one conversation; the oldest ends for a new one
LOOK_SECONDS = 1.0


class Waiter:
    """Somebody who waits for news of a conversation; `ended` once another took the place."""

    def __init__(self) -> None:
        self.news = asyncio.Event()
        self.ended = False

    async def wait(self, seconds: float) -> bool:
        """Whether there was news before the time was over."""
        try:
            await asyncio.wait_for(self.news.wait(), seconds)
        except asyncio.TimeoutError:
            return False
        self.news.clear()
        return True


class Bell:
    """Who waits for which conversation, in this worker."""

    def __init__(self) -> None:
        self.waiters: dict[str, list[Waiter]] = defaultdict(list)

    def ring(self, conversation: str) -> None:
        """Wakes all who wait for this conversation."""
        for waiter in self.waiters.get(conversation, ()):
            waiter.news.set()

    def close(self) -> None:
        """Sends everybody away."""
        for waiter in (waiter for waiters in self.waiters.values() for waiter in waiters):
            end(waiter)

    @contextmanager
    def waiting(self, conversation: str) -> Iterator[Waiter]:
        """A place among those who wait."""
        waiters = self.waiters[conversation]
        waiter = Waiter()
        waiters.append(waiter)
        if len(waiters) > STREAMS:
            end(waiters[0])
        try:
            yield waiter
        finally:
            waiters.remove(waiter)
            if not waiters:
                self.waiters.pop(conversation, None)


def end(waiter: Waiter) -> None:
    """Sends one who waits away."""
    waiter.ended = True
    waiter.news.set()


async def listen(database: Engine, bell: Bell) -> None:
    """Rings for what other workers write, as long as it runs."""
    if database.dialect.name != "postgresql":
        await _look_into_sqlite(database, bell)
    while True:
        with suppress(DBAPIError, DriverError):
            await _listen_to_postgresql(database, bell.ring)
        await asyncio.sleep(LOOK_SECONDS)  # the database is away: until it is back, heartbeats look


async def _listen_to_postgresql(database: Engine, ring: Callable[[str], None]) -> None:
    """Ends when the connection is lost."""
    with listening(database) as driver:
        news = asyncio.Event()
        loop = asyncio.get_running_loop()
        loop.add_reader(driver.fileno(), news.set)
        try:
            while await news.wait():
                news.clear()
                driver.poll()
                while driver.notifies:
                    ring(driver.notifies.pop().payload)
        finally:
            loop.remove_reader(driver.fileno())


@contextmanager
def listening(database: Engine) -> Iterator[Any]:
    """The driver's connection, told about every event; it serves no other query."""
    connection = database.raw_connection()
    connection.detach()
    driver: Any = connection.dbapi_connection
    driver.autocommit = True
    driver.cursor().execute(f"LISTEN {CHANNEL}")
    with closing(driver):
        yield driver


async def _look_into_sqlite(database: Engine, bell: Bell) -> None:
    """SQLite tells nobody: one look a second, and only while somebody waits."""
    latest = time.time()
    while True:
        await asyncio.sleep(LOOK_SECONDS)
        if bell.waiters:
            latest = _ring_for_news(database, bell, latest)


def _ring_for_news(database: Engine, bell: Bell, latest: float) -> float:
    newest = select(func.max(outbox.c.written_at))
    since = latest - LOOK_SECONDS  # what another process wrote first may be seen last
    changed = select(outbox.c.conversation).where(outbox.c.written_at > since).distinct()
    with database.connect() as connection:
        now = connection.execute(newest).scalar() or 0.0
        if now == latest:
            return latest
        for conversation in connection.execute(changed).scalars():
            bell.ring(conversation)
    return now
