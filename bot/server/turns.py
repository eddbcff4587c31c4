"""Turns in one process: Rasa calls the actions directly and tells the understanding the language.

An action server costs a second process of 200 MB and 35 ms a turn.
"""

from __future__ import annotations

from functools import cache
from types import SimpleNamespace
from typing import Any

from rasa.core import processor
from rasa.core.actions.action import RemoteAction
from rasa.core.actions.constants import SELECTIVE_DOMAIN
from rasa.core.agent import Agent
from rasa.core.channels.channel import OutputChannel, UserMessage
from rasa.core.policies.policy import PolicyPrediction
from rasa.core.processor import MessageProcessor
from rasa.core.tracker_store import TrackerStore
from rasa.engine.runner.dask import DaskGraphRunner
from rasa.shared.core.domain import Domain
from rasa.shared.core.trackers import DialogueStateTracker
from rasa.shared.utils import common
from rasa.utils.endpoints import EndpointConfig
from rasa_sdk.executor import ActionExecutor

from actions import rasa_actions
from bot.server.graph import run_in_order


class InProcessActions(EndpointConfig):
    """The action endpoint: runs the actions in this process instead of posting to a server."""

    def __init__(self) -> None:
        super().__init__(url="in-process", **{SELECTIVE_DOMAIN: True})
        self.executor = ActionExecutor()
        for action in rasa_actions.Conversing.__subclasses__():
            self.executor.register_action(action)

    async def request(self, method: str = "post", *_: Any, **kwargs: Any) -> Any:
        """The result of the action that `json` names, as an action server would send it."""
        return await self.executor.run(kwargs["json"])


class LotseProcessor(MessageProcessor):
    """Rasa's processor: it tells the understanding the language, and one action answers a message."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.predictions: dict[str | None, PolicyPrediction] = {}  # by the intent of the message

    async def parse_message(
        self,
        message: UserMessage,
        tracker: DialogueStateTracker | None = None,
        only_output_properties: bool = True,
    ) -> dict[str, Any]:
        spoken = tracker.get_slot("language") if tracker else None
        message.metadata = {**(message.metadata or {}), **({"language": spoken} if spoken else {})}
        return await super().parse_message(message, tracker, only_output_properties)

    def _predict_next_with_tracker(self, tracker: DialogueStateTracker) -> PolicyPrediction:
        """The action that answers an intent: the rules look at nothing else, so each is asked for once.

        Featurizing what went before takes Rasa longer than our search.
        """
        intent = tracker.latest_message and tracker.latest_message.intent_name
        if intent not in self.predictions:
            self.predictions[intent] = super()._predict_next_with_tracker(tracker)
        return self.predictions[intent]

    async def run_action_extract_slots(
        self, output_channel: OutputChannel, tracker: DialogueStateTracker
    ) -> DialogueStateTracker:
        """The tracker as it is: our actions set the slots (all have custom mappings)."""
        return tracker

    @staticmethod
    def should_predict_another_action(action_name: str) -> bool:
        """Never: the policies need not be asked whether the assistant listens after its action."""
        return False


class LotseAgent(Agent):
    """Rasa's agent with our processor and our store of conversations."""

    @staticmethod
    def _create_tracker_store(store: TrackerStore, domain: Domain) -> TrackerStore:
        """The store alone.

        Rasa would keep in memory what it cannot save, with every word, and never delete it.
        """
        store.domain = domain
        return store

    def load_model(self, model_path: Any, fingerprint: str | None = None) -> None:
        self.processor = LotseProcessor(
            model_path=model_path,
            tracker_store=self.tracker_store,
            lock_store=self.lock_store,
            action_endpoint=self.action_endpoint,
            generator=self.nlg,
        )
        self.domain = self.processor.domain
        self.tracker_store.domain = self.domain


def spare_rasa_work() -> None:
    """Lets Rasa leave out what it does in every turn to no end here.

    - Checking the actions' results: `jsonschema.validate` reads schema and result anew on every
      call, 25 of the 35 ms of a turn, 5 ms with a validator compiled once. A result from another
      server would need it; ours come from this process, and rasa_sdk has checked their events
      (`ActionExecutor.validate_events`).
    - Copying all events in depth for a debug log, whether that is written or not: 0.4 ms.
    - Looking through all classes for that of each event: 0.3 ms.
    - Making an empty domain to see whether ours is empty: 0.1 ms.
    - Planning the graph of understanding and policies anew, three times a turn (bot/server/graph.py).
    """
    RemoteAction._validate_action_result = lambda self, result: True
    processor.copy = SimpleNamespace(deepcopy=lambda logged: logged)
    common.all_subclasses = cache(common.all_subclasses)
    Domain.empty = cache(Domain.empty)
    DaskGraphRunner.run = run_in_order
