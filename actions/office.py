"""A human to talk to: the office responsible for the place and the need, and who answers right now."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from actions.ask import place_buttons
from actions.contact_card import contact_card, contact_line
from actions.contacts import ANYBODY, IN_WRITING, IN_WRITING_ABOUT, Contact, contacts_for
from actions.find import ways_on
from actions.reply import reply
from actions.state import State
from actions.summary import place_text
from actions.turn import Answer, Turn
from bot.languages.calendar import clock, day_and_time
from bot.languages.catalogue import Catalogue
from bot.places.hours import closing, next_opening, open_now
from bot.places.office import Office, responsible_office
from bot.places.region import region


def office_for(state: State) -> Office:
    """The office that is responsible for the family's place and first need."""
    place = state.place or {}
    return responsible_office(place.get("municipality"), state.needs[0] if state.needs else None)


def name_office(turn: Turn) -> Answer:
    """The responsible office with its hours; who answers now, where it is closed; asks for an unknown place."""
    state, words = turn.state, turn.words
    office = office_for(state)
    said = [office_line(state, office, words), words.say("human_phone", phone=office.phone)]
    said.append(opening_line(office, turn.now, words))
    if not open_now(office.hours, turn.now):
        said += helplines(turn)
    buttons = ways_on(turn) if state.shown else []
    if state.place is None:
        said.append(words.say("human_ask_place"))
        buttons = place_buttons(turn)
    custom = {"type": "office", "language": state.language, "office": office_content(office)}
    asked = "place" if state.place is None else state.asked
    return state.know(asked=asked), [reply("\n".join(said), buttons, custom)]


def office_line(state: State, office: Office, words: Catalogue) -> str:
    """Who is responsible for the place, or for the whole region."""
    if state.place and state.place.get("in_region", True):
        return words.say("human_office", place=place_text(state.place), office=office.name)
    return words.say("human_county", region=region().name, office=office.name)


def opening_line(office: Office, at: datetime, words: Catalogue) -> str:
    """Whether somebody is there now, else from when."""
    if open_now(office.hours, at):
        return words.say("human_open", time=clock(closing(office.hours, at), words.language))
    opening = next_opening(office.hours, at)
    if opening is None:
        return words.say("human_hours_unknown")
    return words.say("human_closed", when=day_and_time(opening, words.language))


def helplines(turn: Turn) -> list[str]:
    """The helplines that answer right now; empty if none does."""
    chosen = contacts_for([ANYBODY], turn.now, turn.words.code)
    lines = contact_lines(turn, [contact for contact in chosen if contact.is_open(turn.now)])
    return [turn.words.say("human_now"), *lines] if lines else []


def contact_lines(turn: Turn, chosen: Iterable[Contact]) -> list[str]:
    """One line for each contact."""
    cards = (contact_card(contact, turn.now, turn.words) for contact in chosen)
    return [contact_line(card, turn.words) for card in cards]


def say_whom_to_write_to(turn: Turn, key: str) -> str:
    """A sentence, and a paragraph of those whom one can write to; a minor is given none for parents.

    After a danger those who know of it come first.
    """
    about = IN_WRITING_ABOUT.get(str(turn.state.danger))
    kinds = [*filter(None, [about]), IN_WRITING]
    chosen = contacts_for(kinds, turn.now, turn.words.code, turn.state.is_minor)
    return "\n\n".join([turn.words.say(key), "\n".join(contact_lines(turn, chosen))])


def say_with_helplines(turn: Turn, key: str) -> str:
    """A sentence, and a paragraph of those who listen right now if there are any."""
    paragraphs = (turn.words.say(key), "\n".join(helplines(turn)))
    return "\n\n".join(filter(None, paragraphs))


def office_content(office: Office) -> dict[str, str | None]:
    """The office as structured content."""
    return {
        "name": office.name,
        "phone": office.phone,
        "email": office.email,
        "website": office.website,
        "address": office.address,
    }
