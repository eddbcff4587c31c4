"""The concepts by which a text names help."""

from __future__ import annotations

import pytest

from nlu.phrases import LANGUAGES
from nlu.topic import topic, topics


@pytest.mark.parametrize(
    "language, text, named",
    [
        ("de", "wo beantrage ich Elterngeld", ["parental_allowance"]),
        ("fr", "mon fils est autiste", ["autism"]),
        ("de-simple", "ich suche eine Hebamme", ["midwife"]),
        ("de", "wo kann ich heute Nacht mit den Kindern hin", []),
        ("de", "", []),
    ],
)
def test_a_text_names_help_by_its_concepts(language, text, named):
    assert set(named) <= set(topic(text, language)) if named else topic(text, language) == []


def test_every_topic_is_a_concept_of_the_german_vocabulary():
    lines = (LANGUAGES / "de" / "vocabulary.tsv").read_text(encoding="utf-8").splitlines()
    assert topics() <= {line.partition("\t")[0] for line in lines}
