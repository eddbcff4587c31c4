from __future__ import annotations

from dataclasses import replace
from datetime import date, time

import pytest

from bot.offers import files
from bot.offers.files import OFFERS, SHARED, read_offers, write_offers
from bot.offers.offer import Offer, Phone, Source
from bot.offers.schedule import Schedule
from bot.offers.translation import mark

OFFER = """\
- id: an-offer
  name: Ein Angebot
  organization: Jemand
  needs: [debt]
  summary: Hilft bei Schulden.
  serves: region
  sources: [https://example.org]
"""


@pytest.mark.parametrize("name", SHARED)
def test_an_edited_table_that_offers_are_read_with_is_loaded_anew(name, tmp_path, monkeypatch):
    for each in SHARED:
        copy = tmp_path / each
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.write_bytes((files.DATA / each).read_bytes())
    monkeypatch.setattr(files, "DATA", tmp_path)
    before = files.files_fingerprint()
    (tmp_path / name).write_text("edited", encoding="utf-8")
    assert files.files_fingerprint() != before


def test_what_is_left_out_stays_open(folder):
    (offer,), faults = read_offers(folder(OFFER))
    assert not faults
    assert (offer.min_age_months, offer.cost, offer.access, offer.schedules) == (
        None,
        None,
        None,
        (),
    )


@pytest.mark.parametrize("field", ["id", "name", "organization", "needs", "summary", "serves"])
def test_what_every_offer_must_have_is_missed(folder, field):
    lines = [line for line in OFFER.splitlines() if not line.strip("- ").startswith(f"{field}:")]
    text = "\n".join(lines).replace("  name", "- name", 1 if field == "id" else 0)
    _, faults = read_offers(folder(text))
    assert field in {fault.field for fault in faults if fault.value is None}


def test_nothing_of_a_broken_file_is_imported_and_all_of_the_others(folder):
    folder(OFFER.replace("an-offer", "good"), "titz.yml")
    broken = OFFER + OFFER.replace("an-offer", "other").replace("debt]", "debts]")
    offers, faults = read_offers(folder(broken))
    assert [offer.id for offer in offers] == ["good"] and len(faults) == 1


def test_an_id_stands_once_in_all_files(folder):
    folder(OFFER, "titz.yml")
    offers, faults = read_offers(folder(OFFER.replace("Ein Angebot", "Das erste")))
    assert [(fault.file, fault.field) for fault in faults] == [("titz.yml", "id")]
    assert "kreis.yml has this one too" in faults[0].expected
    assert [offer.name for offer in offers] == ["Das erste"]


def test_nothing_is_taken_of_a_file_in_which_an_id_stands_twice(folder):
    folder(OFFER.replace("an-offer", "good"), "titz.yml")
    offers, (fault,) = read_offers(folder(OFFER + OFFER))
    assert [offer.id for offer in offers] == ["good"]
    assert (fault.file, fault.line, fault.field) == ("kreis.yml", 8, "id")


def test_an_id_of_digits_is_the_same_with_and_without_quotes(folder):
    number = OFFER.replace("an-offer", "112")
    offers, (fault,) = read_offers(folder(number + OFFER.replace("an-offer", '"112"')))
    assert offers == [] and fault.field == "id"


def test_two_offers_without_id_are_not_the_same(folder):
    nameless = OFFER.replace("- id: an-offer\n  name", "- name")
    _, faults = read_offers(folder(nameless + nameless))
    assert [fault.value for fault in faults] == [None, None]


def test_a_confidential_offer_may_have_no_address(folder):
    _, faults = read_offers(folder(OFFER + "  confidential: true\n  municipality: Düren\n"))
    assert [fault.field for fault in faults] == ["municipality"]


@pytest.mark.parametrize("opens", ["'09:00'", "09:00", "9:00", "'9:00'"])
def test_a_time_may_stand_without_quotes(folder, opens):
    (offer,), _ = read_offers(
        folder(OFFER + f"  schedules: [{{days: [MO, TU], opens: {opens}}}]\n")
    )
    assert offer.schedules == (Schedule("MO", time(9)), Schedule("TU", time(9)))


@pytest.mark.parametrize(
    "said, source",
    [
        ("https://example.org", Source("https://example.org")),
        ("https://example.org (Seite 3)", Source("https://example.org", "Seite 3")),
        (
            '"Anruf bei Frau Müller, 28.11.2026"',
            Source("", "Anruf bei Frau Müller, 28.11.2026"),
        ),
    ],
)
def test_a_source_is_an_address_or_who_said_it_and_is_written_as_it_was(folder, said, source):
    root = folder(OFFER.replace("https://example.org", said))
    (offer,), _ = read_offers(root)
    assert offer.sources == (source,)
    write_offers([offer], root)
    assert read_offers(root)[0][0].sources == (source,)


@pytest.mark.parametrize(
    "said",
    ["www.example.org", "example.org", "https://exa mple.org", "28.11.2026", "Anruf: Müller"],
)
def test_a_source_that_nobody_could_find_again_is_refused(folder, said):
    _, (fault,) = read_offers(folder(OFFER.replace("https://example.org", said)))
    assert fault.field == "sources" and "Anruf bei Frau Müller" in fault.expected


