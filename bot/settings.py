"""Settings from the environment, then `.env`, then the default here: a setting is one line."""

from __future__ import annotations

import os
import secrets
from collections.abc import Callable
from dataclasses import Field, dataclass, fields
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from bot.places.region import region

ROOT = Path(__file__).resolve().parent.parent
SECRET_FILE = ROOT / "var" / "secret"


class BadSetting(ValueError):
    """A setting has a value that cannot be read; the message names both."""


@dataclass(frozen=True)
class Settings:
    """Everything an operator can set; the key in the environment is the name in capitals."""

    port: int = 5005
    host: str = "127.0.0.1"
    database_url: str = "sqlite:///var/lotse.db"
    telegram_bot_token: str = ""
    telegram_api_base_url: str = "https://api.telegram.org"
    telegram_webhook_url: str = ""
    lotse_now: datetime | None = None  # replaces the clock in tests and evaluation
    lotse_secret: str = ""  # key of the pseudonyms; empty: the one kept in var/secret
    lotse_web_origins: tuple[str, ...] = ()  # websites that may show the widget, by commas
    lotse_conversation_hours: int = 24


@cache
def settings() -> Settings:
    """The settings as they were at the start; a value that cannot be read raises `BadSetting`."""
    given = {**_dotenv(ROOT / ".env"), **os.environ}
    values = {field: given.get(field.name.upper()) for field in fields(Settings)}
    return Settings(**{field.name: _read(field, text) for field, text in values.items() if text})


def now() -> datetime:
    """The local time of the region without an offset; `LOTSE_NOW` replaces it."""
    replaced = settings().lotse_now
    return replaced or datetime.now(_zone()).replace(tzinfo=None)


def secret() -> str:
    """The key of the pseudonyms: `LOTSE_SECRET`, else one made once and kept in var/secret."""
    given = settings().lotse_secret
    if given:
        return given
    if not SECRET_FILE.exists():
        SECRET_FILE.parent.mkdir(parents=True, exist_ok=True)
        SECRET_FILE.touch(mode=0o600)
        SECRET_FILE.write_text(secrets.token_hex(32), encoding="ascii")
    return SECRET_FILE.read_text(encoding="ascii").strip()


def _zone() -> ZoneInfo:
    return ZoneInfo(region().time_zone)


def _local_time(text: str) -> datetime:
    time = datetime.fromisoformat(text)
    return time.astimezone(_zone()).replace(tzinfo=None) if time.tzinfo else time


def _names(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split(",") if part.strip())


READERS: dict[str, tuple[Callable[[str], Any], str]] = {
    "int": (int, "a whole number like 5005"),
    "str": (str, "text"),
    "datetime | None": (_local_time, "a time like 2026-11-22T10:00"),
    "tuple[str, ...]": (_names, "names separated by commas"),
}


def _read(field: Field[Any], text: str) -> Any:
    reader, expected = READERS[str(field.type)]
    try:
        return reader(text)
    except ValueError:
        raise BadSetting(f'{field.name.upper()} is "{text}", expected {expected}') from None


def _dotenv(path: Path) -> dict[str, str]:
    """The pairs of a file of lines KEY=value; empty without the file."""
    if not path.exists():
        return {}
    rows = (line.strip() for line in path.read_text(encoding="utf-8").splitlines())
    pairs = (row.partition("=") for row in rows if row and not row.startswith("#"))
    return {key.strip(): value.strip().strip("\"'") for key, _, value in pairs}
