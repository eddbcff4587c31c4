"""Pseudonyms: who writes is known by a keyed hash only, before anything else sees it."""

from __future__ import annotations

import hashlib
import hmac

from bot.settings import secret

LENGTH = 32  # hexadecimal digits: 128 bits


def pseudonym(channel: str, sender: str) -> str:
    """The same name for the same sender of a channel; without the key it leads nowhere."""
    digest = hmac.new(secret().encode(), f"{channel}:{sender}".encode(), hashlib.sha256)
    return digest.hexdigest()[:LENGTH]
