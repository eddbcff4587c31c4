"""Thanks and greetings at the beginning of a message that says something else as well."""

from __future__ import annotations

import re

from nlu.features import words
from nlu.phrasebook import known_message
from nlu.sign import COMMAS, ENDS

COURTESIES = ("thanks", "greet")
LEADING = 3  # words of a courtesy before anything else
FEWEST = 2  # words that say something behind it
PARTS = re.compile(rf"([^{COMMAS}{ENDS}\n]+)[{COMMAS}{ENDS}\n]*")


def without_courtesy(text: str, language: str) -> str:
    """The text behind its first thanks or greetings, with or without a comma; empty if it is nothing else."""
    for part in PARTS.finditer(text):
        if known_message("control", words(part[1]), language) not in COURTESIES:
            return _behind_first_words(text[part.start() :].strip(), language)
    return ""


def _behind_first_words(text: str, language: str) -> str:
    """The text behind up to three words that are a courtesy: "danke bist du ein Mensch"; else itself."""
    its_words = text.split()
    for count in range(min(LEADING, len(its_words) - FEWEST), 0, -1):
        leading = words(" ".join(its_words[:count]))
        if known_message("control", leading, language) in COURTESIES:
            return " ".join(its_words[count:])
    return text
