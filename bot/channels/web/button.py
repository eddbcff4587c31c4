"""Buttons: a page gets opaque ids instead of payloads, and may press only what was offered to it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from bot.channels.pseudonym import pseudonym
from bot.channels.web.outbox import Data, Event
from bot.languages.catalogue import catalogue
from bot.languages.language import languages

START = "start"  # opens the conversation with the topics; always there


@dataclass(frozen=True)
class Press:
    """A pressed button: what the dialogue gets, and what the family sees as its own words."""

    payload: str
    title: str


def button_id(conversation: str, payload: str) -> str:
    """The same id for the same payload, in this conversation only."""
    return pseudonym("web button", f"{conversation} {payload}")


def opaque(conversation: str, data: Data) -> Data:
    """What a page may see of a reply: payloads are replaced by ids, on buttons and on cards."""
    shown = {**data, "buttons": _shown(conversation, data.get("buttons", ()))}
    custom = data.get("custom") or {}
    if custom.get("offers"):
        offers = [
            {**offer, "buttons": _shown(conversation, offer.get("buttons", ()))}
            for offer in custom["offers"]
        ]
        shown["custom"] = {**custom, "offers": offers}
    return shown


def start_press(language: str | None) -> Press:
    """The beginning of a conversation for those who would rather not type: all topics."""
    return Press("~groups", catalogue(language).say("button_all_topics"))


def find_press(conversation: str, events: list[Event], wanted: str) -> Press | None:
    """The offered button with this id, the latest one first; None if none was offered."""
    for event in reversed(events):
        for button in offered(event.data):
            if button_id(conversation, button["payload"]) == wanted:
                return Press(button["payload"], button["title"])
    return None


def language_press(code: str) -> Press | None:
    """Choosing a language of the page's list; None for one that nobody knows here."""
    known = languages().get(code)
    return Press(f"~language:{code}", known.own_name) if known else None


def place_press(place: dict[str, Any]) -> Press:
    """Choosing the place in which the page's device is."""
    names = [name for name in (place["municipality"], place["district"]) if name]
    return Press(f"~place:{'/'.join(names)}", "-".join(names))


def offered(data: Data) -> Iterator[dict[str, str]]:
    """Every button of a reply, on the reply and on its cards."""
    yield from data.get("buttons") or ()
    for offer in (data.get("custom") or {}).get("offers") or ():
        yield from offer.get("buttons") or ()


def _shown(conversation: str, buttons: Any) -> list[dict[str, str]]:
    return [
        {
            "id": button_id(conversation, button["payload"]),
            "title": button["title"],
            "verb": button["payload"].lstrip("~").partition(":")[0],
        }
        for button in buttons
    ]
