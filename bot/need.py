"""The needs of data/needs.csv: what families look for."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from bot.data_file import read_csv
from bot.places.region import DATA

BABIES = "pregnancy_baby"

# Phase of life -> months of the child's age; pregnancy comes before them.
PHASES: dict[str, tuple[int, int] | None] = {
    "pregnancy": None,
    "0-1": (0, 11),
    "1-3": (12, 35),
    "3-6": (36, 71),
    "6-10": (72, 119),
    "10-14": (120, 167),
    "14-18": (168, 215),
    "18-27": (216, 323),
}


def spans_of(phases: Iterable[str]) -> list[tuple[int, int]]:
    """The months of a child's age in each of the phases, the youngest first; none for pregnancy."""
    return sorted(span for phase in phases if (span := PHASES[phase]))


@dataclass(frozen=True)
class Need:
    """A need, the group of topics it belongs to, its German name and the dangers that lead to it.

    `phases`: those of life in which a child can have it; none where that is any. `depends_on_age`:
    the child's age changes what fits. Who has a need that means pregnancy is expecting a child, or has
    a baby. A circumstance is often told beside the wish itself, and is a concept of its own, too. Who
    tells of a heavy need is given a kind word. `grows_into`: the need that it is for an older child;
    `for_young`: what a young person who writes of it is looking for; `with_baby`: what families who
    have it and a baby are shown as well; `helped_by`: what parents who have it are shown as well.
    """

    id: str
    group: str
    label_de: str
    dangers: tuple[str, ...]
    phases: tuple[str, ...]
    depends_on_age: bool
    means_pregnancy: bool
    is_circumstance: bool
    is_heavy: bool
    grows_into: str | None
    for_young: str | None
    with_baby: str | None
    helped_by: str | None

    def fits_age(self, min_months: int, max_months: int) -> bool:
        """Whether a child of an age from `min_months` to `max_months` can have it."""
        return not self.phases or any(
            first <= max_months and min_months <= last for first, last in spans_of(self.phases)
        )

    def for_age(self, min_months: int) -> str:
        """The id of what it is for a child who is too old for it; else its own."""
        spans = spans_of(self.phases)
        is_too_old = bool(spans) and min_months > spans[-1][1]
        return self.grows_into if self.grows_into and is_too_old else self.id


@cache
def needs() -> tuple[Need, ...]:
    """Every need in the order of the file. Raises BadData, as all readers of such files do."""
    return tuple(map(_need, read_csv(DATA / "needs.csv")))


def _need(row: dict[str, str]) -> Need:
    return Need(
        id=row["id"],
        group=row["group"],
        label_de=row["label_de"],
        dangers=tuple(row["dangers"].split()),
        phases=tuple(row["phases"].split()),
        depends_on_age=row["depends_on_age"] == "yes",
        means_pregnancy=row["means_pregnancy"] == "yes",
        is_circumstance=row["is_circumstance"] == "yes",
        is_heavy=row["is_heavy"] == "yes",
        grows_into=row["grows_into"] or None,
        for_young=row["for_young"] or None,
        with_baby=row["with_baby"] or None,
        helped_by=row["helped_by"] or None,
    )


@cache
def needs_by_id() -> dict[str, Need]:
    """Every need by its id, in the order of the file."""
    return {need.id: need for need in needs()}


@cache
def need_ids() -> tuple[str, ...]:
    """The ids of all needs."""
    return tuple(needs_by_id())


@cache
def groups() -> tuple[str, ...]:
    """The topic groups, in the order of the file, each once."""
    return tuple(dict.fromkeys(need.group for need in needs()))


def needs_in(group: str) -> list[str]:
    """The ids of the needs in a group; empty for an unknown group."""
    return [need.id for need in needs() if need.group == group]


@cache
def everyday_needs() -> frozenset[str]:
    """The needs that any family with a child of that age may have: they come without a problem."""
    return frozenset(n.id for n in needs() if n.depends_on_age or n.group == BABIES)


@cache
def needs_of_pregnancy() -> frozenset[str]:
    """The needs of people who are expecting a child, or have a baby."""
    return frozenset(need.id for need in needs() if need.means_pregnancy)


@cache
def circumstances() -> tuple[str, ...]:
    """The needs that are often told beside the wish itself."""
    return tuple(need.id for need in needs() if need.is_circumstance)


@cache
def safety_needs() -> frozenset[str]:
    """The needs in which somebody is in danger."""
    return frozenset(need.id for need in needs() if need.dangers)


@cache
def needs_of_dangers() -> dict[str, str]:
    """The need of each kind of danger."""
    return {danger: need.id for need in needs() for danger in need.dangers}
