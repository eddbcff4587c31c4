"""Narrows the offers to what matters to a family: those that cost nothing, near by, at the weekend."""

from __future__ import annotations

from actions.learn import change_search
from actions.proceed import proceed
from actions.reply import Button, Reply, button, reply
from actions.turn import Answer, Turn, preceded
from bot.offers.filter import FILTERS


def filter_offers(turn: Turn) -> Answer:
    """Narrows the search to what the message names; shows the filters where it names none."""
    named = turn.filters_named
    if "off" in named:
        return set_filters(turn, [])
    if not named:
        return ask_filter(turn)
    return add_filters(turn, named)


def add_filters(turn: Turn, named: list[str], offer_language: str | None = None) -> Answer:
    """The search with these filters beside the present ones."""
    filters = list(dict.fromkeys([*turn.state.filters, *named]))
    return set_filters(turn, filters, offer_language)


def set_filters(turn: Turn, filters: list[str], offer_language: str | None = None) -> Answer:
    """The search with these filters only, and a line that says so.

    The filter "language" asks for `offer_language`, else for the one wished before, else for the
    conversation's.
    """
    words = turn.words
    wished = (offer_language or turn.state.offer_language) if "language" in filters else None
    turn = turn.with_state(change_search(turn.state, filters=filters, offer_language=wished))
    names = words.listed(filter_name(name, turn) for name in filters)
    said = words.say("filter_set", filters=names) if filters else words.say("filter_removed")
    answer = proceed(turn)
    return answer if is_given_up(filters, answer[1]) else preceded(said, answer)


def is_given_up(filters: list[str], replies: list[Reply]) -> bool:
    """Whether the offers themselves say that nothing is left with one of the filters."""
    return not given_up(replies).isdisjoint(FILTERS[name].relaxes for name in filters)


def given_up(replies: list[Reply]) -> set[str]:
    """What the replies say was given up to find the offers in them."""
    return {step for one in replies for step in one["json_message"].get("relaxed", ())}


def filter_name(name: str, turn: Turn) -> str:
    """What a filter is called; that for a language by the language's name."""
    if name == "language":
        language = turn.words.language
        return str(language.locale.languages[turn.state.offer_language or language.spoken])
    return turn.words.say(f"filter_{name}")


def ask_filter(turn: Turn) -> Answer:
    """What matters to the family, as buttons."""
    return turn.state.know(asked="filter"), [reply(turn.words.say("ask_filter"), all_filters(turn))]


def all_filters(turn: Turn) -> list[Button]:
    """One button for each filter, and one that takes them off."""
    words = turn.words
    buttons = [button(words.say(f"filter_{name}"), "filter", name) for name in FILTERS]
    return [*buttons, button(words.say("button_filter_off"), "filter", "off")]
