"""What is said soon after a danger: that all is well, that it goes on, what to do right now."""

from __future__ import annotations

from actions.after_text import AT_ONCE
from actions.choices import find_choice
from actions.danger import answer_danger, taken_back, without_danger
from actions.find import ways_on
from actions.follow_up import OVER, is_false_alarm, is_open, is_over
from actions.inform import answer_inform
from actions.learn import OF_AGE
from actions.proceed import proceed
from actions.reply import Button, need_button, reply
from actions.scene import MISSING, is_never_well
from actions.state import Facts
from actions.turn import Answer, Turn
from actions.wish import CHILD_DANGER, SURE, VIOLENCE, needs_told
from bot.languages.language import DEFAULT
from bot.need import needs_of_dangers, safety_needs
from nlu.need import OF_THE_BODY
from nlu.topic import concepts_of

LIFE_AT_STAKE = (*OF_THE_BODY, CHILD_DANGER)
SUICIDE = "suicide"
NOT_LIGHTLY = (VIOLENCE, "abuse", SUICIDE)
SORRY, SERIOUS = "sorry", "serious"  # "he says it was a joke" takes nothing back
SHORT_WORDS = 9  # words: a longer message tells what it wishes for by itself
THE_POLICE = "police"  # concept
STATED = (
    "unreachable",
    "refused",
    "full",
    "doubt",
    "worry",
)  # aspects that are told rather than asked
PLAINLY = 0.9  # confidence of a wish that takes the place of what was looked for before the danger
A_NO = 2  # words: a "no" stands at the beginning


def answer_all_clear(turn: Turn) -> Answer:
    """After a danger that ended well: that is good, whom to call else, and what is wished for now.

    Where somebody was threatened or despaired the way to those who protect stays open.
    """
    wish = surely_meant(wishes(turn)) or wish_told_before(turn)
    ways_to_help = need_buttons(turn)
    text = turn.words.say("after_police_came" if names_police(turn) else "danger_back")
    turn = turn.with_state(without_danger(turn.state))
    if not wish:
        return turn.state, [reply(text, [*ways_to_help, *ways_on(turn)])]
    state, replies = look_for(turn, wish)
    return state, [reply(text, ways_to_help), *replies]


def names_police(turn: Turn) -> bool:
    """Whether who was threatened names the police, who may have sent somebody away."""
    named = concepts_of(turn.message.text, turn.message.language or DEFAULT)
    return turn.state.danger == VIOLENCE and THE_POLICE in named


def answer_wish(turn: Turn) -> Answer:
    """What was looked for before the danger, or is named again after it."""
    return look_for(turn, str(wish_told_before(turn)))


def look_for(turn: Turn, need: str) -> Answer:
    """The offers for a need, and for the place and the child that the message tells with it."""
    meant: list[Facts] = [{"id": need, "confidence": 1.0}]
    return answer_inform(turn.hearing(needs=meant))


def wish_told_before(turn: Turn) -> str | None:
    """The everyday need told before a danger that a short message after it means again; else None."""
    state, need = turn.state, turn.message.likeliest_need
    told = needs_told(state) - safety_needs()
    is_meant = state.danger and turn.message.words <= SHORT_WORDS and need in told
    is_on_screen = bool(state.shown) and need in state.needs
    return need if is_meant and not (is_on_screen or turn.message.sounds_dangerous) else None


def answer_taken_back(turn: Turn) -> Answer:
    """After a danger that was none: the answer to what is wanted instead, or back to the thread.

    "He does not hit me" may be true of who is locked in: the way to those who protect stays open.
    """
    ways_to_help = need_buttons(turn)
    heard = turn.hearing(crisis=None, needs=wishes(turn), intent="inform")
    turn = heard.with_state(taken_back(turn.state))
    after, replies = answer_inform(turn) if turn.message.informs else proceed(turn)
    return after, [reply(turn.words.say("danger_back"), ways_to_help), *replies]


def need_buttons(turn: Turn) -> list[Button]:
    """The button to the offers that protect where somebody was threatened or despaired; else none."""
    danger = str(turn.state.danger)
    return [need_button(needs_of_dangers()[danger], turn.words)] if danger in NOT_LIGHTLY else []


