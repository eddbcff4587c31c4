"""What a message of danger is about beside its kind: a shaken baby, a missing child, a child that writes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from math import inf
from pathlib import Path
from typing import Any

from bot.data_file import read_yaml
from nlu.phrases import CRISES
from nlu.topic import concepts_of

SCENES_FILE = Path(__file__).parents[1] / "data" / "safety" / "scenes.yml"
CHILD_WRITES, MISSING = "child_writes", "missing"
# What the words of any scene answer that says what to do, and of one that nothing takes back.
SAYS_WHAT_TO_DO, NEVER_WELL = ("now", "hospital"), ("sorry",)


@dataclass(frozen=True)
class Scene:
    """A scene of some kinds of danger.

    A message tells of it that has a concept of each row of `told`, and none of `not_told`; and where
    it has `from_months`, if everybody it tells of is known to be as old; where it has `to_months`,
    unless everybody is known to be older; and where it `is_of_grown_ups`, unless a child writes. The
    contacts for the dangers in `also` help as well. What its words answer later, and whether anything takes
    it back: see the file.
    """

    id: str
    dangers: tuple[str, ...]
    told: tuple[frozenset[str], ...]
    not_told: frozenset[str]
    from_months: int
    to_months: float
    is_of_grown_ups: bool
    also: tuple[str, ...]
    answers: frozenset[str]
    says_what_to_do: bool
    is_plan: bool
    is_never_well: bool

    def fits(self, danger: str, known: Iterable[str], youngest_months: int, is_minor: bool) -> bool:
        """Whether a message of a danger with these concepts tells of the scene."""
        said = set(known)
        is_told = all(said & row for row in self.told) and not said & self.not_told
        is_age = self.from_months <= youngest_months <= self.to_months
        is_writer = not (self.is_of_grown_ups and is_minor)
        return danger in self.dangers and is_told and is_age and is_writer


def scene_of(
    danger: str, text: str, language: str, youngest_months: int = 0, is_minor: bool = False
) -> Scene | None:
    """The first scene of a danger that a text tells of ("de-simple" is German); None for all others.

    `youngest_months` is how old the youngest is that is told of; 0 where that is not known.
    """
    known = concepts_of(text, language)
    fitting = (scene for scene in scenes() if scene.fits(danger, known, youngest_months, is_minor))
    return next(fitting, None)


@cache
def scenes() -> tuple[Scene, ...]:
    """Every scene, in the order of the file."""
    return tuple(read_scene(row) for row in read_yaml(SCENES_FILE, danger=CRISES))


def is_said_by(scene: str | None, asked: str) -> bool:
    """Whether the words of a scene answer what is asked: those of a gas leak what to do now."""
    known = called(scene)
    if known is None:
        return False
    always = known.says_what_to_do and asked in SAYS_WHAT_TO_DO
    return always or (known.is_never_well and asked in NEVER_WELL) or asked in known.answers


def called(scene: str | None) -> Scene | None:
    """The first scene of this id; None without one."""
    return next((each for each in scenes() if each.id == scene), None)


def is_ruled_out(scene: str | None, text: str, language: str) -> bool:
    """Whether a text names what a scene is never told with: a neighbour's baby is shaken by nobody here."""
    known = called(scene)
    return bool(known and known.not_told.intersection(concepts_of(text, language)))


def also_for(scene: str | None) -> tuple[str, ...]:
    """The other dangers whose contacts help in a scene; none without one."""
    return tuple(danger for each in scenes() if each.id == scene for danger in each.also)


def says_what_to_do(scene: str | None) -> bool:
    """Whether the words of a scene say what to do at once: "muss ich wirklich hin" of a shaken baby."""
    return bool((known := called(scene)) and known.says_what_to_do)


def is_plan(scene: str | None) -> bool:
    """Whether they say what to do, but not where somebody stands at the door."""
    return bool((known := called(scene)) and known.is_plan)


def is_never_well(scene: str | None) -> bool:
    """Whether a scene stays dangerous whatever the child looks like."""
    return bool((known := called(scene)) and known.is_never_well)


def read_scene(row: dict[str, Any]) -> Scene:
    """The scene that an entry of the file describes."""
    told = tuple(frozenset(concepts) for concepts in row.get("told", ()))
    return Scene(
        row["id"],
        tuple(row["dangers"]),
        told,
        frozenset(row.get("not_told", ())),
        row.get("from_months", 0),
        row.get("to_months", inf),
        row.get("is_of_grown_ups", False),
        tuple(row.get("also", ())),
        frozenset(row.get("answers", ())),
        row.get("says_what_to_do", False),
        row.get("is_plan", False),
        row.get("is_never_well", False),
    )
