"""Keeps the offers true: whom to ask again, the letter to each provider, the date once it has answered."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from itertools import pairwise
from pathlib import Path

from bot.cards import detail_lines, ways_to_reach
from bot.languages.catalogue import catalogue
from bot.languages.language import DEFAULT
from bot.offers.files import OFFERS
from bot.offers.match import Match
from bot.offers.offer import Offer, age_in_years
from bot.places.office import offices
from bot.places.region import region
from bot.places.slug import slug

LETTER = OFFERS / "letter.txt"
DUE_YEARS = 1.0
LONGEST_NAME = 60
NEVER = "0000"  # before every date: what was never confirmed is asked first
NOT_ASKED = ("reasons", "confirmed", "contact", "next", "distance")  # no facts of the provider
ENTRY = re.compile(r"^-[ ]+", re.MULTILINE)  # an offer begins so, whatever its first field is
ID = re.compile(r"""^[- ][ ]+id:[ ]*["']?(?P<id>[^\s"'#]+)""", re.MULTILINE)
DATE = re.compile(r"^(?P<before>[- ][ ]+)assured_date:.*$", re.MULTILINE)
LATER = re.compile(r"^  (estimated_date|sources|notes):", re.MULTILINE)  # fields that follow it
UNCONFIRMED = re.compile(r"^[ ]+status:[ ]*[\"']?unconfirmed[\"']?[ ]*(#.*)?\n", re.MULTILINE)


class UnknownOffer(ValueError):
    """There is no offer of this id in the files."""


class BadLetter(ValueError):
    """The text of the letter cannot be used; the message says why, in one line."""


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
    """What is sent to a provider: its offers as families see them, and what to look at.

    Raises BadLetter for a text that is not there, or has other gaps than these four.
    """
    office = offices()[-1]  # the one that serves everyone
    return filled(
        file,
        provider=provider.name,
        region=region().name,
        offers="\n\n".join(sheet(offer, now) for offer in provider.offers),
        answer_to=", ".join(filter(None, (office.name, office.email, office.phone))),
    )


def filled(file: Path, **gaps: str) -> str:
    """The text of a file with its gaps filled, without the lines that begin with #."""
    expected = ", ".join(f"{{{name}}}" for name in gaps)
    try:
        lines = file.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError):
        raise BadLetter(f"{file} cannot be read, expected a text with {expected}") from None
    text = "\n".join(line for line in lines if not line.startswith("#"))
    if "{offers}" not in text:
        raise BadLetter(f'{file.name}: "{{offers}}" is missing, expected {expected}')
    try:
        return text.format(**gaps)
    except (KeyError, ValueError, IndexError) as wrong:
        raise BadLetter(f"{file.name}: {wrong} is no gap, expected {expected}") from None


def sheet(offer: Offer, now: datetime) -> str:
    """One offer as families see it, a fact a line, with its id for the office."""
    words = catalogue(DEFAULT)
    lines = detail_lines(Match(offer, None, None, None, [], 0.0), words, now)
    facts = [text for name, text in lines.items() if name not in NOT_ASKED]
    named = f"{offer.name} [{offer.id}]"
    return "\n".join([named, offer.summary, *facts, *ways_to_reach(offer)])


def confirm(ids: Collection[str], month: str, folder: Path = OFFERS) -> list[Path]:
    """Writes into the files that these offers were confirmed in a month, "2026-11".

    They are unconfirmed no longer; everything else in the files stays as it is. Returns the changed
    files; raises UnknownOffer before anything is written.
    """
    texts = {path: path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.yml"))}
    found = {path: {match["id"] for match in ID.finditer(text)} for path, text in texts.items()}
    if missing := set(ids).difference(*found.values()):
        raise UnknownOffer(f'id is "{min(missing)}", expected the id of an offer in {folder.name}')
    changed = [path for path in texts if found[path].intersection(ids)]
    for path in changed:
        entries = [_confirmed(entry, ids, month) for entry in _entries(texts[path])]
        path.write_text("".join(entries), encoding="utf-8")
    return changed


def _entries(text: str) -> list[str]:
    """The text of a file cut before each of its offers; what stands above them comes first."""
    starts = [0, *(match.start() for match in ENTRY.finditer(text)), len(text)]
    return [text[start:end] for start, end in pairwise(starts)]


def _confirmed(entry: str, ids: Collection[str], month: str) -> str:
    """The text of an offer with this date where it is one of those; else as it is."""
    id = ID.search(entry)
    if id is None or id["id"] not in ids:
        return entry
    entry = UNCONFIRMED.sub("", entry)
    if DATE.search(entry):
        return DATE.sub(rf"\g<before>assured_date: {month}", entry)
    later = LATER.search(entry)
    end = later.start() if later else len(entry.rstrip()) + 1
    return f"{entry[:end]}  assured_date: {month}\n{entry[end:]}"
