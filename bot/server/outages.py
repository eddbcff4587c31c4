"""Outages of the database in the log: a line for each, not one for each message."""

from __future__ import annotations

import logging
import time
from typing import Any

from sqlalchemy import event
from sqlalchemy.engine import Engine

from bot.database import AWAY, explain

SILENT_SECONDS = 3600  # for which the same is not said again

logger = logging.getLogger(__name__)


class Outages:
    """What has been said of outages, and when."""

    def __init__(self) -> None:
        self.said: dict[str, float] = {}

    def tell(self, failed: Any) -> None:
        """Says which database fails, why, and what to do, unless that has been said."""
        error = failed.sqlalchemy_exception
        if not isinstance(error, AWAY):
            return
        line = explain(failed.engine, error)
        if time.time() - self.said.get(line, 0.0) > SILENT_SECONDS:
            self.said[line] = time.time()
            logger.error("%s", line)


def tell_outages(engine: Engine) -> None:
    """From now on, whatever fails on this database is said in the log."""
    event.listen(engine, "handle_error", Outages().tell)
