"""What a turn adds to the counters: topics, places, dangers, questions; never words, never who wrote."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from actions.find import is_outside
from actions.message import Message
from actions.reply import Reply
from actions.state import State

OUTSIDE = "elsewhere"
UNKNOWN = "unknown"


def counted(
    before: State, message: Message, after: State, replies: list[Reply]
) -> Iterator[tuple[str, str]]:
    """The counters of one turn, as (what, value); few for a button that only shows more.

    A danger is counted without its place: there are few of them.
    """
    language = after.language or UNKNOWN
    if after.greeted and not before.greeted:
        yield "conversation", language
        if message.partner:
            yield "partner", message.partner
    if danger := message.crisis or (after.danger if before.danger is None else None):
        yield "danger", danger
    if asked := message.aspect or message.faq:
        yield "question", asked
    for shown in (reply["json_message"] for reply in replies):
        if shown.get("type") == "offers" and before.search != after.search:
            yield from searched(after, shown)
    if not understood(message):
        yield "not_understood", language


def searched(state: State, shown: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """A new search: each need with its place, and what had to be given up for it."""
    for need in state.needs:
        yield "searched", f"{need} in {place_of(state)}"
        for step in shown["relaxed"]:
            yield "given_up", f"{step} for {need} in {place_of(state)}"


def place_of(state: State) -> str:
    """The municipality; "elsewhere" outside the region, "unknown" where none was told."""
    municipality = (state.place or {}).get("municipality")
    return OUTSIDE if is_outside(state) else str(municipality or UNKNOWN)


def understood(message: Message) -> bool:
    """Whether anything was found in the message, or it is none of the assistant's business."""
    is_clear = message.intent != "inform" or message.aspect or message.informs
    return bool(is_clear or message.is_press)
