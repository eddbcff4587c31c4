from __future__ import annotations

import json
from datetime import date, time
from functools import partial

import pytest
from typer.testing import CliRunner

from bot.offers.__main__ import app
from bot.offers.check import check_offers
from bot.offers.files import read_offers
from bot.offers.schedule import Schedule
from bot.offers.store import load_offers
from bot.offers.translation import Translation, mark
from tests.bot.offers.family import an_offer
from tests.bot.offers.test_files import OFFER, entries_in_files

TODAY = date(2026, 11, 22)
WELL = {"street": "Markt 1", "assured_date": "2026-05", "email": "a@example.org"}


def kinds(*offers, translations=()) -> set[str]:
    found = check_offers(offers, TODAY, translations)
    ids = {offer.id for offer in offers} | {each.offer_id for each in translations}
    return {remark.kind for remark in found if remark.offer in ids}


@pytest.mark.parametrize(
    "said, kind",
    [
        ({}, None),
        ({"assured_date": "2021"}, "stale"),
        ({"assured_date": None}, "undated"),
        ({"email": None}, "contact"),
        ({"street": None}, "address"),
        ({"street": None, "format": "phone"}, None),
        ({"access": "open"}, "times"),
        ({"schedules": (Schedule("MO", time(10), ends_on=date(2020, 1, 1)),)}, "over"),
        ({"schedules": (Schedule("MO", time(10), ends_on=date(2100, 1, 1)),)}, None),
    ],
)
def test_what_needs_a_look_is_named(said, kind):
    assert kinds(an_offer(**{**WELL, **said})) == ({kind} if kind else set())


def test_two_offers_of_one_name_in_one_place_are_perhaps_doubles():
    same = [an_offer(id, name="Schnullercafé", **WELL) for id in ("one", "two")]
    assert kinds(*same) == {"double"}


def test_a_translation_without_offer_is_a_dead_reference():
    gone = Translation("gone", "tr", "human", "0", "Yok.")
    assert kinds(an_offer(**WELL), translations=[gone]) == {"dead"}


def test_a_translation_of_an_older_summary_needs_a_look():
    offer = an_offer(**WELL)
    old = Translation(offer.id, "tr", "human", mark("older"), "Eski.")
    new = Translation(offer.id, "ar", "human", mark(offer.summary), "جديد")
    assert kinds(offer, translations=[old]) == {"translation"}
    assert kinds(offer, translations=[new]) == set()


def test_the_real_offers_have_no_dead_reference():
    found = check_offers(read_offers()[0], TODAY)
    assert [remark for remark in found if remark.kind == "dead"] == []


@pytest.fixture
def run(monkeypatch, tmp_path):
    """Runs a command on a database of its own and hands out its result."""
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{tmp_path}/offers.db")
    monkeypatch.setenv("LOTSE_NOW", "2026-11-22T12:00")
    return lambda *words: CliRunner().invoke(app, list(words))


def test_import_says_what_it_did_and_how_much_is_to_be_looked_after(run):
    done, count = run("import"), entries_in_files()
    assert done.exit_code == 0
    assert f"offers: {count}, written: {count}, removed: 0\nto look after: stale: " in done.output


def test_import_takes_the_good_files_and_tells_the_faults_last(run, tmp_path):
    folder = tmp_path / "offers"
    folder.mkdir()
    (folder / "kreis.yml").write_text(OFFER + "  cost: cheap\n", encoding="utf-8")
    (folder / "titz.yml").write_text(OFFER.replace("an-offer", "good"), encoding="utf-8")
    done = run("import", "--folder", str(folder))
    first, second, last = done.output.splitlines()
    assert done.exit_code == 1
    assert first == "offers: 1, written: 1, removed: 0" and second.startswith("to look after: ")
    assert last.startswith("kreis.yml line 8: ")


