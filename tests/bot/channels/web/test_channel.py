"""The contract of docs/web_channel.md, against the channel as Rasa's server runs it."""

from __future__ import annotations

import asyncio
import uuid

import pytest
from sqlalchemy import func, select, update

from bot.channels.web.session import find_session, token_hash
from bot.channels.web.tables import outbox, session
from tests.bot.channels.web.client import API
from tests.bot.channels.web.conftest import ORIGIN, Server, eventually
from tests.bot.channels.web.scripted import slots

pytestmark = pytest.mark.asyncio


def texts(events):
    return [event["text"] for event in events if event["type"] == "bot"]


def kinds(events):
    return [event["type"] for event in events]


def rows(server: Server) -> dict[str, int]:
    with server.chat.database.connect() as connection:
        return {
            table.name: connection.execute(select(func.count()).select_from(table)).scalar_one()
            for table in (session, outbox, slots)
        }


async def test_a_message_is_answered_in_numbered_events(server):
    family = await server.family()
    events = await family.say("three")
    assert kinds(events) == ["user", "bot", "bot", "bot", "done"]
    assert [event["seq"] for event in events] == [1, 2, 3, 4, 5]
    assert texts(events) == ["Antwort 1", "Antwort 2", "Antwort 3"]


async def test_the_stream_tells_the_same_and_says_when_somebody_types(server):
    family = await server.family()
    reading = asyncio.ensure_future(family.until_done())
    await family.send("three")
    events = await reading
    numbered = [event for event in events if event["type"] != "typing"]
    assert numbered == await family.events()
    assert all("seq" not in event for event in events if event["type"] == "typing")
    assert kinds(events)[0:2] == ["user", "typing"] and kinds(events)[-1] == "done"


async def test_the_stream_begins_at_once_and_is_not_held_back(server):
    family = await server.family()
    async with server.http.stream("GET", f"{API}/events", headers=family.headers) as answer:
        assert await anext(answer.aiter_raw()) == b":ok\n\n"
        assert answer.headers["content-type"].startswith("text/event-stream")
        assert answer.headers["cache-control"] == "no-store"
        assert answer.headers["x-accel-buffering"] == "no"


async def test_a_heartbeat_keeps_the_line_open(server, monkeypatch):
    monkeypatch.setattr("bot.channels.web.stream.HEARTBEAT_SECONDS", 0.05)
    family = await server.family()
    async with server.http.stream("GET", f"{API}/events", headers=family.headers) as answer:
        pieces = answer.aiter_raw()
        assert [await anext(pieces), await anext(pieces)] == [b":ok\n\n", b":\n\n"]


async def test_the_same_id_is_never_asked_twice(server):
    family, same = await server.family(), uuid.uuid4().hex
    first = await family.send("three", id=same)
    again = await asyncio.gather(*(family.send("three", id=same) for _ in range(5)))
    assert first.json() == {"seq": 1, "duplicate": False}
    assert [answer.json() for answer in again] == [{"seq": 1, "duplicate": True}] * 5
    await family.events(5, wait=5)
    assert len(server.dialogue.heard) == 1


async def test_the_page_sees_ids_instead_of_payloads_and_presses_them(server):
    family = await server.family()
    (_, bot, _) = await family.say("offers")
    buttons = [*bot["buttons"], *bot["custom"]["offers"][0]["buttons"]]
    assert [set(button) for button in buttons] == [{"id", "title", "verb"}] * 2
    assert "payload" not in str(bot) and "~" not in str(bot)
    events = await family.say(button=buttons[1]["id"])
    assert events[0]["text"] == "Mehr dazu" and "payload" not in events[0]
    heard = server.dialogue.heard[-1]
    assert (heard.text, heard.metadata["pressed"]) == ("~details:cafe", True)


async def test_a_button_of_another_conversation_is_unknown(server):
    mine, other = await server.family(), await server.family()
    (_, bot, _) = await mine.say("offers")
    await other.say("offers")
    refused = await other.send(button=bot["buttons"][0]["id"])
    assert refused.status_code == 410 and refused.json()["error"] == "unknown_button"


