"""What people try on Telegram, over real HTTP against a strict stand-in for its server."""

from __future__ import annotations

import asyncio

import pytest

from bot.channels.pseudonym import pseudonym
from bot.channels.telegram import TelegramInput
from bot.languages.catalogue import catalogue
from bot.settings import Settings, settings
from tests.bot.channels.telegram.person import Person

pytestmark = pytest.mark.usefixtures("channel", "nothing_was_refused")

DE = catalogue("de")


def test_without_a_token_nothing_of_it_starts():
    assert TelegramInput.from_settings(Settings()) is None


async def test_typed_text_goes_in_as_it_is_under_a_pseudonym(anna, dialogue):
    shown = await anna.say("~need:debt kita in koslar")
    (heard,) = dialogue.heard
    assert heard.text == "~need:debt kita in koslar"
    assert heard.sender_id == pseudonym("telegram", "77")
    assert heard.input_channel == "telegram"
    assert heard.metadata["language"] == "de"
    assert "pressed" not in heard.metadata
    assert "secret" not in str(heard.metadata).lower()
    assert [message.text for message in shown] == ["echo ~need:debt kita in koslar"]


@pytest.mark.parametrize(
    "typed, payload",
    [
        ("/help", "~help"),
        ("/HELP@lotse_bot", "~help"),
        ("/language", "~languages"),
        ("/language tr", "~language:tr"),
        ("/settings", "~languages"),
        ("/new", "~restart"),
        ("/delete", "~delete"),
        ("/privacy", "~faq:data_kept"),
        ("/start", "~greet"),
        ("/start nobody-knows-this", "~greet"),
        ("/start juelich", "~place:Jülich"),
        ("/start juelich-koslar_kita-regenbogen", "~place:Jülich/Koslar"),
    ],
)
async def test_a_command_presses_the_button_it_stands_for(anna, dialogue, typed, payload):
    await anna.say(typed)
    (heard,) = dialogue.heard
    assert (heard.text, heard.metadata["pressed"]) == (payload, True)


async def test_start_in_a_conversation_that_has_begun_begins_anew(anna, dialogue):
    dialogue.languages[pseudonym("telegram", "77")] = "de"
    await anna.say("/start")
    assert dialogue.texts == ["~restart"]


async def test_a_command_nobody_knows_is_a_word(anna, dialogue):
    await anna.say("/hilfe bitte")
    assert dialogue.texts == ["hilfe bitte"]
    assert "pressed" not in dialogue.heard[0].metadata


async def test_start_says_what_telegram_sees_after_the_introduction(anna, dialogue, monkeypatch):
    monkeypatch.setenv("LOTSE_WEB_ORIGINS", "https://www.kreis.example")
    settings.cache_clear()
    dialogue.script["~greet"] = [
        {"text": "Ich bin ein Programm.", "language": "de"},
        {"text": "Worum geht es?", "language": "de"},
    ]
    (shown,) = await anna.say("/start")
    assert shown.text.split("\n\n") == [
        "Ich bin ein Programm.",
        DE.say("telegram_privacy"),
        DE.say("telegram_privacy_web", url="https://www.kreis.example"),
        "Worum geht es?",
    ]


async def test_a_pressed_button_is_answered_marked_and_passed_on(anna, server, dialogue):
    buttons = [
        {"title": "Jülich", "payload": "~place:Jülich"},
        {"title": "Titz", "payload": "~place:Titz"},
    ]
    dialogue.script["hallo"] = [{"text": "Wo?", "buttons": buttons}]
    (question,) = await anna.say("hallo")
    await anna.press("Titz")
    assert dialogue.heard[-1].text == "~place:Titz"
    assert dialogue.heard[-1].metadata["pressed"] is True
    assert len(server.answered) == 1
    assert question.titles == ["✓ Titz"]


async def test_a_button_that_answers_no_question_leaves_the_others(anna, dialogue):
    buttons = [
        {"title": "Mehr", "payload": "~details:1"},
        {"title": "Karte", "payload": "~map:1"},
    ]
    dialogue.script["hallo"] = [{"text": "Angebot", "buttons": buttons}]
    (card,) = await anna.say("hallo")
    await anna.press("Mehr")
    assert card.titles == ["✓ Mehr", "Karte"]
    await anna.press("Mehr", card)
    assert (card.titles, card.edits) == (["✓ Mehr", "Karte"], 1)


