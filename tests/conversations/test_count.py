"""What conversations add to the counters."""

from __future__ import annotations

from dataclasses import replace

import pytest

from actions.count import counted
from actions.message import Message
from actions.typed import as_typed
from tests.conversations.family import Family


def counters_of(family: Family, text: str) -> list[tuple[str, str]]:
    before, message = family.state, as_typed(Message(text=text, language=family.state.language))
    family.says(text)
    return list(counted(before, message, family.state, family.replies))


@pytest.mark.parametrize(
    "said, counters",
    [
        (["Kita für meine Tochter, 3, in Titz"], [("searched", "childcare in Titz")]),
        (["Kita für meine Tochter, 3, in Titz", "und in Jülich?"], [("searched", "childcare in Jülich")]),
        (["Kita für meine Tochter, 3, in Titz", "mehr"], []),
        (["Kita für meine Tochter, 3, in Titz", "was kostet das"], [("question", "cost")]),
        (["Kita für meine Tochter, 3, wir wohnen in Aachen"], [("searched", "childcare in elsewhere")]),
        (["mein Mann schlägt mich"], [("danger", "violence")]),
        (["qwrtz"], [("not_understood", "de")]),
    ],
)  # fmt: skip
def test_a_turn_counts_what_was_asked_for_and_where(said, counters):
    family = Family(language="de")
    for text in said[:-1]:
        family.says(text)
    found = counters_of(family, said[-1])
    assert [each for each in found if each[0] not in ("conversation", "given_up")] == counters


def test_a_conversation_is_counted_once():
    family = Family(language="de")
    first, second = counters_of(family, "hallo"), counters_of(family, "Kita in Titz")
    assert ("conversation", "de") in first and ("conversation", "de") not in second


def test_a_conversation_is_counted_for_whoever_set_up_the_link():
    family = Family(language="de")
    before, message = family.state, replace(as_typed(Message(text="hallo")), partner="kita-7")
    family.says("hallo")
    assert ("partner", "kita-7") in counted(before, message, family.state, family.replies)


def test_no_words_of_a_family_are_counted():
    found = counters_of(Family(), "Meine Tochter Ronja Sommerfeld, 3, braucht eine Kita in Titz")
    assert not any("Ronja" in value or "Sommerfeld" in value for _, value in found)
