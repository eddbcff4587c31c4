"""Questions to the family, each with buttons that can answer it."""

from __future__ import annotations

from collections.abc import Sequence

from actions.next_step import Step
from actions.reply import Button, Reply, button, need_button, reply
from actions.state import State
from actions.turn import Answer, Turn
from bot.languages.language import languages
from bot.need import PHASES, groups, needs_in, spans_of
from bot.places.place import municipalities

AGE_BANDS = tuple(spans_of(PHASES))  # months


def ask(turn: Turn, step: Step, text: str | None = None) -> Answer:
    """The question for a step, with `text` in place of its usual words where given.

    One that is still open after another answer is asked in other words, with what it is good for.
    """
    buttons = {"need": group_buttons, "children": age_buttons, "place": place_buttons}[step](turn)
    is_open = turn.state.asked == step and step != "need"
    said = text or turn.words.say(f"ask_{step}_again" if is_open else f"ask_{step}")
    state = asking(turn.state, step).know(choices=[])
    return state, [question(turn.state, step, said, buttons)]


def asking(state: State, step: str) -> State:
    """The state with this question open; how often in a row it has been asked is counted."""
    return state.know(asked=step, asked_times=state.asked_times + 1 if state.asked == step else 1)


def ask_in_group(turn: Turn, group: str) -> Answer:
    """Which need of the group it is; the topic groups for a group that nobody knows."""
    if group not in groups():
        return ask(turn, "need")
    text = turn.words.say("ask_need_in_group", group=turn.words.say(f"group_{group}"))
    return choose_need(turn, needs_in(group), text)


def choose_need(turn: Turn, needs: list[str], text: str) -> Answer:
    """One of these needs, or another topic."""
    words = turn.words
    buttons = [need_button(need, words) for need in needs]
    buttons.append(button(words.say("button_all_topics"), "groups"))
    state = asking(turn.state, "need").know(choices=needs)
    return state, [question(state, "need", text, buttons)]


def choose_place(turn: Turn, names: list[str], text: str, others: Sequence[Button] = ()) -> Answer:
    """One of these places, written "municipality" or "municipality/district", or of some others."""
    buttons = [button(name.replace("/", "-"), "place", name) for name in names]
    state = asking(turn.state, "place").know(choices=names)
    buttons += [*others, *skip_button(turn, "place")]
    return state, [question(state, "place", text, buttons)]


def ask_language(turn: Turn) -> Answer:
    """Which language to write in, each by its own name."""
    buttons = [button(one.own_name, "language", one.code) for one in languages().values()]
    return turn.state, [reply(turn.words.say("ask_language"), buttons)]


def group_buttons(turn: Turn) -> list[Button]:
    words = turn.words
    buttons = [button(words.say(f"group_{group}"), "group", group) for group in groups()]
    return [*buttons, button(words.say("button_human"), "human")]


def age_buttons(turn: Turn) -> list[Button]:
    words = turn.words
    bands = [button(words.say(f"age_{a}_{b}"), "age", f"{a}-{b}") for a, b in AGE_BANDS]
    return [
        *bands,
        button(words.say("button_pregnant"), "pregnant"),
        *skip_button(turn, "children"),
    ]


def place_buttons(turn: Turn) -> list[Button]:
    return [*municipality_buttons(), *skip_button(turn, "place")]


def municipality_buttons() -> list[Button]:
    return [button(one.name, "place", one.name) for one in municipalities()]


def skip_button(turn: Turn, step: str) -> list[Button]:
    return [button(turn.words.say("button_skip"), "skip", step)]


def question(state: State, asks: str, text: str, buttons: list[Button]) -> Reply:
    """A question as channels get it: what it asks, and what is known so far."""
    custom = {"type": "question", "language": state.language, "asks": asks, "state": state.told}
    return reply(text, buttons, custom)
