"""Answers who asks for an offer by its proper name, as a plain search would."""

from __future__ import annotations

from actions.aspect import ANYTIME, answer_aspect, known_aspects
from actions.detail import offers_on_screen, pick_offer
from actions.find import show_offers
from actions.follow_up import is_elsewhere, is_open
from actions.learn import change_search, learn
from actions.screen import could_be_about_offers, is_told_otherwise
from actions.state import State
from actions.turn import Answer, Respond, Turn
from actions.wish import certain_needs
from bot.offers.name import names_of

A_LOOKUP = 8  # words: a longer message that asks for nothing known of offers tells a story
BARE = 2  # words: "SkF Düren" asks for nothing certain
# Control words that may stand beside a name: "hallo, gibt es die Caritas?", "nein, ich will zum SkF".
BESIDE_A_NAME = (
    None, "details", "human", "greet", "yes", "no", "help", "more", "change_need", "language",
)  # fmt: skip


def about_names(turn: Turn) -> Respond | None:
    """What answers "was macht der SkF?" or "Nummer vom Kinderschutzbund"; None for other messages."""
    if not asks_by_name(turn):
        return None
    meant = meant_on_screen(turn)
    return ask_of_screen(meant) if meant else show_named


def asks_by_name(turn: Turn) -> bool:
    """Whether a message names an offer, and tells neither of a need of the family nor how it was there."""
    message = turn.message
    # "Ich hab die 116117 angerufen, keiner spricht Türkisch" is said of the danger before it.
    asks_of_danger = turn.state.danger and message.after_danger and not is_elsewhere(turn.state)
    if asks_of_danger or (is_open(turn.state) and message.aspects):
        return False
    control = message.control and message.control.partition(":")[0]
    if not message.names or is_told_otherwise(turn) or control not in BESIDE_A_NAME:
        return False
    if message.children or message.pregnancy:  # "mein Sohn, 6, Lebenshilfe" names nothing but that
        return not certain_needs(turn.state, message)
    if known_aspects(turn):
        return message.asks_of_offers or could_be_about_offers(message)
    felt = not {*ANYTIME}.isdisjoint(message.aspects)
    return message.words <= A_LOOKUP and not (message.faq or felt)


def meant_on_screen(turn: Turn) -> str | None:
    """The one offer on the screen that the message names; None where it names none or several."""
    named = {*turn.message.names}
    ids = [offer.id for offer in offers_on_screen(turn) if not named.isdisjoint(names_of(offer))]
    return ids[0] if len(ids) == 1 else None


def ask_of_screen(offer_id: str) -> Respond:
    """What is asked of an offer on the screen that the message names; else all that is known of it."""

    def answer(turn: Turn) -> Answer:
        turn = turn.hearing(about=offer_id)
        return answer_aspect(turn) if known_aspects(turn) else pick_offer(turn)

    return answer


def show_named(turn: Turn) -> Answer:
    """The offers that bear the name, or what is asked of them; the family's facts are kept."""
    state, replies = show_offers(turn.with_state(look_up(turn)))
    is_bare = turn.message.words <= BARE and not turn.message.asks_of_offers
    asks = known_aspects(turn) and not is_bare
    return answer_aspect(turn.with_state(state)) if asks else (state, replies)


def look_up(turn: Turn) -> State:
    """The state that looks for the names in the message, whatever was looked for before."""
    return change_search(learn(turn.state, turn.message), names=turn.message.names).know(seen=0)
