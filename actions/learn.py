"""What a message adds to the state: new facts replace older ones, silence changes nothing."""

from __future__ import annotations

from typing import Any

from actions.family import corrected_children, is_ambiguous, is_left_behind, month_of_pregnancy
from actions.lasting import after_loss, lasting_of, with_what_holds
from actions.message import Message
from actions.state import Facts, State
from actions.wish import (
    CHILD_DANGER,
    VIOLENCE,
    belongs_to_same_thought,
    certain_needs,
    needs_of_young,
    topic_of_danger,
    with_protection,
)
from bot.languages.language import DEFAULT
from bot.need import needs_by_id, needs_of_dangers, safety_needs
from nlu.topic import topic

OF_AGE = 18  # years
COUNSELLING = "pregnancy_counselling"  # what a pregnant girl is led to who says nothing else


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

    Filters belong to the list that they narrowed: another need begins without them, and without its offers.
    """
    if facts.get("needs", state.needs) != state.needs:
        facts = {"filters": [], "offer_language": None, "topic": [], "shown": [], **facts}
    if "topic" in facts:
        held = [each.concept for each in lasting_of(state.topic)]
        facts["topic"] = list(dict.fromkeys([*facts["topic"], *held]))
    changed = state.know(**{"names": [], **facts}) if facts else state
    if changed.search == state.search:
        return changed
    history = [*state.history, state.search] if state.needs else state.history
    return changed.know(history=history, seen=0)


def facts_of(state: State, message: Message) -> Facts:
    """The fields of the state that the message sets; empty if it says nothing."""
    facts = wished(state, message)
    facts |= told_of_children(state, message, facts)
    facts |= told_of_home(state, message)
    if message.own_age_years:
        facts |= told_by_young(state, message, facts)
    if state.know(**facts).is_young and facts.get("needs"):
        facts |= as_young(state, facts)
    facts["skipped"] = [name for name in state.skipped if name not in facts]
    facts = with_what_holds(state, facts)
    return facts | facts_of_beaten_child(state, facts)


def wished(state: State, message: Message) -> Facts:
    """The needs that are surely wished for, and what names them; what holds from now on without any."""
    needs = with_protection(state, message, certain_needs(state, message))
    if needs and answers_question(state, message) and safety_needs().isdisjoint(needs):
        others = (need for need in needs if need not in state.needs)
        return {"beside": list(dict.fromkeys([*state.beside, *others]))}
    if needs:
        named = topic(message.text, message.language or DEFAULT)
        beside = [need for need in message.beside if need not in {*needs, *safety_needs()}]
        about = [*named, *message.names, *topic_of_danger(state)]
        if needs == state.needs:
            about = list(dict.fromkeys([*about, *state.topic]))
        return {"needs": needs, "topic": about, "beside": beside}
    told = lasting_topic(message)
    return {"topic": list(dict.fromkeys([*state.topic, *told]))} if told else {}


def answers_question(state: State, message: Message) -> bool:
    """Whether a message gives the fact that was asked for: what else it tells comes beside the known need.

    "Vettweiß, ich arbeite, kein Jobcenter" is still about the class trip.
    """
    given = {"place": message.place, "children": message.children or message.pregnancy}
    return bool(state.needs and not state.danger and given.get(str(state.asked)))


def told_of_children(state: State, message: Message, facts: Facts) -> Facts:
    """The children or the pregnancy told, and the known needs as children of these ages have them."""
    if expected := month_of_pregnancy(state, message):
        return {"pregnancy": expected}
    told: Facts = {"pregnancy": message.pregnancy} if message.pregnancy else {}
    if not message.children:
        return told | ({"children": []} if is_of_another_child(state, message, facts) else {})
    children = corrected_children(state, message)
    if "needs" not in facts and state.needs:
        told["needs"] = grown_needs(state.needs, children)
    if not (message.pregnancy or message.needs) and state.asked == "children":
        told["pregnancy"] = None
    return told | {"children": children}


def is_of_another_child(state: State, message: Message, facts: Facts) -> bool:
    """Whether a need is told that no known child is of an age for: "die Kleine braucht auch eine Kita".

    Never of who is pregnant, as the need may be that of the child to come.
    """
    new = [needs_by_id()[need] for need in facts.get("needs", []) if need not in state.needs][:1]
    if not (new and state.children) or state.pregnancy or message.pregnancy:
        return False
    ages = [(child["min_months"], child["max_months"]) for child in state.children]
    return not any(new[0].fits_age(*age) for age in ages)


def told_of_home(state: State, message: Message) -> Facts:
    """The place told, if it is one and the family lives there now."""
    place = message.place
    is_told = place and not is_ambiguous(place) and not is_left_behind(state, message)
    return {"place": place} if is_told else {}


def told_by_young(state: State, message: Message, facts: Facts) -> Facts:
    """Whether somebody under age writes; a pregnant girl who says nothing else is led to counselling."""
    is_minor = (message.own_age_years or OF_AGE) < OF_AGE
    is_pregnant_girl = is_minor and message.pregnancy and not (facts.get("needs") or state.needs)
    return {"is_minor": is_minor} | ({"needs": [COUNSELLING]} if is_pregnant_girl else {})


def as_young(state: State, facts: Facts) -> Facts:
    """The needs as a young person who writes has them."""
    needs = needs_of_young(facts["needs"])
    beside = needs_of_young(facts.get("beside", state.beside))
    return {"needs": needs, "beside": [need for need in beside if need not in needs]}


def grown_needs(needs: list[str], children: list[Facts]) -> list[str]:
    """The needs as children of these ages have them: "und für die Große, 9?" after Kita is OGS."""
    youngest = min(child["min_months"] for child in children)
    return list(dict.fromkeys(needs_by_id()[need].for_age(youngest) for need in needs))


def lasting_topic(message: Message) -> list[str]:
    """What the message tells that holds for any need: that a family has no papers; often nothing."""
    named = topic(message.text, message.language or DEFAULT)
    return [each.concept for each in lasting_of(named)]


def facts_of_beaten_child(state: State, facts: Facts) -> Facts:
    """What changes when the one who told of violence turns out to be a child: who protects children helps.

    Empty for others.
    """
    is_told = state.danger == VIOLENCE or (state.danger == CHILD_DANGER and not state.is_minor)
    if not is_told or not facts.get("is_minor", state.is_minor):
        return {}
    needs = [needs_of_dangers()[CHILD_DANGER]] if state.needs else []
    return {"danger": CHILD_DANGER, "needs": needs}


def says_nothing(state: State, message: Message) -> bool:
    """Whether the message sets no fact at all."""
    return not facts_of(state, message).keys() - {"skipped"}


def add_to(state: State, facts: Facts) -> Facts:
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
