"""The Rasa actions: each takes the slots, calls one function, and gives the slots back."""

from __future__ import annotations

import logging
from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.conversation import converse
from actions.count import counted
from actions.danger import who_helps
from actions.message import Message, message_from_rasa
from actions.office import office_for
from actions.reply import Reply, reply
from actions.state import State, slots_from_state, state_from_slots
from actions.turn import Answer, Turn
from actions.typed import ANSWERS, answer_typed_or_pressed
from bot.languages.catalogue import catalogue
from bot.settings import now
from bot.statistics.counters import COUNTERS

logger = logging.getLogger(__name__)
RESPOND = {**ANSWERS, "press": answer_typed_or_pressed}


class Conversing(Action):
    """What answers an intent: slots in, replies and slots out, a kind word when something breaks."""

    intent: str

    def name(self) -> str:
        return f"action_{self.intent}"

    def respond(self, turn: Turn) -> Answer:
        """The answer to a message of this intent."""
        return RESPOND[self.intent](turn)

    def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[EventType]:
        state = state_from_slots(tracker.slots)
        message = message_from_rasa(tracker.latest_message, metadata_of(tracker))
        try:
            after, replies = converse(state, message, now(), self.respond)
        except Exception as error:  # a family never gets silence
            logger.exception("%s failed with %s", self.name(), type(error).__name__)
            after, replies = state, [apology(state, message)]
        else:
            count(state, message, after, replies)
        for one in replies:
            language = one["json_message"].get("language", after.language)
            dispatcher.utter_message(**one, language=language)
        return changed_slots(tracker.slots, slots_from_state(after))


def count(before: State, message: Message, after: State, replies: list[Reply]) -> None:
    """Counts an answer; one that cannot be counted is given all the same."""
    try:
        COUNTERS.count(now().date(), counted(before, message, after, replies))
    except Exception as error:  # statistics are worth less than any answer
        logger.exception("counting failed with %s", type(error).__name__)


def changed_slots(before: dict[str, Any], after: dict[str, Any]) -> list[EventType]:
    """The slots that have another value now: each event costs Rasa time."""
    return [SlotSet(name, value) for name, value in after.items() if before.get(name) != value]


def metadata_of(tracker: Tracker) -> dict[str, Any]:
    """What the channel said about the latest message; empty if nothing."""
    return (tracker.latest_message or {}).get("metadata") or {}


def apology(state: State, message: Message) -> Reply:
    """That something went wrong, with a number to call; in danger what to do, and whom to call."""
    words = catalogue(state.language or message.language, state.is_minor)
    if danger := message.crisis:
        turn = Turn(state.know(language=words.code), message, now())
        return who_helps(turn, danger, danger, words.say(f"danger_{danger}"))
    return reply(words.say("error", phone=office_for(state).phone))


class ActionDanger(Conversing):
    intent = "danger"


class ActionControl(Conversing):
    intent = "control"


class ActionQuestion(Conversing):
    intent = "question"


class ActionInform(Conversing):
    intent = "inform"


class ActionOutOfScope(Conversing):
    intent = "out_of_scope"


class ActionPress(Conversing):
    intent = "press"
