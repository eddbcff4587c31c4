"""Messages with the ages they tell: what is read, and what is said of a bad line."""

from pathlib import Path

import pytest

from bot.data_file import BadData
from nlu.age_phrases import AgePhrase, load_age_phrases
from nlu.evaluation import read_messages
from nlu.features import words


def write(folder: Path, content: str) -> Path:
    languages = folder / "languages"
    file = languages / "xx" / "phrases" / "ages.tsv"
    file.parent.mkdir(parents=True)
    file.write_text(content, encoding="utf-8")
    return languages


@pytest.mark.parametrize(
    "line, ages",
    [
        ("36-47\tsie ist drei", ((36, 47),)),
        ("36-47 84-95\tdrei und sieben", ((36, 47), (84, 95))),
        ("-\tseit drei Jahren", ()),
    ],
)
def test_a_line_is_read(tmp_path: Path, line: str, ages: tuple[tuple[int, int], ...]) -> None:
    [phrase] = load_age_phrases(write(tmp_path, f"{line}\n"))
    assert phrase == AgePhrase(line.split("\t")[1], "xx", ages)


@pytest.mark.parametrize("line", ["sie ist drei", "3\tsie ist drei", "36-47\t", "36-47 -\tdrei"])
def test_a_bad_line_is_named_with_file_and_number(tmp_path: Path, line: str) -> None:
    folder = write(tmp_path, f"-\tseit drei Jahren\n{line}\n")
    with pytest.raises(BadData, match=r'xx/phrases/ages.tsv line 2: .*expected: months \("36-47'):
        load_age_phrases(folder)


def test_a_folder_without_phrases_has_none(tmp_path: Path) -> None:
    assert load_age_phrases(tmp_path) == []


def test_no_message_that_is_measured_is_learnt() -> None:
    measured = {" ".join(words(message["text"])) for message in read_messages()}
    assert [
        phrase for phrase in load_age_phrases() if " ".join(words(phrase.text)) in measured
    ] == []
