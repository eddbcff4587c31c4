"""Which of its children a family means, and what it corrects of an age."""

from __future__ import annotations

from actions.choices import find_choice
from actions.inform import answer_facts, with_note
from actions.pick import only_for, told_together
from actions.proceed import proceed
from actions.state import Facts
from actions.turn import Answer, Turn
from actions.wish import certain_needs
from nlu.age import names_unit
from nlu.fold import tokens
from nlu.number import read_number
from nlu.span import year_span

A_REMARK = 6  # words: a longer message tells something of its own
A_NUMBER = 2  # words: "nein, 9" leaves open whether years or months are meant
OLDEST_YEARS, OLDEST_MONTHS = 20, 36
NOTHING_ELSE = (None, "no", "change_age")


def show_for_child(turn: Turn) -> Answer:
    """The offers for the child that is meant, for the needs told so far that fit its age."""
    if child := meant_child(turn):
        turn = turn.with_state(only_for(turn.state, child))
    if certain_needs(turn.state, turn.message) or not turn.state.needs:
        return answer_facts(turn)
    return with_note(turn, proceed(turn))


def meant_child(turn: Turn) -> Facts | None:
    """The child that a short message names or corrects: "und für den Großen?", "nein, ich meinte 9".

    None where it tells an age in full, or of no child that is known.
    """
    message = turn.message
    if message.pregnancy or message.words > A_REMARK:
        return None
    if message.children and message.words > A_NUMBER:
        return contradicted_child(turn)
    return named_child(turn) or corrected_child(turn)


def named_child(turn: Turn) -> Facts | None:
    """The oldest or youngest of several children of different ages, where the message names one."""
    children = told_together(turn.state)["children"]
    ages = sorted(children, key=lambda child: child["min_months"])
    if not ages or ages[0] == ages[-1]:
        return None
    named = find_choice("children", turn.message.text, turn.spoken)
    return {"oldest": ages[-1], "youngest": ages[0]}.get(named or "")


def corrected_child(turn: Turn) -> Facts | None:
    """The one child with the age that a bare number gives instead, in the unit of the age before.

    Only with a word of correction, and where the number picks no offer on the screen.
    """
    state, message = turn.state, turn.message
    if len(state.children) != 1 or message.place or message.control not in NOTHING_ELSE:
        return None
    if not find_choice("corrections", message.text, turn.spoken):
        return None
    if state.shown and find_choice("ordinals", message.text, turn.spoken):
        return None
    given = numbers(message.text)
    return with_age(state.children[0], given[0]) if len(given) == 1 else None


def contradicted_child(turn: Turn) -> Facts | None:
    """The one child with the age that is told beside the one known: "nicht 7, sondern 9".

    Where no unit is named it is that of the age before; else the message tells an age in full.
    """
    known, told = turn.state.children, turn.message.children
    if len(known) != 1 or len(told) != 1 or names_unit(turn.message.text, turn.message.language):
        return None
    given = numbers(turn.message.text)
    others = [number for number in given if with_age(known[0], number) != known[0]]
    return with_age(known[0], others[0]) if (len(given), len(others)) == (2, 1) else None


def numbers(text: str) -> list[float]:
    """The numbers of a text in figures; empty without any."""
    found = (read_number(token.folded) for token in tokens(text))
    return [number for number in found if number is not None]


def with_age(child: Facts, number: float) -> Facts | None:
    """A child so old, in months where its age was told in months; None for no age of a child."""
    in_months = child["min_months"] == child["max_months"] < OLDEST_MONTHS
    if number % 1 or not 0 < number <= (OLDEST_MONTHS if in_months else OLDEST_YEARS):
        return None
    first, last = (int(number), int(number)) if in_months else year_span(number)
    return {"min_months": first, "max_months": last}
