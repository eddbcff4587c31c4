"""What a message adds to the state: new facts replace older ones, silence changes nothing."""

from __future__ import annotations

from typing import Any

from actions.choices import find_choice
from actions.lasting import after_loss, lasting_of, with_what_holds
from actions.message import Message
from actions.state import Facts, State
from bot.languages.language import DEFAULT
from bot.need import circumstances, everyday_needs, needs_by_id, needs_of_dangers, safety_needs
from nlu.need import ALSO
from nlu.topic import topic, topics

SURE = 0.5  # confidence from which the first need is taken without asking
INSTEAD = 0.8  # confidence from which a further need replaces the present one without asking
GUESS = 0.35  # confidence from which a further need is worth asking about
CHOICES = 3
VIOLENCE, CHILD_DANGER = "violence", "child_danger"
OF_AGE = 18  # years
COUNSELLING = "pregnancy_counselling"  # what a pregnant girl is led to who says nothing else
A_NAME = 3  # words that a place may have
A_CORRECTION = 8  # words: a longer message tells something of its own


def learn(state: State, message: Message) -> State:
    """The state with what the message says; the search before it is kept for "back".

    A message that was sent before the last answer arrived belongs to the same thought:
    its facts are added to those of the message before.
    """
    state = after_loss(state, message)
    facts = facts_of(state, message)
    if belongs_to_same_thought(state, message):
        facts = add_to(state, facts)
    return change_search(state, **facts)


def change_search(state: State, **facts: Any) -> State:
    """The state with another search, counted from its first offer; unchanged without a change.

    Filters belong to the list that they narrowed: another need begins without them.
    """
    if facts.get("needs", state.needs) != state.needs:
        facts = {"filters": [], "offer_language": None, "topic": [], **facts}
    if "topic" in facts:
        held = [each.concept for each in lasting_of(state.topic)]
        facts["topic"] = list(dict.fromkeys([*facts["topic"], *held]))
    changed = state.know(**{"names": [], **facts}) if facts else state
    if changed.search == state.search:
        return changed
    history = [*state.history, state.search] if state.needs else state.history
    return changed.know(history=history, seen=0)


def facts_of(state: State, message: Message) -> dict[str, Any]:
    """The fields of the state that the message sets; empty if it says nothing."""
    facts: dict[str, Any] = {}
    if needs := with_protection(state, certain_needs(state, message)):
        facts["needs"] = needs
        named = topic(message.text, message.language or DEFAULT)
        facts["topic"] = [*named, *message.names, *topic_of_danger(state)]
        facts["beside"] = [need for need in message.beside if need not in {*needs, *safety_needs()}]
    elif told := lasting_topic(message):
        facts["topic"] = list(dict.fromkeys([*state.topic, *told]))
    if message.children:
        facts["children"] = corrected_children(state, message)
        if not needs and state.needs:
            facts["needs"] = grown_needs(state.needs, facts["children"])
    if message.pregnancy:
        facts["pregnancy"] = message.pregnancy
    elif message.children and not message.needs and state.asked == "children":
        facts["pregnancy"] = None
    if message.place and not is_ambiguous(message.place) and not is_left_behind(state, message):
        facts["place"] = message.place
    if message.own_age_years:
        facts["is_minor"] = message.own_age_years < OF_AGE
    if facts.get("is_minor") and message.pregnancy and not (needs or state.needs):
        facts["needs"] = [COUNSELLING]
    if state.know(**facts).is_young and facts.get("needs"):
        facts["needs"] = needs_of_young(facts["needs"])
        beside = needs_of_young(facts.get("beside", state.beside))
        facts["beside"] = [need for need in beside if need not in facts["needs"]]
    facts["skipped"] = [name for name in state.skipped if name not in facts]
    facts = with_what_holds(state, facts)
    return {**facts, **facts_of_beaten_child(state, facts)}


def needs_of_young(needs: list[str]) -> list[str]:
    """The needs as a young person who writes has them: whose parents part needs somebody to talk to."""
    return list(dict.fromkeys(needs_by_id()[need].for_young or need for need in needs))


def corrected_children(state: State, message: Message) -> list[Facts]:
    """The children told; the others stay where one is added, or corrected ("nein, die Kleine ist 4")."""
    known, told = state.children, message.children
    if find_choice("additions", message.text, (message.language or DEFAULT,)):
        return [*known, *(child for child in told if child not in known)]
    is_short = len(told) == 1 and message.words <= A_CORRECTION
    if len(known) < 2 or not is_short or not corrects_age(message, known):
        return told
    nearest = min(known, key=lambda child: abs(child["min_months"] - told[0]["min_months"]))
    return [told[0] if child == nearest else child for child in known]


