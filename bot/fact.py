"""The facts of data/facts.yml: what the law or experience says to questions that no offer answers."""

from __future__ import annotations

from collections.abc import Iterable
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
    """A key of the texts that answers a question, and the needs it is about, the first above all; none for any.

    `after`: the dangers after which it is told as well.
    """

    id: str
    text: str
    needs: tuple[str, ...]
    source: str
    gaps: dict[str, str] = field(default_factory=dict, hash=False)
    after: tuple[str, ...] = ()

    def is_about(self, needs: Iterable[str]) -> bool:
        """Whether it is about one of these needs, or may be about any."""
        return not self.needs or not {*self.needs}.isdisjoint(needs)


@cache
def facts() -> dict[str, Fact]:
    """Every fact by its id, in the order of the file. Raises BadData, as all readers of such files do."""
    rows = read_yaml(DATA / "facts.yml", need=need_ids(), text_key=read_texts(DEFAULT))
    lists = ("needs", "after")
    found = {
        row["id"]: Fact(**{**row, **{key: tuple(row.get(key, ())) for key in lists}})
        for row in rows
    }
    if WAY_THERE not in found:
        raise BadData(f'facts.yml: "{WAY_THERE}" is the id of no entry, expected how to get there')
    return found
