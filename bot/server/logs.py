"""Logs: ids and counts, never words, at any level.

Rasa and Sanic write what people say into their debug and error logs; they may only speak from
WARNING on, and structured entries lose every field that can hold words.
"""

from __future__ import annotations

import logging
from collections.abc import MutableMapping
from typing import Any

import structlog

FORMAT = "%(asctime)s %(levelname)s %(message)s"
TALKATIVE = (
    "rasa",
    "rasa_sdk",
    "sanic.root",
    "sanic.error",
    "telegram",
    "httpx",
    "apscheduler",
    "matplotlib",
    "alembic",
)
HARMLESS = ("event", "level", "timestamp")


def quiet_logs() -> None:
    """Sets up logging for the whole process."""
    logging.basicConfig(level=logging.INFO, format=FORMAT, force=True)
    for name in TALKATIVE:
        logging.getLogger(name).setLevel(logging.WARNING)
    logging.getLogger("sanic.access").disabled = True
    structlog.configure(
        processors=[keep_harmless, structlog.processors.KeyValueRenderer(key_order=["event"])],
        wrapper_class=structlog.make_filtering_bound_logger(logging.WARNING),
    )


def keep_harmless(_: Any, __: str, entry: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
    """A log entry with the name of the event only."""
    return {key: value for key, value in entry.items() if key in HARMLESS}
