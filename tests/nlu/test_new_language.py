"""A language is added with data alone: Spanish, from the folder `new_language` beside this."""

from pathlib import Path

import pytest

from nlu.features import evidence, words
from nlu.language import find_language
from nlu.model import Model
from nlu.opinion import Opinion
from nlu.phrases import load_phrases
from nlu.safety import patterns_found
from nlu.training import train

FOLDER = Path(__file__).parent / "new_language"
GERMAN = 400


@pytest.fixture(scope="module")
def model() -> Model:
    german = [phrase for phrase in load_phrases() if phrase.language == "de"]
    return train([*load_phrases(FOLDER), *german[:: len(german) // GERMAN]])


def opinion(model: Model, text: str) -> Opinion:
    return model.opinion(evidence(text, words(text)))


@pytest.mark.parametrize(
    "text, language",
    [("mi hija necesita ayuda", "es"), ("meine Tochter braucht Hilfe", "de"), ("52355", "de")],
)
def test_the_new_language_is_told_from_the_others(model: Model, text: str, language: str) -> None:
    assert find_language(words(text), opinion(model, text), None) == language


@pytest.mark.parametrize(
    "text, need",
    [
        ("no encuentro guardería para mi niño", "childcare"),
        ("mi sobrino todavía no habla", "child_language"),
        ("quién paga el Elterngeld", "financial_benefits"),
    ],
)
def test_needs_are_understood_in_the_new_language(model: Model, text: str, need: str) -> None:
    assert opinion(model, text).likeliest("need") == need


@pytest.mark.parametrize(
    "text, kinds",
    [("ya no quiero vivir así", ["suicide"]), ("quiero morirme de risa", [])],
)
def test_danger_is_recognised_in_the_new_language(text: str, kinds: list[str]) -> None:
    assert patterns_found(words(text), FOLDER) == kinds
