"""What a family gets when an answer breaks: never silence, in danger the emergency number."""

from __future__ import annotations

import pytest
import yaml
from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.rasa_actions import RESPOND, Conversing
from actions.turn import Answer, Turn
from bot.languages.language import languages
from bot.settings import ROOT
from nlu.phrases import CRISES
from nlu.understanding import FINDINGS


class ActionBroken(Conversing):
    intent = "broken"

    def respond(self, turn: Turn) -> Answer:
        raise RuntimeError("broken")


def said_to(entities: dict[str, str], language: str = "de") -> str:
    found = [{"entity": name, "value": value} for name, value in entities.items()]
    message = {"text": "?", "intent": {"name": "inform"}, "entities": found, "metadata": {}}
    slots = {"language": language, "conversation": {"language_chosen": True}}
    tracker = Tracker("a", slots, message, [], False, None, {}, "action_listen")
    dispatcher = CollectingDispatcher()
    ActionBroken().run(dispatcher, tracker, {})
    return "\n".join(reply["text"] for reply in dispatcher.messages)


def test_a_broken_answer_gives_a_number_to_call():
    assert "+49 2421" in said_to({"language": "de"})


@pytest.mark.parametrize("language", sorted(languages()))
@pytest.mark.parametrize("danger", CRISES)
def test_in_danger_even_a_broken_answer_names_an_emergency_number(danger, language):
    text = said_to({"language": language, "crisis": danger}, language)
    assert "110" in text or "112" in text


def test_each_intent_is_answered_by_the_action_of_its_name():
    rules = yaml.safe_load((ROOT / "data" / "dialogue" / "rules.yml").read_text(encoding="utf-8"))
    actions = {action.intent: action().name() for action in Conversing.__subclasses__()}
    steps = [rule["steps"] for rule in rules["rules"]]
    assert {said["intent"]: done["action"] for said, done in steps} == {
        intent: actions[intent] for intent in RESPOND
    }


def test_rasa_knows_every_finding_as_an_entity():
    domain = yaml.safe_load((ROOT / "domain.yml").read_text(encoding="utf-8"))
    assert set(domain["entities"]) == set(FINDINGS)
