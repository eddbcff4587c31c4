"""Replies: what goes back to the family, as Rasa's dispatcher takes it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from bot.languages.catalogue import Catalogue
from nlu.fold import fold

Reply = dict[str, Any]
Button = dict[str, str]

PAYLOAD_BYTES = 64  # Telegram's limit for callback data


def reply(text: str, buttons: Iterable[Button] = (), custom: dict[str, Any] | None = None) -> Reply:
    """A message of the assistant; `custom` is structured content that channels render their way."""
    return {"text": text, "buttons": list(buttons), "json_message": custom or {}}


def button(title: str, verb: str, argument: str | None = None) -> Button:
    """A button; its payload is "~verb" or "~verb:argument", at most 64 bytes long."""
    payload = f"~{verb}" if argument is None else f"~{verb}:{argument}"
    if len(payload.encode()) > PAYLOAD_BYTES:
        raise ValueError(
            f"payload {payload!r} is longer than {PAYLOAD_BYTES} bytes: shorten its id"
        )
    return {"title": title, "payload": payload}


def need_button(need: str, words: Catalogue) -> Button:
    """The button that looks for a need."""
    return button(words.say(f"need_{need}"), "need", need)


class OldButton(Exception):
    """A pressed button whose argument nothing belongs to any more."""


def split_payload(payload: str) -> tuple[str, str]:
    """The verb and the argument of a payload; an empty argument where it has none."""
    verb, _, argument = payload.removeprefix("~").partition(":")
    return verb, argument


def titles(replies: Iterable[Reply]) -> dict[str, str]:
    """What stands on each button below these replies, folded, with its payload; empty without buttons."""
    return {fold(entry["title"]): entry["payload"] for one in replies for entry in one["buttons"]}


def payloads(replies: Iterable[Reply]) -> list[str]:
    """Every payload that can be pressed in these replies, on buttons and on cards, without repeats."""
    found = [entry["payload"] for one in replies for entry in one["buttons"]]
    for one in replies:
        for card in one["json_message"].get("offers", ()):
            found += [entry["payload"] for entry in card["buttons"]]
    return list(dict.fromkeys(found))
