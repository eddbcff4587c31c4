"""One turn of a conversation: what an answer is made from, and what it is."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from actions.choices import find_choice, find_choices
from actions.message import Message
from actions.reply import Reply, reply
from actions.state import State
from bot.languages.catalogue import Catalogue, catalogue
from bot.languages.language import DEFAULT
from bot.offers.filter import DATE_FILTERS
from nlu.clause import clauses


@dataclass(frozen=True)
class Turn:
    """The state before the answer, the message to answer, and the local time."""

    state: State
    message: Message
    now: datetime

    @property
    def words(self) -> Catalogue:
        """The texts in the conversation's language, as they are said to who writes."""
        return catalogue(self.state.language, self.state.is_minor)

    @property
    def spoken(self) -> tuple[str, ...]:
        """The languages the message may be in: the conversation's, its own, and German."""
        code = self.words.code
        return tuple(dict.fromkeys((code, self.message.language or code, DEFAULT)))

    @property
    def filters_named(self) -> list[str]:
        """The filters that the message names by the words of choices.yml, "off" among them; empty for none.

        A day that is ruled out ("not on Saturdays") is not named.
        """
        text = self.message.text
        named = find_choices("filters", text, self.spoken)
        if not self._refuses(text) or DATE_FILTERS.isdisjoint(named):
            return named
        wished = " ".join(
            part for part in clauses(text, self.words.code) if not self._refuses(part)
        )
        days_wished = find_choices("filters", wished, self.spoken)
        return [name for name in named if name not in DATE_FILTERS or name in days_wished]

    def _refuses(self, text: str) -> bool:
        return find_choice("refusals", text, self.spoken) is not None

    def picked(self, items: Sequence[str]) -> str | None:
        """The item that the message picks by its number; None where it picks none of them."""
        ordinal = find_choice("ordinals", self.message.text, self.spoken) if items else None
        if ordinal is None or abs(ordinal) > len(items):
            return None
        return items[ordinal - 1 if ordinal > 0 else ordinal]

    def with_state(self, state: State) -> Turn:
        return replace(self, state=state)

    def hearing(self, **findings: Any) -> Turn:
        """The turn with other findings in its message, as what it means in the conversation."""
        return replace(self, message=replace(self.message, **findings))


Answer = tuple[State, list[Reply]]
Respond = Callable[[Turn], Answer]


def preceded(text: str, answer: Answer) -> Answer:
    """The answer after a reply that says this."""
    state, replies = answer
    return state, [reply(text), *replies]
