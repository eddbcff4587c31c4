"""What a person can write wrong in an offer file: it is refused in one line that says what to do."""

from __future__ import annotations

from datetime import date

import pytest

from bot.offers.files import read_offers
from tests.bot.offers.test_files import OFFER

DAY = date(2026, 9, 1)


@pytest.mark.parametrize(
    "line, field, line_number, expected",
    [
        ("  min_age_months: ab 3", "min_age_months", 8, "months of age"),
        ("  min_age_months: -1", "min_age_months", 8, "months of age"),
        ("  needs: [debts]", "YAML", 8, "every field once"),
        ("  cost: cheap", "cost", 8, "one of free, paid, varies"),
        ("  municipality: Duren", "municipality", 8, "one of Aldenhoven"),
        ("  colour: red", "colour", 8, "one of the fields id, name"),
        ("  schedules: Mo 10 Uhr", "schedules", 8, "days: [MO, TH]"),
        ("  phones: [02421 220]", "phones", 8, "{number:"),
        ("  website: www.example.org", "website", 8, "http://"),
        ("  assured_date: May 2026", "assured_date", 8, 'a month like "2026-05"'),
        ("  for_pregnancy: ja", "for_pregnancy", 8, "true or false"),
        ("  serves_districts: [Koslar]", "serves_districts", 8, "where serves is district"),
    ],
)
def test_a_fault_names_file_line_offer_field_value_and_what_was_expected(
    folder, line, field, line_number, expected
):
    offers, (fault, *_) = read_offers(folder(OFFER + line + "\n"))
    assert offers == []
    assert (fault.file, fault.field, fault.line) == ("kreis.yml", field, line_number)
    assert expected in fault.expected and "kreis.yml line" in str(fault)


IN_TOWN = "  municipality: Titz\n"


@pytest.mark.parametrize(
    "field",
    [
        "assured_date: 2026-13",
        "assured_date: 2026-00",
        "assured_date: 2026-02-30",
        "assured_date: 2062-11",
        "assured_date: 2026-12",
        "estimated_date: 2027",
        "languages: [xx]",
        "languages: [de, ua]",
        "phones: [{number: 02463 123}]",
        "phones: [{number: '5244'}]",
        "phones: [{number: +49 02463 123, fax: 1}]",
        "phones: [{label: Zentrale}]",
        "phases: [0-1, 1-3, 0-1]",
        "languages: [de, de]",
        "serves_municipalities: [Titz, Titz]",
        "phones: [{number: 110}, {number: 110}]",
        "pregnancy_to_week: 3\n  pregnancy_from_week: 30",
        "min_age_months: 36\n  max_age_months: 12",
        "phases: [6-10]\n  max_age_months: 36",
        IN_TOWN + "  postal_code: '5244'",
        IN_TOWN + "  postal_code: '52349'",
        IN_TOWN + "  lat: 6.42\n  lon: 51.0",
        "lat: 6.42\n  lon: 51.0",
        IN_TOWN + "  lat: 51.0",
        IN_TOWN + "  district: Rödigen",
    ],
)
def test_what_cannot_be_true_is_refused(folder, monkeypatch, field):
    monkeypatch.setenv("LOTSE_NOW", "2026-11-29T12:00")
    offers, faults = read_offers(folder(f"{OFFER}  {field.strip()}\n"))
    assert offers == [] and len(faults) == 1


@pytest.mark.parametrize("districts, known", [("[Koslar, Barmen]", True), ("[Rödigen]", False)])
def test_the_districts_that_an_offer_serves_exist(folder, districts, known):
    text = OFFER.replace("serves: region", f"serves: district\n  serves_districts: {districts}")
    offers, faults = read_offers(folder(text + "  municipality: Jülich\n"))
    assert bool(offers) == known
    assert [fault.value for fault in faults] == ([] if known else ["Rödigen"])


@pytest.mark.parametrize(
    "field",
    [
        "assured_date: 2026-11",
        "assured_date: 2026",
        "assured_date: 2026-11-29",
        "languages: [de, uk, ku, pt-BR]",
        "phones: [{number: +49 800 4 5555 00}, {number: 110}, {number: 116111, label: }]",
        IN_TOWN + "  postal_code: 52445",
        IN_TOWN + "  lat: 51.0\n  lon: 6.42",
        "lat: 50.78\n  lon: 6.05",
    ],
)
def test_what_can_be_true_is_taken(folder, monkeypatch, field):
    monkeypatch.setenv("LOTSE_NOW", "2026-11-29T12:00")
    offers, faults = read_offers(folder(f"{OFFER}  {field.strip()}\n"))
    assert len(offers) == 1 and not faults


