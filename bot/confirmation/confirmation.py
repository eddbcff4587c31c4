"""Keeps the offers true: whom to ask again, the letter to each provider, the date once it has answered."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from bot.cards import detail_lines, ways_to_reach
from bot.languages.catalogue import catalogue
from bot.languages.language import DEFAULT
from bot.offers.files import OFFERS
from bot.offers.match import Match
from bot.offers.offer import Offer, age_in_years
from bot.places import offices, region
from bot.places.slug import slug

LETTER = OFFERS / "letter.txt"
DUE_YEARS = 1.0
LONGEST_NAME = 60
NEVER = "0000"  # before every date: what was never confirmed is asked first
NOT_ASKED = ("reasons", "confirmed", "contact", "next", "distance")  # no facts of the provider
FIELD = re.compile(r"  assured_date: .*")
BEFORE = re.compile(r"  (estimated_date|sources|notes):")  # the fields that follow it in a file


class UnknownOffer(ValueError):
    """There is no offer of this id in the files."""


@dataclass(frozen=True)
class Provider:
    """A provider with those of its offers that should be confirmed again."""

    name: str
    offers: tuple[Offer, ...]

    @property
    def asked_last(self) -> str:
        """When the offer that waits longest was confirmed, "2024-05"; "0000" for never."""
        return min(offer.assured_date or NEVER for offer in self.offers)

    @property
    def ways(self) -> list[str]:
        """How to reach it: every phone, e-mail and website of these offers, each once."""
        return list(dict.fromkeys(way for offer in self.offers for way in ways_to_reach(offer)))

    @property
    def file_name(self) -> str:
        """The name of its letter's file."""
        return f"{slug(self.name)[:LONGEST_NAME]}.txt"


def due(offers: Iterable[Offer], today: date) -> list[Provider]:
    """The providers to ask again, who waits longest first; none where all is fresh."""
    by_provider: dict[str, list[Offer]] = defaultdict(list)
    for offer in offers:
        if is_due(offer, today):
            by_provider[offer.organization].append(offer)
    providers = (Provider(name, tuple(every)) for name, every in by_provider.items())
    return sorted(providers, key=lambda provider: (provider.asked_last, provider.name))


def is_due(offer: Offer, today: date) -> bool:
    """Whether an offer was confirmed more than a year ago or never, or is marked as unconfirmed."""
    years = age_in_years(offer.assured_date, today)
    return years is None or years > DUE_YEARS or offer.status == "unconfirmed"


def letter(provider: Provider, now: datetime, file: Path = LETTER) -> str:
    """What is sent to a provider: its offers as families see them, and what to look at."""
    lines = file.read_text(encoding="utf-8").splitlines()
    text = "\n".join(line for line in lines if not line.startswith("#"))
    office = offices()[-1]  # the one that serves everyone
    return text.format(
        provider=provider.name,
        region=region().name,
        offers="\n\n".join(sheet(offer, now) for offer in provider.offers),
        answer_to=", ".join(filter(None, (office.name, office.email, office.phone))),
    )


def sheet(offer: Offer, now: datetime) -> str:
    """One offer as families see it, a fact a line, with its id for the office."""
    words = catalogue(DEFAULT)
    lines = detail_lines(Match(offer, None, None, None, [], 0.0), words, now)
    facts = [text for name, text in lines.items() if name not in NOT_ASKED]
    named = f"{offer.name} [{offer.id}]"
    return "\n".join([named, offer.summary, *facts, *ways_to_reach(offer)])


def confirm(ids: Collection[str], month: str, folder: Path = OFFERS) -> list[Path]:
    """Writes into the files that these offers were confirmed in a month, "2026-11".

    Everything else in them stays as it is. Returns the changed files; raises UnknownOffer before
    anything is written.
    """
    texts = {path: path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.yml"))}
    found = {path: [id for id in ids if f"\n- id: {id}\n" in text] for path, text in texts.items()}
    if missing := set(ids).difference(*found.values()):
        raise UnknownOffer(f'id is "{min(missing)}", expected the id of an offer in {folder.name}')
    changed = [path for path in texts if found[path]]
    for path in changed:
        for id in found[path]:
            texts[path] = _dated(texts[path], id, month)
        path.write_text(texts[path], encoding="utf-8")
    return changed


def _dated(text: str, id: str, month: str) -> str:
    """The text of a file in which one offer carries this date."""
    start = text.index(f"\n- id: {id}\n") + 1
    end = text.find("\n- id: ", start)
    lines = text[start : None if end < 0 else end].split("\n")
    date_line = f"  assured_date: {month}"
    at = next((n for n, line in enumerate(lines) if FIELD.fullmatch(line)), None)
    if at is None:
        at = next(n for n, line in enumerate(lines) if BEFORE.match(line))
        lines.insert(at, date_line)
    else:
        lines[at] = date_line
    return text[:start] + "\n".join(lines) + ("" if end < 0 else text[end:])