@pytest.mark.parametrize("typed", ["~delete", "/restart", '/inform{"needs": 1}'])
async def test_what_is_typed_is_never_a_pressed_button(server, typed):
    family = await server.family()
    await family.say(typed)
    assert server.dialogue.heard[-1].text == typed
    assert "pressed" not in server.dialogue.heard[-1].metadata


@pytest.mark.parametrize(
    "body, payload, shown",
    [
        ({"button": "start"}, "~groups", "Alle Themen"),
        ({"language": "de-simple"}, "~language:de-simple", "Einfache Sprache"),
        ({"location": {"lat": 50.9227, "lon": 6.3580}}, "~place:Jülich", "Jülich"),
    ],
)
async def test_some_choices_are_always_there(server, body, payload, shown):
    family = await server.family()
    events = await family.say(**body)
    assert server.dialogue.heard[-1].text.startswith(payload)
    assert events[0]["text"].startswith(shown) and "location" not in events[0]


@pytest.mark.parametrize(
    "body, status, error",
    [
        ({"id": "a", "text": "x" * 1001}, 413, "too_long"),
        ({"id": "a", "text": 5}, 400, "no_text"),
        ({"id": "a"}, 400, "no_text"),
        ({"id": "a b", "text": "x"}, 400, "bad_id"),
        ({"text": "x"}, 400, "bad_id"),
        (["a"], 400, "bad_json"),
        ({"id": "a", "button": "unknown"}, 410, "unknown_button"),
        ({"id": "a", "language": "xx"}, 410, "unknown_language"),
        ({"id": "a", "location": {"lat": "x"}}, 400, "bad_location"),
        ({"id": "a", "location": {"lat": "inf", "lon": 6.4}}, 400, "bad_location"),
        ({"id": "a", "location": {"lat": 52.5, "lon": 13.4}}, 422, "unknown_place"),
    ],
)
async def test_a_wrong_message_is_refused_by_name(server, body, status, error):
    family = await server.family()
    answer = await server.http.post(f"{API}/messages", json=body, headers=family.headers)
    assert (answer.status_code, answer.json()["error"]) == (status, error)
    assert await family.events() == []


async def test_a_thousand_characters_of_any_kind_are_taken(server):
    family = await server.family()
    text = "ü\ud83d\u0000😀" * 250
    body = '{"id": "a", "text": "' + "ü\\ud83d\\u0000😀" * 250 + '"}'
    answer = await server.http.post(
        f"{API}/messages", content=body.encode(), headers=family.headers
    )
    assert len(text) == 1000 and answer.status_code == 202
    assert (await family.events(0, wait=5))[0]["text"] == "ü\ufffd😀" * 250


@pytest.mark.parametrize("token", ["", "Bearer", "Bearer wrong", "Basic {token}", "{token}"])
async def test_only_the_token_in_the_header_opens_a_conversation(server, token):
    family = await server.family()
    headers = {"Authorization": token.format(token=family.token)}
    answers = [
        await server.http.get(f"{API}/events", headers=headers),
        await server.http.get(f"{API}/events?token={family.token}", headers=headers),
        await server.http.post(f"{API}/messages", json={"id": "a", "text": "x"}, headers=headers),
        await server.http.delete(f"{API}/session", headers=headers),
    ]
    assert [answer.status_code for answer in answers] == [401] * 4


async def test_the_server_keeps_only_a_hash_of_the_token(server):
    family = await server.family()
    with server.chat.database.connect() as connection:
        row = connection.execute(select(session)).one()
    assert row.token_hash == token_hash(family.token) and len(family.token) == 43
    assert family.token not in str(row) and row.conversation not in str(await family.say("hello"))


async def test_what_the_page_says_goes_with_the_first_message_only(server):
    family = await server.family(language="tr-TR", place="juelich", partner="kita-7")
    await family.say("hello")
    await family.say("hello")
    first, second = (message.metadata for message in server.dialogue.heard)
    assert (first["language"], first["partner"]) == ("tr", "kita-7")
    assert (first["place"]["municipality"], first["place"]["in_region"]) == ("Jülich", True)
    assert set(second) == {"received_at"}


