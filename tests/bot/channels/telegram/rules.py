"""The rules of Telegram's Bot API that the stand-in checks: parameters, lengths, HTML, keyboards."""

from __future__ import annotations

import json
import re
from html.parser import HTMLParser
from typing import Any

REPLY = {"chat_id", "reply_markup", "disable_notification", "protect_content", "reply_parameters"}

# Method: the parameters it needs, and those it may have.
METHODS: dict[str, tuple[set[str], set[str]]] = {
    "getMe": (set(), set()),
    "getUpdates": (set(), {"offset", "limit", "timeout", "allowed_updates"}),
    "setWebhook": (
        {"url"},
        {"secret_token", "allowed_updates", "max_connections", "drop_pending_updates"},
    ),
    "deleteWebhook": (set(), {"drop_pending_updates"}),
    "sendMessage": ({"chat_id", "text"}, REPLY | {"parse_mode", "link_preview_options"}),
    "sendVenue": ({"chat_id", "latitude", "longitude", "title", "address"}, REPLY),
    "sendDocument": ({"chat_id", "document"}, REPLY | {"caption", "parse_mode"}),
    "sendChatAction": ({"chat_id", "action"}, set()),
    "answerCallbackQuery": ({"callback_query_id"}, {"text", "show_alert"}),
    "editMessageReplyMarkup": ({"chat_id", "message_id"}, {"reply_markup"}),
    "deleteMessage": ({"chat_id", "message_id"}, set()),
    "deleteMessages": ({"chat_id", "message_ids"}, set()),
    "setMyCommands": ({"commands"}, {"language_code", "scope"}),
    "setMyDescription": (set(), {"description", "language_code"}),
    "setMyShortDescription": (set(), {"short_description", "language_code"}),
}
TAGS = {"b", "strong", "i", "em", "u", "s", "a", "code", "pre", "tg-spoiler", "blockquote"}
ENTITY = re.compile(r"&(?!(?:lt|gt|amp|quot|#\d+|#x[0-9a-f]+);)", re.IGNORECASE)
TEXT_LENGTH, CAPTION_LENGTH = 4096, 1024
ROW_BUTTONS, KEYBOARD_BUTTONS, DATA_BYTES = 8, 100, 64


class Refused(Exception):
    """Telegram answers 400 with this description."""


def need(condition: object, description: str) -> None:
    if not condition:
        raise Refused(f"Bad Request: {description}")


def check_parameters(method: str, given: set[str]) -> None:
    needed, allowed = METHODS[method]
    need(needed <= given, f"{method} needs {sorted(needed - given)}")
    need(given <= needed | allowed, f"{method} knows no {sorted(given - needed - allowed)}")


def check_text(text: str, parse_mode: str | None, limit: int = TEXT_LENGTH) -> str:
    """The text as it is shown."""
    shown = parse_html(text) if parse_mode == "HTML" else text
    need(parse_mode in (None, "HTML"), f"parse mode {parse_mode} is not expected")
    need(shown.strip(), "message text is empty")
    need(len(shown.encode("utf-16-le")) // 2 <= limit, "message is too long")
    return shown


class Markup(HTMLParser):
    """Telegram's small HTML: few tags, each closed in its order, no bare "<" or "&"."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        need(tag in TAGS, f"can't parse entities: unsupported start tag {tag}")
        need({name for name, _ in attrs} <= {"href"}, f"can't parse entities: {tag} {attrs}")
        need(not (tag == "a" and "a" in self.open), "can't parse entities: link in a link")
        self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        need(self.open and self.open.pop() == tag, f"can't parse entities: end tag {tag}")

    def handle_data(self, data: str) -> None:
        self.text += data


def parse_html(text: str) -> str:
    """The text without markup; refuses what Telegram cannot parse."""
    need(not ENTITY.search(text), "can't parse entities: bare &")
    need(text.count("<") == text.count(">"), "can't parse entities: bare < or >")
    markup = Markup()
    markup.feed(text)
    markup.close()
    need(not markup.open, f"can't parse entities: {markup.open} not closed")
    return markup.text


def check_markup(raw: str | None) -> dict[str, Any]:
    """The reply markup; refuses keyboards that Telegram would refuse."""
    markup: dict[str, Any] = json.loads(raw) if raw else {}
    kinds = {"inline_keyboard", "keyboard", "remove_keyboard"} & set(markup)
    need(len(kinds) == (1 if markup else 0), "object expected as reply markup")
    for row in markup.get("inline_keyboard", []):
        check_row(row)
    need(
        sum(len(row) for row in markup.get("inline_keyboard", [])) <= KEYBOARD_BUTTONS,
        "reply markup is too long",
    )
    for row in markup.get("keyboard", []):
        need(all(button["text"] for button in row), "button text must be non-empty")
    return markup


def check_row(row: list[dict[str, Any]]) -> None:
    need(0 < len(row) <= ROW_BUTTONS, "a row has 1 to 8 buttons")
    for button in row:
        need(button["text"].strip(), "text buttons are unallowed in the inline keyboard")
        need(set(button) == {"text", "callback_data"}, "exactly one action a button")
        size = len(button["callback_data"].encode())
        need(0 < size <= DATA_BYTES, "BUTTON_DATA_INVALID")


def check_commands(raw: str) -> None:
    commands = json.loads(raw)
    need(0 < len(commands) <= 100, "1 to 100 commands")
    for command in commands:
        need(re.fullmatch(r"[a-z0-9_]{1,32}", command["command"]), "BOT_COMMAND_INVALID")
        need(1 <= len(command["description"]) <= 256, "BOT_COMMAND_DESCRIPTION_INVALID")


def check_language(code: str | None) -> None:
    need(code is None or re.fullmatch(r"[a-z]{2}", code), "invalid language code specified")
