"""Telegram's limits of sending, kept in a flood of three hundred people."""

from __future__ import annotations

import asyncio
import time
from itertools import pairwise

import pytest_asyncio

from bot.database import engine
from bot.settings import settings
from tests.bot.channels.telegram.conftest import make_channel

PEOPLE = 300
SECONDS = 40


@pytest_asyncio.fixture
async def strict_channel(strict_server, dialogue, environment):
    environment(strict_server.url)
    made = make_channel()
    made.start(dialogue, dialogue.language_of)
    yield made
    await made.stop()
    engine(settings().database_url).dispose()


async def test_three_hundred_people_at_once_are_all_answered(strict_server, strict_channel):
    people = [strict_server.person(chat_id) for chat_id in range(1000, 1000 + PEOPLE)]
    await asyncio.gather(*(person.send(text=f"hallo {person.id}") for person in people))
    end = time.monotonic() + SECONDS
    while len(strict_server.shown) < PEOPLE and time.monotonic() < end:
        await asyncio.sleep(0.1)
    shown = {message.chat_id: message.text for message in strict_server.shown.values()}
    assert shown == {person.id: f"echo hallo {person.id}" for person in people}
    assert strict_server.limited == 0


async def test_one_chat_gets_one_message_a_second(strict_server, strict_channel, dialogue):
    offer = {"text": "Zu lang. " * 400}
    dialogue.script["hallo"] = [offer, offer, offer]
    person = strict_server.person()
    shown = await person.say("hallo")
    gaps = [later.at - earlier.at for earlier, later in pairwise(shown)]
    assert len(shown) == 3
    assert all(gap >= 1 for gap in gaps)
    assert strict_server.limited == 0
    assert [message.content["disable_notification"] for message in shown] == [
        "false",
        "true",
        "true",
    ]


async def test_a_message_that_arrived_late_holds_back_the_next(
    strict_server, strict_channel, dialogue
):
    dialogue.script["hallo"] = [{"text": "Zu lang. " * 400}] * 2
    strict_server.failures.append("late")
    await strict_server.person().say("hallo", messages=2)
    assert strict_server.limited == 0
