"""What a message wishes for: the needs that are sure, those that have to be asked about."""

from __future__ import annotations

from actions.message import Message
from actions.state import State
from bot.need import circumstances, everyday_needs, needs_by_id, needs_of_dangers, safety_needs
from nlu.need import ALSO, OF_THE_BODY, OF_WHO_FLEES
from nlu.topic import topics

SURE = 0.5  # confidence from which the first need is taken without asking
INSTEAD = 0.8  # confidence from which a further need replaces the present one without asking
GUESS = 0.35  # confidence from which a further need is worth asking about
CHOICES = 3
VIOLENCE, CHILD_DANGER = "violence", "child_danger"


def certain_needs(state: State, message: Message) -> list[str]:
    """The needs that are sure enough to search for; empty if the first one is not.

    After a danger that was not taken back, and before any other need, its own is sure: "ich will
    nur wissen, ob es eine Beratung gibt".
    """
    if confidence(message) < least_confidence(state, message):
        return needs_after_danger(state)
    sure = [
        need["id"]
        for place, need in enumerate(message.needs)
        if place == 0 or need["confidence"] >= ALSO
    ]
    # "Bin allein mit zwei Jungs, 4 und 7" answers a question, and wishes for nothing else.
    known = state.needs if gives_other_facts(state, message) else []
    return wishes_first(sure, [*message.beside, *known])


def wishes_first(needs: list[str], beside: list[str]) -> list[str]:
    """The needs, where the first is but a circumstance after what is wished for: a single father's Kita."""
    first, *others = needs
    if first not in circumstances():
        return needs
    return list(dict.fromkeys([*others, *beside, first]))


def with_protection(state: State, message: Message, needs: list[str]) -> list[str]:
    """The needs after those who protect, where somebody is in danger of another: "er nimmt mir die Kinder".

    What any family may look for ("Kita", "Kindergeld") stands for itself.
    """
    is_threatened = state.danger in (VIOLENCE, CHILD_DANGER)
    if not (needs and is_threatened and is_of_danger(message, needs[0])):
        return needs
    return list(dict.fromkeys([*help_for_danger(state), *needs]))


def is_of_danger(message: Message, need: str) -> bool:
    """Whether who is threatened may have a need because of that: a heavy one, a flat, the papers."""
    is_grave = needs_by_id()[need].is_heavy or need in {*OF_WHO_FLEES, *safety_needs()}
    return need not in everyday_needs() and (is_grave or message.sounds_dangerous)


def confidence(message: Message) -> float:
    """How sure it is that the first need is meant, or another that is stated by itself; 0 without any."""
    return sum(
        need["confidence"]
        for place, need in enumerate(message.needs)
        if place == 0 or need["id"] in message.beside
    )


def needs_told(state: State) -> set[str]:
    """Every need that was told so far: looked for now, beside it, or before."""
    searched = (need for search in state.history for need in search["needs"])
    return {*state.needs, *state.beside, *searched}


def topic_of_danger(state: State) -> list[str]:
    """The danger, where help may be there for it alone (abuse); else nothing."""
    return [state.danger] if state.danger in topics() else []


def needs_after_danger(state: State) -> list[str]:
    """What somebody needs after a danger: what was asked for with it, else what it leads to.

    Empty where no danger was told, or a need is known.
    """
    return [] if state.needs else help_for_danger(state)


def help_for_danger(state: State) -> list[str]:
    """What was asked for with a danger, else what it leads to; empty without a danger.

    Whose life or peace is in danger is led to who protects before all else: "he drinks and beats me"
    asks for help with addiction, too. What a child asks for with it is often help for beaten women.
    """
    if not state.danger:
        return []
    is_childs = state.danger == CHILD_DANGER and state.is_minor
    asked_for = [] if is_childs else state.danger_needs
    protection = needs_of_dangers()[state.danger]
    if state.danger not in OF_THE_BODY and safety_needs().isdisjoint(asked_for):
        return [protection, *asked_for]
    return asked_for or [protection]


def least_confidence(state: State, message: Message) -> float:
    """The confidence a need must have to be taken without asking.

    After a danger, and where one is known already, another must be clearer: "geht in die Kita" answers
    a question, "ich hab Angst, dass das nie was wird" stays with the topic. Not so where the message
    tells of another child or place by itself, or was on its way: "und für meine Große (8) was mit
    Pferden".
    """
    if state.danger and not state.needs:
        return INSTEAD
    if not state.needs or belongs_to_same_thought(state, message):
        return SURE
    answers = state.asked in ("children", "place")
    return INSTEAD if answers or not gives_other_facts(state, message) else SURE


def unsure_needs(state: State, message: Message) -> list[str]:
    """The needs to offer as a choice, at most three; empty if one is certain or none is asked for.

    Nobody is asked whether there is violence at home on a mere guess. Beside a known need a guess
    must be a good one, else the talk stays with what it was about.
    """
    if not message.needs or certain_needs(state, message):
        return []
    if state.needs and (state.danger or gives_other_facts(state, message)):
        return []
    # An angry joke sounds a little like any need.
    if (state.needs or message.all_clear) and message.needs[0]["confidence"] < GUESS:
        return []
    first, *others = (need["id"] for need in message.needs[:CHOICES])
    return [first, *(need for need in others if need not in safety_needs())]


def gives_other_facts(state: State, message: Message) -> bool:
    """Whether the message gives an age or a place, or should by the question that was asked."""
    return message.tells_fact or state.asked in ("children", "place")


def needs_of_young(needs: list[str]) -> list[str]:
    """The needs as a young person who writes has them: whose parents part needs somebody to talk to."""
    return list(dict.fromkeys(needs_by_id()[need].for_young or need for need in needs))


def belongs_to_same_thought(state: State, message: Message) -> bool:
    """Whether the message was on its way before the last answer was given."""
    return message.received_at is not None and message.received_at < state.answered_at
