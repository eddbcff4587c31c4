"""Origins: which websites may talk to the channel, and how a browser is told."""

from __future__ import annotations

from bot.settings import settings

MAX_AGE = 7200  # seconds for which a browser remembers the permission
PREFLIGHT = {
    "Access-Control-Allow-Methods": "GET, POST, DELETE",
    "Access-Control-Allow-Headers": "authorization, content-type",
    "Access-Control-Max-Age": str(MAX_AGE),
}

Headers = dict[str, str]


def cors_headers(origin: str | None) -> Headers:
    """The permission for exactly this origin; empty for one that is not on the list."""
    if origin not in allowed_origins():
        return {}
    return {"Access-Control-Allow-Origin": origin, "Access-Control-Expose-Headers": "Retry-After"}


def preflight_headers(origin: str | None) -> Headers:
    """The answer to a browser that asks before it sends."""
    return {**cors_headers(origin), **PREFLIGHT} if origin in allowed_origins() else {}


def frame_ancestors() -> str:
    """Who may show the page in a frame: the websites of the list, and the page's own."""
    return " ".join(["'self'", *allowed_origins()])


def allowed_origins() -> tuple[str, ...]:
    """The list of the settings; empty allows nobody but the page's own."""
    return settings().lotse_web_origins
