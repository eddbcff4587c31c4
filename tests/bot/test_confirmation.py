"""Keeping the offers true: whom to ask again, the letter, the date once a provider has answered."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import pytest

from bot.confirmation.confirmation import (
    BadLetter,
    UnknownOffer,
    confirm,
    due,
    is_due,
    letter,
)
from bot.offers.files import read_offers
from tests.bot.offers.family import an_offer

NOW = datetime(2026, 11, 23, 10, 0)
TODAY = NOW.date()
FILE = """\
# Angebote: titz

- id: krabbeln
  name: Krabbelgruppe
  organization: Verein
  needs: [parent_child_group]
  summary: Spielen für die Kleinen.
  municipality: Titz
  serves: municipality
  assured_date: 2024-05
  sources:
    - https://example.org
- id: turnen
  name: Turnen
  organization: Verein
  needs: [leisure]
  summary: Turnen.
  municipality: Titz
  serves: municipality
  sources:
    - https://example.org
  notes: Von Hand notiert.   # so bleibt es
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "titz.yml").write_text(FILE, encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize(
    "said, expected",
    [
        ({"assured_date": "2026-05"}, False),
        ({"assured_date": "2025-12"}, False),
        ({"assured_date": "2025-10"}, True),
        ({"assured_date": None}, True),
        ({"assured_date": "2026-05", "status": "unconfirmed"}, True),
    ],
)
def test_an_offer_is_asked_about_after_a_year_or_when_nobody_confirmed_it(said, expected):
    assert is_due(an_offer(**said), TODAY) == expected


def test_a_provider_is_asked_once_for_all_its_offers_who_waits_longest_first():
    offers = [
        an_offer("a", organization="Fresh", assured_date="2026-10"),
        an_offer("b", organization="Old", assured_date="2023-01"),
        an_offer("c", organization="Never", assured_date=None),
        an_offer("d", organization="Old", assured_date="2024-01"),
    ]
    asked = [(p.name, [offer.id for offer in p.offers]) for p in due(offers, TODAY)]
    assert asked == [("Never", ["c"]), ("Old", ["b", "d"])]


def test_where_all_is_fresh_nobody_is_asked():
    assert due([an_offer(assured_date="2026-10")], TODAY) == []


def test_the_letter_shows_what_families_see_and_where_to_answer():
    [provider] = due([an_offer("kurs", name="Kurs", cost="free", assured_date=None)], TODAY)
    text = letter(provider, NOW)
    assert all(part in text for part in ("Kurs [kurs]", "kostenlos", "Kreis Düren", "+49 2421"))
    assert "#" not in text and "{" not in text


def test_every_due_provider_of_the_region_gets_a_letter_into_a_file_of_its_own():
    providers = due(read_offers()[0], date(2100, 1, 1))
    assert all(letter(provider, NOW) for provider in providers)
    assert len({provider.file_name for provider in providers}) > len(providers) - 5


@pytest.mark.parametrize("offer_id, others", [("krabbeln", "turnen"), ("turnen", "krabbeln")])
def test_an_answer_is_written_into_the_file_and_nothing_else_is_touched(folder, offer_id, others):
    [changed] = confirm([offer_id], "2026-11", folder)
    dates = {offer.id: offer.assured_date for offer in read_offers(folder)[0]}
    before = {"krabbeln": "2024-05", "turnen": None}
    assert dates == {offer_id: "2026-11", others: before[others]}
    new = changed.read_text(encoding="utf-8").splitlines()
    assert [line for line in FILE.splitlines() if line not in new] in (
        [],
        ["  assured_date: 2024-05"],
    )


def test_several_answers_are_written_at_once(folder):
    confirm(["turnen", "krabbeln"], "2026-11", folder)
    assert {offer.assured_date for offer in read_offers(folder)[0]} == {"2026-11"}


def test_what_is_confirmed_is_unconfirmed_no_longer(folder):
    file = folder / "titz.yml"
    file.write_text(FILE.replace("assured_date: 2024-05", "status: unconfirmed"), encoding="utf-8")
    confirm(["krabbeln"], "2026-11", folder)
    offer = next(offer for offer in read_offers(folder)[0] if offer.id == "krabbeln")
    assert (offer.status, offer.assured_date) == ("active", "2026-11")


@pytest.mark.parametrize(
    "entry",
    [
        "- name: Turnen\n  id: turnen\n",
        "-   id: turnen\n    name: Turnen\n",
        '- id: "turnen"  # neu\n  name: Turnen\n',
        "- id: turnen\n  name: Turnen",
    ],
)
def test_an_offer_is_found_however_its_entry_is_written(tmp_path, entry):
    file = tmp_path / "titz.yml"
    file.write_text(entry, encoding="utf-8")
    assert confirm(["turnen"], "2026-11", tmp_path) == [file]
    assert "assured_date: 2026-11\n" in file.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "text, told",
    [
        ("{provider}: {anbieter} {offers}", "'anbieter' is no gap, expected {provider}"),
        ("Liebe {provider}", '"{offers}" is missing'),
        (None, "cannot be read, expected a text with {provider}"),
    ],
)
def test_a_letter_that_cannot_be_filled_is_told_in_one_line(tmp_path, text, told):
    file = tmp_path / "letter.txt"
    if text is not None:
        file.write_text(text, encoding="utf-8")
    [provider] = due([an_offer(assured_date=None)], TODAY)
    with pytest.raises(BadLetter) as wrong:
        letter(provider, NOW, file)
    assert told in str(wrong.value) and "\n" not in str(wrong.value)


def test_an_unknown_id_is_told_and_nothing_is_written(folder):
    with pytest.raises(UnknownOffer, match='id is "schwimmen", expected the id of an offer'):
        confirm(["krabbeln", "schwimmen"], "2026-11", folder)
    assert (folder / "titz.yml").read_text(encoding="utf-8") == FILE
