"""Buttons fit into Telegram's 64 bytes, and only what was offered can be pressed."""

import pytest

from actions.reply import button, payloads, reply, split_payload


def test_a_payload_longer_than_telegram_allows_is_refused():
    with pytest.raises(ValueError, match="64 bytes"):
        button("Titel", "details", "ü" * 40)


@pytest.mark.parametrize(
    "payload, parts",
    [
        ("~need:debt", ("need", "debt")),
        ("~more", ("more", "")),
        ("~place:Jülich/Koslar", ("place", "Jülich/Koslar")),
    ],
)
def test_a_payload_has_a_verb_and_an_argument(payload, parts):
    assert split_payload(payload) == parts


def test_the_buttons_of_cards_can_be_pressed_too():
    card = {"buttons": [button("Karte", "map", "tafel")]}
    said = reply("...", [button("Mehr", "more")], {"type": "offers", "offers": [card]})
    assert payloads([said]) == ["~more", "~map:tafel"]
