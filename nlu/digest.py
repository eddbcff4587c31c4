"""A short name for the state of files, by which is known that a model was trained on another."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
LENGTH = 16


def digest_of(files: Iterable[Path]) -> str:
    """The same for the same files with the same contents, wherever the project stands."""
    content = hashlib.sha256()
    for file in files:
        content.update(str(file.relative_to(ROOT)).encode() + b"\0")
        content.update(file.read_bytes() + b"\0")
    return content.hexdigest()[:LENGTH]
