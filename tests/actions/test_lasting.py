"""What a family tells once and what holds whatever it looks for next."""

from __future__ import annotations

import pytest

from actions.lasting import lasting, unwanted_of, with_what_holds
from actions.state import State
from bot.data_file import BadData
from nlu.phrases import LANGUAGES
from nlu.topic import topics


def test_everything_in_the_file_is_a_concept_of_the_vocabularies():
    lines = (LANGUAGES / "de" / "vocabulary.tsv").read_text(encoding="utf-8").splitlines()
    known = {line.partition("\t")[0] for line in lines}
    named = {concept for each in lasting().values() for concept in (each.concept, *each.unwanted)}
    assert named <= known
    assert lasting().keys() <= topics(), "only what is a topic is noticed"


@pytest.mark.parametrize("loss", ["stillbirth", "miscarriage"])
def test_after_a_loss_groups_for_babies_are_grief_and_no_baby_is_noted(loss):
    state = State(topic=[loss])
    baby = {"min_months": 0, "max_months": 12}
    facts = with_what_holds(state, {"needs": ["parent_child_group"], "children": [baby]})
    assert facts == {"needs": ["grief"]}
    assert "maternity_ward" in unwanted_of(state)


def test_where_nothing_holds_the_facts_stay_as_they_are():
    facts = {"needs": ["childcare"], "pregnancy": {"weeks": 20}}
    assert with_what_holds(State(), facts) == facts
    assert unwanted_of(State(unwanted=["adopt"])) == ["adopt"]


def test_a_need_that_is_none_is_named(tmp_path):
    file = tmp_path / "lasting.yml"
    file.write_text("stillbirth: {instead: {kita: grief}}\n", encoding="utf-8")
    with pytest.raises(BadData, match=r"lasting.yml line 1: .*data/needs.csv"):
        lasting(file)
