"""How replies look on Telegram: cards, keyboards, long texts, writing direction."""

from __future__ import annotations

import pytest
from telegram import InlineKeyboardMarkup

from bot.channels.telegram.direction import ISOLATE, POP, RIGHT_TO_LEFT_MARK, isolated
from bot.channels.telegram.keyboard import keyboard, marked
from bot.channels.telegram.markup import packed
from bot.channels.telegram.post import posts
from bot.languages.catalogue import catalogue
from tests.bot.channels.telegram.rules import check_text

DE = catalogue("de")


def button(title, payload="~x"):
    return {"title": title, "payload": payload}


def offer(number=1, **changes):
    return {
        "id": f"offer-{number}",
        "name": f"Eltern & Kind <{number}>",
        "organization": "Stadt Jülich",
        "summary": "Spielen & Singen.",
        "summary_language": "de",
        "phones": ["+49 2461 63411"],
        "website": "https://www.juelich.de/a?b=1&c=2",
        "lines": {
            "reasons": "in der Nähe",
            "age": "Alter: bis 3 Jahre",
            "distance": "3,2 km entfernt",
            "address": "Adresse: Markt 1",
            "cost": "kostenlos",
            "something_new": "neu",
            "confirmed": "zuletzt bestätigt: Mai 2026",
        },
        "buttons": [button("Mehr dazu", f"~details:offer-{number}")],
        **changes,
    }


def offers_reply(*offers, **changes):
    custom = {"type": "offers", "offers": list(offers)}
    return {"text": "Gefunden:", "custom": custom, "language": "de", **changes}


def texts(replies):
    return [post.text for post in posts(replies)]


def test_a_card_has_its_facts_in_reading_order():
    head, card = texts([offers_reply(offer())])
    assert head == "Gefunden:"
    assert card.splitlines() == [
        "<b>Eltern &amp; Kind &lt;1&gt;</b>",
        "Stadt Jülich",
        "",
        "Spielen &amp; Singen.",
        "",
        "✅ in der Nähe",
        "👪 Alter: bis 3 Jahre",
        "📍 3,2 km entfernt · Adresse: Markt 1",
        "💶 kostenlos",
        "▫️ neu",
        '📞 <a href="tel:+49246163411">+49 2461 63411</a>',
        '🌐 <a href="https://www.juelich.de/a?b=1&amp;c=2">juelich.de</a>',
        "",
        "<i>zuletzt bestätigt: Mai 2026</i>",
    ]
    check_text(card, "HTML")


def test_several_cards_are_numbered_each_with_its_buttons_and_the_way_on_below_the_last():
    reply = offers_reply(offer(1), offer(2), buttons=[button("Mehr anzeigen", "~more")])
    _, first, last = posts([reply])
    assert first.text.startswith("<b>1. ")
    assert last.text.startswith("<b>2. ")
    assert [post.offer for post in (first, last)] == ["offer-1", "offer-2"]
    assert [len(post.groups) for post in (first, last)] == [1, 2]


def test_a_german_summary_is_announced_in_another_language():
    _, card = texts([offers_reply(offer(), language="en")])
    assert catalogue("en").say("summary_german") in card


def test_texts_of_one_turn_are_one_message_with_the_last_buttons_first():
    replies = [
        {"text": "Ich bin ein Programm.", "buttons": [button("Sprache")]},
        {"text": "Worum geht es?", "buttons": [button("Kita")]},
    ]
    (post,) = posts(replies)
    assert post.text == "Ich bin ein Programm.\n\nWorum geht es?"
    assert [group[0]["title"] for group in post.groups] == ["Kita", "Sprache"]


def test_a_danger_begins_with_a_line_that_tells_nothing_and_stands_alone():
    contacts = [
        {"name": "Polizei", "phone": "110", "website": None, "hours": "immer", "languages": []},
        {"name": "Chat", "phone": None, "website": "https://a.de", "hours": "?", "languages": []},
    ]
    custom = {"type": "crisis", "kind": "violence", "intro": "Hilfe.", "contacts": contacts}
    before, danger = texts([{"text": "Hallo."}, {"text": "lang", "custom": custom}])
    assert before == "Hallo."
    assert danger.splitlines()[0] == DE.say("neutral_line")
    assert '<a href="tel:110">110</a>' in danger
    assert '<a href="https://a.de">a.de</a>' in danger


