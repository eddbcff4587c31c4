"""Text that looks like a pressed button: a press if the button was offered, else just text."""

from __future__ import annotations

from dataclasses import replace

from actions.control import answer_control
from actions.danger import answer_danger
from actions.inform import answer_inform
from actions.message import Message
from actions.out_of_scope import answer_out_of_scope
from actions.press import answer_press
from actions.question import answer_question
from actions.turn import Answer, Respond, Turn
from nlu.understanding import understand

# What answers a typed message of each intent.
ANSWERS: dict[str, Respond] = {
    "danger": answer_danger,
    "control": answer_control,
    "question": answer_question,
    "inform": answer_inform,
    "out_of_scope": answer_out_of_scope,
}


def answer_typed_or_pressed(turn: Turn) -> Answer:
    """The answer to a pressed button; what only looks like one is understood as typed text."""
    if turn.message.pressed or turn.message.text in turn.state.offered:
        return answer_press(turn)
    message = as_typed(turn.message)
    return ANSWERS[message.intent](replace(turn, message=message))


def as_typed(message: Message) -> Message:
    """The message with its text understood as words."""
    text = message.text.replace("~", " ")
    found = understand(text, message.language)
    return replace(message, text=text, intent=found.intent, **found.for_conversation())
