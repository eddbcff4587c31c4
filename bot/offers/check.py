"""What a person should look after: old facts, missing contacts, dead references, doubles."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict, dataclass
from datetime import date, timedelta

from bot.name import spellings
from bot.need import need_ids
from bot.offers.files import file_of
from bot.offers.name import names_of
from bot.offers.offer import REMOTE_FORMATS, Offer, is_stale
from bot.offers.translation import Translation, mark
from bot.places.calendar import SCHOOL_HOLIDAYS, calendar
from bot.places.office import offices
from bot.places.place import municipalities
from bot.places.region import region
from bot.places.slug import slug

HOLIDAYS_AHEAD = timedelta(days=365)


@dataclass(frozen=True)
class Remark:
    """One thing to look after, in one offer."""

    file: str
    offer: str
    kind: str
    found: str

    def as_dict(self) -> dict[str, str]:
        """The remark for machines."""
        return asdict(self)

    def __str__(self) -> str:
        return f'{self.file}: offer "{self.offer}": {self.kind}: {self.found}'


def check_offers(
    offers: Iterable[Offer],
    today: date,
    translations: Iterable[Translation] = (),
    complete: bool = True,
) -> list[Remark]:
    """Every remark on these offers and their translations, by kind; none where all is well.

    Where they are not complete, what is missing may stand in a file with faults: nothing is dead.
    """
    every = tuple(offers)
    remarks = [
        Remark(file_of(offer), offer.id, kind, found)
        for kind, check in CHECKS.items()
        for offer in every
        if (found := check(offer, today))
    ]
    remarks += [*_translations(every, translations), *_doubles(every), *_dead_references(every)]
    remarks += _holidays(today)
    return [remark for remark in remarks if complete or remark.kind != "dead"]


def _stale(offer: Offer, today: date) -> str:
    return f"last confirmed {offer.assured_date}" if is_stale(offer.assured_date, today) else ""


def _undated(offer: Offer, _today: date) -> str:
    return "" if offer.assured_date else "no assured_date"


def _contact(offer: Offer, _today: date) -> str:
    reachable = offer.phones or offer.email or offer.website
    return "" if reachable else "no phone, e-mail or website"


def _address(offer: Offer, _today: date) -> str:
    visited = offer.format not in (*REMOTE_FORMATS, "home_visit") and not offer.confidential
    return "no street" if visited and not offer.street else ""


def _times(offer: Offer, _today: date) -> str:
    needed = offer.access == "open" and offer.format in ("onsite", "mobile", "phone")
    return "one may come or call, but no times" if needed and not offer.schedules else ""


def _over(offer: Offer, today: date) -> str:
    last_days = [schedule.ends_on for schedule in offer.schedules]
    over = bool(last_days) and all(last is not None and last < today for last in last_days)
    return "every time of it has ended: new times, or status paused" if over else ""


CHECKS: dict[str, Callable[[Offer, date], str]] = {
    "stale": _stale,
    "undated": _undated,
    "contact": _contact,
    "address": _address,
    "times": _times,
    "over": _over,
}


def _doubles(offers: tuple[Offer, ...]) -> Iterator[Remark]:
    """Offers that say the same name in the same place, or share provider, website and main need."""
    same: dict[tuple[str | None, ...], list[Offer]] = defaultdict(list)
    for offer in offers:
        same["name", slug(offer.name), offer.municipality].append(offer)
        if offer.phones and offer.website:
            key = (
                slug(offer.organization),
                offer.website,
                offer.needs[0],
                offer.municipality,
            )
            same[key].append(offer)
    for first, *others in same.values():
        for other in others:
            yield Remark(file_of(other), other.id, "double", f"perhaps the same as {first.id}")


def _translations(
    offers: tuple[Offer, ...], translations: Iterable[Translation]
) -> Iterator[Remark]:
    """Translations of no offer, and those of a summary that has changed since."""
    by_id = {offer.id: offer for offer in offers}
    for each in translations:
        file = f"translations/{each.language}.tsv"
        offer = by_id.get(each.offer_id)
        if not offer:
            yield Remark(file, each.offer_id, "dead", "translated, but there is no such offer")
        elif not each.is_of(offer):
            now = mark(offer.summary)
            yield Remark(
                file, offer.id, "translation", f"of an older summary; the new one is {now}"
            )


def _holidays(today: date) -> list[Remark]:
    """That the school holidays end soon; after the last nothing pauses any more."""
    last = calendar().known_until
    if last - today > HOLIDAYS_AHEAD:
        return []
    found = f"known until {last}: add the coming years, else offers do not pause"
    return [Remark(SCHOOL_HOLIDAYS, region().state, "over", found)]


def _dead_references(offers: tuple[Offer, ...]) -> Iterator[Remark]:
    ids = {offer.id for offer in offers}
    for office in offices():
        if office.id not in ids:
            yield Remark("offices.yml", office.id, "dead", "an office that is no offer")
    served = {name for office in offices() for name in office.serves}
    if served and any(office.serves for office in offices()):
        for town in municipalities():
            if town.name not in served:
                yield Remark("offices.yml", town.name, "dead", "no office serves it by name")
    offered = {need for offer in offers for need in offer.needs}
    for need in need_ids():
        if need not in offered:
            yield Remark("needs.csv", need, "dead", "no offer for this need")
    borne = {name for offer in offers for name in names_of(offer)}
    for name in spellings():
        if name not in borne:
            yield Remark("names.tsv", name, "dead", "no offer bears this name")
