"""A server with the real channel and a dialogue that follows a script; it can be killed and restarted.

`python -m tests.bot.channels.web.scripted PORT PAUSE` serves the database of DATABASE_URL.
"""

from __future__ import annotations

import asyncio
import sys
import time
from types import SimpleNamespace
from typing import Any

from rasa.core.channels.channel import UserMessage
from rasa.core.channels.channel import register as register_channels
from sanic import Sanic
from sqlalchemy import delete, insert

from bot.channels.web import WebInput
from bot.database import engine
from bot.server.conversations import conversation as slots
from bot.server.conversations import metadata as slots_metadata
from bot.settings import settings

PAUSE = 0.15  # seconds between two replies
DETAILS = {"title": "Mehr dazu", "payload": "~details:cafe"}
OFFERS = {
    "type": "offers",
    "offers": [
        {
            "name": "<script>alert(1)</script>",
            "summary": "Ein Treff",
            "summary_language": "de",
            "lines": {"age": "Alter: bis 1 Jahr"},
            "phones": ["02421 1234"],
            "website": "javascript:alert(1)",
            "buttons": [DETAILS],
        }
    ],
}
CRISIS = {"type": "crisis", "intro": "Hilfe:", "contacts": [{"name": "Notruf", "phone": "112"}]}
ONE_REPLY: list[dict[str, Any]] = [{"text": "Guten Tag!", "language": "de"}]
SCRIPT: dict[str, list[dict[str, Any]]] = {
    "three": [{"text": f"Antwort {number}", "language": "de"} for number in (1, 2, 3)],
    "offers": [
        {
            "text": "Das passt:",
            "language": "de",
            "buttons": [{"title": "Mehr anzeigen", "payload": "~more"}],
            "custom": OFFERS,
        }
    ],
    "danger": [{"text": "Hilfe: 112", "language": "de", "custom": CRISIS}],
    "forget me": [{"text": "Gelöscht.", "language": "de", "custom": {"type": "deleted"}}],
    "arabic": [{"text": "مرحبا", "language": "ar"}],
    "nothing": [],
}


class Dialogue:
    """Answers by the script with pauses, and saves the conversation at the end, as Rasa does."""

    def __init__(self, pause_seconds: float = PAUSE) -> None:
        self.pause_seconds = pause_seconds
        self.heard: list[UserMessage] = []

    async def on_new_message(self, message: UserMessage) -> None:
        self.heard.append(message)
        if message.text == "broken":
            raise RuntimeError("broken")
        for reply in SCRIPT.get(message.text or "", ONE_REPLY):
            await asyncio.sleep(self.pause_seconds)
            await message.output_channel.send_response(message.sender_id, dict(reply))
        save(message.sender_id)


def save(conversation: str) -> None:
    """Writes a row as the conversation store would."""
    with engine(settings().database_url).begin() as connection:
        connection.execute(delete(slots).where(slots.c.id == conversation))
        row = {"id": conversation, "slots": "{}", "changed_at": time.time()}
        connection.execute(insert(slots).values(**row))


def scripted_app(name: str, dialogue: Dialogue) -> Sanic:
    """The app as Rasa makes it, without Rasa's agent."""
    from rasa.core.run import configure_app

    app = configure_app([], enable_api=False)
    app.ctx.agent = SimpleNamespace(handle_message=dialogue.on_new_message)
    register_channels([WebInput()], app, "/webhooks/")
    app.config.FALLBACK_ERROR_FORMAT = "json"
    app.config.RESPONSE_TIMEOUT = 60
    slots_metadata.create_all(engine(settings().database_url))
    return app


if __name__ == "__main__":
    served = scripted_app("scripted", Dialogue(float(sys.argv[2])))
    served.run("127.0.0.1", int(sys.argv[1]), motd=False, access_log=False)
