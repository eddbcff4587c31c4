"""Conversations run on the real offers, on a Monday morning."""

import os
from collections.abc import Callable, Iterator

import pytest

from tests.conversations.family import MONDAY, Family


@pytest.fixture(scope="session", autouse=True)
def real_offers(loaded: Callable[[str], str]) -> Iterator[None]:
    """The database and the clock of every conversation."""
    changed = {"DATABASE_URL": loaded("sqlite"), "LOTSE_NOW": MONDAY.isoformat()}
    before = {name: os.environ.get(name) for name in changed}
    os.environ.update(changed)
    yield
    for name, value in before.items():
        os.environ.pop(name) if value is None else os.environ.update({name: value})


@pytest.fixture
def family() -> Family:
    """A family that has not written yet."""
    return Family()
