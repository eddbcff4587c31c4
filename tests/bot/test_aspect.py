"""What is known of offers under one aspect."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

import pytest

from bot.aspect import ASPECT_TEXTS, aspect_lines
from bot.languages.catalogue import catalogue
from bot.languages.language import languages
from bot.offers.files import read_offers
from bot.offers.match import Match
from bot.offers.offer import Offer, Phone

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
    eligibility="Für Frauen, auch mit Kindern.",
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
    ],
)
def test_what_is_known_is_said(aspect, said):
    assert aspect_lines(aspect, [of(FULL)], catalogue("de"), NOW) == [f"B: {said}"]


def test_whom_to_ask_is_said_once_for_all_offers_of_which_nothing_is_known():
    unknown = replace(FULL, name="D", required_documents=())
    told = aspect_lines("documents", [of(unknown), of(FULL), of(unknown)], catalogue("de"), NOW)
    ask = f"{catalogue('de').say('aspect_unknown')}\n• D: +49 2421 1\n• D: +49 2421 1"
    assert told == ["B: Bitte mitbringen: Ausweis", ask]


def test_without_any_offer_nothing_is_said():
    assert aspect_lines("cost", [], catalogue("de"), NOW) == []


@pytest.mark.parametrize("aspect", sorted(ASPECT_TEXTS))
def test_an_offer_without_any_contact_leads_to_an_office(aspect):
    [text] = aspect_lines(aspect, [of(BARE)], catalogue("de"), NOW)
    assert aspect in ("what",) or "+49" in text


@pytest.mark.parametrize("code", sorted(languages()))
def test_every_offer_has_something_to_say_under_every_aspect(code):
    for offer in read_offers()[0]:
        for aspect in ASPECT_TEXTS:
            [text] = aspect_lines(aspect, [of(offer)], catalogue(code), NOW)
            assert text.rpartition(f"{offer.name}:")[2].strip(), (offer.id, aspect)