def takes_back(turn: Turn) -> bool:
    """Whether a message soon after a danger says that it was none, and tells of none for certain.

    It says so, or says no and what it wants instead: "nein, er schreit nur, ich suche eine Hebamme". Who
    despairs or is in danger of somebody has to say so: "no, we have no money" takes no threat back.
    """
    message = turn.message
    if not turn.state.danger or message.pressed or message.is_certain_danger:
        return False
    meant = surely_meant(message.needs)
    if turn.state.danger in NOT_LIGHTLY:
        despairs = turn.state.danger == SUICIDE
        is_still = message.after_danger == SORRY or (
            message.after_danger == SERIOUS and not despairs
        )
        # "No, I don't want to die" sounds like despair itself; who denies being beaten may look for a refuge.
        is_safety = meant in safety_needs() and not despairs
        return message.denies_danger and not (is_still or is_safety)
    says_no = find_choice("corrections", " ".join(message.text.split()[:A_NO]), turn.spoken)
    # "Nu avem asigurare, cât costă" begins with a "no" and asks what help costs.
    wants_else = meant is not None and meant not in safety_needs() and not message.aspects
    return message.denies_danger or (says_no is not None and wants_else)


def wishes(turn: Turn) -> list[Facts]:
    """The needs of a message that are not about danger, where the first of them is sure; else none.

    Where another was told before it must be plain: "nobody hurts anybody" sounds like many things.
    """
    everyday = [need for need in turn.message.needs if need["id"] not in safety_needs()]
    return everyday if surely_meant(everyday, PLAINLY if turn.state.needs else SURE) else []


def surely_meant(needs: list[Facts], sure: float = SURE) -> str | None:
    """The id of the first of some needs, where it is sure."""
    return next((need["id"] for need in needs[:1] if need["confidence"] >= sure), None)


def is_all_clear(turn: Turn) -> bool:
    """Whether a danger is over; for who was beaten or despaired only where a message says so itself.

    A baby that was shaken, and who has swallowed a battery, is not well because it laughs. Who wishes
    for something everyday again need not say it plainly: "alles gut. jetzt noch hebamme".
    """
    state, message = turn.state, turn.message
    # "No insurance, what does it cost" asks; "the poison line says all is well" sounds like asking to call.
    asks_else = bool({*message.aspects} - {OVER, *STATED}) and not is_over(message)
    is_missed = state.scene == MISSING and denies(turn)  # "we have not found her"
    if state.danger and is_false_alarm(turn) and not message.is_certain_danger:
        return True
    if not state.danger or is_never_well(state.scene) or asks_else or is_missed:
        return False
    goes_on = OVER in message.likely_aspects[:1] and bool(surely_meant(wishes(turn)))
    sounds_well = (message.all_clear or goes_on) and AT_ONCE not in message.likely_aspects
    return is_over(message) or (state.danger in OF_THE_BODY and sounds_well)


def denies(turn: Turn) -> bool:
    """Whether a message has a word for "not" in it."""
    return find_choice("refusals", turn.message.text, turn.spoken) is not None


def is_found(turn: Turn) -> bool:
    """Whether a missing child is back."""
    message = turn.message
    if turn.state.scene != MISSING or message.pressed or message.is_certain_danger:
        return False
    return find_choice("found", message.text, turn.spoken) is not None


def is_dangerous_again(turn: Turn) -> bool:
    """Whether danger to life, or to a child, seems to go on; not once help was shown or a place is told.

    A shaken baby that sleeps is not well, nor who has swallowed a battery and laughs.
    """
    is_open = turn.state.danger in LIFE_AT_STAKE and not turn.state.shown
    sounds_so = turn.message.sounds_dangerous and not turn.message.place
    sounds_well = turn.message.all_clear or turn.message.aspect == OVER
    return is_open and (sounds_so or (is_never_well(turn.state.scene) and sounds_well))


def tells_youth(turn: Turn) -> bool:
    """Whether somebody under age tells after a danger how old they are, and asks for nothing."""
    message = turn.message
    is_young = (message.own_age_years or OF_AGE) < OF_AGE
    return is_open(turn.state) and is_young and not (message.needs or message.aspects)


def answer_youth(turn: Turn) -> Answer:
    """The answer to the danger once more, as somebody under age is spoken to."""
    return answer_danger_again(turn.hearing(after_danger=None))


def answer_danger_again(turn: Turn) -> Answer:
    """The same answer once more."""
    return answer_danger(turn.hearing(crisis=turn.state.danger))
