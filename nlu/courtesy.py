"""Thanks and greetings at the beginning of a message that says something else as well."""

from __future__ import annotations

import re

from nlu.features import words
from nlu.phrasebook import known_message

COURTESIES = ("thanks", "greet")
PARTS = re.compile(r"[^,.!?;\n،؛؟]+[,.!?;\n،؛؟]*")


def without_courtesy(text: str, language: str) -> str:
    """The text from its first part on that is no thanks or greeting; empty if it is nothing else."""
    for part in PARTS.finditer(text):
        if known_message("control", words(part.group()), language) not in COURTESIES:
            return text[part.start() :].strip()
    return ""
