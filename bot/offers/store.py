"""The database brought to the state of the files."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import Table, delete, insert, select
from sqlalchemy.orm import Session

from bot.need import needs
from bot.offers import tables
from bot.offers.chunk import chunks
from bot.offers.fault import Fault
from bot.offers.files import OFFERS, files_fingerprint, read_offers
from bot.offers.migrations import upgrade
from bot.offers.offer import Offer
from bot.offers.rows import fingerprint_of, rows_of
from bot.offers.stored import stored_fingerprints

ENOUGH_TOLD = 3
MANY = 20  # so many offers that vanish at once are rather a file that is missing than meant


@dataclass(frozen=True)
class Imported:
    """What an import did: how many offers there are and were written, which went.

    `kept` are those that stand in no file any more, but are too many to go unasked.
    """

    offers: int
    written: int
    removed: tuple[str, ...]
    faults: tuple[Fault, ...] = ()
    kept: tuple[str, ...] = ()

    @property
    def problems(self) -> list[str]:
        """A line for each thing to correct, with the next step; empty where all is well."""
        lines = [str(fault) for fault in self.faults]
        if self.kept:
            some = ", ".join(self.kept[:ENOUGH_TOLD])
            lines.append(
                f"{len(self.kept)} offers stand in no file any more ({some} …) and are kept: "
                "bring the file back, or take them out with make offers REMOVE=yes"
            )
        return lines


def load_offers(session: Session, folder: Path = OFFERS) -> Imported:
    """Brings the database to the state of the files; does nothing if they have not changed.

    Offers of a file with faults stay as the last import left them.
    """
    upgrade(session.connection())
    fingerprint = files_fingerprint(folder)
    known = tables.import_state
    state = session.execute(select(known.c.fingerprint).where(known.c.folder == folder.name))
    if state.scalar() == fingerprint:
        return Imported(len(stored_fingerprints(session)), 0, ())
    return import_offers(session, folder, fingerprint)


def import_offers(
    session: Session, folder: Path, fingerprint: str | None = None, is_removal_meant: bool = False
) -> Imported:
    """Imports every file without a fault and returns what was wrong with the others.

    Where very many offers would go, they are kept unless that `is_removal_meant`.
    """
    upgrade(session.connection())
    offers, faults = read_offers(folder)
    # Of two offers with one id nobody can tell which is the copy: what is stored stays.
    disputed = {fault.offer for fault in faults if fault.field == "id"}
    stored = stored_fingerprints(session).keys()
    stays = disputed & stored
    offers = [offer for offer in offers if offer.id not in stays]
    gone = sorted(stored - {offer.id for offer in offers})
    kept = [] if faults or is_removal_meant or len(gone) < MANY else gone
    written, removed = write_offers(session, offers, keep_others=bool(faults or kept))
    session.execute(delete(tables.import_state))
    if not (faults or kept):
        done = {"folder": folder.name, "fingerprint": fingerprint or files_fingerprint(folder)}
        session.execute(insert(tables.import_state), [done])
    return Imported(len(offers), written, removed, tuple(faults), tuple(kept))


def write_offers(
    session: Session, offers: Collection[Offer], keep_others: bool = False
) -> tuple[int, tuple[str, ...]]:
    """Writes what is new or changed, removes what is gone; returns how many, and which."""
    _write_needs(session)
    stored = stored_fingerprints(session)
    changed = [offer for offer in offers if stored.get(offer.id) != fingerprint_of(offer)]
    gone = [] if keep_others else sorted(stored.keys() - {offer.id for offer in offers})
    _remove(session, [*gone, *(offer.id for offer in changed if offer.id in stored)])
    organizations = _organization_ids(session, changed)
    rows: dict[Table, list[dict[str, Any]]] = defaultdict(list)
    for offer in changed:
        for table, row in rows_of(offer, organizations[offer.organization]):
            rows[table].append(row)
    for table in reversed(tables.PARTS):
        if rows[table]:
            session.execute(insert(table), rows[table])
    return len(changed), tuple(gone)


def _write_needs(session: Session) -> None:
    known = set(session.execute(select(tables.taxonomy_term.c.id)).scalars())
    new = [n for n in needs() if n.id not in known]
    if new:
        rows = [{"id": n.id, "name": n.label_de, "parent": n.group} for n in new]
        session.execute(insert(tables.taxonomy_term), rows)


def _remove(session: Session, ids: list[str]) -> None:
    for some in chunks(ids):
        for table in tables.PARTS:
            key = table.c.id if table is tables.service else table.c.service_id
            session.execute(delete(table).where(key.in_(some)))


def _organization_ids(session: Session, offers: Iterable[Offer]) -> dict[str, int]:
    table = tables.organization
    known = {row.name: row.id for row in session.execute(select(table))}
    new = sorted({offer.organization for offer in offers} - known.keys())
    rows = [
        {"id": max(known.values(), default=0) + n, "name": name} for n, name in enumerate(new, 1)
    ]
    if rows:
        session.execute(insert(table), rows)
    return known | {row["name"]: row["id"] for row in rows}
