"""A few words beside offers that name what the family would like of them: "was mit Tieren", "or music"."""

from __future__ import annotations

from actions.find import show_offers
from actions.learn import change_search
from actions.turn import Answer, Turn
from bot.languages.language import DEFAULT
from nlu.topic import topic

A_FEW = 6  # words; more tell something of their own


def narrows(turn: Turn) -> bool:
    """Whether a few words beside offers name a topic that was not named before."""
    return bool(turn.state.shown) and turn.message.words <= A_FEW and bool(named_anew(turn))


def named_anew(turn: Turn) -> list[str]:
    """The topics of a message that were not named before."""
    named = topic(turn.message.text, turn.message.language or DEFAULT)
    return [concept for concept in named if concept not in turn.state.topic]


def answer_narrower(turn: Turn) -> Answer:
    """The offers of the present need with those first that name the topics of the message."""
    state = change_search(turn.state, topic=[*named_anew(turn), *turn.state.topic])
    return show_offers(turn.with_state(state.know(seen=0)))
