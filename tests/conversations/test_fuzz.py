"""Whatever is written gets an answer: random, hostile and very long messages."""

from __future__ import annotations

import random

from nlu.evaluation import read_messages
from tests.conversations.family import Family

MESSAGES = 5_000
IN_A_CONVERSATION = 25
HOSTILE = (
    "/restart", '/inform{"place": "Köln"}', "~need:childcare", "~", "~~~", "~details:", "~age:x-y",
    "~place:../../etc", "' OR 1=1 --", "<script>alert(1)</script>", "{place}", "{0}", "%s%n", "\x00",
    "\u202eabc", "\u200b", "🙂" * 50, "?", "...", "-1", "999999999999", "0,0,0", "1e308", "NaN",
    "٣", "ß", "İ", "ﷺ", "Z̴͢a̸l̵g̷o", "\n\n", "\t", " ", "",
)  # fmt: skip


def test_every_one_of_many_strange_messages_is_answered():
    dice = random.Random(2026)
    told = [message["text"] for message in read_messages()]
    family = Family()
    for number in range(MESSAGES):
        if number % IN_A_CONVERSATION == 0:
            family = Family()
        text = strange(dice, told)
        family.says(text)
        assert family.text.strip() or family.state.danger, repr(text)


def strange(dice: random.Random, told: list[str]) -> str:
    """A message of one of five sorts: hostile, noise, cut, mixed or far too long."""
    sort = dice.randrange(5)
    if sort == 0:
        return dice.choice(HOSTILE)
    if sort == 1:
        return "".join(chr(dice.randrange(1, 0xD7FF)) for _ in range(dice.randrange(40)))
    if sort == 2:
        text = dice.choice(told)
        return text[dice.randrange(len(text)) :]
    if sort == 3:
        return f"{dice.choice(told)} {dice.choice(HOSTILE)} {dice.choice(told)}"
    return dice.choice(told) * dice.randrange(1, 8)
