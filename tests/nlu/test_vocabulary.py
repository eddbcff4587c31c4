"""Words stand for concepts that all languages share."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.data_file import BadData
from nlu.features import words
from nlu.phrases import load_phrases
from nlu.vocabulary import (
    Vocabulary,
    concepts,
    vocabulary,
    vocabulary_files,
)

LINES = (
    "doctor\t*arzt* weisskittel",
    "child\tkind kinder*",
    "work\tarbeit*",
    "unemployed\tarbeitslos* ohne_arbeit*",
    "tooth\tzahn*",
    "hollow\tzahn",
    "quarrel\tstreit*_um_das_geld",
)


def of_lines(folder: Path, *lines: str) -> Vocabulary:
    (folder / "xx").mkdir()
    (folder / "xx" / "vocabulary.tsv").write_text("\n".join(lines), encoding="utf-8")
    return vocabulary("xx", folder)


@pytest.mark.parametrize(
    "text, found",
    [
        ("Arbeit", ["work"]),
        ("kindlich", []),
        ("arbeitslos", ["unemployed"]),
        ("Kinderarzttermin", ["child", "doctor"]),
        ("Zahnärztin", ["tooth", "doctor"]),
        ("Zahn", ["tooth", "hollow"]),
        ("Weißkittel", ["doctor"]),
        ("Weißkittels", []),
        ("nichts davon", []),
    ],
)
def test_a_word_stands_for_the_concepts_of_its_longest_known_parts(
    tmp_path: Path, text: str, found: list[str]
) -> None:
    known = of_lines(tmp_path, *LINES)
    assert [each for word in words(text) for each in known.of_word(word)] == found


@pytest.mark.parametrize(
    "text, found",
    [
        ("jetzt ohne Arbeit", ["unemployed"]),
        ("ohne viel Arbeit", []),
        ("Streitereien um das Geld", ["quarrel"]),
        ("Streit um das", []),
    ],
)
def test_words_side_by_side_stand_for_a_concept(
    tmp_path: Path, text: str, found: list[str]
) -> None:
    known = of_lines(tmp_path, *LINES)
    said = words(text)
    assert [each for at in range(len(said)) for each in known.of_sequences(said, at)] == found


def test_a_language_without_a_vocabulary_has_no_concepts(tmp_path: Path) -> None:
    assert vocabulary("xx", tmp_path).of_word("arzt") == ()
    assert concepts(("arzt",), "xx") == ()


def test_a_line_without_words_is_named(tmp_path: Path) -> None:
    with pytest.raises(BadData, match=r'vocabulary.tsv line 2: is "child kind", expected'):
        of_lines(tmp_path, "doctor\tarzt", "child kind")


@pytest.mark.parametrize(
    "said",
    [
        {"de": "Bauchweh", "en": "tummy ache", "fr": "mal au ventre"},
        {"de": "Schulden", "en": "debts", "ru": "долги", "tr": "borç"},
        {"de": "er stottert", "en": "he stammers", "bg": "заеква", "ro": "se bâlbâie"},
    ],
    ids=lambda said: said["de"],
)
def test_the_same_in_several_languages_is_one_concept(said: dict[str, str]) -> None:
    found = [set(concepts(words(text), language)) for language, text in said.items()]
    assert set.intersection(*found)


def test_every_language_that_is_learnt_has_a_vocabulary() -> None:
    languages = {phrase.language for phrase in load_phrases()}
    assert {file.parent.name for file in vocabulary_files()} == languages


@pytest.mark.parametrize("file", vocabulary_files(), ids=lambda file: file.parent.name)
def test_every_concept_is_one_of_the_german_ones_and_stands_once(file: Path) -> None:
    names = [line.split("\t")[0] for line in file.read_text(encoding="utf-8").splitlines()]
    german = (file.parent.parent / "de" / file.name).read_text(encoding="utf-8")
    assert set(names) <= {line.split("\t")[0] for line in german.splitlines()}
    assert len(names) == len(set(names))
