from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext

from bot.database import open_session
from bot.offers.files import read_offers, unread_files
from bot.offers.store import MANY, import_offers, load_offers, write_offers
from bot.offers.stored import all_offers, find_offer
from bot.offers.tables import metadata
from bot.places.region import region
from tests.bot.offers.family import an_offer
from tests.bot.offers.test_files import FULL, OFFER


def test_every_fact_comes_back_from_the_database(fresh_session):
    whole = replace(FULL, summaries={"de": (FULL.summary, "human"), "tr": ("Her şey", "machine")})
    write_offers(fresh_session, [whole, an_offer()])
    assert find_offer(fresh_session, "everything") == whole
    assert find_offer(fresh_session, "an-offer") == an_offer()


def test_all_real_offers_come_back_as_the_files_say(session):
    in_files = {offer.id: offer for offer in read_offers()[0]}
    assert {offer.id: offer for offer in all_offers(session)} == in_files


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "kreis.yml").write_text(OFFER, encoding="utf-8")
    return tmp_path


def test_a_second_import_writes_nothing(fresh_session, folder):
    assert import_offers(fresh_session, folder).written == 1
    again = import_offers(fresh_session, folder)
    assert (again.offers, again.written, again.removed) == (1, 0, ())


def test_loading_reads_the_files_only_if_they_changed(fresh_session, folder):
    assert load_offers(fresh_session, folder).written == 1
    assert load_offers(fresh_session, folder).written == 0
    (folder / "kreis.yml").write_text(OFFER.replace("Ein Angebot", "Anders"), encoding="utf-8")
    assert load_offers(fresh_session, folder).written == 1
    assert find_offer(fresh_session, "an-offer").name == "Anders"


def test_an_offer_is_written_anew_where_the_county_bears_another_name(
    fresh_session, folder, monkeypatch
):
    import_offers(fresh_session, folder)
    renamed = replace(region(), name="Kreis Anderswo")
    monkeypatch.setattr("bot.offers.rows.region", lambda: renamed)
    assert import_offers(fresh_session, folder).written == 1


def test_an_offer_that_left_the_files_leaves_the_database(fresh_session, folder):
    import_offers(fresh_session, folder)
    (folder / "kreis.yml").write_text(OFFER.replace("an-offer", "new"), encoding="utf-8")
    done = import_offers(fresh_session, folder)
    assert (done.written, len(done.removed)) == (1, 1)
    assert find_offer(fresh_session, "an-offer") is None


def test_where_very_many_offers_vanish_at_once_they_are_kept_unless_it_is_meant(
    fresh_session, folder
):
    many = "".join(OFFER.replace("an-offer", f"offer-{number}") for number in range(MANY))
    (folder / "titz.yml").write_text(many, encoding="utf-8")
    import_offers(fresh_session, folder)
    (folder / "titz.yml").unlink()
    done = import_offers(fresh_session, folder)
    assert (done.removed, len(done.kept)) == ((), MANY)
    assert "20 offers stand in no file any more (offer-0, offer-1" in done.problems[0]
    assert load_offers(fresh_session, folder).problems, "it is told until it is settled"
    assert len(import_offers(fresh_session, folder, is_removal_meant=True).removed) == MANY


def test_a_file_that_nothing_reads_is_named(folder):
    (folder / "titz.yaml").touch()
    (folder / "README.md").touch()
    assert unread_files(folder) == ["titz.yaml"]


def test_offers_of_a_broken_file_stay_as_they_were(fresh_session, folder):
    import_offers(fresh_session, folder)
    (folder / "kreis.yml").write_text(OFFER.replace("[debt]", "[debts]"), encoding="utf-8")
    done = import_offers(fresh_session, folder)
    assert len(done.faults) == 1 and find_offer(fresh_session, "an-offer")
    assert load_offers(fresh_session, folder).faults, "a faulty state is not taken for done"


def test_a_database_that_is_new_takes_the_first_of_two_offers_with_one_id(fresh_session, folder):
    (folder / "titz.yml").write_text(OFFER.replace("Ein Angebot", "Ein zweites"), encoding="utf-8")
    assert load_offers(fresh_session, folder).faults
    assert find_offer(fresh_session, "an-offer").name == "Ein Angebot"


@pytest.mark.parametrize("copy", ["aldenhoven.yml", "titz.yml"])
def test_an_offer_is_not_replaced_by_another_with_its_id(fresh_session, folder, copy):
    import_offers(fresh_session, folder)
    (folder / copy).write_text(OFFER.replace("Ein Angebot", "Ein zweites"), encoding="utf-8")
    assert import_offers(fresh_session, folder).written == 0
    assert find_offer(fresh_session, "an-offer").name == "Ein Angebot"


def test_a_file_with_an_id_twice_changes_nothing(fresh_session, folder):
    import_offers(fresh_session, folder)
    twice = OFFER.replace("Ein Angebot", "Anders") + OFFER
    (folder / "kreis.yml").write_text(twice, encoding="utf-8")
    assert import_offers(fresh_session, folder).written == 0
    assert find_offer(fresh_session, "an-offer").name == "Ein Angebot"


def test_an_import_by_another_program_is_seen_at_once(database_url, folder):
    with open_session(database_url) as session:
        load_offers(session, folder)
        assert find_offer(session, "an-offer").name == "Ein Angebot"
    (folder / "kreis.yml").write_text(OFFER.replace("Ein Angebot", "Anders"), encoding="utf-8")
    with open_session(database_url) as session:
        load_offers(session, folder)
    with open_session(database_url) as session:
        assert find_offer(session, "an-offer").name == "Anders"


def test_the_migrations_lead_to_the_tables_of_the_program(fresh_session):
    context = MigrationContext.configure(fresh_session.connection())
    assert compare_metadata(context, metadata) == []
