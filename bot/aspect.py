"""What is known of offers under one aspect, in words: their cost, their hours, the way there."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from bot.cards import (
    address_text,
    choice_text,
    detail_lines,
    distance_text,
    is_placed,
    noted,
    office_for,
    office_text,
    schedule_text,
    ways_to_reach,
)
from bot.languages.catalogue import Catalogue
from bot.offers.match import Match
from bot.offers.offer import Offer

SPEAKERS = "speakers"  # who speaks a language there
Tell = Callable[[Match, Catalogue, datetime], str]


def aspect_lines(aspect: str, matches: list[Match], words: Catalogue, now: datetime) -> list[str]:
    """A paragraph for each offer of which something is known under an aspect, in their order.

    The others come last and together, with whom to ask; no paragraph where there is no offer.
    Raises KeyError for an aspect under which offers do not differ ("doubt").
    """
    known = [(match.offer, ASPECT_TEXTS[aspect](match, words, now)) for match in matches]
    told = [f"{offer.name}: {text}" for offer, text in known if text]
    return told + asked_there([offer for offer, text in known if not text], words)


def asked_there(offers: list[Offer], words: Catalogue) -> list[str]:
    """One paragraph with whom to ask about each of the offers; none where there is no offer."""
    if not offers:
        return []
    ask = [f"• {offer.name}: {contact_of(offer)}" for offer in offers]
    return ["\n".join([words.say("aspect_unknown"), *ask])]


def contact_of(offer: Offer) -> str:
    """How to reach an offer: phone, else e-mail, else website, else the office that can say more."""
    if ways := ways_to_reach(offer):
        return ways[0]
    office = office_for(offer)
    return f"{office.name}, {office.phone}"


def cost_text(match: Match, words: Catalogue, _: datetime) -> str:
    offer = match.offer
    return joined(words, choice_text("cost", offer.cost, words), noted(offer.cost_note, words))


def hours_text(match: Match, words: Catalogue, _: datetime) -> str:
    offer = match.offer
    return joined(words, schedule_text(offer.schedules, words), noted(offer.hours_note, words))


def registration_text(match: Match, words: Catalogue, _: datetime) -> str:
    offer = match.offer
    access = choice_text("access", offer.access, words)
    return joined(words, access, contact_of(offer)) if access and offer.access != "open" else access


def waiting_text(match: Match, words: Catalogue, now: datetime) -> str:
    status = detail_lines(match, words, now).get("status")
    return joined(words, status, contact_of(match.offer))


def contact_text(match: Match, words: Catalogue, _: datetime) -> str:
    return joined(words, *ways_to_reach(match.offer)) or office_text(match.offer, words)


def ways_and_hours(match: Match, words: Catalogue, now: datetime) -> str:
    """Every way to reach an offer, and when somebody is there."""
    return joined(words, contact_text(match, words, now), hours_text(match, words, now))


def way_text(match: Match, words: Catalogue, _: datetime) -> str:
    """The address and how far it is; where no more than the town is known, whom to ask as well."""
    offer = match.offer
    ask = "" if is_placed(offer) else contact_of(offer)
    return joined(words, address_text(offer, words), distance_text(match, words), ask)


def speakers_text(match: Match, words: Catalogue, now: datetime) -> str:
    interpreter = words.say("reason_interpreter") if match.offer.interpreting else None
    return joined(words, detail_lines(match, words, now).get("languages"), interpreter)


def documents_text(match: Match, words: Catalogue, now: datetime) -> str:
    return detail_lines(match, words, now).get("documents", "")


def age_and_contact(match: Match, words: Catalogue, now: datetime) -> str:
    told = detail_lines(match, words, now)
    return joined(words, told.get("age"), told.get("eligibility"), contact_of(match.offer))


def format_text(match: Match, words: Catalogue, _: datetime) -> str:
    return joined(words, choice_text("format", match.offer.format, words), contact_of(match.offer))


def summary_text(match: Match, words: Catalogue, _: datetime) -> str:
    return match.offer.summary_in(words.code)[0]


def joined(words: Catalogue, *parts: str | None) -> str:
    """The parts that there are, a comma between them."""
    return words.listed(part.rstrip(".") for part in parts if part)


ASPECT_TEXTS: dict[str, Tell] = {
    "cost": cost_text,
    "hours": hours_text,
    "registration": registration_text,
    "waiting": waiting_text,
    "contact": contact_text,
    "unreachable": ways_and_hours,
    "way": way_text,
    SPEAKERS: speakers_text,
    "documents": documents_text,
    "who": age_and_contact,
    "at_home": format_text,
    "what": summary_text,
}
