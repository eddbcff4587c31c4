"""Every button of every screen, in every language: each is answered, and there is always a way on."""

from __future__ import annotations

from collections import deque

import pytest

from actions.ask import AGE_BANDS
from actions.reply import payloads
from bot.languages.catalogue import catalogue, read_texts
from bot.languages.language import languages
from bot.need import groups, needs_by_id, needs_in
from bot.places.place import municipalities
from tests.conversations.family import Family

SCREENS = 400  # of each language: every verb with every argument is among them
SENTENCE = 30  # letters from which a German text in another language is a text forgotten
GERMAN = {t for t in read_texts("de").values() if isinstance(t, str) and len(t) > SENTENCE}


@pytest.mark.parametrize("code", list(languages()))
def test_every_button_is_answered_and_leads_on(code):
    start = Family(language=code).says("hallo")
    waiting, pressed = deque([(start.slots, payload) for payload in payloads(start.replies)]), set()
    while waiting and len(pressed) < SCREENS:
        slots, payload = waiting.popleft()
        if payload in pressed or payload.startswith("~language:"):
            continue
        pressed.add(payload)
        family = Family(slots=slots).says(payload)
        assert family.text.strip(), f"{payload} is not answered"
        assert family.buttons or payload == "~delete", f"{payload} leads nowhere"
        assert code.startswith("de") or not GERMAN.intersection(family.text.split("\n")), payload
        waiting += [(family.slots, found) for found in payloads(family.replies)]
    assert {f"~need:{need}" for need in needs_by_id()} <= pressed
    assert {f"~group:{group}" for group in groups()} <= pressed


@pytest.mark.parametrize("need", list(needs_by_id()))
def test_at_most_five_taps_lead_to_offers_for_every_age_and_place(need):
    group = next(group for group in groups() if need in needs_in(group))
    chosen = Family().says("hallo").says(f"~group:{group}").says(f"~need:{need}")
    for low, high in AGE_BANDS:
        aged = Family(slots=chosen.slots, replies=chosen.replies)
        if aged.asks == "children":
            aged.says(f"~age:{low}-{high}")
        for place in municipalities():
            family = Family(slots=aged.slots).says(f"~place:{place.name}")
            assert family.offers, f"{need}, {low} to {high} months, {place.name}"


def test_a_chosen_language_stays(family):
    family.says("hallo").says("~languages").says("~language:en")
    assert family.state.language == "en"
    assert catalogue("en").say("ask_need") in family.text
