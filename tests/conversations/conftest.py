"""Conversations run on the real offers, on a Monday morning."""

from collections.abc import Callable

import pytest

from bot.settings import settings
from tests.conversations.family import MONDAY, Family


@pytest.fixture(autouse=True)
def real_offers(
    loaded: Callable[[str], str],
    no_settings_from_outside: None,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The database and the clock of every conversation."""
    monkeypatch.setenv("DATABASE_URL", loaded("sqlite"))
    monkeypatch.setenv("LOTSE_NOW", MONDAY.isoformat())
    settings.cache_clear()  # reading the offers has read the clock, and with it the settings


@pytest.fixture
def family() -> Family:
    """A family that has not written yet."""
    return Family()
