"""A contact as it is shown: whom to call, when somebody answers, in which languages."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from actions.contacts import ANY_LANGUAGE, Contact
from bot.cards import languages_told
from bot.languages.calendar import clock, day_and_time
from bot.languages.catalogue import Catalogue
from bot.languages.language import DEFAULT, languages
from bot.places.hours import closing, next_opening


def contact_card(contact: Contact, at: datetime, words: Catalogue) -> dict[str, Any]:
    """The contact as channels show it: name, phone or website, hours in words, languages by name."""
    return {
        "name": contact.name,
        "phone": contact.phone,
        "website": contact.website,
        "hours": hours_text(contact, at, words),
        "languages": languages_of(contact, words.language.spoken),
    }


def contact_line(card: dict[str, Any], words: Catalogue) -> str:
    """A card as one line: name, number or website, hours, and for whom it matters the languages."""
    about = " · ".join(filter(None, (card["hours"], languages_told(card["languages"], words))))
    return f"{card['name']}: {card['phone'] or card['website']} ({about})"


def languages_of(contact: Contact, spoken: str) -> list[str]:
    """The codes of languages that are spoken there; where interpreters are called, the family's."""
    if ANY_LANGUAGE in contact.languages:
        return list(dict.fromkeys([spoken, DEFAULT]))
    return [code for code in contact.languages if code in languages()]


def hours_text(contact: Contact, at: datetime, words: Catalogue) -> str:
    """When someone answers: round the clock, open until, or open again from."""
    if contact.always:
        return words.say("hours_around_the_clock")
    if contact.is_open(at):
        return words.say("open_now_until", time=clock(closing(contact.hours, at), words.language))
    opening = next_opening(contact.hours, at)
    if opening is None:
        return words.say("hours_unknown")
    return words.say("opens_at", when=day_and_time(opening, words.language))
