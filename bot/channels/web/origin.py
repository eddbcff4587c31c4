"""Origins: which websites may talk to the channel, and how a browser is told."""

from __future__ import annotations

from bot.settings import settings

MAX_AGE = 7200  # seconds for which a browser remembers the permission
METHODS = "GET, POST, DELETE, OPTIONS"
HEADERS = "authorization, content-type"

Headers = dict[str, str]


def cors_headers(origin: str | None) -> Headers:
    """The permission for exactly this origin; only `Vary` for one that is not on the list."""
    headers = {"Vary": "Origin"}
    if origin and origin in allowed_origins():
        headers["Access-Control-Allow-Origin"] = origin
        headers["Access-Control-Expose-Headers"] = "Retry-After"
    return headers


def preflight_headers(origin: str | None) -> Headers:
    """The answer to a browser that asks before it sends."""
    headers = cors_headers(origin)
    if "Access-Control-Allow-Origin" in headers:
        headers["Access-Control-Allow-Methods"] = METHODS
        headers["Access-Control-Allow-Headers"] = HEADERS
        headers["Access-Control-Max-Age"] = str(MAX_AGE)
    return headers


def frame_ancestors() -> str:
    """Who may show the page in a frame: the websites of the list, and the page's own."""
    return " ".join(["'self'", *allowed_origins()])


def allowed_origins() -> tuple[str, ...]:
    """The list of the settings; a star is no origin and allows nobody."""
    origins = (origin.rstrip("/") for origin in settings().lotse_web_origins)
    return tuple(origin for origin in origins if origin.startswith(("https://", "http://")))
