"""The widget's files as they are sent: compressed once, with a name that changes with the content."""

from __future__ import annotations

import gzip
import hashlib
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from bot.settings import ROOT

SCRIPT = ROOT / "bot" / "widget" / "dist" / "lotse.js"
SCRIPT_STYLE = SCRIPT.with_suffix(".css")  # for browsers that cannot read it from the script
STYLE = Path(__file__).with_name("chat.css")
ICON = Path(__file__).with_name("chat.svg")
VERSION_LENGTH = 16


@dataclass(frozen=True)
class Bundle:
    """A file's content, plain and compressed, and a hash of it."""

    content: bytes
    compressed: bytes
    version: str


def bundle(path: Path) -> Bundle | None:
    """The file as it is now; None where it has not been built."""
    return _read(path, path.stat().st_mtime_ns) if path.exists() else None


def versioned_script() -> str | None:
    """The path of the script under a name that may be kept for ever; None if it is not built."""
    script = bundle(SCRIPT)
    return f"/lotse-{script.version}.js" if script else None


@lru_cache(maxsize=8)
def _read(path: Path, changed_ns: int) -> Bundle:
    content = path.read_bytes()
    version = hashlib.sha256(content).hexdigest()[:VERSION_LENGTH]
    return Bundle(content, gzip.compress(content, mtime=0), version)