def test_an_offer_lies_where_its_district_does(folder):
    (offer,), _ = read_offers(folder(OFFER + "  municipality: Jülich\n  district: Koslar\n"))
    assert offer.position == (50.926, 6.3218)
    assert offer.address == "Jülich (Koslar)"


FULL = Offer(
    id="everything",
    name="Alles: mit „Anführung“ und # Raute",
    organization="Träger & Söhne",
    needs=("debt", "housing"),
    summary="Ein langer Satz. " * 12 + "Ende.",
    phases=("0-1", "1-3"),
    min_age_months=0,
    max_age_months=35,
    for_pregnancy=True,
    pregnancy_from_week=12,
    pregnancy_to_week=40,
    eligibility="Nur für Frauen.",
    street="Straße 1",
    postal_code="52428",
    municipality="Jülich",
    district="Koslar",
    lat=50.9,
    lon=6.3,
    serves="district",
    serves_municipalities=("Jülich",),
    serves_districts=("Koslar", "Barmen"),
    phones=(Phone("+49 2421 220", "Zentrale"), Phone("112")),
    email="a@example.org",
    website="https://example.org/?a=1&b=2",
    cost="varies",
    cost_note="5 €: ermäßigt 3 €",
    access="open",
    format="mobile",
    schedules=(
        Schedule("MO", time(8, 5), time(23, 59, 59), not_in_school_holidays=True, note="früh"),
        Schedule("WE", time(8, 5), time(23, 59, 59), not_in_school_holidays=True, note="früh"),
        Schedule("FR", time(10), every_weeks=2, starts_on=date(2026, 9, 4), nth=(1, -1)),
        Schedule(
            "TU",
            time(16),
            ends_on=date(2027, 3, 30),
            closed=("2026-12-24", "2026-12-27/2027-01-06"),
        ),
        Schedule(
            "SU", time(10), season_from="11-01", season_to="03-31", min_age_months=72, by="phone"
        ),
    ),
    hours_note="sonst nach Vereinbarung",
    languages=("de", "uk"),
    interpreting="in 18 Sprachen",
    required_documents=("Ausweis",),
    status="waiting_list",
    kind="special",
    assured_date="2026",
    estimated_date="2025-01",
    sources=(
        Source("https://example.org/x"),
        Source("https://example.org/y", "tabelle.csv"),
        Source("", "Anruf bei Frau Müller: 28.11.2026"),
    ),
    notes="yes",
)


def test_what_is_written_reads_back_the_same(tmp_path):
    write_offers([FULL], tmp_path)
    (offer,), faults = read_offers(tmp_path)
    assert not faults
    assert replace(offer, summaries={}) == FULL


def test_translations_of_any_subset_are_read(folder, tmp_path):
    (tmp_path / "translations").mkdir()
    german = mark("Hilft bei Schulden.")
    rows = f"an-offer\tmachine\t{german}\tBorçlarda yardım eder.\nother\thuman\t{german}\tx\n"
    (tmp_path / "translations" / "tr.tsv").write_text(rows, encoding="utf-8")
    (offer,), faults = read_offers(folder(OFFER))
    assert not faults
    assert offer.summary_in("tr") == ("Borçlarda yardım eder.", "tr", "machine")
    assert offer.summary_in("ar") == ("Hilft bei Schulden.", "de", "human")


def test_a_translation_of_an_older_summary_is_not_shown(folder, tmp_path):
    (tmp_path / "translations").mkdir()
    row = f"an-offer\thuman\t{mark('Half früher bei Schulden.')}\tBorçlarda yardım ederdi.\n"
    (tmp_path / "translations" / "tr.tsv").write_text(row, encoding="utf-8")
    (offer,), _ = read_offers(folder(OFFER))
    assert offer.summary_in("tr") == ("Hilft bei Schulden.", "de", "human")


@pytest.mark.parametrize(
    "row, field",
    [("an-offer\tmachine\tx", "row"), ("", "row"), ("an-offer\tperhaps\t0\tx", "state")],
)
def test_a_broken_row_of_a_translation_is_named(folder, tmp_path, row, field):
    (tmp_path / "translations").mkdir()
    (tmp_path / "translations" / "tr.tsv").write_text(f"{row}\n", encoding="utf-8")
    _, (fault,) = read_offers(folder(OFFER))
    assert (fault.file, fault.line, fault.field) == ("tr.tsv", 1, field)


def test_a_translation_that_is_not_utf_8_is_named(folder, tmp_path):
    (tmp_path / "translations").mkdir()
    (tmp_path / "translations" / "fr.tsv").write_bytes("an-offer\thuman\t0\tété".encode("cp1252"))
    (offer,), (fault,) = read_offers(folder(OFFER))
    assert offer.id == "an-offer" and str(fault).startswith('fr.tsv line 1: "character" is "0xe9"')


def entries_in_files() -> int:
    """How many offers a person counts in the real files."""
    return sum(path.read_text("utf-8").count("\n- id: ") for path in OFFERS.glob("*.yml"))


def test_the_real_files_have_no_fault_and_are_as_export_writes_them(tmp_path):
    offers, faults = read_offers()
    assert not faults and len(offers) == entries_in_files()
    for path in write_offers(offers, tmp_path):
        assert path.read_text("utf-8") == (OFFERS / path.name).read_text("utf-8"), path.name