async def test_a_button_of_an_old_keyboard_still_goes_in(anna, server, dialogue):
    (old,) = await anna.say("hallo")
    await anna.press_payload("~details:kita-1", old)
    await anna.answer({old.id})
    assert dialogue.texts == ["hallo", "~details:kita-1"]


async def test_a_forged_button_without_a_payload_of_ours_is_answered_and_ignored(
    anna, server, dialogue
):
    (old,) = await anna.say("hallo")
    await anna.press_payload("/restart", old)
    await asyncio.sleep(0.2)
    assert dialogue.texts == ["hallo"]
    assert len(server.answered) == 1


@pytest.mark.parametrize(
    "content, payload",
    [
        ({"location": {"latitude": 50.9264, "longitude": 6.3218}}, "~place:Jülich/Koslar"),
        (
            {
                "venue": {
                    "location": {"latitude": 50.9264, "longitude": 6.3218},
                    "title": "Kita",
                    "address": "Koslar",
                },
                "location": {"latitude": 50.9264, "longitude": 6.3218},
            },
            "~place:Jülich/Koslar",
        ),
    ],
    ids=["location", "venue"],
)
async def test_a_position_becomes_the_nearest_place_and_is_not_kept(
    anna, dialogue, content, payload
):
    await anna.send(**content)
    shown = await anna.answer(set())
    (heard,) = dialogue.heard
    assert (heard.text, heard.metadata["pressed"]) == (payload, True)
    assert "50.9" not in str(heard.metadata)
    assert shown[0].text.startswith(DE.say("telegram_location_noted", place="Koslar"))


async def test_a_position_far_away_is_said_to_be_outside(anna, dialogue):
    await anna.send(location={"latitude": 52.52, "longitude": 13.4})
    (shown,) = await anna.answer(set())
    assert shown.text == DE.say("telegram_location_outside")
    assert dialogue.heard == []


FILE = {"file_id": "f", "file_unique_id": "u"}


@pytest.mark.parametrize(
    "content",
    [
        {"contact": {"phone_number": "+49170123", "first_name": "Secret Name"}},
        {"photo": [{**FILE, "width": 1, "height": 1}]},
        {
            "sticker": {
                **FILE,
                "width": 1,
                "height": 1,
                "is_animated": False,
                "is_video": False,
                "type": "regular",
            }
        },
        {
            "animation": {**FILE, "width": 1, "height": 1, "duration": 1},
            "document": {**FILE},
        },
        {"voice": {**FILE, "duration": 3}},
        {"video_note": {**FILE, "length": 1, "duration": 3}},
        {"document": {**FILE}},
        {
            "poll": {
                "id": "1",
                "question": "?",
                "options": [],
                "total_voter_count": 0,
                "is_closed": False,
                "is_anonymous": True,
                "type": "regular",
                "allows_multiple_answers": False,
            }
        },
        {"dice": {"emoji": "🎲", "value": 3}},
        {"hologram": {"unheard_of": "by our library"}},
    ],
    ids=lambda content: next(iter(content)),
)
async def test_what_is_no_text_gets_a_kind_sentence_in_the_familys_language(
    server, dialogue, content
):
    person = server.person(77, "en")
    dialogue.languages[pseudonym("telegram", "77")] = "de-simple"
    await person.send(**content)
    (shown,) = await person.answer(set())
    assert shown.text == catalogue("de-simple").say("only_text")
    assert dialogue.heard == []


async def test_words_below_a_photo_are_read(anna, dialogue):
    await anna.send(photo=[{**FILE, "width": 1, "height": 1}], caption="kita in koslar")
    await anna.answer(set())
    assert dialogue.texts == ["kita in koslar"]


async def test_a_forwarded_message_is_read_as_if_it_was_written(anna, dialogue):
    origin = {"type": "hidden_user", "sender_user_name": "Hebamme", "date": 1}
    await anna.send(text="Rückbildung in Jülich", forward_origin=origin)
    await anna.answer(set())
    assert dialogue.texts == ["Rückbildung in Jülich"]


