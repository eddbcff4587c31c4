"""What is none of the assistant's business, and what only seems so in a conversation."""

from __future__ import annotations

from actions.advice import ask_there
from actions.ask import ask
from actions.follow_up import answer_after_danger, is_elsewhere
from actions.inform import (
    answer_inform,
    answer_unknown_place,
    could_be_place,
    similar_places,
    stays_with_need,
    told_before,
)
from actions.message import Message
from actions.narrow import answer_narrower, narrows
from actions.pick import pick_need
from actions.question import go_on_after
from actions.turn import Answer, Turn
from bot.places.region import region


def answer_out_of_scope(turn: Turn) -> Answer:
    """What the assistant is not for, and what it is for; the pending question again.

    Who has told of a danger is never refused: what was not understood may be a cry for help. What
    sounds like the need on the screen is a question that no offer answers.
    """
    if turn.state.danger and not is_elsewhere(turn.state):
        return answer_after_danger(turn)
    if turn.state.asked == "place" and turn.message.place:  # "Linnich, kein Auto"
        return answer_inform(turn)
    if turn.state.asked == "place" and may_be_misspelt(turn.message):
        return answer_unknown_place(turn)
    if need := told_before(turn):
        return pick_need(turn, need)
    if narrows(turn):
        return answer_narrower(turn)
    if stays_with_need(turn) or (turn.state.shown and not turn.message.is_plain):
        return ask_there(turn)
    text = turn.words.say("out_of_scope", region=region().name)
    if turn.state.needs:
        return go_on_after(turn, text)
    return ask(turn, "need", f"{text} {turn.words.say('ask_need')}")


def may_be_misspelt(message: Message) -> bool:
    """Whether a message of a word or two is written nearly like a place: "Kosslahr"."""
    return could_be_place(message) and bool(similar_places(message.text))
