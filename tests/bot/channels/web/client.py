"""A client of the channel: what a page does, without a browser."""

from __future__ import annotations

import json
import socket
import uuid
from collections.abc import AsyncIterator
from dataclasses import dataclass
from typing import Any

import httpx

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


async def new_family(http: httpx.AsyncClient, **said: Any) -> Family:
    """A conversation that begins with what a page says."""
    answer = await http.post(f"{API}/session", json=said)
    assert answer.status_code == 201, answer.text
    return Family(http, answer.json()["token"])


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
