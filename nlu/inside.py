"""Dangers inside everyday messages, made of the development messages to measure how many are found.

Who is in danger may write of the nursery first. Nobody has written such messages in all languages;
these are a short message of danger and one about a need, before, after or in the middle of it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from typing import Any

from nlu.passage import SENTENCE_END

INSIDE = "inside"
SHORT = range(3, 15)  # words of a message of danger
EVERYDAY = range(18, 46)  # words of a message about a need
STRIDE = 7  # from one everyday message to the next, as neighbours in the files are alike

Message = Mapping[str, Any]


def dangers_inside(messages: Iterable[Message]) -> Iterator[dict[str, Any]]:
    """A message of kind "inside" for each short danger; none for a language without everyday messages."""
    of_language = sorted(messages, key=lambda message: str(message["lang"]))
    for _, group in groupby(of_language, key=lambda message: message["lang"]):
        own = list(group)
        around = [each["text"] for each in own if _is(each, "need", EVERYDAY)]
        dangers = [each for each in own if _is(each, "crisis", SHORT)]
        for number, danger in enumerate(dangers if around else ()):
            text = _joined(danger["text"], around[number * STRIDE % len(around)], number)
            yield {**danger, "text": text, "kind": INSIDE, "id": f"{INSIDE}-{danger['id']}"}


def _is(message: Message, kind: str, words: range) -> bool:
    return message["kind"] == kind and len(message["text"].split()) in words


def _joined(danger: str, around: str, number: int) -> str:
    sentences = SENTENCE_END.split(around)
    before = (0, len(sentences) // 2, len(sentences))[number % 3]
    return " ".join([*sentences[:before], f"{danger.rstrip('. ')}.", *sentences[before:]])
