"""Settings from the environment, then `.env`, then the default here: a setting is one line."""

from __future__ import annotations

import logging
import os
import re
import secrets
import time
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import Field, dataclass, fields
from datetime import datetime
from difflib import get_close_matches
from functools import cache
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from bot.places.region import region

ROOT = Path(__file__).resolve().parent.parent
SECRET_FILE = ROOT / "var" / "secret"
SECONDS_PER_HOUR = 3600
PREFIXES = ("LOTSE_", "TELEGRAM_")  # names in the environment that are meant for this program

Port = int
Hours = int
Origins = tuple[str, ...]
ORIGIN = re.compile(r"https?://[A-Za-z0-9.-]+(:[0-9]+)?/?")

logger = logging.getLogger(__name__)


class BadSetting(ValueError):
    """A setting has a value that cannot be read; the message names both."""


@dataclass(frozen=True)
class Settings:
    """Everything an operator can set; the key in the environment is the name in capitals."""

    port: Port = 5005
    host: str = "127.0.0.1"
    database_url: str = "sqlite:///var/lotse.db"
    telegram_bot_token: str = ""
    telegram_api_base_url: str = "https://api.telegram.org"
    telegram_webhook_url: str = ""
    lotse_now: datetime | None = None  # replaces the clock in tests and evaluation
    lotse_secret: str = ""  # key of the pseudonyms; empty: the one kept in var/secret
    lotse_web_origins: Origins = ()  # websites that may show the widget, by commas
    lotse_conversation_hours: Hours = 24


@cache
def settings() -> Settings:
    """The settings as they were at the start; a value that cannot be read raises `BadSetting`."""
    kept = _dotenv(ROOT / ".env")
    given = {**kept, **os.environ}
    _name_unknown(kept, ".env")
    _name_unknown([key for key in os.environ if key.startswith(PREFIXES)], "the environment")
    values = {field: given.get(field.name.upper()) for field in fields(Settings)}
    return Settings(**{field.name: _read(field, text) for field, text in values.items() if text})


def now() -> datetime:
    """The local time of the region without an offset; `LOTSE_NOW` replaces it."""
    replaced = settings().lotse_now
    return replaced or datetime.now(_zone()).replace(tzinfo=None)


def oldest() -> float:
    """The time before which a conversation has expired, in seconds since 1970."""
    return time.time() - settings().lotse_conversation_hours * SECONDS_PER_HOUR


def secret() -> str:
    """The key of the pseudonyms: `LOTSE_SECRET`, else one made once and kept in var/secret."""
    given = settings().lotse_secret
    if given:
        return given
    if not SECRET_FILE.exists():
        _make_secret()
    return SECRET_FILE.read_text(encoding="ascii").strip()


def _make_secret() -> None:
    """Keeps a new key, whole or not at all; where two processes make one, both take the first."""
    new = SECRET_FILE.with_name(f"{SECRET_FILE.name}.{os.getpid()}")
    new.parent.mkdir(parents=True, exist_ok=True)
    new.touch(mode=0o600)
    new.write_text(secrets.token_hex(32), encoding="ascii")
    with suppress(FileExistsError):
        os.link(new, SECRET_FILE)
    new.unlink()


def _zone() -> ZoneInfo:
    return ZoneInfo(region().time_zone)


def _local_time(text: str) -> datetime:
    time = datetime.fromisoformat(text)
    return time.astimezone(_zone()).replace(tzinfo=None) if time.tzinfo else time


def _names(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split(",") if part.strip())


def _origins(text: str) -> Origins:
    origins = tuple(name.rstrip("/") for name in _names(text))
    if not all(map(ORIGIN.fullmatch, origins)):
        raise ValueError
    return origins


def _within(lowest: int, highest: int) -> Callable[[str], int]:
    """A reader of whole numbers that are neither too small nor too large."""

    def read(text: str) -> int:
        if not lowest <= int(text) <= highest:
            raise ValueError
        return int(text)

    return read


READERS: dict[str, tuple[Callable[[str], Any], str]] = {
    "Port": (_within(1, 65535), "a whole number from 1 to 65535"),
    "Hours": (
        _within(1, 72),
        "1 to 72 hours (for their privacy, families' conversations are kept no longer)",
    ),
    "str": (str, "text"),
    "datetime | None": (_local_time, "a time like 2026-11-22T10:00"),
    "Origins": (_origins, "addresses like https://www.linnich.de, by commas, without a path"),
}


def _read(field: Field[Any], text: str) -> Any:
    reader, expected = READERS[str(field.type)]
    try:
        return reader(text)
    except ValueError:
        key = field.name.upper()
        where = "the environment" if key in os.environ else ".env"
        wrong = f'{key} is "{text}", expected {expected}; correct it in {where}'
        raise BadSetting(wrong) from None


def _name_unknown(keys: Iterable[str], where: str) -> None:
    """A line in the log for each name that sets nothing, without its value: it may be a secret."""
    known = [field.name.upper() for field in fields(Settings)]
    for key in sorted(set(keys) - set(known)):
        nearest = get_close_matches(key, known, n=1) or ["docs/operation.md"]
        logger.warning("%s in %s sets nothing; see %s", key, where, nearest[0])


def _dotenv(path: Path) -> dict[str, str]:
    """The pairs of a file of lines KEY=value; empty without the file."""
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        return {}
    except UnicodeDecodeError:
        raise BadSetting(f"{path.name} is not UTF-8; save it as UTF-8") from None
    except OSError as error:
        wrong = f"{path.name} cannot be read ({error.strerror}); let this user read it"
        raise BadSetting(wrong) from None
    rows = (line.strip() for line in text.splitlines())
    pairs = (row.partition("=") for row in rows if row and not row.startswith("#"))
    return {key.strip(): value.strip().strip("\"'") for key, _, value in pairs}
