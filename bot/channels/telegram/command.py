"""Commands: what /start, /help and the others mean to the dialogue."""

from __future__ import annotations

import re
from dataclasses import dataclass

COMMAND = re.compile(r"/(\w{1,32})(?:@\w+)?(?:\s+(.*))?", re.DOTALL)


@dataclass(frozen=True)
class Command:
    """A command: the payload that it presses, and the text that the channel adds."""

    payload: str
    text: str | None = None


# In the order in which Telegram's menu shows them; `command_<name>` describes each.
COMMANDS = {
    "start": Command("~restart", "telegram_privacy"),
    "help": Command("~help"),
    "language": Command("~languages"),
    "new": Command("~restart"),
    "delete": Command("~delete"),
    "privacy": Command("~faq:data_kept", "telegram_privacy"),
}
# Also understood, but not in the menu: Telegram expects /settings of every bot.
ALIASES = {"settings": "language", "restart": "new"}


def parse(text: str) -> tuple[str, str] | None:
    """The name of a command and what follows it; None for any other text."""
    found = COMMAND.fullmatch(text.strip())
    if found is None:
        return None
    name = found[1].lower()
    return ALIASES.get(name, name), (found[2] or "").strip()
