"""Reads every data file that people edit: at the start of the server, and for `make offers`."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from datetime import date, timedelta

from actions.choices import choices
from actions.contacts import contacts
from actions.glossary import glossary
from actions.lasting import lasting
from actions.outlook import outlooks
from actions.scene import scenes
from bot.command import run
from bot.fact import facts
from bot.languages.language import languages
from bot.name import spellings
from bot.need import needs_by_id
from bot.places.calendar import calendar
from bot.places.office import offices
from bot.places.place import gazetteer, municipalities
from bot.places.region import region
from bot.settings import now
from nlu.place_name import names
from nlu.safety import pattern_index


def every_choice() -> list[object]:
    """The words for choices of every language."""
    return [choices(code) for code in languages()]


CHECKED_FOR = timedelta(days=365)
READERS: tuple[Callable[[], object], ...] = (
    region,
    needs_by_id,
    municipalities,
    gazetteer,
    names,
    offices,
    calendar,
    contacts,
    scenes,
    outlooks,
    facts,
    lasting,
    glossary,
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


def old_numbers(today: date) -> Iterator[str]:
    """A line for each contact and office that nobody has checked for a year; none where all are fresh."""
    for file, numbers in (("safety/contacts.yml", contacts()), ("places/offices.yml", offices())):
        for each in numbers:
            if today - each.checked_on > CHECKED_FOR:
                told = f'"{each.id}" was checked on {each.checked_on}'
                yield f"data/{file}: {told}: call it, see {each.source}, and set checked_on"


def main() -> None:
    """Names the numbers that are old; raises BadData as `read_data` does."""
    read_data()
    for line in old_numbers(now().date()):
        print(line, file=sys.stderr)


if __name__ == "__main__":
    run(main)
