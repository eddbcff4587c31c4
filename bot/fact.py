"""The facts of data/facts.yml: what the law or experience says to questions that no offer answers."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache

from bot.data_file import BadData, read_yaml
from bot.languages.catalogue import read_texts
from bot.languages.language import DEFAULT
from bot.need import need_ids
from bot.places.region import DATA

WAY_THERE = "transport"  # the fact that is told to who finds an offer too far away


@dataclass(frozen=True)
class Fact:
    """A key of the texts that answers a question, and the needs it is about; none for any."""

    id: str
    text: str
    needs: tuple[str, ...]
    source: str
    gaps: dict[str, str] = field(default_factory=dict, hash=False)


@cache
def facts() -> dict[str, Fact]:
    """Every fact by its id, in the order of the file. Raises BadData, as all readers of such files do."""
    rows = read_yaml(DATA / "facts.yml", need=need_ids(), text_key=read_texts(DEFAULT))
    found = {row["id"]: Fact(**{**row, "needs": tuple(row["needs"])}) for row in rows}
    if WAY_THERE not in found:
        raise BadData(f'facts.yml: "{WAY_THERE}" is the id of no entry, expected how to get there')
    return found


@cache
def fact_ids() -> tuple[str, ...]:
    """The ids of all facts."""
    return tuple(facts())
