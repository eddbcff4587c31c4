"""Which quantities are ages: learnt from messages, whatever their language."""

from datetime import date
from pathlib import Path

import pytest

from nlu.age import read_message
from nlu.age_model import AgeModel, is_stale, load, save
from nlu.age_phrases import AgePhrase
from nlu.age_sign import signs
from nlu.age_training import train_ages
from nlu.fold import tokens
from nlu.meant_age import ages_meant
from nlu.model import ModelError
from nlu.quantity import quantities
from nlu.reading import Reading

MESSAGES = [
    AgePhrase("meine Tochter ist 5 Jahre alt", "de", ((60, 71),)),
    AgePhrase("unser Sohn ist 6 Jahre alt", "de", ((72, 83),)),
    AgePhrase("mein Kind ist 7 Jahre alt", "de", ((84, 95),)),
    AgePhrase("wir warten seit 4 Jahren", "de", ()),
    AgePhrase("ich warte seit 5 Jahren", "de", ()),
    AgePhrase("er wartet seit 6 Jahren", "de", ()),
]


@pytest.fixture(scope="module")
def model() -> AgeModel:
    return train_ages(MESSAGES)


def reading_of(text: str, language: str = "de") -> Reading:
    return read_message(text, tokens(text), language, date(2026, 11, 22))


@pytest.mark.parametrize(
    "language, age, duration",
    [
        ("de", "meine Enkelin ist 3 Jahre alt", "wir warten seit 3 Jahren"),
        ("en", "my daughter is 3 years old", "waiting for 3 years"),
        ("uk", "доньці 3 роки", "чекаємо вже 3 роки"),
    ],
)
def test_what_is_learnt_in_one_language_tells_ages_in_all(
    model: AgeModel, language: str, age: str, duration: str
) -> None:
    scores = [
        model.score(signs(quantity, reading))
        for reading in (reading_of(age, language), reading_of(duration, language))
        for quantity in quantities(reading)
    ]
    assert scores[0] > scores[1]


@pytest.mark.parametrize(
    "text, expected",
    [
        ("mein Sohn ist 4 und wir warten seit 2 Jahren", [(48, 59)]),
        ("meine Kinder sind 4 und 7", [(48, 59), (84, 95)]),
        ("sie ist 6 Jahre und 8 Monate alt", [(80, 80)]),
        ("ich warte seit 4 Jahren", []),
        ("ich bin 16 und schwanger", []),
        ("ich bin 34 und brauche Hilfe", []),
        ("Hallo", []),
    ],
)
def test_of_several_readings_the_likeliest_counts(
    text: str, expected: list[tuple[int, int]]
) -> None:
    assert [quantity.span for quantity in ages_meant(reading_of(text))] == expected


def test_a_model_is_the_same_when_it_is_read_again(model: AgeModel, tmp_path: Path) -> None:
    file = tmp_path / "models" / "ages.json"
    save(model, file)
    assert load(file).weights == model.weights
    assert not is_stale(load(file))
    assert is_stale(AgeModel(load(file).bias, {}, "older"))


def test_a_missing_model_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match=r"ages\.json is missing: run `make train`"):
        load(tmp_path / "ages.json")


@pytest.mark.parametrize("content", ["", '{"bias": 0', "[]", '{"bias": 0}'])
def test_a_damaged_model_says_what_to_do(content: str, tmp_path: Path) -> None:
    file = tmp_path / "ages.json"
    file.write_text(content, encoding="utf-8")
    with pytest.raises(ModelError, match=r"ages\.json cannot be read .*: run `make train`"):
        load(file)