async def test_an_edited_message_is_a_correction(anna, server, dialogue):
    update = await anna.send(text="mein kind ist 3")
    before = {message.id for message in await anna.answer(set())}
    assert before
    await anna.edit(update, "mein kind ist 5")
    assert dialogue.texts == ["mein kind ist 3", "mein kind ist 5"]


async def test_a_live_location_on_its_way_is_ignored(anna, server, dialogue):
    moved = anna.message(location={"latitude": 50.9, "longitude": 6.4}, edit_date=1)
    await server.deliver(server.update(edited_message=moved))
    await anna.say("hallo")
    assert dialogue.texts == ["hallo"]


async def test_a_reply_to_a_card_says_which_offer_is_meant(anna, server, dialogue):
    buttons = [{"title": "Mehr", "payload": "~details:kita-2"}]
    dialogue.script["hallo"] = [{"text": "Karte 2", "buttons": buttons}]
    (card,) = await anna.say("hallo")
    await anna.reply(card, "wie komme ich dahin?")
    assert dialogue.heard[-1].text == "wie komme ich dahin?"
    assert dialogue.heard[-1].metadata["about"] == "kita-2"


@pytest.mark.parametrize("kind", ["group", "supergroup"])
async def test_in_groups_it_says_that_it_answers_in_private(server, dialogue, kind):
    person = server.person(77, "de")
    group = {"id": -100, "type": kind, "title": "Eltern"}
    server.chats[-100] = group
    await Person(server, 77, "de", group).send(text="@lotse_bot mein mann schlägt mich")
    await asyncio.sleep(0.4)
    (shown,) = server.shown.values()
    assert (shown.chat_id, shown.text) == (
        -100,
        DE.say("telegram_private_only", url="https://t.me/lotse_bot"),
    )
    assert dialogue.heard == []
    assert person.messages == []


async def test_typing_is_shown_before_the_answer(anna, server):
    await anna.say("hallo")
    methods = [method for method, given in server.calls if given.get("chat_id") == "77"]
    assert methods == ["sendChatAction", "sendMessage"]


async def test_delete_removes_the_bots_messages_and_forgets_them(anna, server, dialogue):
    dialogue.script["~delete"] = [{"text": "Weg.", "custom": {"type": "deleted"}}]
    await anna.say("eins")
    await anna.say("zwei")
    next(iter(server.shown.values())).hours_old = 50
    (left,) = [m for m in await anna.say("/delete") if m.text != "echo eins"]
    assert left.text == DE.say("telegram_deleted")
    assert [m.text for m in anna.messages] == ["echo eins", left.text]
    await anna.say("/delete")
    assert [m.text for m in anna.messages][:1] == ["echo eins"]


async def test_nothing_is_called_deleted_that_the_dialogue_has_not_deleted(anna, dialogue):
    dialogue.script["~delete"] = [{"text": "Das ging nicht."}]
    await anna.say("eins")
    await anna.say("/delete")
    assert [m.text for m in anna.messages] == ["echo eins", "Das ging nicht."]


async def test_a_deletion_that_the_dialogue_has_understood_deletes_as_well(anna, dialogue):
    dialogue.script["alles löschen"] = [{"text": "Weg.", "custom": {"type": "deleted"}}]
    await anna.say("eins")
    await anna.say("alles löschen")
    assert [m.text for m in anna.messages] == [DE.say("telegram_deleted")]


async def test_the_question_for_the_place_offers_to_send_the_position(anna, dialogue):
    dialogue.script["hallo"] = [
        {
            "text": "Wo wohnen Sie?",
            "buttons": [{"title": "Jülich", "payload": "~place:Jülich"}],
            "custom": {"type": "question", "asks": "place"},
        }
    ]
    question, location = await anna.say("hallo", messages=2)
    assert question.titles == ["Jülich"]
    assert location.markup["keyboard"][0][0]["request_location"] is True
    (answer,) = await anna.press("Jülich")
    assert answer.markup == {"remove_keyboard": True}