def test_a_map_is_a_venue_and_a_text_where_the_position_is_unknown():
    custom = {"type": "map", "name": "Kita", "address": "Markt 1", "lat": 50.9, "lon": 6.3}
    (venue,) = posts([{"text": "Karte", "custom": custom}])
    assert (venue.method, venue.content["title"]) == ("send_venue", "Kita")
    (text,) = posts([{"text": "Karte: https://a.de", "custom": {**custom, "lat": None}}])
    assert (text.method, text.text) == ("send_message", "Karte: https://a.de")


def test_a_date_is_a_calendar_file():
    custom = {"type": "calendar", "file_name": "kita.ics", "content": "BEGIN:VCALENDAR"}
    (post,) = posts([{"text": "Termin: A & B", "custom": custom}])
    assert post.method == "send_document"
    assert post.content["document"].filename == "kita.ics"
    assert post.content["document"].mimetype == "text/calendar"
    assert post.content["caption"] == "Termin: A & B"


@pytest.mark.parametrize(
    "blocks, lengths",
    [
        (["a" * 100] * 3, [304]),
        (["a" * 3000] * 2, [3000, 3000]),
        (["a\n" * 3000], [3899, 2100]),
        ([], []),
        (["😀" * 1950], [1950]),
    ],
)
def test_long_texts_break_between_blocks_then_between_lines(blocks, lengths):
    assert [len(message) for message in packed(blocks)] == lengths


def test_a_line_without_end_is_cut_and_stays_valid():
    for message in packed(["<b>" + "&amp;" * 5000 + "</b>"]):
        check_text(message, "HTML")


@pytest.mark.parametrize(
    "text, direction, shown",
    [
        ("هاتف: +49 2421 17355", "rtl", f"هاتف: {ISOLATE}+49 2421 17355{POP}"),
        (
            "العنوان: Markt 1, 52428 Jülich (Koslar)",
            "rtl",
            f"العنوان: {ISOLATE}Markt 1, 52428 Jülich{POP} ({ISOLATE}Koslar{POP})",
        ),
        ("Sprachen: العربية, Deutsch", "ltr", f"Sprachen: {ISOLATE}العربية{POP}, Deutsch"),
        ("Markt 1", "ltr", "Markt 1"),
    ],
)
def test_names_of_the_other_direction_stay_in_order(text, direction, shown):
    assert isolated(text, direction) == shown


def test_every_line_of_an_arabic_message_begins_at_the_right():
    _, card = posts([offers_reply(offer(), language="ar")])
    if catalogue("ar").language.direction == "rtl":
        lines = card.arguments["text"].split("\n")
        assert all(line.startswith(RIGHT_TO_LEFT_MARK) for line in lines if line)
    assert check_text(card.arguments["text"], "HTML")


@pytest.mark.parametrize(
    "titles, rows",
    [
        (["Ja", "Nein", "Zurück"], [3]),
        (["Mehr dazu", "Karte", "Termin merken"], [2, 1]),
        (["Mit einem Menschen sprechen", "Ja"], [1, 1]),
        ([str(number) for number in range(120)], [3] * 33 + [1]),
    ],
)
def test_buttons_stand_in_rows_that_fit_a_phone(titles, rows):
    made = keyboard([button(title) for title in titles])
    assert [len(row) for row in made.inline_keyboard] == rows


def test_a_button_that_telegram_would_refuse_is_left_out():
    assert keyboard([button("zu lang", "~" + "ü" * 32), button("", "~x")]) is None


def test_a_mark_changes_nothing_where_the_button_is_not_there_or_marked():
    made = keyboard([button("Karte", "~map:1")])
    once = marked(made, "~map:1")
    assert isinstance(once, InlineKeyboardMarkup)
    assert marked(once, "~map:1") is None
    assert marked(made, "~map:2") is None
    assert marked(None, "~map:1") is None
