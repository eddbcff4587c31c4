"""Commands for operators: `python -m bot.channels.telegram setup` and `links`."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Annotated, TypeVar

import typer
from telegram.error import TelegramError

from bot.channels.telegram.client import Client, make_client, persist, problem
from bot.channels.telegram.profile import set_profile
from bot.channels.telegram.sheet import (
    BadPartner,
    municipality_links,
    partner_links,
    sheets,
)
from bot.settings import BadSetting, settings

Result = TypeVar("Result")

PATIENCE = 20.0  # seconds

app = typer.Typer(no_args_is_help=True, add_completion=False, help="Commands for the Telegram bot.")


@app.command()
def setup() -> None:
    """Sets the bot's commands and descriptions in every language."""
    done = asyncio.run(with_client(set_profile))
    typer.echo(f"Set for every phone, and in: {', '.join(filter(None, done))}")


@app.command()
def links(
    folder: Annotated[Path, typer.Argument(help="Where to write the sheets.")] = Path("links"),
    partners: Annotated[
        Path | None,
        typer.Option(help="A CSV file with name, municipality and district of each partner."),
    ] = None,
    bot: Annotated[
        str, typer.Option(help="The bot's name on Telegram; without it Telegram is asked.")
    ] = "",
) -> None:
    """Writes printable sheets (SVG, A4) with QR codes for municipalities, or for partners."""
    name = bot.removeprefix("@") or asyncio.run(with_client(bot_name))
    try:
        found = partner_links(name, partners) if partners else municipality_links(name)
    except (BadPartner, OSError) as error:
        sys.exit(str(error))
    folder.mkdir(parents=True, exist_ok=True)
    for number, sheet in enumerate(sheets(found), start=1):
        file = folder / f"links-{number}.svg"
        file.write_text(sheet, encoding="utf-8")
        typer.echo(f"{file}")


async def bot_name(client: Client) -> str:
    """The bot's name on Telegram."""
    return str((await persist(client.get_me, patience=PATIENCE)).username)


async def with_client(work: Callable[[Client], Awaitable[Result]]) -> Result:
    """What `work` gives with a client for the bot of the settings; one line for what is wrong."""
    try:
        chosen = settings()
    except BadSetting as error:
        sys.exit(str(error))
    if not chosen.telegram_bot_token:
        sys.exit("TELEGRAM_BOT_TOKEN is empty; put the token from @BotFather into .env")
    client = make_client(chosen)
    try:
        return await work(client)
    except TelegramError as error:
        sys.exit(problem(error, chosen.telegram_api_base_url))
    finally:
        await client.shutdown()


if __name__ == "__main__":
    app()
