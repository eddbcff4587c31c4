"""The needs a family can have, from `data/needs.csv`."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache
from pathlib import Path

NEEDS_FILE = Path(__file__).parents[1] / "data" / "needs.csv"


@dataclass(frozen=True)
class Need:
    """A topic; `depends_on_age`: whether the child's age changes what fits."""

    id: str
    group: str
    depends_on_age: bool
    safety: bool


@cache
def needs_by_id(file: Path = NEEDS_FILE) -> dict[str, Need]:
    """Every need by its id, in the order of the file."""
    with file.open(encoding="utf-8", newline="") as rows:
        needs = [read_need(row) for row in csv.DictReader(rows)]
    return {need.id: need for need in needs}


def read_need(row: dict[str, str]) -> Need:
    """The need that a row of the file describes."""
    return Need(row["id"], row["group"], row["depends_on_age"] == "yes", row["safety"] == "yes")


def groups() -> list[str]:
    """The topic groups, in the order of the file, each once."""
    return list(dict.fromkeys(need.group for need in needs_by_id().values()))


def needs_in(group: str) -> list[str]:
    """The ids of the needs in a group; empty for an unknown group."""
    return [need.id for need in needs_by_id().values() if need.group == group]