def corrects_age(message: Message, known: list[Facts]) -> bool:
    """Whether an age is told instead of another: by a word of correction, or of the older or younger one."""
    spoken = (message.language or DEFAULT,)
    is_new = message.children[0] not in known
    names_one = is_new and find_choice("children", message.text, spoken)
    return bool(names_one or find_choice("corrections", message.text, spoken))


def grown_needs(needs: list[str], children: list[Facts]) -> list[str]:
    """The needs as children of these ages have them: "und für die Große, 9?" after Kita is OGS."""
    youngest = min(child["min_months"] for child in children)
    return list(dict.fromkeys(needs_by_id()[need].for_age(youngest) for need in needs))


def lasting_topic(message: Message) -> list[str]:
    """What the message tells that holds for any need: that a family has no papers; often nothing."""
    named = topic(message.text, message.language or DEFAULT)
    return [each.concept for each in lasting_of(named)]


def facts_of_beaten_child(state: State, facts: dict[str, Any]) -> dict[str, Any]:
    """What changes when the one who told of violence turns out to be a child: who protects children helps.

    Empty for others.
    """
    is_told = state.danger == VIOLENCE or (state.danger == CHILD_DANGER and not state.is_minor)
    if not is_told or not facts.get("is_minor", state.is_minor):
        return {}
    needs = [needs_of_dangers()[CHILD_DANGER]] if state.needs else []
    return {"danger": CHILD_DANGER, "needs": needs}


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


def with_protection(state: State, needs: list[str]) -> list[str]:
    """The needs after those who protect, where somebody is in danger of another: "er nimmt mir die Kinder".

    What any family may look for ("Kita") stands for itself.
    """
    if state.danger not in (VIOLENCE, CHILD_DANGER) or everyday_needs().issuperset(needs[:1]):
        return needs
    return list(dict.fromkeys([*help_for_danger(state), *needs]))


def confidence(message: Message) -> float:
    """How sure it is that the first need is meant, or another that is stated by itself; 0 without any."""
    return sum(
        need["confidence"]
        for place, need in enumerate(message.needs)
        if place == 0 or need["id"] in message.beside
    )


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

    Who is in danger of another is led to who protects before all else: "he drinks and beats me" asks
    for help with addiction, too. What a child asks for with it is often help for beaten women.
    """
    if not state.danger:
        return []
    is_childs = state.danger == CHILD_DANGER and state.is_minor
    asked_for = [] if is_childs else state.danger_needs
    protection = needs_of_dangers()[state.danger]
    if state.danger in (VIOLENCE, CHILD_DANGER) and safety_needs().isdisjoint(asked_for):
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
    if state.needs and message.needs[0]["confidence"] < GUESS:
        return []
    first, *others = (need["id"] for need in message.needs[:CHOICES])
    return [first, *(need for need in others if need not in safety_needs())]


def gives_other_facts(state: State, message: Message) -> bool:
    """Whether the message gives an age or a place, or should by the question that was asked."""
    return message.tells_fact or state.asked in ("children", "place")


def says_nothing(state: State, message: Message) -> bool:
    """Whether the message sets no fact at all."""
    return not facts_of(state, message).keys() - {"skipped"}


def is_ambiguous(place: Facts) -> bool:
    """Whether a place name can mean several places and none of them was chosen."""
    return bool(place.get("candidates")) and not place.get("municipality")


def is_left_behind(state: State, message: Message) -> bool:
    """Whether a place outside the region is only told beside the known one: "wir wohnen noch in Köln".

    Who is asked for the place, or says nothing else, means it.
    """
    known, new = state.place or {}, message.place or {}
    is_answer = state.asked == "place" or message.words <= A_NAME
    return bool(known.get("in_region")) and not new.get("in_region", True) and not is_answer


def belongs_to_same_thought(state: State, message: Message) -> bool:
    """Whether the message was on its way before the last answer was given."""
    return message.received_at is not None and message.received_at < state.answered_at


def add_to(state: State, facts: dict[str, Any]) -> dict[str, Any]:
    """The facts with needs and children joined to the known ones, without repeats."""
    joined: dict[str, Any] = {
        name: [
            *getattr(state, name),
            *(new for new in facts[name] if new not in getattr(state, name)),
        ]
        for name in ("needs", "children")
        if name in facts
    }
    return {**facts, **joined}