@pytest.mark.parametrize("said", [{"language": 1, "place": [], "partner": {}}, {"place": "x"}, {}])
async def test_what_the_page_says_wrongly_is_ignored(server, said):
    family = await server.family(**said)
    await family.say("hello")
    assert set(server.dialogue.heard[0].metadata) == {"received_at"}


async def test_a_partner_is_as_short_as_the_database_keeps_it(server):
    family = await server.family(partner="ä" * 64)
    await family.say("hello")
    assert server.dialogue.heard[0].metadata["partner"] == "ae" * 32


async def test_any_language_that_comes_with_a_button_is_one_of_ours(server):
    family = await server.family()
    await family.say(button="start", language="x" * 5000)
    assert find_session(server.chat.database, family.token).language == "de"


async def test_the_text_of_a_message_of_danger_is_not_kept(server):
    family = await server.family()
    user, bot, _done = await family.say("danger")
    assert (await family.events())[0] == {**user, "text": ""}
    assert bot["custom"]["contacts"][0]["phone"] == "112"
    with server.chat.database.connect() as connection:
        assert "danger" not in str(connection.execute(select(outbox.c.data)).all())
    again = await family.send("danger", id=user["message_id"])
    assert again.json()["duplicate"] is True


async def test_asking_for_deletion_in_words_erases_the_conversation(server):
    family = await server.family()
    await family.say("three")
    reading = asyncio.ensure_future(read_all(family.stream()))
    await family.send("forget me")
    assert (await asyncio.wait_for(reading, 5))[-1]["type"] == "deleted"
    await eventually(lambda: rows(server) == {"web_session": 0, "outbox": 0, "conversation": 0})
    assert (await family.send("hello")).status_code == 401


async def test_a_deleted_conversation_leaves_nothing(server):
    family = await server.family()
    await family.say("three")
    assert await family.delete() == 204
    assert rows(server) == {"web_session": 0, "outbox": 0, "conversation": 0}
    assert (await family.send("hello")).status_code == 401
    assert await family.delete() == 401


@pytest.mark.parametrize("seconds", [0, 0.05, 0.2, 0.35])
async def test_a_running_turn_writes_nothing_back_after_deletion(server, seconds):
    family = await server.family()
    await family.send("three")
    await asyncio.sleep(seconds)
    assert await family.delete() == 204
    assert rows(server) == {"web_session": 0, "outbox": 0, "conversation": 0}
    await asyncio.sleep(0.6)
    assert rows(server) == {"web_session": 0, "outbox": 0, "conversation": 0}


async def test_an_open_stream_is_told_of_the_deletion(server):
    family = await server.family()
    stream = family.stream()
    await family.say("hello")
    reading = asyncio.ensure_future(read_all(stream))
    await asyncio.sleep(0.1)
    await family.delete()
    assert (await asyncio.wait_for(reading, 5))[-1] == {"type": "deleted", "seq": 4}


async def read_all(stream):
    return [event async for event in stream]


@pytest.mark.parametrize("text", ["broken", "nothing"])
async def test_a_family_never_gets_silence(server, text):
    family = await server.family(language="de")
    events = await family.say(text)
    assert kinds(events) == ["user", "bot", "done"] and "schiefgegangen" in texts(events)[0]


async def test_messages_are_answered_one_after_the_other(server):
    family = await server.family()
    for text in ("three", "hello", "three"):
        await family.send(text)
    while kinds(events := await family.events()).count("done") < 3:
        await asyncio.sleep(0.05)
    said = texts(events)
    assert said == ["Antwort 1", "Antwort 2", "Antwort 3", "Guten Tag!", *said[:3]]


async def test_arabic_is_marked_as_read_from_right_to_left(server):
    family = await server.family()
    (_, bot, _) = await family.say("arabic")
    assert (bot["text"], bot["language"]) == ("مرحبا", "ar")


