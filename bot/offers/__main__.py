"""Offers at the command line: import, export, check, search."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Annotated, Any

import typer
from rapidfuzz import process

from bot.cards import plain_text
from bot.command import fail, run
from bot.database import open_session
from bot.languages.catalogue import catalogue
from bot.languages.language import DEFAULT, languages
from bot.need import need_ids
from bot.offers.check import Remark, check_offers
from bot.offers.fault import Fault
from bot.offers.files import OFFERS, read_offers, unread_files, write_offers
from bot.offers.filter import FILTERS
from bot.offers.match import Found, chosen
from bot.offers.query import ChildAge, OfferQuery
from bot.offers.search import find_offers
from bot.offers.store import import_offers, load_offers
from bot.offers.stored import all_offers
from bot.offers.translation import read_translations, with_translations
from bot.places.place import municipality_names
from bot.settings import now

app = typer.Typer(no_args_is_help=True, add_completion=False, help=__doc__)
SIMILAR = 5
Folder = Annotated[Path, typer.Option(help="The folder with the offer files.")]


@app.command("import")
def import_(
    folder: Folder = OFFERS,
    remove: Annotated[bool, typer.Option(help="Also where very many offers go.")] = False,
) -> None:
    """Bring the database to the state of the files; files with faults are left out.

    Exit code 1 if there are any, or if very many offers would go. They are told last, below how
    much else is to be looked after.
    """
    with open_session() as session:
        done = import_offers(session, folder, is_removal_meant=remove)
        offers = all_offers(session)
    translations = read_translations(folder)[0]
    remarks = check_offers(offers, now().date(), translations, complete=not done.faults)
    typer.echo(f"offers: {done.offers}, written: {done.written}, removed: {len(done.removed)}")
    for id in done.removed:
        typer.echo(f"removed, as it stands in no file any more: {id}")
    for name in unread_files(folder):
        typer.echo(f"{name} is not read, expected a name like titz.yml", err=True)
    typer.echo(f"to look after: {_counted(remarks) or 'nothing'} (make check-offers lists them)")
    _tell(done.problems)
    raise typer.Exit(1 if done.problems else 0)


@app.command()
def export(folder: Annotated[Path, typer.Argument(help="Where the files go.")]) -> None:
    """Write the offers of the database into files, in the format that import reads.

    Not while a file has faults: what was edited in it would be lost.
    """
    with open_session() as session:
        problems = load_offers(session).problems
        _tell(problems)
        if problems:
            fail("nothing is exported before this is corrected")
        files = write_offers(all_offers(session), folder)
    typer.echo(f"files: {len(files)} in {folder}")


@app.command()
def check(
    folder: Folder = OFFERS,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object a line.")] = False,
    strict: Annotated[bool, typer.Option(help="Exit code 1 for every kind of remark.")] = False,
) -> None:
    """Name old facts, missing contacts, dead references and doubles.

    Exit code 2 if a file cannot be read, 1 if there are dead references (with --strict: any
    remark), else 0.
    """
    offers, faults = read_offers(folder)
    translations = read_translations(folder)[0]
    remarks = check_offers(offers, now().date(), translations, complete=not faults)
    for remark in remarks:
        typer.echo(json.dumps(remark.as_dict(), ensure_ascii=False) if as_json else remark)
    if not as_json:
        typer.echo(_counted(remarks) or "all well")
    _tell(faults)
    blamed = [remark for remark in remarks if strict or remark.kind == "dead"]
    raise typer.Exit(2 if faults else int(bool(blamed)))


@app.command()
def show(
    ids: Annotated[list[str], typer.Argument(help="Ids of offers.")],
    language: Annotated[str, typer.Option(help="The family's language.")] = DEFAULT,
    folder: Folder = OFFERS,
) -> None:
    """Show what a family would read of offers, from the files as they are, before they are loaded."""
    offers, faults = read_offers(folder)
    _tell(faults)
    _one_of("language", [language], languages())
    known = [offer.id for offer in offers]
    for id in ids:
        _one_of("id", [id], known if id in known else _similar(id, known))
    query, words = OfferQuery(now=now()), catalogue(language)
    for offer in with_translations(offers, read_translations(folder)[0]):
        if offer.id in ids:
            typer.echo(f"{plain_text(chosen(offer, query), words, now())}\n")


@app.command()
def search(
    needs: Annotated[list[str] | None, typer.Argument(help="Ids of data/needs.csv.")] = None,
    place: Annotated[str | None, typer.Option(help="A municipality.")] = None,
    months: Annotated[list[str] | None, typer.Option(help="Age of a child: 30 or 24-35.")] = None,
    pregnant: Annotated[bool, typer.Option("--pregnant", help="An unborn child.")] = False,
    language: Annotated[str, typer.Option(help="The family's language.")] = DEFAULT,
    filters: Annotated[list[str] | None, typer.Option("--filter", help="/".join(FILTERS))] = None,
    limit: Annotated[int, typer.Option(min=1)] = 3,
    offset: Annotated[int, typer.Option(min=0)] = 0,
) -> None:
    """Show what a family would be shown, with scores and reasons."""
    _one_of("need", needs or [], need_ids())
    _one_of("filter", filters or [], FILTERS)
    _one_of("place", [place] if place else [], sorted(municipality_names()))
    query = OfferQuery(
        now=now(),
        needs=tuple(needs or ()),
        children=tuple(_age(text) for text in months or ()),
        pregnant=pregnant,
        municipality=place,
        language=language,
        filters=frozenset(filters or ()),
    )
    with open_session() as session:
        load_offers(session)
        _show(find_offers(session, query, limit, offset))


def _counted(remarks: Iterable[Remark]) -> str:
    kinds = Counter(remark.kind for remark in remarks)
    return ", ".join(f"{kind}: {count}" for kind, count in kinds.items())


def _tell(problems: Iterable[Fault | str]) -> None:
    for problem in problems:
        typer.echo(problem, err=True)


def _show(found: Found) -> None:
    for match in found.matches:
        offer = match.offer
        distance = "" if match.distance_km is None else f"{match.distance_km:.1f} km"
        date = f"{match.next_date:%a %d.%m. %H:%M}" if match.next_date else ""
        row = (
            f"{match.score:5.1f}",
            offer.name,
            offer.municipality or offer.serves,
            distance,
            date,
        )
        typer.echo("  ".join(filter(None, row)))
        typer.echo(f"       {offer.id}: {', '.join(match.reasons)}")
    relaxed = f", given up: {', '.join(found.relaxed)}" if found.relaxed else ""
    typer.echo(f"total: {found.total}{relaxed}")


def _age(text: str) -> ChildAge:
    low, _, high = text.partition("-")
    if not low.isdigit() or (high and not high.isdigit()):
        fail(f'--months is "{text}", expected 30 or 24-35')
    return ChildAge(int(low), int(high or low))


def _similar(id: str, known: list[str]) -> list[str]:
    return [match for match, _, _ in process.extract(id, known, limit=SIMILAR)]


def _one_of(name: str, given: list[str], allowed: Any) -> None:
    for value in given:
        if value not in allowed:
            fail(f'{name} is "{value}", expected one of {", ".join(allowed)}')


if __name__ == "__main__":
    run(app)
