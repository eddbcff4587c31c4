"""Which fact a message asks for: learnt apart, kept in a file of its own, looked for only in a talk."""

from __future__ import annotations

import pytest

from nlu import fact
from nlu.model import ModelError
from nlu.phrases import Phrase
from nlu.training import train_facts
from nlu.understanding import understand


@pytest.mark.parametrize(
    "language, text, asked",
    [
        ("de", "zahlt das Amt die Kaution für uns", "deposit"),
        ("de", "schadet es wenn wir daheim Türkisch reden", "two_languages"),
        ("en", "is it because we speak Arabic at home that he talks so little", "two_languages"),
        ("tr", "evde Türkçe konuştuğumuz için mi konuşamıyor", "two_languages"),
        ("uk", "хто платить за пологи якщо немає страховки", "birth_without_insurance"),
        ("fr", "peuvent-ils le faire redoubler sans mon accord", "repeat_class"),
        ("de", "ich suche eine Tagesmutter in Titz", None),
        ("en", "what does the second one cost", None),
        ("de", "danke", None),
        ("de", "", None),
    ],
)
def test_a_fact_is_found_by_what_is_asked(language, text, asked):
    assert fact.find_fact(text, language) == asked


def test_danger_asks_for_no_fact():
    assert understand("mein Mann schlägt mich, wer bekommt das Sorgerecht", "de").fact is None


def test_a_model_that_is_missing_says_what_to_do(tmp_path):
    with pytest.raises(ModelError, match="run `make train`"):
        fact.load(tmp_path / "facts.npz")


def test_what_was_learnt_is_the_same_after_keeping_it_and_stale_once_phrases_change(
    tmp_path, monkeypatch
):
    asking = [Phrase(f"wer zahlt die kaution {n}", "de", ("fact:deposit",)) for n in range(9)]
    asking += [Phrase(f"was kostet ein verein {n}", "de", ("fact:club_costs",)) for n in range(9)]
    fact.save(train_facts(asking, []), tmp_path / "facts.npz")
    kept = fact.load(tmp_path / "facts.npz")
    assert kept.columns == ("fact:club_costs", "fact:deposit") and not fact.is_stale(kept)
    monkeypatch.setattr(fact, "fact_files", lambda: [])
    assert fact.is_stale(kept)
