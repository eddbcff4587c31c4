"""How long a search takes when the county has a million offers: prints p50 and p95 in ms.

The harshest case: all offers belong to one region, a third of them to all of it, spread over a
whole country, so that neither the area nor the need alone leaves few.
"""

from __future__ import annotations

import argparse
import random
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from datetime import time as clock_time
from typing import Any

from sqlalchemy import Table, insert, text
from sqlalchemy.engine import Connection

from bot.database import engine, open_session
from bot.offers import tables
from bot.offers.cell import cell_of
from bot.offers.migrations import upgrade
from bot.offers.need import need_ids
from bot.offers.query import ChildAge, OfferQuery
from bot.offers.rows import ANY_NEED, ANY_TOWN, NO_MONTH
from bot.offers.search import find_offers
from bot.places import gazetteer, municipalities, region
from tests.postgres import new_database, postgres_server

GOAL_P95_MS = 25
NOW = datetime(2026, 11, 22, 12)
MADE_UP = 5_000
ORGANIZATIONS = 1_000
INDEXES = (tables.by_area, tables.by_cell)
SPANS = ((0, 12), (12, 36), (36, 72), (72, 131), (120, 227), (0, NO_MONTH))
AREAS = {"municipality": 46, "region": 34, "state": 4, "country": 16}
COUNTRY = ((47.5, 54.8), (6.0, 14.8))  # where offers of the whole region lie

Rows = dict[Table, list[dict[str, Any]]]


def rows_of(number: int, dice: random.Random) -> Iterator[tuple[Table, tuple[Any, ...]]]:
    """Every row of one made-up offer, as values of the columns in their order."""
    id, town = f"offer-{number}", dice.choice(municipalities())
    serves = dice.choices(list(AREAS), list(AREAS.values()))[0]
    lat, lon = town.lat + dice.gauss(0, 0.03), town.lon + dice.gauss(0, 0.03)
    if serves == "region":
        lat, lon = (dice.uniform(*border) for border in COUNTRY)
    low, high = dice.choice(SPANS)
    limits = (low, None if high == NO_MONTH else high)
    year, dated, pregnant = dice.randint(2010, 2026), dice.random() < 0.2, dice.random() < 0.3
    contact = (f"{id}@example.org", None)
    yield (
        tables.service,
        (
            *(id, number % ORGANIZATIONS + 1, f"Offer {number}", "Helps.", "0-1,1-3,3-6", *limits),
            *(pregnant, None, None, None, False, serves, *contact, "open", "onsite", None, None),
            *("active", None, str(year), None, None, True, dated, id),
        ),
    )
    yield tables.service_at_location, (id, "Street", "52349", town.name, None, lat, lon)
    yield tables.cost_option, (id, dice.choice(("free", "paid", None)), None)
    yield tables.phone, (id, 0, "+49 2421 220", None)
    if dated:
        day = dice.choice(("MO", "TU", "WE", "TH", "FR"))
        rules = (1, None, "", None, None, True, False, True, False, None, None, "visit", None)
        yield tables.schedule, (id, 0, day, clock_time(10), clock_time(12), *rules)
    if dice.random() < 0.1:
        yield tables.language, (id, 0, dice.choice(("tr", "ar", "uk")))
    needs = dice.sample(need_ids(), dice.choice((1, 1, 2, 3)))
    areas = (town.name, *region().areas)
    area = areas[list(AREAS).index(serves)]
    cell = cell_of((lat, lon) if serves == "region" else None)
    standing = 2040 - year
    for position, need in enumerate(needs):
        yield tables.need, (id, position, need)
    for position, need in enumerate((*needs, ANY_NEED)):
        filters = (position, standing, cell, low, high, pregnant)
        yield tables.match_entry, (id, need, area, *filters)
        if serves == "municipality":
            yield tables.match_entry, (id, need, ANY_TOWN, *filters)


