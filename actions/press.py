"""Pressed buttons: what each payload verb does."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from actions.after_danger import answer_taken_back
from actions.ask import ask, ask_in_group, ask_language
from actions.control import CHANGES, CONTROLS, change, set_language
from actions.detail import show_calendar, show_details, show_map
from actions.filter import add_filters, ask_filter, set_filters
from actions.pick import pick_age, pick_need, pick_place, pick_pregnant
from actions.proceed import decline, proceed
from actions.question import answer_question, go_on_after
from actions.reply import OldButton, split_payload
from actions.turn import Answer, Respond, Turn
from bot.offers.filter import FILTERS
from nlu.fold import fold


def answer_press(turn: Turn) -> Answer:
    """The answer to a pressed button; one that nothing belongs to any more leads back to the thread."""
    verb, argument = split_payload(turn.message.text)
    if argument == "" and verb in CONTROLS:
        return CONTROLS[verb](turn)
    try:
        return PRESSES.get(verb, press_unknown)(turn, argument)
    except OldButton:
        return go_on_after(turn, turn.words.say("old_button"))


def typed_title(turn: Turn) -> Respond | None:
    """The press of the last button shown whose title is the whole message; None for other messages."""
    payload = turn.state.titles.get(fold(turn.message.text.strip()))
    if payload is None:
        return None
    pressed = replace(turn.message, text=payload, pressed=True)
    return lambda asked: answer_press(replace(asked, message=pressed))


def press_unknown(turn: Turn, _: str) -> Answer:
    """A button of an older version of the program."""
    raise OldButton(turn.message.text)


def press_filter(turn: Turn, name: str) -> Answer:
    """Adds a filter, or takes all of them off."""
    if name == "off":
        return set_filters(turn, [])
    if name not in FILTERS:
        raise OldButton(name)
    return add_filters(turn, [name])


def press_change(turn: Turn, what: str) -> Answer:
    """Asks again for the place, the age or the need."""
    if what not in CHANGES:
        raise OldButton(what)
    return change(what)(turn)


def press_question(turn: Turn, question: str) -> Answer:
    """Answers a question about the assistant."""
    if not turn.words.has(f"faq_{question}"):
        raise OldButton(question)
    return answer_question(turn.hearing(faq=question))


PRESSES: dict[str, Callable[[Turn, str], Answer]] = {
    "group": ask_in_group,
    "groups": lambda turn, _: ask(turn, "need"),
    "need": pick_need,
    "age": pick_age,
    "pregnant": pick_pregnant,
    "place": pick_place,
    "skip": decline,
    "filters": lambda turn, _: ask_filter(turn),
    "filter": press_filter,
    "change": press_change,
    "details": show_details,
    "map": show_map,
    "calendar": show_calendar,
    "language": set_language,
    "languages": lambda turn, _: ask_language(turn),
    "faq": press_question,
    "go_on": lambda turn, _: proceed(turn),
    "not_meant": lambda turn, _: answer_taken_back(turn),
}
