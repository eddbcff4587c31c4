"""Phrases are learnt in Latin letters, too, where people type their language so."""

from __future__ import annotations

from pathlib import Path

from nlu.latin import latin_copies, latin_files, latin_spellings
from nlu.phrases import Phrase, load_phrases

TABLE = "every: 2\nletters:\n  ч: ch 4\n  а: a\n  ъ: ''\n"


def phrases(*texts: str, language: str = "bg") -> list[Phrase]:
    return [Phrase(text, language, ("need:debt",)) for text in texts]


def copies(folder: Path, given: list[Phrase]) -> list[str]:
    (folder / "bg").mkdir()
    (folder / "bg" / "latin.yml").write_text(TABLE, encoding="utf-8")
    return [copy.text for copy in latin_copies(given, folder)]


def test_one_phrase_in_so_many_is_copied_and_spelt_in_one_way(tmp_path: Path) -> None:
    given = phrases("Чача", "Чача", "ъча!", "Чача")
    assert copies(tmp_path, given) == ["4a4a", "chacha"]


def test_a_language_without_a_table_is_not_copied(tmp_path: Path) -> None:
    assert copies(tmp_path, phrases("Чача", "Чача", language="mk")) == []


def test_no_table_leaves_a_letter_of_its_language_out() -> None:
    for code in (file.parent.name for file in latin_files()):
        own = [phrase for phrase in load_phrases() if phrase.language == code]
        written = "".join(copy.text for copy in latin_copies(own))
        cyrillic = [letter for letter in written if "\u0400" <= letter <= "\u04ff"]
        assert cyrillic == [], code


def test_a_text_is_spelt_in_every_way_its_letters_are_typed(tmp_path: Path) -> None:
    assert copies(tmp_path, []) == []
    assert latin_spellings("ча", "bg", tmp_path) == ("cha", "4a")
    assert latin_spellings("ча", "mk", tmp_path) == ()
