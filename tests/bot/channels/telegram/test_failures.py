"""What goes wrong on the way to Telegram and back: nothing is lost, and nobody waits for another."""

from __future__ import annotations

import asyncio
import logging

import pytest

from bot.languages.catalogue import catalogue
from bot.settings import settings
from tests.bot.channels.telegram.conftest import make_channel

pytestmark = pytest.mark.usefixtures("channel", "nothing_was_refused")

DE = catalogue("de")


async def test_a_turn_that_fails_or_says_nothing_ends_with_a_number_to_call(anna, dialogue):
    dialogue.script["kaputt"] = [RuntimeError("secret words")]
    dialogue.script["stumm"] = []
    for text in ("kaputt", "stumm"):
        (shown,) = await anna.say(text)
        assert shown.text.startswith(DE.say("error", phone="")[:40])


async def test_messages_of_one_chat_keep_their_order_and_others_do_not_wait(server, dialogue, anna):
    dialogue.seconds = 0.2
    ben = server.person(88, "de")
    await asyncio.gather(*(anna.send(text=str(n)) for n in range(4)), ben.send(text="ben"))
    await anna.answer(set(), 5)
    assert [t for t in dialogue.texts if t != "ben"] == ["0", "1", "2", "3"]
    assert dialogue.texts.index("ben") < 3


async def test_an_update_delivered_twice_is_handled_once_also_after_a_restart(
    server, dialogue, anna, channel
):
    update = await anna.send(text="hallo")
    await anna.answer(set())
    await server.deliver(update)
    await asyncio.sleep(0.2)
    await channel.stop()
    again = make_channel()
    again.start(dialogue, dialogue.language_of)
    await server.deliver(update)
    await asyncio.sleep(0.3)
    await again.stop()
    assert dialogue.texts == ["hallo"]


@pytest.mark.parametrize(
    "nonsense",
    [
        {},
        {"update_id": 5},
        {"update_id": 6, "message": {}},
        {"update_id": 7, "message": {"message_id": "x", "date": "y", "chat": 5}},
        {"update_id": 8, "callback_query": {"id": "1"}},
        {"update_id": "nine", "message": None},
        {"update_id": 10, "unheard_of": {"a": [1]}},
    ],
)
async def test_a_malformed_update_spoils_no_other(server, dialogue, anna, nonsense):
    server.updates.append(nonsense)
    await anna.say("hallo")
    assert dialogue.texts == ["hallo"]


@pytest.mark.parametrize("failure", ["outage", "nonsense", "too many", "cut"])
async def test_a_failure_while_sending_loses_nothing(server, anna, failure):
    server.failures.extend([failure, failure])
    shown = await anna.say("hallo")
    assert [message.text for message in shown] == ["echo hallo"]


async def test_a_cut_after_sending_sends_twice_rather_than_never(server, anna):
    server.failures.append("cut after")
    shown = await anna.say("hallo")
    assert {message.text for message in shown} == {"echo hallo"}


async def test_an_outage_of_telegram_is_waited_for(server, dialogue, anna):
    await anna.say("vorher")
    server.is_away = True
    await anna.send(text="währenddessen")
    await asyncio.sleep(0.3)
    server.is_away = False
    await anna.answer({m.id for m in anna.messages})
    assert dialogue.texts == ["vorher", "währenddessen"]


async def test_a_blocked_bot_goes_on_with_the_others(server, dialogue, anna):
    server.blocked.add(77)
    await anna.send(text="weg")
    ben = server.person(88, "de")
    await ben.say("hallo")
    assert dialogue.texts == ["weg", "hallo"]
    server.blocked.clear()
    await anna.say("wieder da")


async def test_a_flood_from_one_chat_is_asked_to_slow_down_once(server, dialogue, anna):
    dialogue.open.clear()
    await anna.send(text="first")
    while not dialogue.heard:
        await asyncio.sleep(0.02)
    await asyncio.gather(*(anna.send(text=str(n)) for n in range(60)))
    while server.updates:  # until all have been fetched
        await asyncio.sleep(0.02)
    dialogue.open.set()
    await anna.sees(DE.say("slow_down"), 30)  # the last of all
    shown = await anna.answer(set(), 30)
    assert [m.text for m in shown].count(DE.say("slow_down")) == 1
    assert len(dialogue.heard) <= 22


async def test_a_wrong_token_is_one_line_without_the_token(
    server, dialogue, environment, monkeypatch, caplog
):
    environment(server.url)
    monkeypatch.setenv("TELEGRAM_BOT_TOKEN", "123456:another-token")
    settings.cache_clear()
    made = make_channel()
    made.start(dialogue, dialogue.language_of)
    await asyncio.wait_for(made.running, 5)
    await made.stop()
    (said,) = [r.getMessage() for r in caplog.records if r.name.startswith("bot")]
    assert said.startswith(f"TELEGRAM_BOT_TOKEN is not accepted by {server.url}; ask @BotFather")
    assert "another-token" not in caplog.text


async def test_logs_hold_neither_words_nor_names_nor_ids(server, dialogue, anna, caplog):
    caplog.set_level(logging.DEBUG, logger="bot")
    dialogue.script["geheimes wort"] = [RuntimeError("geheimes wort")]
    server.failures.extend(["nonsense", "outage"])
    await anna.say("geheimes wort")
    records = [r.getMessage() for r in caplog.records if r.name.startswith(("bot", "telegram"))]
    assert records
    assert not [r for r in records if "geheim" in r or "77" in r or "Secret" in r]
