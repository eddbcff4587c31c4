"""Takes one fact that a family has picked, and goes on with it."""

from __future__ import annotations

from actions.find import needs_of_age
from actions.learn import change_search
from actions.proceed import proceed
from actions.reply import OldButton
from actions.state import Facts, State
from actions.turn import Answer, Turn
from bot.need import needs_by_id
from bot.places.place import find_place


def pick_need(turn: Turn, need: str) -> Answer:
    """Looks for this need, whatever was looked for before."""
    if need not in needs_by_id():
        raise OldButton(need)
    beside = [other for other in turn.state.beside if other != need]
    return proceed(turn.with_state(change_search(turn.state, needs=[need], beside=beside)))


def pick_age(turn: Turn, span: str) -> Answer:
    """Looks for a child of this age, "36-47" in months."""
    low, _, high = span.partition("-")
    if not (low.isdecimal() and high.isdecimal()):
        raise OldButton(span)
    child = {"min_months": int(low), "max_months": int(high)}
    return proceed(turn.with_state(only_for(turn.state, child).know(pregnancy=None)))


def only_for(state: State, child: Facts) -> State:
    """The state that looks for one child; of several that were told of, for the needs that fit its age."""
    together = told_together(state)
    if child not in together["children"]:
        return change_search(state, children=[child])
    told = list(dict.fromkeys([*together["needs"], *state.needs, *state.beside]))
    needs = needs_of_age(told, child) or told
    beside = [need for need in told if need not in needs]
    return change_search(state, children=[child], needs=needs, topic=state.topic, beside=beside)


def told_together(state: State) -> Facts:
    """The last search for several children, the present one among them; else the present search."""
    searches = [state.search, *reversed(state.history)]
    return next((search for search in searches if is_for_siblings(search, state)), state.search)


def is_for_siblings(search: Facts, state: State) -> bool:
    """Whether a search is for several children, the present ones among them."""
    children = search["children"]
    return len(children) > 1 and all(child in children for child in state.children)


def pick_pregnant(turn: Turn, _: str) -> Answer:
    """Looks for a pregnant woman."""
    state = change_search(turn.state, pregnancy={"weeks": None}, children=[])
    return proceed(turn.with_state(state))


def pick_place(turn: Turn, name: str) -> Answer:
    """Looks around this place, "municipality" or "municipality/district"."""
    municipality, _, district = name.partition("/")
    place = find_place(municipality, district or None)
    if place is None:
        raise OldButton(name)
    return proceed(turn.with_state(change_search(turn.state, place=place.as_facts())))
