"""The understanding inside Rasa's pipeline: intents, entities, and no words left behind."""

from typing import Any

import pytest
from rasa.shared.core.domain import Domain
from rasa.shared.core.training_data.story_reader.yaml_story_reader import YAMLStoryReader
from rasa.shared.nlu.training_data.message import Message

from nlu.components.understanding import UnderstandingComponent


def parsed(text: str) -> dict[str, Any]:
    """What Rasa's processor gets of a message, after its own handler of "/intent" texts."""
    [message] = UnderstandingComponent().process([Message({"text": text})])
    message = YAMLStoryReader.unpack_regex_message(message, Domain.empty())
    return message.as_dict(only_output_properties=True)


@pytest.mark.parametrize(
    "text, intent",
    [
        ("I want to kill myself", "danger"),
        ("go back", "control"),
        ("are you a robot?", "question"),
        ("we are looking for a Kita place for our daughter", "inform"),
        ("she is 18 months old", "inform"),
        ("tell me a joke", "out_of_scope"),
        ("~more", "press"),
        ("~need:childcare", "press"),
        ("~~ go back ~~", "control"),
    ],
)
def test_a_message_has_the_intent_of_its_most_urgent_finding(text: str, intent: str) -> None:
    assert parsed(text)["intent"]["name"] == intent


def test_findings_are_entities_with_plain_json() -> None:
    entities = {each["entity"]: each["value"] for each in parsed("my son is 18 months")["entities"]}
    assert entities["children"] == [{"min_months": 18, "max_months": 18}]
    assert entities["language"] == "en"
    assert "place" not in entities


@pytest.mark.parametrize("text", ["/restart", '/inform{"needs": "debt"}', "//session_start"])
def test_typed_text_is_never_taken_for_an_intent(text: str) -> None:
    result = parsed(text)
    assert result["intent"]["name"] not in ("restart", "session_start")
    assert all(
        entity["entity"] != "needs" or entity["value"] != "debt" for entity in result["entities"]
    )


def test_a_typed_command_loses_its_slash() -> None:
    assert parsed("/restart")["text"] == "restart"


@pytest.mark.parametrize("language", ["tr", "en"])
def test_a_short_message_keeps_the_language_of_the_conversation(language: str) -> None:
    message = Message({"text": "52355", "metadata": {"language": language}})
    [understood] = UnderstandingComponent().process([message])
    found = {entity["entity"]: entity["value"] for entity in understood.get("entities")}
    assert found["language"] == language


def test_a_pressed_button_is_passed_on_as_it_is() -> None:
    assert parsed("~need:childcare")["text"] == "~need:childcare"
