"""Who helps in danger: the contacts of `data/safety/contacts.yml`, those that are open now first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from pathlib import Path
from typing import Any

from bot.data_file import BadData, read_yaml
from bot.languages.language import DEFAULT
from bot.places.hours import Hours, open_now, read_hours
from bot.places.office import Office
from nlu.phrases import CRISES

CONTACTS_FILE = Path(__file__).parents[1] / "data" / "safety" / "contacts.yml"
ANY_LANGUAGE = "all"
# Among the dangers: for whoever wants to talk to a person, or to write to one; to write to about one danger.
ANYBODY, IN_WRITING = "human", "in_writing"
IN_WRITING_ABOUT = {danger: f"{IN_WRITING}_{danger}" for danger in CRISES}
YOUNG, PARENTS = "young", "parents"


@dataclass(frozen=True)
class Contact:
    """A number to call; `always` is day and night, no hours at all means that they are unknown.

    `people` is "young" or "parents" where it is for these only, `conversations` the languages of the
    conversations it is shown in, empty for all.
    """

    id: str
    name: str
    phone: str | None
    website: str | None
    is_emergency: bool
    kinds: tuple[str, ...]
    people: str | None
    always: bool
    hours: tuple[Hours, ...]
    languages: tuple[str, ...]
    conversations: tuple[str, ...]
    source: str
    checked_on: date

    def is_open(self, at: datetime) -> bool:
        return self.always or open_now(self.hours, at)

    def is_closed(self, at: datetime) -> bool:
        """Whether nobody is there for certain; False where the hours are unknown."""
        return bool(self.hours) and not self.is_open(at)


@cache
def contacts(file: Path = CONTACTS_FILE) -> tuple[Contact, ...]:
    """Every contact, in the order of the file.

    Raises BadData for two of one id, and where nobody helps in some danger, or day and night.
    """
    rows = read_yaml(file, danger=(*CRISES, ANYBODY, IN_WRITING, *IN_WRITING_ABOUT.values()))
    read = tuple(map(read_contact, rows))
    for id, count in Counter(contact.id for contact in read).items():
        if count > 1:
            raise BadData(
                f'{file.name}: "id" is "{id}" in {count} entries, expected an id of its own'
            )
    for danger in CRISES:
        if not any(danger in contact.kinds and contact.always for contact in read):
            raise BadData(f'{file.name}: "{danger}" is in no entry with hours always, expected one')
    return read


def read_contact(row: dict[str, Any]) -> Contact:
    """The contact that an entry of the file describes."""
    always = row["hours"] == "always"
    return Contact(
        id=row["id"],
        name=row["name"],
        phone=row["phone"],
        website=row.get("website"),
        is_emergency=row.get("is_emergency", False),
        kinds=tuple(row["kinds"]),
        people=row.get("people"),
        always=always,
        hours=() if always else read_hours(row["hours"], f'contacts.yml: entry "{row["id"]}"'),
        languages=tuple(row["languages"]),
        conversations=tuple(row.get("conversations", ())),
        source=row["source"],
        checked_on=row["checked_on"],
    )


def office_contact(office: Office) -> Contact:
    """A public office as a contact: who is called where it protects."""
    return Contact(
        id=office.id,
        name=office.name,
        phone=office.phone,
        website=office.website,
        is_emergency=False,
        kinds=(),
        people=None,
        always=False,
        hours=office.hours,
        languages=(DEFAULT,),
        conversations=(),
        source=office.source,
        checked_on=office.checked_on,
    )


def contacts_for(
    kinds: Sequence[str],
    at: datetime,
    language: str,
    is_minor: bool = False,
    is_about_young: bool = False,
) -> list[Contact]:
    """The contacts for kinds of danger: closed ones last, those for the first kind before the others.

    Of those alike the ones that speak the language come first. A minor is given those for young
    people before the others and none for parents; others have the ones for young people last, as the
    writer may be young without having said so, or among the others where it is about somebody young.
    """
    spoken = language.split("-")[0]

    def order(contact: Contact) -> tuple[bool, bool, bool, bool, bool]:
        speaks = spoken in contact.languages or ANY_LANGUAGE in contact.languages
        is_for_others = (contact.people == YOUNG) != is_minor and (is_minor or not is_about_young)
        is_for_first = kinds[0] in contact.kinds
        return (
            contact.is_closed(at),
            not contact.is_emergency,
            is_for_others,
            not is_for_first,
            not speaks,
        )

    def is_meant(contact: Contact) -> bool:
        is_shown = not contact.conversations or spoken in contact.conversations
        helps = bool({*kinds} & {*contact.kinds})
        return helps and is_shown and not (is_minor and contact.people == PARENTS)

    return sorted(filter(is_meant, contacts()), key=order)
