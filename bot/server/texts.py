"""Rasa's response generator on our catalogues: `utter_help` says the text `help`."""

from __future__ import annotations

from typing import Any

from rasa.core.nlg import NaturalLanguageGenerator
from rasa.shared.core.trackers import DialogueStateTracker

from bot.languages.catalogue import catalogue

PREFIX = "utter_"


class CatalogueTexts(NaturalLanguageGenerator):
    """Says texts in the language of the conversation."""

    def __init__(self, endpoint_config: Any = None, domain: Any = None) -> None:
        pass

    async def generate(
        self, utter_action: str, tracker: DialogueStateTracker, output_channel: str, **gaps: Any
    ) -> dict[str, Any] | None:
        """The text with its gaps filled; None where the catalogue has none."""
        words = catalogue(tracker.get_slot("language"))
        key = utter_action.removeprefix(PREFIX)
        return {"text": words.say(key, **gaps)} if words.has(key) else None
