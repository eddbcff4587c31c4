"""Clauses of a message: what it says of one child after the other."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.languages.language import DEFAULT
from nlu.clue import lexicon
from nlu.fold import tokens
from nlu.lexicon import languages_with
from nlu.sign import COMMAS, ENDS

STOP = re.compile(rf"[{COMMAS}{ENDS}\n]+")
AND = "and"  # the group of words in ages.yml
A_CLAUSE = 2  # words


def clauses(text: str, language: str) -> list[str]:
    """What stands between commas, stops and words for "and"; empty for a text of one clause.

    Parts of a single word are none.
    """
    long = [part for parts in _clauses(text, language) for part in parts if _is_long(part)]
    return long if len(long) > 1 else []


def joined_clauses(text: str, language: str) -> list[str]:
    """What a word for "and" joins, as two wishes may be; empty without such a word.

    One that begins a clause joins it to the clause before.
    """
    joined: list[str] = []
    before = ""
    for first, *others in _clauses(text, language):
        if others:
            joined += [first or before, *others]
        before = others[-1] if others else first
    return list(filter(_is_long, joined))


def _is_long(part: str) -> bool:
    return len(part.split()) >= A_CLAUSE


def _clauses(text: str, language: str) -> Iterator[list[str]]:
    """What stands between commas and stops, each divided at its words for "and"."""
    code = language if language in languages_with("ages.yml") else DEFAULT
    yield from (_divided(clause, code) for clause in STOP.split(text))


def _divided(text: str, language: str) -> list[str]:
    parts: list[list[str]] = [[]]
    for token in tokens(text):
        sense = lexicon(language).sense(token.bare)
        if sense and sense.group == AND:
            parts.append([])
        else:
            parts[-1].append(token.text)
    return [" ".join(part) for part in parts]
