"""Data files that people edit by hand: a slip is told in one line, before any family meets it."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.data_file import BadData, read_csv, read_yaml

POLICE = """
- id: police
  name: Polizei
  phone: "110"
  kinds: [violence]
  hours: always
  languages: [de]
  source: https://www.polizei.nrw
  checked_on: 2026-11-22
"""
OFFICE = """
- id: office
  name: Amt
  organization: Kreis
  phone: "+49 2421 220"
  municipality: Düren
  hours:
    - {days: [MO], opens: "08:00", closes: "12:00"}
  summary: Hilft.
  checked_on: 2026-11-22
  source: dueren.de
"""
HOLIDAYS = "state,first_day,last_day,name,source\nNW,2026-12-23,2027-01-06,Weihnachten,Erlass\n"
OUTLOOK = "- {id: mould, fact: mould}\n- {id: u9, text: outlook_u9, source: G-BA}\n"
CHOICES = 'details:\n  map: [karte, "wo ist*"]\nordinals:\n  1: [erste*]\n'
WHOLE = {
    "choices.yml": CHOICES,
    "contacts.yml": POLICE,
    "offices.yml": OFFICE,
    "outlook.yml": OUTLOOK,
    "school_holidays.csv": HOLIDAYS,
}
KNOWN = {
    "language": ["de"],
    "danger": ["violence"],
    "municipality": ["Düren"],
    "fact": ["mould"],
    "text_key": ["outlook_u9"],
}


def read(folder: Path, name: str, text: str | bytes) -> object:
    file = folder / name
    file.write_bytes(text.encode() if isinstance(text, str) else text)
    return (read_csv if name.endswith(".csv") else read_yaml)(file, **KNOWN)


@pytest.mark.parametrize("name", WHOLE)
def test_a_whole_file_is_read(tmp_path, name):
    assert read(tmp_path, name, WHOLE[name])


@pytest.mark.parametrize(
    "name, right, wrong, said",
    [
        ("contacts.yml", "phone:", "telefon:", 'line 2: entry "police": "telefon" is no field'),
        (
            "outlook.yml",
            ", source: G-BA",
            "",
            'line 2: entry "u9": "source" is missing, expected a text',
        ),
        (
            "outlook.yml",
            "fact: mould",
            "fact: mold",
            '"fact" is "mold", expected an id of data/facts.yml',
        ),
        ("contacts.yml", 'phone: "110"', "people: young", '"phone" is missing, expected a number'),
        ("contacts.yml", "always", "immer", 'line 6: entry "police": "hours" is "immer", expected'),
        ("contacts.yml", '"110"', "110", '"phone" is "110", expected a number in quotes'),
        ("contacts.yml", "[violence]", "[gewalt]", '"kinds" is "gewalt", expected suicide'),
        (
            "contacts.yml",
            '"110"',
            '"+49 02421 220"',
            '"phone" is "+49 02421 220", expected a number',
        ),
        ("contacts.yml", '"110"', '"+49 2421"', '"phone" is "+49 2421", expected a number'),
        (
            "school_holidays.csv",
            ",2027-01-06,Weihnachten,Erlass",
            "",
            "line 2: more or fewer cells than the first line has",
        ),
        ("contacts.yml", "2026-11-22", "gestern", '"checked_on" is "gestern", expected a day'),
        ("contacts.yml", "2026-11-22", "2026-11-31", "contacts.yml: day is out of range"),
        ("contacts.yml", "name: Polizei", "name: Polizei: 110", "contacts.yml: line 3: mapping"),
        ("offices.yml", "phone:", "telefon:", 'entry "office": "telefon" is no field, expected'),
        ("offices.yml", "Düren", "Dueren", '"municipality" is "Dueren", expected a municipality'),
        ("offices.yml", "[MO]", "[Mo]", '"days" is "Mo", expected a list of MO, TU'),
        ("offices.yml", '"08:00"', "8 Uhr", '"opens" is "8 Uhr", expected a time'),
        (
            "school_holidays.csv",
            "2026-12-23",
            "23.12.2026",
            '"first_day" is "23.12.2026", expected',
        ),
        ("choices.yml", "details", "detail", '"detail" is no field, expected one of ordinals'),
        ("choices.yml", "map", "karte", '"details" is "karte", expected one of map, calendar'),
        ("choices.yml", "[erste*]", "erste*", '"1" is "erste*", expected a list of words'),
        ("school_holidays.csv", "first_day", "from", '"from" is no field, expected one of state'),
    ],
)
def test_a_slip_is_told_with_file_line_value_and_what_was_expected(
    tmp_path, name, right, wrong, said
):
    with pytest.raises(BadData) as told:
        read(tmp_path, name, WHOLE[name].replace(right, wrong, 1))
    assert str(told.value).startswith(name)
    assert said in str(told.value)
    assert "\n" not in str(told.value)


def test_a_file_saved_in_another_encoding_is_told(tmp_path):
    with pytest.raises(BadData, match=r"offices.yml: is not UTF-8, expected a file saved as UTF-8"):
        read(tmp_path, "offices.yml", OFFICE.encode("cp1252"))


def test_a_file_that_is_not_there_is_told(tmp_path):
    with pytest.raises(BadData, match=r"contacts\.yml: No such file"):
        read_yaml(tmp_path / "contacts.yml", **KNOWN)
