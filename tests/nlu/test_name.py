"""Proper names of offers and organizations in messages."""

import pytest

from bot.data_file import BadData
from bot.name import spellings
from nlu.features import words
from nlu.name import find_names


@pytest.mark.parametrize(
    "text, names",
    [
        ("Was macht der SkF?", ("sozialdienst_katholischer_frauen",)),
        ("Caritas'ın telefonu", ("caritas",)),
        ("номер телефона Каритас", ("caritas",)),
        ("Weißer Ring Opferhilfe", ("weisser_ring",)),
        ("die Kinder malen einen Regenbogen", ()),
        ("", ()),
    ],
)
def test_names_are_found_as_families_write_them(text, names):
    assert find_names(words(text)) == names


def test_a_county_without_names_has_none(tmp_path):
    assert spellings(tmp_path / "names.tsv") == {}


def test_a_line_without_spellings_is_refused(tmp_path):
    file = tmp_path / "names.tsv"
    file.write_text("caritas\n", encoding="utf-8")
    with pytest.raises(BadData, match=r"names.tsv line 1: .* expected: name TAB spellings"):
        spellings(file)