def test_a_dead_reference_does_not_keep_import_from_success(run, tmp_path):
    (tmp_path / "kreis.yml").write_text(OFFER, encoding="utf-8")
    done = run("import", "--folder", str(tmp_path))
    assert done.exit_code == 0 and "dead: " in done.output
    assert run("check", "--folder", str(tmp_path)).exit_code == 1


@pytest.mark.parametrize("command", ["import", "check"])
def test_nothing_is_dead_while_it_may_stand_in_a_file_with_faults(run, tmp_path, command):
    (tmp_path / "kreis.yml").write_text(OFFER + "  cost: cheap\n", encoding="utf-8")
    (tmp_path / "translations").mkdir()
    row = f"an-offer\thuman\t{mark('Hilft bei Schulden.')}\tAide.\n"
    (tmp_path / "translations" / "fr.tsv").write_text(row, encoding="utf-8")
    assert "dead" not in run(command, "--folder", str(tmp_path)).output


def test_a_fault_is_one_line_and_exit_code_1(run, tmp_path):
    (tmp_path / "kreis.yml").write_text(OFFER + "  cost: cheap\n", encoding="utf-8")
    done = run("import", "--folder", str(tmp_path))
    assert done.exit_code == 1
    assert 'kreis.yml line 8: offer "an-offer": "cost" is "cheap", expected one of' in done.output


@pytest.mark.parametrize(
    "words, exit_code", [((), 0), (("--strict",), 1), (("--folder", "{broken}"), 2)]
)
def test_check_tells_machines_by_its_exit_code(run, tmp_path, words, exit_code):
    (tmp_path / "kreis.yml").write_text(OFFER + "  cost: cheap\n", encoding="utf-8")
    done = run("check", *(word.format(broken=tmp_path) for word in words))
    assert done.exit_code == exit_code


def test_check_can_be_read_by_machines(run):
    lines = run("check", "--json").output.splitlines()
    assert {*json.loads(lines[0])} == {"file", "offer", "kind", "found"}


def test_search_shows_what_a_family_would_see(run):
    done = run("search", "debt", "--place", "Titz", "--months", "24-35")
    assert "schuldnerberatung-juelich" in done.output and "total: " in done.output


@pytest.mark.parametrize(
    "words, said",
    [
        (["debts"], 'need is "debts", expected one of'),
        (["debt", "--place", "Köln"], 'place is "Köln", expected one of'),
        (["debt", "--months", "3y"], '--months is "3y", expected 30 or 24-35'),
    ],
)
def test_a_wrong_word_is_one_clear_line(run, words, said):
    done = run("search", *words)
    assert done.exit_code == 1 and said in done.output


def test_export_writes_what_import_reads(run, tmp_path):
    assert run("export", str(tmp_path / "out")).exit_code == 0
    assert len(read_offers(tmp_path / "out")[0]) == entries_in_files()


def test_export_overwrites_nothing_that_import_has_refused(run, tmp_path, monkeypatch):
    (tmp_path / "kreis.yml").write_text(OFFER + "  cost: cheap\n", encoding="utf-8")
    monkeypatch.setattr("bot.offers.__main__.load_offers", partial(load_offers, folder=tmp_path))
    done = run("export", str(tmp_path))
    assert done.exit_code == 1 and "nothing is exported" in done.output
    assert "cheap" in (tmp_path / "kreis.yml").read_text("utf-8")


def test_an_offer_can_be_read_as_families_will_before_it_is_loaded(run, tmp_path):
    (tmp_path / "kreis.yml").write_text(OFFER + "  cost: free\n", encoding="utf-8")
    shown = run("show", "an-offer", "--folder", str(tmp_path), "--language", "en")
    assert shown.exit_code == 0
    assert "Ein Angebot" in shown.output and "free of charge" in shown.output


def test_an_id_that_nothing_has_is_told_with_those_that_are_spelt_alike(run, tmp_path):
    (tmp_path / "kreis.yml").write_text(OFFER, encoding="utf-8")
    told = run("show", "the-offer", "--folder", str(tmp_path))
    assert told.exit_code == 1 and "expected one of an-offer" in told.output
