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
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from datetime import time as clock_time
from typing import Any

from sqlalchemy import Table, insert, text
from sqlalchemy.engine import Connection

from bot.database import engine, open_session
from bot.need import need_ids
from bot.offers import tables
from bot.offers.migrations import upgrade
from bot.offers.offer import Offer, Phone
from bot.offers.query import ChildAge, OfferQuery
from bot.offers.rows import rows_of
from bot.offers.schedule import Schedule
from bot.offers.search import find_offers
from bot.places.place import gazetteer, municipalities
from tests.postgres import new_database, postgres_server

GOAL_P95_MS = 25
NOW = datetime(2026, 11, 22, 12)
MADE_UP = 5_000
ORGANIZATIONS = 1_000
INDEXES = (tables.by_area, tables.by_cell)
SPANS = ((0, 12), (12, 36), (36, 72), (72, 131), (120, 227), (0, None))
SERVES = {"municipality": 46, "region": 34, "state": 4, "country": 16}  # of a hundred offers
COUNTRY = ((47.5, 54.8), (6.0, 14.8))  # where offers of the whole region lie


def made_up_offer(number: int, dice: random.Random) -> Offer:
    """An offer somewhere in the county, or of the whole region and anywhere in the country."""
    town, serves = (
        dice.choice(municipalities()),
        dice.choices(*zip(*SERVES.items(), strict=True))[0],
    )
    position = (town.lat + dice.gauss(0, 0.03), town.lon + dice.gauss(0, 0.03))
    if serves == "region":
        position = tuple(dice.uniform(*border) for border in COUNTRY)
    first, last = dice.choice(SPANS)
    return Offer(
        id=f"offer-{number}",
        name=f"Offer {number}",
        organization=f"Provider {number % ORGANIZATIONS}",
        needs=tuple(dice.sample(need_ids(), dice.choice((1, 1, 2, 3)))),
        summary="Helps.",
        phases=("0-1", "1-3", "3-6"),
        min_age_months=first,
        max_age_months=last,
        for_pregnancy=dice.random() < 0.3,
        street="Street",
        municipality=town.name,
        lat=position[0],
        lon=position[1],
        serves=serves,
        phones=(Phone("+49 2421 220"),),
        cost=dice.choice(("free", "paid", None)),
        access="open",
        schedules=(a_schedule(dice),) if dice.random() < 0.2 else (),
        languages=(dice.choice(("tr", "ar", "uk")),) if dice.random() < 0.1 else (),
        estimated_date=str(dice.randint(2010, 2026)),
    )


def a_schedule(dice: random.Random) -> Schedule:
    """Every week on some day, but in the holidays."""
    return Schedule(
        weekday=dice.choice(("MO", "TU", "WE", "TH", "FR")),
        opens=clock_time(10),
        closes=clock_time(12),
        not_in_school_holidays=True,
        not_on_public_holidays=True,
    )


def build(url: str, offers: int) -> None:
    """Fills an empty database: some offers are made up, then the database copies them.

    Indexes come last, or every row would be sorted in.
    """
    dice = random.Random(1)
    made_up = min(offers, MADE_UP)
    rows: dict[Table, list[dict[str, Any]]] = defaultdict(list)
    for number in range(made_up):
        for table, row in rows_of(made_up_offer(number, dice), number % ORGANIZATIONS + 1):
            rows[table].append(row)
    with engine(url).begin() as connection:
        upgrade(connection)
        organizations = [{"id": n, "name": f"Provider {n}"} for n in range(1, ORGANIZATIONS + 1)]
        connection.execute(insert(tables.organization), organizations)
        terms = [{"id": need, "name": need, "parent": "-"} for need in need_ids()]
        connection.execute(insert(tables.taxonomy_term), terms)
        for index in INDEXES:
            index.drop(connection)
        filled = [table for table in reversed(tables.PARTS) if rows[table]]
        for table in filled:
            connection.execute(insert(table), rows[table])
        copy_rows(connection, filled, offers // made_up - 1)
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
        id = "id" if table is tables.service else "service_id"
        own = {id: f"{id} || '-' || n", "fingerprint": "substr(fingerprint, 1, 30) || '-' || n"}
        values = [own.get(name, name) for name in names]
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


def main(arguments: Sequence[str] | None = None) -> None:
    """Builds, measures and prints one line for each kind of database."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--offers", type=int, default=1_000_000)
    options.add_argument("--searches", type=int, default=500)
    options.add_argument("--only", choices=BACKENDS)
    given = options.parse_args(arguments)
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
