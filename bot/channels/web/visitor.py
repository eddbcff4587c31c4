"""What a browser or a page says about who visits."""

from __future__ import annotations

from typing import Any

from sanic.request import Request

from bot.languages.language import resolve
from bot.places.slug import slug

PARTNER_LENGTH = 64


def accepted_language(request: Request) -> str:
    """The first language of the browser; German where it names none."""
    wanted = request.headers.get("accept-language", "").split(",")[0].partition(";")[0].strip()
    return resolve(wanted or None)


def partner_of(said: Any) -> str | None:
    """Who set up the link, as short as the database keeps it; None where that is not said."""
    return slug(said)[:PARTNER_LENGTH] or None if isinstance(said, str) else None
