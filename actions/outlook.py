"""Looking ahead: what comes next in a family's life or is due to it, from `data/outlook.yml`."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from functools import cache
from itertools import islice
from pathlib import Path
from typing import Any

from actions.state import Facts, State
from bot.data_file import read_yaml
from bot.fact import facts
from bot.languages.catalogue import read_texts
from bot.languages.language import DEFAULT
from bot.need import need_ids, needs_by_id, safety_needs

OUTLOOK_FILE = Path(__file__).parents[1] / "data" / "outlook.yml"
MOST_DUE = 2  # lines: more would have to be read
LISTS = ("calendar_months", "with_needs", "with_topics", "not_with_needs")
WIDEST_AGE = 12  # months: a vaguer age says too little about what comes next


@dataclass(frozen=True)
class Outlook:
    """A line for an age in months, for pregnancy, some needs or topics, in some months of the year or all.

    What it says is a fact, or a text of its own. What keeps a child alive is said `at_once`, before any
    offers. Those with `is_young` speak to young people who write themselves, the others to parents.
    """

    id: str
    text: str
    source: str
    gaps: dict[str, str] = field(default_factory=dict, hash=False)
    min_months: int | None = None
    max_months: int | None = None
    pregnancy: bool = False
    at_once: bool = False
    is_young: bool = False
    calendar_months: tuple[int, ...] = ()
    with_needs: tuple[str, ...] = ()
    with_topics: tuple[str, ...] = ()
    not_with_needs: tuple[str, ...] = ()


@cache
def outlooks() -> tuple[Outlook, ...]:
    """Every line, the more urgent ones first."""
    rows = read_yaml(OUTLOOK_FILE, need=need_ids(), fact=facts(), text_key=read_texts(DEFAULT))
    return tuple(map(_outlook, rows))


def _outlook(row: dict[str, Any]) -> Outlook:
    fact = facts().get(row.pop("fact", None))
    said = {"text": fact.text, "source": fact.source, "gaps": fact.gaps} if fact else {}
    lists = {key: tuple(row.get(key, ())) for key in LISTS}
    return Outlook(**{**said, **row, **lists})


def outlook(state: State, now: datetime) -> Outlook | None:
    """The first line that fits and was not said before; None for danger.

    Lines for an age are not said where it is unknown or where there are several. Beside a heavy need
    or several needs nothing is said that has nothing to do with them.
    """
    if state.danger or {*state.needs, *state.beside} & safety_needs():
        return None
    is_heavy = any(needs_by_id()[need].is_heavy for need in (*state.needs[:1], *state.beside))
    for line in outlooks():
        is_fitting = line.with_needs or not (is_heavy or state.beside)
        if is_fitting and line.id not in state.outlooks and fits(line, state, now):
            return line
    return None


def at_once(state: State, now: datetime) -> Outlook | None:
    """The line that must not wait for the next question, if it was not said before; None for most families."""
    urgent = (line for line in outlooks() if line.at_once and line.id not in state.outlooks)
    return next((line for line in urgent if fits(line, state, now)), None)


def due(state: State, now: datetime) -> list[Outlook]:
    """The first lines about the needs themselves that were not said before; none where nothing is known."""
    about = (line for line in outlooks() if line.with_needs and fits(line, state, now))
    return list(islice((line for line in about if line.id not in state.outlooks), MOST_DUE))


def fits(line: Outlook, state: State, now: datetime) -> bool:
    """Whether a line is for this family, in this month and beside these needs."""
    if line.calendar_months and now.month not in line.calendar_months:
        return False
    if line.is_young != state.is_young or set(line.not_with_needs) & set(state.needs):
        return False
    if line.with_needs and not set(line.with_needs) & set(state.needs):
        return False
    if line.with_topics and not set(line.with_topics) & set(state.topic):
        return False
    if line.pregnancy:
        return state.pregnancy is not None and not state.children
    if line.min_months is None:
        return True
    return len(state.children) == 1 and fits_age(line, state.children[0])


def fits_age(line: Outlook, child: Facts) -> bool:
    """Whether the child's whole age lies in the line's months; never for an age that is too vague."""
    low, high = child["min_months"], child["max_months"]
    if high - low > WIDEST_AGE or line.min_months is None or line.max_months is None:
        return False
    return bool(line.min_months <= low and high <= line.max_months)
