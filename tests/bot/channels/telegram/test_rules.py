"""The stand-in for Telegram's server refuses what Telegram refuses."""

from __future__ import annotations

import json

import pytest

from tests.bot.channels.telegram.rules import Refused, check_markup, check_text


@pytest.mark.parametrize(
    "keyboard",
    [
        [[{"text": "a", "callback_data": "ü" * 33}]],
        [[{"text": "", "callback_data": "a"}]],
        [[]],
    ],
    ids=["too many bytes", "a button without text", "an empty row"],
)
def test_a_keyboard_telegram_would_refuse_is_refused(keyboard):
    with pytest.raises(Refused):
        check_markup(json.dumps({"inline_keyboard": keyboard}))


@pytest.mark.parametrize("text", ["<b>a", "a & b", "<x>a</x>", "a < b", "x" * 4097, " "])
def test_a_text_telegram_would_refuse_is_refused(text):
    with pytest.raises(Refused):
        check_text(text, "HTML")
