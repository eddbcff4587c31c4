"""Text that looks like a pressed button: a press if the button was offered, else just text."""

from __future__ import annotations

from dataclasses import replace

from actions.control import answer_control
from actions.conversation import answer_out_of_scope
from actions.danger import answer_danger
from actions.inform import answer_inform
from actions.message import Message
from actions.press import answer_press
from actions.question import answer_question
from actions.turn import Answer, Respond, Turn
from nlu.understanding import FINDINGS, understand


def answer_typed_or_pressed(turn: Turn) -> Answer:
    """The answer to a pressed button; what only looks like one is understood as typed text."""
    if turn.message.pressed or turn.message.text in turn.state.offered:
        return answer_press(turn)
    message = as_typed(turn.message)
    return responder(message)(replace(turn, message=message))


def as_typed(message: Message) -> Message:
    """The message with its text understood as words."""
    text = message.text.replace("~", " ")
    found = understand(text, message.language).for_conversation()
    names = (*FINDINGS, "out_of_scope")
    return replace(message, text=text, **{name: found[name] for name in names})


def responder(message: Message) -> Respond:
    """What answers a message: danger first, then control words, questions, facts."""
    if message.crisis:
        return answer_danger
    if message.control:
        return answer_control
    if message.faq:
        return answer_question
    return answer_out_of_scope if message.out_of_scope else answer_inform
