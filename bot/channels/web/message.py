"""What a page may send: words, a pressed button, a language of the list, or where it is."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import dataclass
from math import isfinite
from typing import Any

from bot.channels.web.button import (
    START,
    Press,
    find_press,
    language_press,
    place_press,
    start_press,
)
from bot.channels.web.outbox import Event
from bot.channels.web.place import place_at
from bot.channels.web.session import Session

TEXT_LENGTH = 1000  # characters
BODY_BYTES = 16_384
ID = re.compile(r"[A-Za-z0-9_-]{1,64}")

Body = dict[str, Any]


@dataclass(eq=False)  # Python itself writes the traceback into it
class Refused(Exception):
    """A request that is not answered: status, a word for programs, and the text for people, if any."""

    status: int
    error: str
    text_key: str | None = None
    language: str | None = None
    retry_after: int = 0  # seconds


def read_body(body: bytes) -> Body:
    """The JSON object in a request; raises Refused for anything else."""
    if len(body) > BODY_BYTES:
        raise Refused(413, "too_long")
    try:
        content = json.loads(body)
    except (ValueError, RecursionError):
        raise Refused(400, "bad_json") from None
    if not isinstance(content, dict):
        raise Refused(400, "bad_json")
    return content


def read_message(body: Body, session: Session, log: Callable[[], list[Event]]) -> Event:
    """The message in a body, to be appended to the log; raises Refused."""
    message_id = body.get("id")
    if not isinstance(message_id, str) or not ID.fullmatch(message_id):
        raise Refused(400, "bad_id")
    press = read_press(body, session, log)
    text = press.title if press else read_text(body.get("text"))
    payload = {"payload": press.payload} if press else {}
    return Event("user", message_id, {"text": text, "message_id": message_id, **payload})


def read_press(body: Body, session: Session, log: Callable[[], list[Event]]) -> Press | None:
    """What was pressed; None where the body holds words. Raises Refused for what was not offered."""
    if body.get("button") == START:
        return start_press(session.language)
    if body.get("button") is not None:
        press = find_press(session.conversation, log(), str(body["button"]))
        return found(press, 410, "unknown_button", "old_button")
    if body.get("language") is not None:
        return found(language_press(str(body["language"])), 410, "unknown_language")
    if body.get("location") is not None:
        place = place_at(*read_position(body["location"]))
        return place_press(found(place, 422, "unknown_place", "widget_location_failed"))
    return None


def read_text(text: Any) -> str:
    """The words, without halves of characters, which no database takes."""
    if not isinstance(text, str):
        raise Refused(400, "no_text")
    if len(text) > TEXT_LENGTH:
        raise Refused(413, "too_long")
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace").replace("\0", "")


def read_position(location: Any) -> tuple[float, float]:
    """Latitude and longitude in degrees; neither is kept anywhere."""
    try:
        position = float(location["lat"]), float(location["lon"])
        if all(map(isfinite, position)):
            return position
        raise ValueError(position)
    except (KeyError, TypeError, ValueError):
        raise Refused(400, "bad_location") from None


def found(value: Any, status: int, error: str, text_key: str | None = None) -> Any:
    if value is None:
        raise Refused(status, error, text_key)
    return value
