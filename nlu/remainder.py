"""What a message says beside ages and places."""

from __future__ import annotations

import re

from bot.languages.language import DEFAULT
from nlu.clue import lexicon
from nlu.fold import Token, tokens
from nlu.lexicon import languages_with
from nlu.mention import sense_of
from nlu.place_name import look_up
from nlu.sign import COMMAS, ENDS

ABOUT_AGES = frozenset(
    (
        *("numbers", "one", "half", "ordinals", "whole", "age", "own_age", "almost", "old"),
        *("years_old", "months_old", "weeks_old", "days_old", "years_old_self"),
        *("years", "months", "weeks", "days", "in_grade", "grade", "grades", "finished"),
        *("becomes", "turned", "born", "month_names", "seasons"),
    )
)
CLAUSE = re.compile(rf"[^{COMMAS}{ENDS}\n]+[{COMMAS}{ENDS}\n]*")
ENDING = re.compile(r"['’]\w+")
ABOUT_PLACES = frozenset(("home", "in", "from", "we", "county"))


def remainder(text: str, language: str) -> str:
    """The message without the words that tell an age or a place; empty if it says nothing else."""
    code = language if language in languages_with("ages.yml") else DEFAULT
    return " ".join(word.text for word in tokens(text) if not _tells_a_fact(word, code))


def without_place(text: str, language: str) -> str:
    """The message without the clauses that tell nothing but a place: "..., wir wohnen in Titz".

    All of it where no clause would be left. What only tells an age stays: "ich bin 10" says who writes.
    """
    parts = [part.group() for part in CLAUSE.finditer(text)]
    kept = [part.strip() for part in parts if not _is_only_place(part, language)]
    return " ".join(kept) if kept and len(kept) < len(parts) else text


def _is_only_place(clause: str, language: str) -> bool:
    # What follows an apostrophe is an ending of the name: "Titz'de".
    its_words = tokens(ENDING.sub("", clause))
    return all(_tells_a_place(word, language) for word in its_words if word.bare[0].isalnum())


def _tells_a_fact(word: Token, language: str) -> bool:
    age = lexicon(language).sense(word.bare)
    if word.bare[0].isdigit() or (age and age.group in ABOUT_AGES):
        return True
    return _tells_a_place(word, language)


def _tells_a_place(word: Token, language: str) -> bool:
    return sense_of(word, language) in ABOUT_PLACES or bool(look_up(word.folded, language))
