"""Clauses of a message: what it says of one child after the other."""

from __future__ import annotations

import re

from bot.languages.language import DEFAULT
from nlu.clue import lexicon
from nlu.fold import tokens
from nlu.lexicon import languages_with

STOP = re.compile(r"[,;.!?…؟۔،\n]+")
AND = "and"  # the group of words in ages.yml
A_CLAUSE = 2  # words


def clauses(text: str, language: str) -> list[str]:
    """What stands between commas, stops and words for "and"; empty for a text of one clause.

    Parts of a single word are none.
    """
    code = language if language in languages_with("ages.yml") else DEFAULT
    parts = [part for clause in STOP.split(text) for part in _divided(clause, code)]
    long = [part for part in parts if len(part.split()) >= A_CLAUSE]
    return long if len(long) > 1 else []


def _divided(text: str, language: str) -> list[str]:
    """The text divided at its words for "and"."""
    parts: list[list[str]] = [[]]
    for token in tokens(text):
        sense = lexicon(language).sense(token.bare)
        if sense and sense.group == AND:
            parts.append([])
        else:
            parts[-1].append(token.text)
    return [" ".join(part) for part in parts]
