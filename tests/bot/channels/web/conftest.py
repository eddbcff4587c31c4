"""A client of the real channel, with a scripted dialogue behind it."""

from __future__ import annotations

import asyncio
import json
import socket
import uuid
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any

import httpx
import pytest
import pytest_asyncio
from sanic import Sanic

from bot.channels.web.chat import Chat
from tests.bot.channels.web.scripted import Dialogue, scripted_app

ORIGIN = "https://www.linnich.example"
API = "/webhooks/lotse"


@dataclass
class Family:
    """One conversation as a page has it: a token, and what was heard up to now."""

    http: httpx.AsyncClient
    token: str

    @property
    def headers(self) -> dict[str, str]:
        return {"Authorization": f"Bearer {self.token}"}

    async def send(self, text: str | None = None, **body: Any) -> httpx.Response:
        """The answer to a message; its id is new unless given."""
        content = {"id": uuid.uuid4().hex, **({"text": text} if text is not None else {}), **body}
        return await self.http.post(f"{API}/messages", json=content, headers=self.headers)

    async def events(self, after: int = 0, wait: int = 0) -> list[dict[str, Any]]:
        headers = {**self.headers, "Accept": "application/json"}
        query = {"after": after, "wait": wait}
        answer = await self.http.get(f"{API}/events", params=query, headers=headers)
        answer.raise_for_status()
        return list(answer.json()["events"])

    async def say(self, text: str | None = None, **body: Any) -> list[dict[str, Any]]:
        """Sends, and gives everything from the message to its `done`."""
        sent = await self.send(text, **body)
        assert sent.status_code == 202, sent.text
        events = await self.events(sent.json()["seq"] - 1)
        while events[-1]["type"] != "done":
            events += await self.events(events[-1]["seq"], wait=5)
        return events

    async def stream(self, after: int = 0) -> AsyncIterator[dict[str, Any]]:
        """The events of the stream; comments are left out, "typing" has no number."""
        query = {"after": after}
        async with self.http.stream(
            "GET", f"{API}/events", params=query, headers=self.headers
        ) as answer:
            kind = ""
            async for line in answer.aiter_lines():
                name, _, value = line.partition(": ")
                if name == "event":
                    kind = value
                if name == "data":
                    yield {"type": kind, **json.loads(value)}

    async def until_done(self, after: int = 0) -> list[dict[str, Any]]:
        """The stream's events up to the first `done`."""
        events = []
        async for event in self.stream(after):
            events.append(event)
            if event["type"] == "done":
                break
        return events

    async def delete(self) -> int:
        return (await self.http.delete(f"{API}/session", headers=self.headers)).status_code


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
        answer = await self.http.post(f"{API}/session", json=said)
        assert answer.status_code == 201, answer.text
        return Family(self.http, answer.json()["token"])


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


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


async def eventually(condition: Any, seconds: float = 5.0) -> None:
    """Waits until something is so; fails after the time."""
    end = asyncio.get_running_loop().time() + seconds
    while not condition():
        assert asyncio.get_running_loop().time() < end, "it did not happen in time"
        await asyncio.sleep(0.02)
