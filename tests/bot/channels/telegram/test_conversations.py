"""Whole conversations in five languages: the real understanding and dialogue behind the channel."""

from __future__ import annotations

from functools import partial
from types import SimpleNamespace

import pytest
import pytest_asyncio

from bot.channels.telegram.input import conversation_language
from bot.database import open_session
from bot.languages.catalogue import catalogue
from bot.offers.store import load_offers
from bot.server.__main__ import load_agent
from bot.server.turns import spare_rasa_work
from bot.settings import settings
from tests.bot.channels.telegram.conftest import make_channel

ISOLATES = dict.fromkeys(map(ord, "\u2068\u2069\u200f"))  # marks that keep directions apart

pytestmark = pytest.mark.xdist_group("rasa")  # one worker loads the model


@pytest.fixture(scope="module")
def database(tmp_path_factory):
    url = f"sqlite:///{tmp_path_factory.mktemp('telegram')}/lotse.db"
    with open_session(url) as session:
        load_offers(session)
    return url


@pytest_asyncio.fixture
async def telegram(server, environment, database, monkeypatch):
    """The stand-in, with the whole assistant behind it."""
    environment(server.url)
    monkeypatch.setenv("DATABASE_URL", database)
    monkeypatch.setenv("LOTSE_NOW", "2026-11-22T10:00")
    spare_rasa_work()
    app = SimpleNamespace(ctx=SimpleNamespace())
    await load_agent(app, None)
    channel = make_channel()
    channel.start(app.ctx.agent.handle_message, partial(conversation_language, app))
    yield server
    await channel.stop()
    assert server.refusals == []


@pytest.mark.parametrize("number, code", enumerate(["de", "en", "tr", "ar", "uk"]))
async def test_a_family_finds_an_offer_by_buttons_alone(telegram, number, code):
    words = catalogue(code)
    person = telegram.person(500 + number, code)
    await person.say(f"/language {code}")
    (hello,) = await person.say("/start")
    assert words.say("telegram_privacy").split(".")[0][:20] in hello.text.translate(ISOLATES)
    await person.press(words.say("group_childcare_school"))
    await person.press(words.say("need_childcare"))
    await person.press(words.say("age_36_71"))
    shown = await person.press("Jülich", messages=4)
    cards = [
        message
        for message in shown
        if any("~details:" in b["callback_data"] for b in message.buttons)
    ]
    assert len(cards) >= 2
    (details, *_) = await person.press(words.say("button_details"), cards[0])
    assert (
        cards[0].text.split("\n")[0].split(". ", 1)[1].strip("\u2068\u2069\u200f") in details.text
    )
    (office, *_) = await person.press(words.say("button_human"))
    assert "+49" in office.text
    await person.say("/delete")
    assert [m.text for m in person.messages if words.say("telegram_deleted")[:15] in m.text]
    assert hello not in person.messages


async def test_the_first_answer_is_in_the_language_of_the_phone(telegram):
    (hello,) = await telegram.person(599, "tr").say("/start")
    assert catalogue("tr").say("ask_need") in hello.text


async def test_one_sentence_is_enough(telegram):
    person = telegram.person(600, "de")
    await person.say("hallo")
    shown = await person.say("meine kleine is 2 1/2 und spricht noch kaum, wohnen in koslar")
    assert any("km" in message.text for message in shown)


async def test_a_card_a_map_and_a_date_for_the_calendar(telegram):
    words = catalogue("de")
    person = telegram.person(601, "de")
    await person.say("krabbelgruppe für mein baby 6 monate in düren")
    (venue,) = await person.press(words.say("button_map"))
    assert venue.method == "sendVenue"
    assert settings().telegram_bot_token not in str(venue.content)


async def test_a_danger_is_answered_with_numbers_and_a_first_line_that_tells_nothing(telegram):
    person = telegram.person(602, "de")
    shown = await person.say("mein kind hat spülmittel getrunken und krampft")
    assert shown[0].text.split("\n")[0] == catalogue("de").say("neutral_line")
    assert "112" in shown[0].text


async def test_a_sent_position_is_the_place(telegram):
    words = catalogue("de")
    person = telegram.person(603, "de")
    await person.say("krabbelgruppe für mein baby, 6 monate")
    before = {message.id for message in person.messages}
    await person.send(location={"latitude": 50.8043, "longitude": 6.4822})
    shown = await person.answer(before)
    assert words.say("telegram_location_noted", place="")[:20] in shown[0].text
    assert any("km" in message.text for message in shown)
