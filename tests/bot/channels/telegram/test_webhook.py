"""The webhook within Sanic: who has not Telegram's secret is refused, updates are answered at once."""

from __future__ import annotations

import asyncio

import pytest
import pytest_asyncio
from aiohttp import ClientSession
from sanic import Sanic

from bot.channels.telegram import TelegramInput
from bot.channels.telegram.input import SECRET_HEADER, webhook_secret, webhook_url
from bot.settings import settings


class Tracker:
    def get_slot(self, _: str) -> str:
        return "de"


class Agent:
    """As much of Rasa's agent as the channel needs."""

    tracker_store: Agent

    def __init__(self) -> None:
        self.tracker_store = self

    async def retrieve(self, _: str) -> Tracker:
        return Tracker()


@pytest_asyncio.fixture
async def address(server, dialogue, environment, monkeypatch, unused_tcp_port):
    """The channel in a web server of its own, at this address."""
    address = f"http://127.0.0.1:{unused_tcp_port}"
    environment(server.url)
    monkeypatch.setenv("TELEGRAM_WEBHOOK_URL", address)
    channel = TelegramInput.from_settings(settings())
    Sanic.test_mode = True
    app = Sanic("webhook_test", configure_logging=False)
    app.ctx.agent = Agent()
    app.blueprint(channel.blueprint(dialogue), url_prefix="/webhooks/telegram")
    running = await app.create_server(
        "127.0.0.1", unused_tcp_port, return_asyncio_server=True, access_log=False
    )
    await running.startup()
    await running.after_start()
    for _ in range(100):
        if server.webhook:
            break
        await asyncio.sleep(0.05)
    yield address
    await running.before_stop()
    running.close()
    await running.wait_closed()
    await running.after_stop()


async def post(address, body, **headers):
    url = f"{address}/webhooks/telegram/webhook"
    async with ClientSession() as client, client.post(url, data=body, headers=headers) as answer:
        return answer.status


async def test_telegram_is_told_address_and_secret_and_its_updates_are_answered_at_once(
    server, dialogue, address
):
    dialogue.seconds = 0.5
    assert server.webhook["url"] == f"{address}/webhooks/telegram/webhook"
    assert server.webhook["secret_token"] == webhook_secret()
    person = server.person()
    await person.send(text="hallo")
    assert (server.webhook_answers, person.messages) == ([200], [])
    (shown,) = await person.answer(set())
    assert shown.text == "echo hallo"


@pytest.mark.parametrize("given", ["", "wrong", "ünïcode", "0" * 64])
async def test_a_wrong_secret_is_refused(server, dialogue, address, given):
    headers = {SECRET_HEADER: given} if given else {}
    assert await post(address, b'{"update_id": 1}', **headers) == 403
    assert dialogue.heard == []


@pytest.mark.parametrize("body, status", [(b"no json", 400), (b"[]", 200), (b"{}", 200)])
async def test_nonsense_with_the_right_secret_harms_nothing(
    server, dialogue, address, body, status
):
    assert await post(address, body, **{SECRET_HEADER: webhook_secret()}) == status
    person = server.person()
    await person.say("hallo")
    assert dialogue.texts == ["hallo"]


async def test_an_update_delivered_twice_is_handled_once(server, dialogue, address):
    person = server.person()
    update = await person.send(text="hallo")
    await server.deliver(update)
    await person.answer(set())
    assert dialogue.texts == ["hallo"]


@pytest.mark.parametrize(
    "given, told",
    [
        ("", ""),
        ("https://lotse.example", "https://lotse.example/webhooks/telegram/webhook"),
        ("https://lotse.example/", "https://lotse.example/webhooks/telegram/webhook"),
        ("https://lotse.example/own/path", "https://lotse.example/own/path"),
    ],
)
def test_an_address_without_a_path_gets_ours(given, told):
    assert webhook_url(given) == told
