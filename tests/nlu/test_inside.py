"""Dangers are put into everyday messages of their language, to measure how many are found."""

from nlu.inside import INSIDE, dangers_inside

DANGER = {
    "id": "d",
    "lang": "de",
    "kind": "crisis",
    "crisis": "violence",
    "text": "er schlägt mich",
}
EVERYDAY = "Wir suchen einen Platz in der Kita für unsere Tochter. Sie ist drei. " * 2
NEED = {"id": "n", "lang": "de", "kind": "need", "text": EVERYDAY.strip()}


def test_each_short_danger_stands_before_in_the_middle_or_after_an_everyday_message():
    found = [
        each["text"].index("er schlägt mich.") for each in dangers_inside([DANGER] * 3 + [NEED])
    ]
    assert found[0] == 0 < found[1] < found[2]


def test_it_keeps_its_labels():
    [found] = dangers_inside([DANGER, NEED])
    assert (found["kind"], found["crisis"], found["lang"]) == (INSIDE, "violence", "de")


def test_a_language_without_everyday_messages_has_none():
    assert not list(dangers_inside([DANGER, {**NEED, "lang": "tr"}]))


def test_a_long_message_of_danger_is_none_of_them():
    assert not list(dangers_inside([{**DANGER, "text": "er schlägt mich " * 9}, NEED]))
