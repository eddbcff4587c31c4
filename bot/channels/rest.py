"""The REST channel: Rasa's protocol for tests and the terminal, on loopback only.

It believes the `sender`, so a public server must not have it. Unlike Rasa's own channel it ignores
`metadata` and `input_channel`, finishes a turn whose client has gone, and keeps a message whole.
"""

from __future__ import annotations

import asyncio
import ipaddress
import time
from collections.abc import Awaitable, Callable
from typing import Any

from rasa.core.channels.channel import InputChannel, OutputChannel, UserMessage
from sanic import Blueprint, response
from sanic.request import Request
from sanic.response import HTTPResponse

from bot.channels.pseudonym import pseudonym
from bot.settings import Settings

MESSAGE_LENGTH = 2000  # characters; what comes after is not read


class RestOutput(OutputChannel):
    """Collects the replies of one turn."""

    def __init__(self, recipient: str) -> None:
        self.recipient = recipient
        self.messages: list[dict[str, Any]] = []

    @classmethod
    def name(cls) -> str:
        return "rest"

    async def send_response(self, recipient_id: str, message: dict[str, Any]) -> None:
        kept = {key: message[key] for key in ("text", "buttons", "custom") if message.get(key)}
        self.messages.append({"recipient_id": self.recipient, **kept})


class RestInput(InputChannel):
    """`POST /webhooks/rest/webhook` with `{"sender", "message"}` answers with a list of messages."""

    @classmethod
    def name(cls) -> str:
        return "rest"

    @classmethod
    def from_settings(cls, settings: Settings) -> RestInput | None:
        """The channel; None where the server listens to more than its own machine."""
        return cls() if is_loopback(settings.host) else None

    def blueprint(self, on_new_message: Callable[[UserMessage], Awaitable[Any]]) -> Blueprint:
        rest = Blueprint("rest_webhook")

        @rest.route("/", methods=["GET"])
        async def health(request: Request) -> HTTPResponse:
            return response.json({"status": "ok"})

        @rest.route("/webhook", methods=["POST"])
        async def receive(request: Request) -> HTTPResponse:
            body = request.json
            if not isinstance(body, dict) or not isinstance(body.get("message"), str):
                return response.json({"error": 'expected {"sender": text, "message": text}'}, 400)
            output = RestOutput(str(body.get("sender") or "default"))
            # a task of its own: the turn is finished even if the client goes away
            await asyncio.shield(asyncio.ensure_future(on_new_message(user_message(body, output))))
            return response.json(output.messages)

        return rest


def user_message(body: dict[str, Any], output: RestOutput) -> UserMessage:
    """The message as Rasa takes it, under a pseudonym, with the time of its arrival."""
    return UserMessage(
        body["message"][:MESSAGE_LENGTH],
        output,
        pseudonym("rest", output.recipient),
        input_channel="rest",
        metadata={"received_at": time.time()},
    )


def is_loopback(host: str) -> bool:
    """Whether an address can be reached from the machine itself only."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