@pytest.mark.parametrize(
    "said, part, value, expected",
    [
        ("days: [MO, Fr], opens: '10:00'", ": days", "Fr", "a list of MO, TU"),
        ("days: MO, opens: '10:00'", ": days", "MO", "a list of MO, TU"),
        ("opens: '10:00'", ": days", None, "a list of MO, TU"),
        ("days: [MO]", ": opens", None, 'a time in quotes like "09:00"'),
        ("days: [MO], opens: '25:00'", ": opens", "25:00", 'a time in quotes like "09:00"'),
        ("days: [MO], opens: 15.00", ": opens", 15.0, 'a time in quotes like "09:00"'),
        ("days: [MO], opens: 10", ": opens", 10, 'a time in quotes like "09:00"'),
        ("days: [MO], opens: '15:00', closes: '14:00'", ": closes", "14:00", "after opens (15:00)"),
        ("days: [MO], opens: '15:00', every_weeks: 2", ": starts_on", None, "count the weeks from"),
        ("days: [MO], opens: '15:00', starts_on: 04.12.2026", ": starts_on", "04.12.2026", "a day"),
        ("days: [MO], opens: '15:00', starts_on: 2026-11-31", ": starts_on", "2026-11-31", "a day"),
        ("days: [MO], opens: '15:00', ends_on: 31.12.", ": ends_on", "31.12.", "a day"),
        (
            "days: [MO], opens: '15:00', starts_on: 2026-09-04, ends_on: 2026-09-01",
            ": ends_on",
            DAY,
            "a day after starts_on (2026-09-04)",
        ),
        (
            "days: [MO], opens: '15:00', closed: [Weihnachten]",
            ": closed",
            "Weihnachten",
            "days off",
        ),
        (
            "days: [MO], opens: '15:00', closed: ['2027-01-06/2026-12-23']",
            ": closed",
            "2027-01-06/2026-12-23",
            "the first day before the last",
        ),
        ("days: [MO], opens: '15:00', nth: [0]", ": nth", 0, "from 1 to 5, -1 for the last"),
        ("days: [MO], opens: '15:00', nth: 1", ": nth", 1, "a list like [1, 3]"),
        ("days: [MO], opens: '15:00', season_from: 11-01", ": season_to", None, "the other end"),
        ("days: [MO], opens: '15:00', season_to: 03-31", ": season_from", None, "the other end"),
        (
            "days: [MO], opens: '15:00', season_from: 13-45, season_to: 12-31",
            ": season_from",
            "13-45",
            "a day of the year",
        ),
        (
            "days: [MO], opens: '15:00', until: '16:00'",
            ": until",
            "16:00",
            "one of the fields days",
        ),
        (
            "days: [MO], opens: '15:00', 2026-01-01: x",
            ": 2026-01-01",
            "x",
            "one of the fields days",
        ),
        (
            "days: [MO], opens: '15:00', not_in_school_holidays: true, only_in_school_holidays: true",
            ": only_in_school_holidays",
            True,
            "nothing beside not_in_school_holidays",
        ),
    ],
)
def test_of_a_time_the_part_that_is_wrong_is_named(folder, said, part, value, expected):
    times = "  schedules:\n    - {days: [TU], opens: '10:00'}\n"
    offers, (fault,) = read_offers(folder(f"{OFFER}{times}    - {{{said}}}\n"))
    assert (offers, fault.field, fault.value) == ([], f"schedules{part}", value)
    assert fault.line == 10 and expected in fault.expected


@pytest.mark.parametrize(
    "field, told",
    [
        ("needs: [debt, krabbeln]", '"needs" is "krabbeln", expected ids of data/needs.csv'),
        ("phases: [1-3, 4-5]", '"phases" is "4-5", expected phases of life'),
        (
            "phones: [{number: +49 2421 220, fax: +49 2421 2}]",
            '"phones: fax" is "+49 2421 2", expected one of the fields number, label',
        ),
        ("phones: [{number: +49 02421 220}]", '"phones: number" is "+49 02421 220", expected a'),
        ("phones: [{number: +49 2421}]", '"phones: number" is "+49 2421", expected a number'),
        ("phones: [{number: 2421}]", '"phones: number" is "2421", expected a number in quotes'),
        ("phones: {number: 110}", '"phones" is "{number: 110}", expected a list like'),
        ("for_pregnancy: Ja", '"for_pregnancy" is "Ja", expected true or false'),
        ("website: true", '"website" is "true", expected an address'),
    ],
)
def test_a_fault_shows_the_value_that_is_wrong_as_it_stands_in_the_file(folder, field, told):
    kept = [line for line in OFFER.splitlines() if field.split(":")[0] not in line]
    _, (fault,) = read_offers(folder("\n".join([*kept, f"  {field}\n"])))
    assert told in str(fault)


