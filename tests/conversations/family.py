"""A family that talks to the assistant: the whole way of a message but for Rasa's part."""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from datetime import datetime

from actions.conversation import converse
from actions.message import Message
from actions.reply import Reply
from actions.state import State, slots_from_state, state_from_slots
from actions.typed import ANSWERS, answer_typed_or_pressed, as_typed
from nlu.payload import is_payload

MONDAY = datetime(2026, 11, 23, 10, 0)


@dataclass
class Family:
    """Keeps the state of its conversation as Rasa's slots do, and the last replies."""

    language: str | None = None
    now: datetime = MONDAY
    slots: dict = field(default_factory=dict)
    replies: list[Reply] = field(default_factory=list)

    def __post_init__(self) -> None:
        if self.language:
            chosen = State(language=self.language, language_chosen=True)
            self.slots = slots_from_state(chosen)

    @property
    def state(self) -> State:
        return state_from_slots(self.slots)

    def says(self, text: str) -> Family:
        """Sends a text, or presses a button by its payload."""
        message = Message(text=text, language=self.state.language, received_at=time.time())
        respond = answer_typed_or_pressed
        if not is_payload(text):
            message = as_typed(message)
            respond = ANSWERS[message.intent]
        state, self.replies = converse(self.state, message, self.now, respond)
        self.slots = slots_from_state(state)
        return self

    def presses(self, title: str) -> Family:
        """Presses the button with this title."""
        return self.says(next(one["payload"] for one in self.buttons if one["title"] == title))

    @property
    def buttons(self) -> list[dict[str, str]]:
        return [one for reply in self.replies for one in reply["buttons"]]

    @property
    def text(self) -> str:
        return "\n".join(reply["text"] for reply in self.replies)

    @property
    def customs(self) -> dict[str, dict]:
        return {
            one["json_message"]["type"]: one["json_message"]
            for one in self.replies
            if one["json_message"]
        }

    @property
    def offers(self) -> list[dict]:
        return self.customs.get("offers", {}).get("offers", [])

    @property
    def asks(self) -> str | None:
        return self.customs.get("question", {}).get("asks")
