"""The bot's profile: commands and descriptions in every language that Telegram knows."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from telegram import BotCommand

from bot.channels.telegram.client import Client, persist
from bot.channels.telegram.command import COMMANDS
from bot.languages.catalogue import Catalogue, catalogue
from bot.languages.language import DEFAULT, languages
from bot.places.region import region

PATIENCE = 120.0  # seconds
DESCRIPTION_LENGTH, SHORT_LENGTH, COMMAND_LENGTH = 512, 120, 256  # Telegram's limits


async def set_profile(client: Client) -> list[str]:
    """Sets all texts; gives the codes of the languages that were set, "" for all other phones."""
    done = []
    for code, words in profile_languages():
        await set_language(client, code, words)
        done.append(code)
    return done


def profile_languages() -> Iterator[tuple[str, Catalogue]]:
    """German for every phone, then each language with a code of two letters: Telegram takes no other."""
    yield "", catalogue(DEFAULT)
    for code in languages():
        if len(code) == 2:
            yield code, catalogue(code)


async def set_language(client: Client, code: str, words: Catalogue) -> None:
    """Sets commands and both descriptions in one language."""
    language = code or None
    calls = (
        partial(client.set_my_commands, commands(words), language_code=language),
        partial(client.set_my_description, description(words), language_code=language),
        partial(client.set_my_short_description, short_description(words), language_code=language),
    )
    for call in calls:
        await persist(call, patience=PATIENCE)


def commands(words: Catalogue) -> list[BotCommand]:
    """The menu of commands."""
    return [BotCommand(name, words.say(f"command_{name}")[:COMMAND_LENGTH]) for name in COMMANDS]


def description(words: Catalogue) -> str:
    """What an empty chat shows."""
    return words.say("telegram_description", region=region().name)[:DESCRIPTION_LENGTH]


def short_description(words: Catalogue) -> str:
    """What the profile and shared links show."""
    return words.say("telegram_short_description", region=region().name)[:SHORT_LENGTH]
