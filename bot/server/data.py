"""Reads every data file that people edit, at the start of the server."""

from __future__ import annotations

from collections.abc import Callable

from actions.choices import choices
from actions.contacts import contacts
from actions.lasting import lasting
from actions.outlook import outlooks
from actions.scene import scenes
from bot.languages.language import languages
from bot.name import spellings
from bot.places import calendar, gazetteer, municipalities, offices, region
from nlu.place_name import names
from nlu.safety import pattern_index


def every_choice() -> list[object]:
    """The words for choices of every language."""
    return [choices(code) for code in languages()]


READERS: tuple[Callable[[], object], ...] = (
    region,
    municipalities,
    gazetteer,
    names,
    offices,
    calendar,
    contacts,
    scenes,
    outlooks,
    lasting,
    spellings,
    pattern_index,
    every_choice,
)


def read_data() -> None:
    """Reads them all, once: what is read is kept.

    Raises BadData for the first file that does not say what it should: a family in danger must not
    be the first to notice.
    """
    for read in READERS:
        read()
