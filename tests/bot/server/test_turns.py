"""One prediction for each intent is enough: what answers a message depends on nothing else."""

from __future__ import annotations

from types import SimpleNamespace

import yaml
from rasa.core.processor import MessageProcessor
from rasa.shared.core.events import UserUttered
from rasa.shared.core.trackers import DialogueStateTracker

from bot.server.turns import LotseProcessor
from bot.settings import ROOT


def test_the_rules_look_at_the_intent_alone():
    rules = yaml.safe_load((ROOT / "data/dialogue/rules.yml").read_text())["rules"]
    assert all([list(step) for step in rule["steps"]] == [["intent"], ["action"]] for rule in rules)


def test_each_intent_is_asked_for_once_and_no_other_gets_its_answer(monkeypatch):
    asked = []

    def predict(_, tracker):
        asked.append(tracker.latest_message.intent_name)
        return SimpleNamespace(intent=asked[-1])

    monkeypatch.setattr(MessageProcessor, "_predict_next_with_tracker", predict)
    processor = object.__new__(LotseProcessor)
    processor.predictions = {}
    answers = [processor._predict_next_with_tracker(said(i)).intent for i in ("a", "b", "a", "b")]
    assert answers == ["a", "b", "a", "b"] and asked == ["a", "b"]


def said(intent: str) -> DialogueStateTracker:
    events = [UserUttered("text", {"name": intent})]
    return DialogueStateTracker.from_events("somebody", events, [])
