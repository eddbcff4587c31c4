"""The history of the tables: Alembic brings any older database up to date."""

from __future__ import annotations

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.util import CommandError
from sqlalchemy.engine import Connection

from bot.database import DatabaseAway, lock_for_writing, shown


def upgrade(connection: Connection, revision: str = "head") -> None:
    """Brings the tables of this database to the newest state; does nothing if they are.

    Several servers may start at once: until the transaction ends, no other changes anything.
    """
    lock_for_writing(connection)
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent))
    config.attributes["connection"] = connection
    try:
        command.upgrade(config, revision)
    except CommandError:  # the state of its tables is not in our history
        wrong = "was made by a newer version of this program; move it away, or take that version"
        raise DatabaseAway(f"database {shown(str(connection.engine.url))} {wrong}") from None
