"""What the assistant knows of a conversation: the Rasa slots as plain data."""

from __future__ import annotations

from dataclasses import dataclass, field, fields, replace
from typing import Any

Facts = dict[str, Any]

SLOTS = ("language", "needs", "children", "pregnancy", "place", "filters")
HISTORY_LENGTH = 5
OFFERED_LENGTH = 150
TITLES_LENGTH = 60
UNTOLD = ("skipped", "topic", "names", "unwanted")  # of a search: what channels do not get
WRITING_MONTHS = 96  # younger than this nobody writes


@dataclass(frozen=True)
class State:
    """One conversation; everything in it can be written as JSON.

    `children` are `{"min_months", "max_months"}`, `pregnancy` is `{"weeks"}`,
    `place` is the place of an understood message.
    """

    language: str | None = None
    needs: list[str] = field(default_factory=list)
    children: list[Facts] = field(default_factory=list)
    pregnancy: Facts | None = None
    place: Facts | None = None
    filters: list[str] = field(default_factory=list)
    topic: list[str] = field(default_factory=list)
    """The concepts of the message that told the need: "Elterngeld" is more than money."""
    names: list[str] = field(default_factory=list)
    """The proper names of the offers that were asked for, instead of a need."""
    beside: list[str] = field(default_factory=list)
    """Needs that this message told as well, to look for afterwards."""
    unwanted: list[str] = field(default_factory=list)
    """Concepts that the family refused: what is called by one of them is not shown."""
    offer_language: str | None = None
    """The language somebody there should speak, where it is not the conversation's."""

    skipped: list[str] = field(default_factory=list)
    """Questions the family would rather not answer: "children", "place"."""
    asked: str | None = None
    """The question that waits for an answer."""
    asked_times: int = 0
    """How often it has been asked in a row."""
    choices: list[str] = field(default_factory=list)
    """What that question offered to choose from, for answers like "the second"."""
    shown: list[str] = field(default_factory=list)
    """Ids of the offers on the last screen, in order."""
    opened: str | None = None
    """The one of them that the family has looked at more closely."""
    seen: int = 0
    """How many offers of the present search have been shown."""
    offered: list[str] = field(default_factory=list)
    """Payloads of the buttons shown so far: only these may be pressed."""
    titles: dict[str, str] = field(default_factory=dict)
    """What stood on the buttons so far -> their payloads, the newest last: some type it instead of pressing."""
    history: list[Facts] = field(default_factory=list)
    """Earlier searches, the last one first to go back to."""
    greeted: bool = False
    consoled: bool = False
    is_minor: bool = False
    """Whether somebody under age writes."""
    language_chosen: bool = False
    language_guessed: bool = False
    """Whether nothing was long enough yet to tell the language for certain."""
    other_language: str | None = None
    """The language of the last message, where it was not the conversation's."""
    danger: str | None = None
    scene: str | None = None
    """What the danger is about beside its kind (actions/scene.py)."""
    danger_needs: list[str] = field(default_factory=list)
    """What the message of danger asked for beside; it counts until the danger was none."""
    outlooks: list[str] = field(default_factory=list)
    """Lines of the outlook and facts already told, the last one last: a look ahead is given once."""
    answered_at: float = 0.0
    """When the last answer was given, in seconds since 1970."""

    def know(self, **changes: Any) -> State:
        """The state with some fields changed."""
        return replace(self, **changes)

    @property
    def search(self) -> Facts:
        """The facts that decide what is found."""
        names = ("needs", "topic", "children", "pregnancy", "place", "filters", "offer_language")
        return {name: getattr(self, name) for name in (*names, "names", "skipped", "unwanted")}

    @property
    def told(self) -> Facts:
        """The facts of the search as channels get them."""
        return {name: v for name, v in self.search.items() if name not in UNTOLD}

    @property
    def is_young(self) -> bool:
        """Whether somebody under age writes who has no child: the ages told are their own."""
        return self.is_minor and all(c["max_months"] >= WRITING_MONTHS for c in self.children)

    @property
    def knows_anything(self) -> bool:
        return bool(self.needs or self.children or self.pregnancy or self.place)


FIELDS = tuple(entry.name for entry in fields(State))


def state_from_slots(slots: Facts) -> State:
    """The state that Rasa's slots hold; a fresh one where they are empty."""
    rest = slots.get("conversation") or {}
    known = {name: slots.get(name) for name in SLOTS}
    known = {name: value for name, value in known.items() if value is not None}
    return State(**{**{name: value for name, value in rest.items() if name in FIELDS}, **known})


def slots_from_state(state: State) -> Facts:
    """The slots that keep a state, the reverse of `state_from_slots`; none for a fresh state."""
    if state == State():
        return dict.fromkeys((*SLOTS, "conversation"))
    facts = {name: getattr(state, name) for name in FIELDS}
    slots = {name: facts.pop(name) for name in SLOTS}
    facts["offered"] = facts["offered"][-OFFERED_LENGTH:]
    facts["history"] = facts["history"][-HISTORY_LENGTH:]
    facts["titles"] = dict(list(facts["titles"].items())[-TITLES_LENGTH:])
    return {**slots, "conversation": facts}
