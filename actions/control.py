"""Control words: more, back, start over, change something, delete, thanks ..."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from actions.ask import ask, ask_language
from actions.choices import find_choice
from actions.detail import pick_offer, show_list
from actions.filter import filter_offers
from actions.find import ADVISED, BESIDE, MORE, OFFERS, TOLD, needs_beside, show_offers
from actions.inform import answer_facts
from actions.learn import change_search, learn
from actions.next_step import Step, next_step
from actions.office import name_office
from actions.pick import pick_need
from actions.proceed import OPTIONAL, decline, proceed
from actions.question import gaps, go_on_after
from actions.reply import button, reply
from actions.state import State
from actions.tongue import choose_language
from actions.turn import Answer, Respond, Turn, preceded

DELETE = "delete"
CHANGES: dict[str, Step] = {"place": "place", "age": "children", "need": "need"}
FORGOTTEN: dict[Step, dict[str, Any]] = {
    "place": {"place": None},
    "children": {"children": [], "pregnancy": None},
    "need": {"needs": []},
}


def answer_control(turn: Turn) -> Answer:
    """The answer to a control word; the facts in the same message are learnt with it."""
    control, _, argument = (turn.message.control or "").partition(":")
    if control == "language":
        return set_language(turn, argument)
    if control.startswith("change_") and turn.message.informs:
        return answer_facts(turn)
    if control == "filter" and turn.message.tells_fact and not turn.filters_named:
        return answer_facts(turn)  # "Linnich, kein Auto"
    if control in ("filter", "human"):  # "nein, 4, und lieber näher", "Jugendamt Titz": both count
        turn = turn.with_state(learn(turn.state, replace(turn.message, needs=[])))
    if control == DELETE and not is_surely_meant(turn):
        return ask_delete(turn)
    return CONTROLS[control](turn)


def change(what: str) -> Respond:
    """Asks again for the place, the age or the need."""
    step = CHANGES[what]

    def ask_again(turn: Turn) -> Answer:
        skipped = [name for name in turn.state.skipped if name != step]
        state = change_search(turn.state, skipped=skipped, **FORGOTTEN[step])
        return ask(turn.with_state(state), step)

    return ask_again


def show_more(turn: Turn) -> Answer:
    """The next screen of offers, or the next question before there were any."""
    return show_offers(turn) if next_step(turn.state) == "offers" else proceed(turn)


def go_back(turn: Turn) -> Answer:
    """The search before the present one; a fresh start where there is none."""
    if not turn.state.history:
        return proceed(turn.with_state(turn.state.know(needs=[], seen=0, filters=[])))
    *earlier, last = turn.state.history
    return proceed(turn.with_state(turn.state.know(**last, history=earlier, seen=0)))


def restart(turn: Turn) -> Answer:
    """Forgets everything but the language and begins again."""
    return ask(
        turn.with_state(fresh(turn.state)),
        "need",
        f"{turn.words.say('restarted')} {turn.words.say('ask_need')}",
    )


def fresh(state: State) -> State:
    """A state without any facts, in the same language."""
    return State(
        language=state.language,
        language_chosen=state.language_chosen,
        greeted=state.greeted,
        offered=state.offered,
    )


def is_surely_meant(turn: Turn) -> bool:
    """Whether the message is plain or insists: "kann das weg" may mean something else."""
    return turn.message.is_plain or turn.state.asked == DELETE


def ask_delete(turn: Turn) -> Answer:
    """Whether everything should be deleted."""
    buttons = [
        button(turn.words.say("button_delete"), "delete"),
        button(turn.words.say("button_go_on"), "go_on"),
    ]
    return turn.state.know(asked=DELETE), [reply(turn.words.say("ask_delete"), buttons)]


def delete(turn: Turn) -> Answer:
    """Forgets everything at once, and says so; the channel is told to forget, too."""
    custom = {"type": "deleted", "language": turn.words.code}
    again = button(turn.words.say("button_restart"), "restart")
    return State(), [reply(turn.words.say("deleted"), [again], custom)]


def say_and_go_on(key: str) -> Respond:
    """One sentence, then the open question or a button to go on."""
    return lambda turn: go_on_after(turn, turn.words.say(key, **gaps(turn)))


def just_say(key: str) -> Respond:
    """One sentence and a button to start again: nothing is asked of someone who is leaving."""
    return lambda turn: (
        turn.state.know(asked=None),
        [reply(turn.words.say(key), [button(turn.words.say("button_restart"), "restart")])],
    )


def give_help(turn: Turn) -> Answer:
    """How it works, with the ways out that are always there.

    Who asks after a danger what to do now is led to who helps.
    """
    if turn.state.danger and not (turn.state.shown or turn.message.pressed):
        return proceed(turn)
    words = turn.words
    buttons = [
        button(words.say("button_go_on"), "go_on"),
        button(words.say("button_all_topics"), "groups"),
        button(words.say("button_language"), "languages"),
        button(words.say("button_human"), "human"),
        button(words.say("button_delete"), "delete"),
    ]
    return turn.state, [reply(words.say("help"), buttons)]


def say_yes(turn: Turn) -> Answer:
    """Goes on with what was proposed, or with the next step; after offers "ok" asks for nothing."""
    return AFTER_YES.get(str(turn.state.asked), proceed)(turn)


def take_guess(turn: Turn) -> Answer:
    """The one need that was guessed, "Is it about leisure?"; of several nobody can say yes to all."""
    guessed = turn.state.choices
    return pick_need(turn, guessed[0]) if len(guessed) == 1 else proceed(turn)


def show_beside(turn: Turn) -> Answer:
    """Offers for the other need that the family told of."""
    return pick_need(turn, needs_beside(turn.state)[0])


def say_no(turn: Turn) -> Answer:
    """A fresh start where going on was proposed, declining where a question was asked, else another topic.

    After a danger the talk stays with who helps; who needs nothing beside the offers is left with them.
    """
    if turn.state.asked == "go_on":
        return restart(turn)
    if turn.state.asked in OPTIONAL:
        return skip(turn)
    if turn.state.danger:
        return proceed(turn)
    if turn.state.asked == BESIDE or (turn.state.shown and thanks_for_all(turn)):
        return say_and_go_on("thanks")(turn)
    return ask(turn.with_state(turn.state.know(needs=[])), "need")


def thanks_for_all(turn: Turn) -> bool:
    """Whether a "no" means that it is enough: "nein danke, das reicht"."""
    return find_choice("thanks", turn.message.text, turn.spoken) is not None


def skip(turn: Turn) -> Answer:
    """Declines the open question; it is not asked again."""
    step = turn.state.asked if turn.state.asked in OPTIONAL else next_step(turn.state)
    return decline(turn, step) if step in OPTIONAL else proceed(turn)


def set_language(turn: Turn, code: str) -> Answer:
    """Goes on in another language; a list of languages for one that nobody knows here."""
    state = choose_language(turn.state, code)
    if state is turn.state:
        return ask_language(turn)
    turn = turn.with_state(state)
    return preceded(turn.words.say("language_set"), proceed(turn))


# What "yes" does after what was asked last.
AFTER_YES: dict[str, Respond] = {
    DELETE: delete,
    "need": take_guess,
    MORE: show_more,
    BESIDE: show_beside,
    OFFERS: say_and_go_on("thanks"),
    ADVISED: say_and_go_on("thanks"),
    TOLD: say_and_go_on("thanks"),
}
CONTROLS: dict[str, Callable[[Turn], Answer]] = {
    "restart": restart,
    "more": show_more,
    "back": go_back,
    "change_place": change("place"),
    "change_age": change("age"),
    "change_need": change("need"),
    "filter": filter_offers,
    "details": pick_offer,
    "list": show_list,
    "human": name_office,
    "delete": delete,
    "stop": just_say("stopped"),
    "yes": say_yes,
    "no": say_no,
    "skip": skip,
    "help": give_help,
    "thanks": just_say("thanks"),
    "greet": say_and_go_on("hello"),
    "bye": just_say("bye"),
}