async def test_a_list_waits_for_news_and_ends_without(server):
    family = await server.family()
    waiting = asyncio.ensure_future(family.events(0, wait=5))
    await asyncio.sleep(0.05)
    await family.send("hello")
    assert kinds(await waiting)[0] == "user"
    last = (await family.say("hello"))[-1]["seq"]
    assert await family.events(last, wait=0) == []


@pytest.mark.parametrize("after", ["x", ""])
async def test_a_place_in_the_log_that_is_no_number_is_refused(server, after):
    family = await server.family()
    answer = await server.http.get(f"{API}/events?after={after}x", headers=family.headers)
    assert answer.status_code == 400


async def test_too_many_messages_are_refused_kindly_in_the_page_s_language(server):
    family = await server.family(language="en")
    answers = [await family.send("hello", id=f"m{number}") for number in range(31)]
    assert {answer.status_code for answer in answers[:30]} == {202}
    assert answers[30].status_code == 429 and int(answers[30].headers["retry-after"]) > 0
    assert answers[30].json()["error"] == "slow_down" and "wait" in answers[30].json()["text"]
    assert (await (await server.family()).send("hello")).status_code == 202


async def test_too_many_sessions_of_one_address_are_refused(server, monkeypatch):
    monkeypatch.setattr(server.chat.sessions, "count", 3)
    answers = [await server.http.post(f"{API}/session", json={}) for _ in range(4)]
    assert [answer.status_code for answer in answers] == [201, 201, 201, 429]
    assert "retry-after" in answers[3].headers and answers[3].json()["text"]


@pytest.mark.parametrize(
    "origin, allowed",
    [
        (ORIGIN, True),
        ("https://evil.example", False),
        (f"{ORIGIN}.evil.example", False),
        (ORIGIN.replace("https", "http"), False),
        ("null", False),
    ],
)
async def test_only_the_listed_websites_may_use_the_channel(server, origin, allowed):
    asking = {"Origin": origin, "Access-Control-Request-Method": "POST"}
    before = await server.http.options(f"{API}/messages", headers=asking)
    answer = await server.http.post(f"{API}/session", json={}, headers={"Origin": origin})
    for headers in (before.headers, answer.headers):
        assert headers.get("access-control-allow-origin") == (origin if allowed else None)
        assert "access-control-allow-credentials" not in headers and "Origin" in headers["vary"]
    assert before.status_code == 204
    assert before.headers.get("access-control-max-age") == ("7200" if allowed else None)


async def test_errors_can_be_read_by_the_listed_websites(server):
    answer = await server.http.get(f"{API}/events", headers={"Origin": ORIGIN})
    assert answer.status_code == 401
    assert answer.headers["access-control-allow-origin"] == ORIGIN


async def test_the_widget_gets_its_words_from_the_catalogue(server):
    answer = (await server.http.get(f"{API}/texts?language=tr-TR")).json()
    assert (answer["language"], answer["direction"]) == ("tr", "ltr")
    assert answer["texts"]["widget_send"] and "{" not in answer["texts"]["privacy_notice"]
    assert {"code": "de", "own_name": "Deutsch", "direction": "ltr"} in answer["languages"]


async def test_expired_conversations_are_gone(server):
    family = await server.family()
    await family.say("hello")
    with server.chat.database.begin() as connection:
        connection.execute(update(session).values(changed_at=0.0))
    assert (await family.send("hello")).status_code == 401
    server.chat.turns.cleaned_at = 0.0
    server.chat.turns.look_after()
    assert (rows(server)["web_session"], rows(server)["outbox"]) == (0, 0)


async def test_a_ninth_stream_ends_the_oldest(server):
    family = await server.family()
    readings = [asyncio.ensure_future(read_all(family.stream())) for _ in range(8)]
    await asyncio.sleep(0.3)
    ninth = asyncio.ensure_future(read_all(family.stream()))
    done, _ = await asyncio.wait(readings, timeout=5, return_when=asyncio.FIRST_COMPLETED)
    assert len(done) == 1 and not ninth.done()
    await family.delete()
    await asyncio.gather(ninth, *readings)
