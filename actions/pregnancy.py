"""What a message means in a pregnancy that was told before: "gestern auch etwas Blut" is danger then."""

from __future__ import annotations

from actions.danger import answer_danger
from actions.turn import Respond, Turn
from nlu.need import OF_THE_BODY
from nlu.understanding import understand

A_SIGN = 15  # words: a longer message says itself whom it is about


def danger_in_pregnancy(turn: Turn) -> Respond | None:
    """What answers a sign of danger for the body of who is pregnant; None for any other message."""
    message = turn.message
    if not turn.state.pregnancy or message.crisis or message.is_press:
        return None
    if message.words > A_SIGN:
        return None
    said = f"{turn.words.say('button_pregnant')}. {message.text}"
    crisis = understand(said, message.language).crisis
    if crisis not in OF_THE_BODY:
        return None
    return lambda asked: answer_danger(asked.hearing(crisis=crisis))
