"""Phrase files: what is read, and what is said of a bad line."""

from pathlib import Path

import pytest

from bot.data_file import BadData
from nlu.phrases import load_phrases


@pytest.fixture
def write(tmp_path: Path):
    def write_file(name: str, content: str) -> Path:
        file = tmp_path / "languages" / "xx" / "phrases" / f"{name}.tsv"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(content, encoding="utf-8")
        return tmp_path / "languages"

    return write_file


@pytest.mark.parametrize(
    "file, line, kind, labels",
    [
        ("needs", "childcare\tKita gesucht", "need", ("need:childcare",)),
        ("needs", "childcare,german_course\tKita und Kurs", "need",
         ("need:childcare", "need:german_course")),
        ("crisis", "suicide\tich kann nicht mehr leben", "crisis", ("crisis:suicide",)),
        ("crisis", "none\tich lach mich tot", "harmless", ("harmless",)),
        ("crisis", "none\tich sterbe vor Müdigkeit\tfamily_relief", "need",
         ("need:family_relief",)),
        ("control", "language:tr\ttürkisch", "control", ("control:language:tr",)),
        ("faq", "cost\tkostet das was", "faq", ("faq:cost",)),
        ("out_of_scope", "Wetter morgen", "out_of_scope", ("out_of_scope",)),
        ("inform", "er ist 3", "inform", ("inform",)),
    ],
)  # fmt: skip
def test_a_line_is_read(write, file: str, line: str, kind: str, labels: tuple[str, ...]) -> None:
    [phrase] = load_phrases(write(file, line + "\n\n"))
    assert (phrase.language, phrase.kind, phrase.labels) == ("xx", kind, labels)


@pytest.mark.parametrize(
    "file, line, message",
    [
        ("needs", "kita\tKita gesucht", 'need id "kita" is unknown'),
        ("needs", "Kita gesucht", "expected: need id"),
        ("crisis", "danger\tHilfe", 'kind of danger "danger" is unknown'),
        ("control", "backwards\tzurück", 'control id "backwards" is unknown'),
    ],
)
def test_a_bad_line_is_named_with_file_and_number(
    write, file: str, line: str, message: str
) -> None:
    folder = write(file, f"\n{line}\n")
    with pytest.raises(BadData, match=rf"xx/phrases/{file}.tsv line 2: .*{message}"):
        load_phrases(folder)


def test_a_folder_without_phrases_has_none(tmp_path: Path) -> None:
    assert load_phrases(tmp_path) == []
