"""Faults of lines, pages and servers, and whether an answer came through whole: for tests and bench."""

from __future__ import annotations

import asyncio
import contextlib
import uuid
from collections.abc import Awaitable, Callable
from typing import Any

import httpx

from tests.bot.channels.web.client import Family

Events = list[dict[str, Any]]
CUTS = (0.0, 0.05, 0.2, 0.35, 0.47)  # seconds after the message, around the three replies
EXPECTED = ["Antwort 1", "Antwort 2", "Antwort 3"]


def is_whole(events: Events) -> bool:
    """Whether the answer to "three" is complete, in order, and nothing of it twice."""
    numbers = [event["seq"] for event in events]
    texts = [event["text"] for event in events if event["type"] == "bot"]
    kinds = [event["type"] for event in events]
    return (
        texts == EXPECTED
        and numbers == sorted(set(numbers))
        and (kinds.count("user"), kinds.count("done")) == (1, 1)
    )


async def check(family: Family, fault: str, cut_seconds: float) -> bool:
    """Whether a family hears the whole answer, once, with this fault after this time."""
    return is_whole(await FAULTS[fault](family, cut_seconds))


async def reload(family: Family, seconds: float) -> Events:
    """The page is loaded anew: it knows nothing but its token."""
    await read_for(family, seconds, send=True)
    return await read_until_done(family, 0)


async def cut(family: Family, seconds: float) -> Events:
    """The line is cut; the page goes on after what it has heard."""
    events = await read_for(family, seconds, send=True)
    return events + await read_until_done(family, events[-1]["seq"] if events else 0)


async def cut_again_and_again(family: Family, seconds: float) -> Events:
    """The line never holds long."""
    events = await read_for(family, seconds, send=True)
    while not events or events[-1]["type"] != "done":
        after = events[-1]["seq"] if events else 0
        events += await read_for(family, 0.04, after=after)
    return events


async def two_tabs(family: Family, seconds: float) -> Events:
    """Two pages read; the one that does not write hears the same."""
    other = asyncio.ensure_future(read_until_done(family, 0))
    events = await read_for(family, seconds, send=True)
    events += await read_until_done(family, events[-1]["seq"] if events else 0)
    return events if await other == events else []


async def lost_receipt(family: Family, seconds: float) -> Events:
    """The receipt does not arrive, so the page sends again."""
    same = uuid.uuid4().hex
    with contextlib.suppress(httpx.TimeoutException):
        await family.http.post(
            "/webhooks/lotse/messages",
            json={"id": same, "text": "three"},
            headers=family.headers,
            timeout=httpx.Timeout(5, read=0.002),
        )
    await asyncio.sleep(seconds)
    await family.send("three", id=same)
    return await read_until_done(family, 0)


async def read_for(family: Family, seconds: float, after: int = 0, send: bool = False) -> Events:
    """What the stream tells within some seconds, before it is cut off."""
    events: Events = []

    async def read() -> None:
        async for event in family.stream(after):
            if event["type"] != "typing":
                events.append(event)

    reading = asyncio.ensure_future(read())
    if send:
        await family.send("three")
    await asyncio.wait([reading], timeout=seconds)
    while not reading.done():  # a cancellation can be lost in the client
        reading.cancel()
        await asyncio.wait([reading], timeout=0.1)
    return events


async def read_until_done(family: Family, after: int) -> Events:
    """The rest of the answer; empty where the page has heard all of it."""
    events: Events = []
    if after >= 5:  # the number of the last event of "three"
        return events
    async for event in family.stream(after):
        if event["type"] != "typing":
            events.append(event)
        if event["type"] == "done":
            break
    return events


FAULTS: dict[str, Callable[[Family, float], Awaitable[Events]]] = {
    "reload": reload,
    "cut": cut,
    "cut again and again": cut_again_and_again,
    "two tabs": two_tabs,
    "lost receipt": lost_receipt,
}
