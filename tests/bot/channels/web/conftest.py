"""A client of the real channel, with a scripted dialogue behind it."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any

import httpx
import pytest
import pytest_asyncio
from sanic import Sanic

from bot.channels.web.chat import Chat
from tests.bot.channels.web.client import Family, free_port, new_family
from tests.bot.channels.web.scripted import Dialogue, scripted_app

ORIGIN = "https://www.linnich.example"


@dataclass
class Server:
    """A running server, its dialogue, and a client without a token."""

    http: httpx.AsyncClient
    dialogue: Dialogue
    app: Sanic

    @property
    def chat(self) -> Chat:
        return self.app.ctx.web_chat

    async def family(self, **said: Any) -> Family:
        return await new_family(self.http, **said)


@pytest.fixture
def origins() -> str:
    return ORIGIN


@pytest_asyncio.fixture
async def server(
    database_url: str, monkeypatch: pytest.MonkeyPatch, origins: str
) -> AsyncIterator[Server]:
    """The channel on a port of its own, on both kinds of database."""
    monkeypatch.setenv("DATABASE_URL", database_url)
    monkeypatch.setenv("LOTSE_WEB_ORIGINS", origins)
    monkeypatch.setenv("LOTSE_SECRET", "a secret of the tests")
    async with serving() as running:
        yield running


@asynccontextmanager
async def serving() -> AsyncIterator[Server]:
    """A server on the database of the settings."""
    dialogue = Dialogue()
    Sanic._app_registry.clear()
    Sanic.test_mode = True  # several apps one after the other in one process
    app = scripted_app("web", dialogue)
    port = free_port()
    running = await app.create_server("127.0.0.1", port, return_asyncio_server=True)
    await running.startup()
    await running.before_start()
    await running.after_start()
    limits = httpx.Limits(max_connections=None)
    base = f"http://127.0.0.1:{port}"
    async with httpx.AsyncClient(base_url=base, timeout=30, limits=limits) as http:
        yield Server(http, dialogue, app)
        await running.before_stop()
    await running.close()


async def eventually(condition: Any, seconds: float = 5.0) -> None:
    """Waits until something is so; fails after the time."""
    end = asyncio.get_running_loop().time() + seconds
    while not condition():
        assert asyncio.get_running_loop().time() < end, "it did not happen in time"
        await asyncio.sleep(0.02)
