"""What is known of an offer under one aspect, in one line."""

from __future__ import annotations

from datetime import datetime

import pytest

from bot.aspect import ASPECT_TEXTS, aspect_text
from bot.languages.catalogue import catalogue
from bot.languages.language import languages
from bot.offers.files import read_offers
from bot.offers.offer import Offer, Phone
from bot.offers.search import Match

NOW = datetime(2026, 11, 23, 10, 0)
BARE = Offer(id="a", name="A", organization="B", needs=("debt",), summary="Hilft.")
FULL = Offer(
    id="b",
    name="B",
    organization="C",
    needs=("debt",),
    summary="Hilft bei Schulden.",
    municipality="Düren",
    street="Markt 1",
    phones=(Phone("+49 2421 1"),),
    cost="paid",
    cost_note="5 Euro.",
    access="registration",
    languages=("de", "tr"),
    required_documents=("Ausweis",),
)


def of(offer: Offer) -> Match:
    return Match(offer, None, None, None, [], 0.0)


@pytest.mark.parametrize(
    "aspect, said",
    [
        ("cost", "kostet etwas, 5 Euro"),
        ("registration", "mit Anmeldung, +49 2421 1"),
        ("contact", "+49 2421 1"),
        ("way", "Adresse: Markt 1, Düren"),
        ("speakers", "Sprachen: Deutsch, Türkçe"),
        ("documents", "Bitte mitbringen: Ausweis"),
        ("what", "Hilft bei Schulden."),
        ("hours", "nicht bekannt, bitte nachfragen (+49 2421 1)"),
    ],
)
def test_what_is_known_is_said_and_else_whom_to_ask(aspect, said):
    assert aspect_text(aspect, of(FULL), catalogue("de"), NOW) == said


@pytest.mark.parametrize("aspect", sorted(ASPECT_TEXTS))
def test_an_offer_without_any_contact_leads_to_an_office(aspect):
    text = aspect_text(aspect, of(BARE), catalogue("de"), NOW)
    assert aspect in ("what",) or "+49" in text


@pytest.mark.parametrize("code", sorted(languages()))
def test_every_offer_has_something_to_say_under_every_aspect(code):
    for offer in read_offers()[0]:
        for aspect in ASPECT_TEXTS:
            assert aspect_text(aspect, of(offer), catalogue(code), NOW).strip(), (offer.id, aspect)
