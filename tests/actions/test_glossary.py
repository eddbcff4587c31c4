"""Office words that are explained to who asks for them, in whatever language he asks."""

from __future__ import annotations

import pytest

from actions.glossary import GLOSSARY_FILE, glossary, words_explained
from bot.data_file import BadData, read_lines
from bot.languages.catalogue import catalogue
from bot.languages.language import languages


@pytest.mark.parametrize(
    "text, keys",
    [
        ("was heißt Überweisung", ["word_referral"]),
        ("was ist uberweisung?", ["word_referral"]),
        ("ما معنى Logopädie", ["word_speech_therapy"]),
        ("що таке OGS", ["word_ogs"]),
        ("Bildung und Teilhabe nedir", ["word_but"]),
        ("Bescheid und Widerspruch?", ["word_notice", "word_objection"]),
        ("Danke, das hilft mir", []),
        ("", []),
    ],
)
def test_the_german_words_in_a_text_are_found(text, keys):
    assert list(words_explained(text)) == keys


def test_every_word_is_explained_in_every_language():
    for line in read_lines(GLOSSARY_FILE):
        for code in languages():
            assert catalogue(code).has(f"word_{line.cells[0]}")


def test_a_word_that_nobody_explains_is_refused(tmp_path):
    file = tmp_path / "glossary.tsv"
    file.write_text("nothing\tnichts*\n", encoding="utf-8")
    with pytest.raises(BadData, match=r"glossary.tsv line 1: .*word_<id>"):
        glossary(file)