def test_a_long_value_stays_one_line(folder):
    _, (fault,) = read_offers(folder(OFFER + "  notes: [" + "lang,\n    " * 99 + "]\n"))
    assert "\n" not in str(fault) and len(str(fault)) < 300


@pytest.mark.parametrize(
    "slip, line, hint",
    [
        ("  notes: Titz: Krabbelgruppe", 8, "quotes around a text with a colon in it"),
        ("\tnotes: x", 8, "spaces in place of tabs"),
        ("  notes: @x", 8, "quotes around a text that begins with"),
        ("  notes: *x", 8, "quotes around a text that begins with *"),
        ('  notes: "x', 8, "a quote at the end"),
        ("  languages: [de", 9, "a bracket at the end"),
        ("  notes:x\n  cost: free", 9, "a space after the colon"),
        ('  notes: "Titz" und mehr', 8, "quotes around the whole text"),
        (" notes: x", 8, "as far to the right as the others"),
        ("---\n- id: b", 8, "no line of ---"),
        ("  ? [x]\n  : y", 8, "a word as the name of a field"),
        ("  [x]: y", 8, "a word as the name of a field"),
        ("  notes: !!int x", 8, "a text in quotes"),
        ("  notes: !x y", 8, "YAML ("),
        ("- Noch eins", 8, 'begins with "- id: …"'),
    ],
)
def test_a_slip_in_yaml_is_one_line_with_a_hint_and_the_nearest_id(folder, slip, line, hint):
    folder(OFFER.replace("an-offer", "good"), "titz.yml")
    (offer,), (fault,) = read_offers(folder(OFFER + slip + "\n"))
    assert offer.id == "good"
    assert fault.line == line and hint in fault.expected and "\n" not in str(fault)
    assert fault.offer == "an-offer"


@pytest.mark.parametrize("text", ["id: a\nname: b\n", "just words", "- just words"])
def test_a_file_that_is_no_list_of_offers_says_so(folder, text):
    offers, (fault,) = read_offers(folder(text))
    assert offers == [] and '"- id: …"' in fault.expected


@pytest.mark.parametrize("id", ["[a]", "{a: b}", "2026-11-31x y", "Ä"])
def test_an_id_that_is_none_is_refused(folder, id):
    offers, (fault,) = read_offers(folder(OFFER.replace("an-offer", id)))
    assert offers == [] and (fault.field, fault.line) == ("id", 1)


@pytest.mark.parametrize("text", ["", "# Noch nichts\n"])
def test_an_empty_file_has_no_offers_and_no_fault(folder, text):
    assert read_offers(folder(text)) == ([], [])


@pytest.mark.parametrize(
    "content, value, hint",
    [
        ((OFFER + "  notes: Äpfel\n").encode("cp1252"), "0xc4", "UTF-8"),
        ((OFFER + "  notes: a\x0bb\n").encode(), "U+000B", "delete it"),
    ],
)
def test_a_character_that_cannot_be_read_is_named_with_its_line(folder, content, value, hint):
    root = folder(OFFER.replace("an-offer", "good"), "titz.yml")
    (root / "kreis.yml").write_bytes(content)
    (offer,), (fault,) = read_offers(root)
    assert offer.id == "good"
    assert (fault.file, fault.line, fault.value) == ("kreis.yml", 8, value)
    assert hint in fault.expected


def test_a_file_saved_as_utf_16_is_told_to_be_saved_as_utf_8(folder, tmp_path):
    (tmp_path / "kreis.yml").write_bytes(OFFER.encode("utf-16"))
    _, (fault,) = read_offers(tmp_path)
    assert (fault.line, "UTF-8" in fault.expected) == (1, True)


def test_a_file_saved_by_windows_as_utf_8_is_read(tmp_path):
    (tmp_path / "kreis.yml").write_bytes(OFFER.replace("\n", "\r\n").encode("utf-8-sig"))
    (offer,), faults = read_offers(tmp_path)
    assert offer.id == "an-offer" and not faults
