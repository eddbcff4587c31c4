"""Answers one message: language first, then the answer itself, then what every answer needs."""

from __future__ import annotations

import time
from datetime import datetime

from actions.fact import with_fact
from actions.family import without_far_place, without_waiting_times
from actions.follow_up import heard_after_danger
from actions.learn import learn
from actions.lookup import about_names
from actions.message import Message
from actions.office import office_for
from actions.pregnancy import danger_in_pregnancy
from actions.press import typed_title
from actions.reply import Reply, button, payloads, reply, titles
from actions.screen import about_offers, meant_first, without_place_of_offers
from actions.state import State
from actions.summary import summary
from actions.tongue import forget_other, settle_language
from actions.turn import Answer, Respond, Turn
from bot.database import DatabaseAway
from bot.settings import settings

PAUSE_HOURS = 8  # after a night or a working day people are greeted again
SECONDS_PER_HOUR = 3600


def converse(state: State, message: Message, now: datetime, respond: Respond) -> Answer:
    """The new state and the replies to a message, with the greeting that a conversation begins with."""
    message = without_far_place(state, without_waiting_times(state, message))
    message = heard_after_danger(state, message)
    paused = is_pause(state, message)
    state = begin(settle_language(state, message), message)
    turn = Turn(forget_other(state, message), message, now)
    try:
        turn = without_place_of_offers(turn)
        state, replies = welcome_back(turn) if paused else answering(turn, respond)(turn)
    except DatabaseAway:
        state, replies = database_away(turn)
    if state == State():
        return state, replies
    if not state.greeted and message.crisis is None:
        replies = [introduction(turn.with_state(state)), *replies]
        state = state.know(greeted=True)
    return remember(state, replies), replies


def answering(turn: Turn, respond: Respond) -> Respond:
    """What answers a message: a typed title of a button, what it means or asks here, else `respond`.

    Who asks for a fact is told it before, or instead.
    """
    first = (typed_title, danger_in_pregnancy, about_names, meant_first)
    meant = next(filter(None, (answer(turn) for answer in first)), None)
    return meant or with_fact(turn, about_offers(turn) or respond)


def begin(state: State, message: Message) -> State:
    """The state with the place that the page or link named, before the family names one itself."""
    if state.greeted or state.place or message.place or not message.page_place:
        return state
    return state.know(place=message.page_place)


def remember(state: State, replies: list[Reply]) -> State:
    """The state with the buttons that were offered and the time of the answer."""
    new = payloads(replies)
    earlier = [payload for payload in state.offered if payload not in new]
    offered = [*earlier, *new]
    shown = titles(replies)
    before = {title: payload for title, payload in state.titles.items() if title not in shown}
    return state.know(offered=offered, titles={**before, **shown}, answered_at=time.time())


def introduction(turn: Turn) -> Reply:
    """What the first message must say: a program, nobody reads along, no names, what to do in an emergency."""
    words = turn.words
    hours = settings().lotse_conversation_hours
    text = f"{words.say('intro', hours=hours)} {words.say('intro_emergency')}"
    return reply(text, [button(words.say("button_language"), "languages")])


def is_pause(state: State, message: Message) -> bool:
    """Whether a family comes back after hours with nothing but a greeting or a word."""
    if not state.answered_at or not state.knows_anything or says_what_for(message):
        return False
    away = (message.received_at or time.time()) - state.answered_at
    return away > PAUSE_HOURS * SECONDS_PER_HOUR and message.control in (None, "greet")


def says_what_for(message: Message) -> bool:
    """Whether a message presses a button, asks or tells something."""
    asks = message.faq or message.aspects or message.intent == "out_of_scope"
    return bool(message.crisis or message.informs or message.is_press or asks)


def welcome_back(turn: Turn) -> Answer:
    """Greets, and asks whether to go on where the conversation was."""
    words = turn.words
    known = summary(turn.state, words)
    text = f"{words.say('welcome_back')} {words.say('go_on', summary=known)}"
    buttons = [
        button(words.say("button_go_on"), "go_on"),
        button(words.say("button_restart"), "restart"),
    ]
    return turn.state.know(asked="go_on"), [reply(text, buttons)]


def database_away(turn: Turn) -> Answer:
    """That the offers cannot be reached just now, whom to call until then; what was said is kept."""
    state = turn.state if turn.message.pressed else learn(turn.state, turn.message)
    office = office_for(state)
    text = turn.words.say("database_away", office=office.name, phone=office.phone)
    return state, [reply(text, [button(turn.words.say("button_go_on"), "go_on")])]
