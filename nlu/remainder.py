"""What a message says beside ages and places."""

from __future__ import annotations

from bot.languages.language import DEFAULT
from nlu.clue import lexicon
from nlu.fold import Token, tokens
from nlu.lexicon import languages_with
from nlu.mention import sense_of
from nlu.place_name import look_up

ABOUT_AGES = frozenset(
    (
        *("numbers", "one", "half", "ordinals", "whole", "age", "own_age", "almost", "old"),
        *("years_old", "months_old", "weeks_old", "days_old", "years_old_self"),
        *("years", "months", "weeks", "days", "in_grade", "grade", "grades", "finished"),
        *("becomes", "turned", "born", "month_names", "seasons"),
    )
)
ABOUT_PLACES = frozenset(("home", "in", "from", "we", "county"))


def remainder(text: str, language: str) -> str:
    """The message without the words that tell an age or a place; empty if it says nothing else."""
    code = language if language in languages_with("ages.yml") else DEFAULT
    return " ".join(word.text for word in tokens(text) if not _tells_a_fact(word, code))


def _tells_a_fact(word: Token, language: str) -> bool:
    age = lexicon(language).sense(word.bare)
    if word.bare[0].isdigit() or (age and age.group in ABOUT_AGES):
        return True
    return sense_of(word, language) in ABOUT_PLACES or bool(look_up(word.folded, language))
