"""What a family does not want of what is shown: "not psychiatry", "we do not want to adopt"."""

from __future__ import annotations

from actions.choices import find_choice
from actions.detail import offers_on_screen
from actions.find import german_concepts, show_offers
from actions.learn import change_search
from actions.turn import Answer, Turn, preceded
from bot.languages.language import DEFAULT
from nlu.topic import topic

A_REFUSAL = 8  # words: who says more tells something of their own


def refused(turn: Turn) -> list[str]:
    """The topics by which a message refuses offers on the screen, by their names; empty for other messages."""
    message = turn.message
    is_no = find_choice("refusals", message.text, turn.spoken) and message.words <= A_REFUSAL
    asks = "what" in message.likely_aspects[:1]  # "ich verstehe nicht, was Logopädie ist"
    if not turn.state.shown or asks or not (is_no or message.aspect == "unfit"):
        return []
    named = topic(message.text, message.language or DEFAULT)
    offered = {each for offer in offers_on_screen(turn) for each in german_concepts(offer.name)}
    return [concept for concept in named if concept in offered]


def leave_out(turn: Turn) -> Answer:
    """The offers for the same need without those that are called by what is refused."""
    without = refused(turn)
    state = change_search(
        turn.state,
        unwanted=list(dict.fromkeys([*turn.state.unwanted, *without])),
        topic=[concept for concept in turn.state.topic if concept not in without],
    )
    return preceded(turn.words.say("left_out"), show_offers(turn.with_state(state)))
