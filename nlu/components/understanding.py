"""The understanding as a component of Rasa's pipeline."""

from __future__ import annotations

from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import (
    ENTITIES,
    ENTITY_ATTRIBUTE_TYPE,
    ENTITY_ATTRIBUTE_VALUE,
    INTENT,
    INTENT_NAME_KEY,
    PREDICTED_CONFIDENCE_KEY,
    TEXT,
)
from rasa.shared.nlu.training_data.message import Message

from nlu.payload import is_payload
from nlu.understanding import FINDINGS, Understanding, understand, warm_up


@DefaultV1Recipe.register(
    [
        DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER,
        DefaultV1Recipe.ComponentType.ENTITY_EXTRACTOR,
    ],
    is_trainable=False,
)
class UnderstandingComponent(GraphComponent):
    """Sets the intent and the findings of each message, and takes commands out of its text.

    Text without its leading "/" is no command: Rasa's own handler of such texts runs after this
    component and finds nothing. Words leave the server's memory nowhere: the store keeps slots only.
    """

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> UnderstandingComponent:
        warm_up()
        return cls()

    def process(self, messages: list[Message]) -> list[Message]:
        """The messages with their findings."""
        for message in messages:
            _process(message)
        return messages


def _process(message: Message) -> None:
    text = message.get(TEXT) or ""
    if is_payload(text):
        _set_intent(message, "press")
        return
    text = text.lstrip("/ ")
    finding = understand(text, (message.get("metadata") or {}).get("language"))
    _set_intent(message, finding.intent)
    message.set(ENTITIES, entities(finding), add_to_output=True)
    message.set(TEXT, text, add_to_output=True)


def entities(finding: Understanding) -> list[dict[str, Any]]:
    """The findings as Rasa's entities, plain JSON as their values; none for what is unsaid."""
    values = finding.for_conversation()
    return [
        {ENTITY_ATTRIBUTE_TYPE: name, ENTITY_ATTRIBUTE_VALUE: values[name]}
        for name in FINDINGS
        if values[name]
    ]


def _set_intent(message: Message, name: str) -> None:
    found = {INTENT_NAME_KEY: name, PREDICTED_CONFIDENCE_KEY: 1.0}
    message.set(INTENT, found, add_to_output=True)