def build(url: str, offers: int) -> None:
    """Fills an empty database: some offers are made up, then the database copies them.

    Indexes come last, or every row would be sorted in.
    """
    dice = random.Random(1)
    made_up = min(offers, MADE_UP)
    rows: Rows = {table: [] for table in reversed(tables.PARTS)}
    for number in range(made_up):
        for table, row in rows_of(number, dice):
            rows[table].append(dict(zip(table.columns.keys(), row, strict=True)))
    with engine(url).begin() as connection:
        upgrade(connection)
        organizations = [{"id": n, "name": f"Provider {n}"} for n in range(1, ORGANIZATIONS + 1)]
        connection.execute(insert(tables.organization), organizations)
        terms = [{"id": need, "name": need, "parent": "-"} for need in need_ids()]
        connection.execute(insert(tables.taxonomy_term), terms)
        for index in INDEXES:
            index.drop(connection)
        filled = {table: some for table, some in rows.items() if some}
        for table, some in filled.items():
            connection.execute(insert(table), some)
        copy_rows(connection, list(filled), offers // made_up - 1)
        for index in INDEXES:
            index.create(connection)
    with engine(url).connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        # What a server does by itself after a while: statistics, and pages an index can vouch for.
        postgres = connection.dialect.name == "postgresql"
        connection.execute(text("VACUUM ANALYZE" if postgres else "ANALYZE"))


def copy_rows(connection: Connection, parts: list[Table], copies: int) -> None:
    """So many copies of every row, with ids of their own."""
    connection.execute(text("CREATE TEMPORARY TABLE copy (n INTEGER)"))
    if copies:
        connection.execute(text("INSERT INTO copy VALUES (:n)"), [{"n": n} for n in range(copies)])
    for table in parts:
        names = table.columns.keys()
        own = {"id", "fingerprint"} if table is tables.service else {"service_id"}
        values = [f"{name} || '-' || n" if name in own else name for name in names]
        into = f"INSERT INTO {table.name} ({', '.join(names)})"
        connection.execute(text(f"{into} SELECT {', '.join(values)} FROM {table.name}, copy"))


def a_query(dice: random.Random) -> OfferQuery:
    """What some family may have told."""
    place = dice.choice([place for place in gazetteer() if place.position])
    age = dice.randint(0, 220)
    somewhere = dice.random() < 0.9
    return OfferQuery(
        now=NOW,
        needs=tuple(dice.sample(need_ids(), dice.choice((0, 1, 1, 1, 1, 2, 3)))),
        children=tuple([ChildAge(age, age + 11)] * dice.choice((0, 1, 1, 2))),
        pregnant=dice.random() < 0.1,
        municipality=place.municipality if somewhere else None,
        lat=place.lat if somewhere else None,
        lon=place.lon if somewhere else None,
        language=dice.choice(("de", "de", "tr", "ar")),
        filters=frozenset(dice.choice(([], [], [], ["free"], ["week"]))),
    )


def measure(url: str, searches: int) -> list[float]:
    """How long each of so many searches takes, in ms, each in a session of its own."""
    dice, times = random.Random(2), []
    for query in (a_query(dice) for _ in range(searches)):
        start = time.perf_counter()
        with open_session(url) as session:
            find_offers(session, query)
        times.append((time.perf_counter() - start) * 1000)
    return times[searches // 5 :]  # the first ones fill the caches of the database


@contextmanager
def sqlite() -> Iterator[str]:
    """The URL of an SQLite file that goes at the end."""
    with tempfile.TemporaryDirectory() as folder:
        yield f"sqlite:///{folder}/bench.db"


@contextmanager
def postgresql() -> Iterator[str]:
    """The URL of a database on a PostgreSQL that goes at the end."""
    with postgres_server() as server:
        yield new_database(server)


BACKENDS: dict[str, Callable[[], Any]] = {"sqlite": sqlite, "postgresql": postgresql}


def main() -> None:
    """Builds, measures and prints one line for each kind of database."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--offers", type=int, default=1_000_000)
    options.add_argument("--searches", type=int, default=500)
    options.add_argument("--only", choices=BACKENDS)
    given = options.parse_args()
    for name, backend in BACKENDS.items():
        if given.only in (None, name):
            with backend() as url:
                start = time.perf_counter()
                build(url, given.offers)
                built = time.perf_counter() - start
                times = measure(url, given.searches)
            p50, p95 = statistics.median(times), statistics.quantiles(times, n=20)[-1]
            print(
                f"search, {given.offers:,} offers in {name} (built in {built:.0f} s): "
                f"p50 {p50:.1f} ms, p95 {p95:.1f} ms (goal {GOAL_P95_MS})",
                flush=True,
            )


if __name__ == "__main__":
    main()
