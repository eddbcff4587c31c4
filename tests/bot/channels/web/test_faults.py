"""Nothing is lost and nothing told twice: cut lines, two tabs, restarts, several servers."""

from __future__ import annotations

import asyncio
import uuid

import pytest
from sqlalchemy.exc import OperationalError

from bot.channels.web import lease, outbox
from bot.channels.web.outbox import Event, append
from tests.bot.channels.web.conftest import serving
from tests.bot.channels.web.faults import CUTS, FAULTS, check, is_whole

pytestmark = pytest.mark.asyncio


@pytest.mark.parametrize("fault", FAULTS)
async def test_every_answer_arrives_once_in_spite_of(server, fault):
    families = [await server.family() for _ in CUTS]
    results = await asyncio.gather(
        *(check(f, fault, cut) for f, cut in zip(families, CUTS, strict=True))
    )
    assert results == [True] * len(CUTS)


@pytest.mark.parametrize("seconds", [0.0, 0.1, 0.2, 0.35])
async def test_a_restarted_server_finishes_what_the_old_one_began(server, seconds, monkeypatch):
    family = await server.family()
    seen = []
    await family.send("three", id="a" * 32)
    await asyncio.sleep(seconds)
    seen += await family.events()
    await server.chat.close()
    async with serving() as second:
        family.http = second.http
        while not seen or seen[-1]["type"] != "done":
            seen += await family.events(seen[-1]["seq"] if seen else 0, wait=5)
        assert is_whole(seen) and is_whole(await family.events())
        assert (await family.send("three", id="a" * 32)).json()["duplicate"] is True


async def test_what_a_killed_server_left_is_taken_over_when_its_lease_runs_out(server, monkeypatch):
    monkeypatch.setattr(lease, "LEASE_SECONDS", 0.3)
    family = await server.family()
    conversation = (await conversations(server))[0]
    append(
        server.chat.database, conversation, Event("user", "m", {"text": "three", "message_id": "m"})
    )
    written = Event("bot", "m", {"text": "Antwort 1", "language": "de", "direction": "ltr"}, part=1)
    append(server.chat.database, conversation, written)
    lease.claim(server.chat.database, conversation, "a dead worker")
    assert lease.abandoned(server.chat.database) == []
    events = await family.events()
    while events[-1]["type"] != "done":
        events += await family.events(events[-1]["seq"], wait=5)
    assert is_whole(events)


def away(*_, **__):
    raise OperationalError("INSERT", {}, Exception("database or disk is full"))


async def test_while_the_database_takes_nothing_a_page_is_told_whom_to_call(
    server, monkeypatch, caplog
):
    family = await server.family()
    monkeypatch.setattr(outbox, "append", away)
    told = await family.send("hallo")
    assert (told.status_code, told.json()["error"]) == (503, "database_away")
    assert told.headers["Retry-After"] == "10" and "+49 2421" in told.json()["text"]
    form = await server.http.post("/chat", data={"token": family.token, "text": "x", "page": "p"})
    assert form.status_code == 503 and "+49 2421" in form.text and family.token in form.text
    monkeypatch.setattr(server.chat.turns, "look_after", away)
    await asyncio.sleep(lease.RENEWAL_SECONDS)
    assert not [record for record in caplog.records if record.levelname == "ERROR"]
    monkeypatch.undo()
    assert (await family.send("hallo")).status_code == 202


async def test_two_servers_answer_a_conversation_together(server):
    async with serving() as second:
        family = await server.family()
        reading = asyncio.ensure_future(family.until_done())
        family.http, first = second.http, family.http
        await family.send("three")
        family.http = first
        events = await asyncio.wait_for(reading, 10)
        assert is_whole([event for event in events if event["type"] != "typing"])


async def test_of_two_servers_only_one_asks(server):
    async with serving() as second:
        family = await server.family()
        same = uuid.uuid4().hex
        body = {"id": same, "text": "three"}
        sent = [
            http.post("/webhooks/lotse/messages", json=body, headers=family.headers)
            for http in (server.http, second.http) * 3
        ]
        assert {answer.json()["seq"] for answer in await asyncio.gather(*sent)} == {1}
        await asyncio.sleep(1)
        assert is_whole(await family.events())
        assert len(server.dialogue.heard) + len(second.dialogue.heard) == 1


async def conversations(server):
    from sqlalchemy import select

    from bot.channels.web.tables import session

    with server.chat.database.connect() as connection:
        return list(connection.execute(select(session.c.conversation)).scalars())


async def test_a_server_with_open_streams_stops_at_once(server):
    family = await server.family()
    readings = [asyncio.ensure_future(read_all(family)) for _ in range(5)]
    await asyncio.sleep(0.2)
    await server.chat.close()
    await asyncio.wait_for(asyncio.gather(*readings), 2)


async def read_all(family):
    return [event async for event in family.stream()]
