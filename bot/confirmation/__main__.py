"""Keeping the offers true, at the command line: whom to ask again, the letters, the answers."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Annotated

import typer

from bot.command import fail, run
from bot.confirmation.confirmation import (
    NEVER,
    BadLetter,
    Provider,
    UnknownOffer,
    confirm,
    due,
    letter,
)
from bot.offers.files import OFFERS, read_offers
from bot.settings import ROOT, now

LETTERS = ROOT / "var" / "letters"
MONTH = re.compile(r"20\d\d-(0[1-9]|1[0-2])")
app = typer.Typer(no_args_is_help=True, add_completion=False, help=__doc__)


@app.command("due")
def due_() -> None:
    """List the providers to ask again with their offers, who waits longest first."""
    for provider in waiting():
        since = "nie bestätigt" if provider.asked_last == NEVER else f"seit {provider.asked_last}"
        typer.echo(f"{provider.name} ({since}): {', '.join(provider.ways) or 'kein Kontakt'}")
        for offer in provider.offers:
            typer.echo(f"    {offer.assured_date or '-':10} {offer.id}: {offer.name}")


@app.command()
def letters(folder: Annotated[Path, typer.Argument(help="Where they go.")] = LETTERS) -> None:
    """Write a letter to each of these providers into a folder; letters of an earlier time go."""
    providers = waiting()
    try:
        texts = [letter(provider, now()) for provider in providers]
    except BadLetter as problem:
        fail(str(problem))
    folder.mkdir(parents=True, exist_ok=True)
    for old in folder.glob(f"{'[0-9]' * 3}-*.txt"):
        old.unlink()
    for number, (provider, text) in enumerate(zip(providers, texts, strict=True), 1):
        (folder / f"{number:03}-{provider.file_name}").write_text(text, encoding="utf-8")
    typer.echo(f"letters: {len(providers)} in {folder}, who waits longest first")


@app.command("confirm")
def confirm_(
    ids: Annotated[
        list[str] | None, typer.Argument(help="Ids of the offers that are still right.")
    ] = None,
    month: Annotated[str, typer.Option(help="The month of the answer; by default this one.")] = "",
) -> None:
    """Write into the offer files that these offers are still right."""
    if not ids:
        fail('IDS is missing, expected ids of offers: make confirm IDS="kita-a turnen-b"')
    this_month = f"{now():%Y-%m}"
    month = month or this_month
    if not MONTH.fullmatch(month) or month > this_month:
        fail(f'--month is "{month}", expected a month until now, like {this_month}')
    try:
        changed = confirm(ids, month)
    except UnknownOffer as problem:
        fail(str(problem))
    typer.echo(f"confirmed in {', '.join(path.name for path in changed)}; now `make offers`")


def waiting() -> list[Provider]:
    """The providers to ask again today; the faults of files are told as `make offers` tells them."""
    offers, faults = read_offers(OFFERS)
    for fault in faults:
        typer.echo(fault, err=True)
    return due(offers, now().date())


if __name__ == "__main__":
    run(app)
