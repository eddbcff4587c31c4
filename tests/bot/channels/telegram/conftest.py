"""A stand-in for Telegram's server, the channel that talks to it, and a scripted dialogue."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, field
from typing import Any

import pytest
import pytest_asyncio
from rasa.core.channels.channel import UserMessage

from bot.channels.telegram import TelegramInput, client, pace
from bot.database import engine
from bot.settings import settings
from tests.bot.channels.telegram.telegram_server import TOKEN, TelegramServer

FAST = 0.05  # seconds between messages, for tests that are not about the pace


@dataclass
class Dialogue:
    """Answers what the script says, else with an echo; remembers what it was told."""

    script: dict[str, list[dict[str, Any]]] = field(default_factory=dict)
    heard: list[UserMessage] = field(default_factory=list)
    languages: dict[str, str] = field(default_factory=dict)
    seconds: float = 0.0
    open: asyncio.Event = field(default_factory=asyncio.Event)

    def __post_init__(self) -> None:
        self.open.set()

    async def __call__(self, message: UserMessage) -> None:
        self.heard.append(message)
        await self.open.wait()
        await asyncio.sleep(self.seconds)
        for reply in self.script.get(message.text, [{"text": f"echo {message.text}"}]):
            if isinstance(reply, Exception):
                raise reply
            await message.output_channel.send_response(message.sender_id, reply)

    async def language_of(self, sender: str) -> str | None:
        return self.languages.get(sender)

    @property
    def texts(self) -> list[str]:
        return [message.text for message in self.heard]


@pytest.fixture
def fast(monkeypatch: pytest.MonkeyPatch) -> None:
    """Sends and tries again quickly."""
    monkeypatch.setattr(pace, "CHAT_SECONDS", FAST * 1.2)
    monkeypatch.setattr(pace, "ALL_SECONDS", 0.0)
    monkeypatch.setattr(client, "FIRST_PAUSE", FAST)


@pytest_asyncio.fixture
async def server(fast: None) -> AsyncIterator[TelegramServer]:
    """Telegram, in a hurry."""
    async with TelegramServer(chat_seconds=FAST, a_second=10_000).serving() as telegram:
        yield telegram


@pytest_asyncio.fixture
async def strict_server() -> AsyncIterator[TelegramServer]:
    """Telegram with its real limits of sending."""
    async with TelegramServer().serving() as telegram:
        yield telegram


@pytest.fixture
def dialogue() -> Dialogue:
    return Dialogue()


@pytest.fixture
def environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Any) -> Callable[[str], None]:
    """Sets the settings for a server at this address."""

    def set_up(url: str) -> None:
        monkeypatch.setenv("TELEGRAM_BOT_TOKEN", TOKEN)
        monkeypatch.setenv("TELEGRAM_API_BASE_URL", url)
        monkeypatch.setenv("DATABASE_URL", f"sqlite:///{tmp_path}/telegram.db")
        monkeypatch.setenv("LOTSE_SECRET", "a secret for tests")
        for key in ("TELEGRAM_WEBHOOK_URL", "LOTSE_WEB_ORIGINS"):
            monkeypatch.delenv(key, raising=False)

    return set_up


@pytest_asyncio.fixture
async def channel(
    server: TelegramServer, dialogue: Dialogue, environment: Callable[[str], None]
) -> AsyncIterator[TelegramInput]:
    """The channel, polling."""
    environment(server.url)
    made = make_channel()
    made.start(dialogue, dialogue.language_of)
    yield made
    await made.stop()
    engine(settings().database_url).dispose()


def make_channel() -> TelegramInput:
    made = TelegramInput.from_settings(settings())
    assert made is not None
    return made


@pytest.fixture
def anna(server):
    return server.person(77, "de")


@pytest.fixture
def nothing_was_refused(request, server):
    """Telegram refused none of our calls."""
    yield
    expected = {"test_a_forged_button_without_a_payload_of_ours_is_answered_and_ignored"}
    if request.node.name not in expected:
        assert server.refusals == []
