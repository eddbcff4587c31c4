"""What the programs at the command line share: an operator's slip is one line and exit code 1."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import NoReturn

import typer

from bot.data_file import BadData
from bot.database import DatabaseAway
from bot.settings import BadSetting


def run(app: Callable[[], object]) -> None:
    """Runs the command that was asked for; what an operator can mend is one line and exit code 1."""
    try:
        app()
    except (BadData, BadSetting, DatabaseAway) as error:
        sys.exit(str(error))


def fail(message: str) -> NoReturn:
    """Ends a command with a line for what was wrong in it."""
    typer.echo(message, err=True)
    raise typer.Exit(1)
