"""What a family tells once and what holds whatever it looks for next: `data/lasting.yml`."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from actions.message import Message
from actions.state import Facts, State
from bot.data_file import read_yaml
from bot.need import need_ids

LASTING_FILE = Path(__file__).parents[1] / "data" / "lasting.yml"
BABY_MONTHS = 12


@dataclass(frozen=True)
class Lasting:
    """A concept that holds, what is not shown for it, and what is looked for instead of some needs.

    After a loss neither a pregnancy nor a baby is noted: no mother is asked how old her dead child is.
    """

    concept: str
    unwanted: tuple[str, ...] = ()
    instead: dict[str, str] = field(default_factory=dict, hash=False)
    is_loss: bool = False


@cache
def lasting(file: Path = LASTING_FILE) -> dict[str, Lasting]:
    """Everything that holds, by its concept. Raises BadData for a file that does not say what it should."""
    rows = read_yaml(file, need=need_ids())
    return {
        concept: Lasting(concept, **{**row, "unwanted": tuple(row.get("unwanted", ()))})
        for concept, row in rows.items()
    }


def lasting_of(topic: Iterable[str]) -> list[Lasting]:
    """What holds of a topic, in its order; often nothing."""
    return [lasting()[concept] for concept in topic if concept in lasting()]


def is_bereaved(state: State) -> bool:
    """Whether a child was lost before or at its birth, and no new pregnancy is told."""
    return any(each.is_loss for each in lasting_of(state.topic))


def unwanted_of(state: State) -> list[str]:
    """The concepts by whose names no offer is shown: those refused, and those of what holds."""
    held = [concept for each in lasting_of(state.topic) for concept in each.unwanted]
    return [*state.unwanted, *held]


def after_loss(state: State, message: Message) -> State:
    """The state without its loss once a new pregnancy is told, with its weeks; else the same."""
    if (message.pregnancy or {}).get("weeks") is None:
        return state
    lost = {each.concept for each in lasting_of(state.topic) if each.is_loss}
    return state.know(topic=[concept for concept in state.topic if concept not in lost])


def with_what_holds(state: State, facts: Facts) -> Facts:
    """The facts of a message as they are once what holds counts; unchanged where nothing does."""
    held = lasting_of([*state.topic, *facts.get("topic", [])])
    for each in held:
        needs = facts.get("needs", state.needs)
        if set(needs) & set(each.instead):
            changed = [each.instead.get(need, need) for need in needs]
            facts = {**facts, "needs": list(dict.fromkeys(changed))}
    return without_baby(state, facts) if any(each.is_loss for each in held) else facts


def without_baby(state: State, facts: Facts) -> Facts:
    """The facts without a pregnancy and without a child under a year."""
    children = facts.get("children", state.children)
    kept = [child for child in children if child["min_months"] >= BABY_MONTHS]
    others = {name: value for name, value in facts.items() if name not in ("pregnancy", "children")}
    wished = {"pregnancy": None, "children": kept}
    return others | {name: it for name, it in wished.items() if it != getattr(state, name)}
