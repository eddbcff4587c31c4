"""Ids in portions that fit into one statement."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice

CHUNK = 400  # SQLite before 3.32 allows 999 variables


def chunks(ids: Iterable[str]) -> Iterator[list[str]]:
    """The ids in their order, some at a time; nothing for none."""
    rest = iter(ids)
    while some := list(islice(rest, CHUNK)):
        yield some
