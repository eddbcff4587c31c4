"""What a family does not want of what is shown: "not psychiatry", "we do not want to adopt"."""

from __future__ import annotations

from actions.choices import find_choice
from actions.detail import offers_on_screen
from actions.find import german_concepts, show_offers
from actions.inform import answer_inform
from actions.learn import change_search
from actions.proceed import proceed
from actions.turn import Answer, Turn, preceded
from actions.wish import SURE, certain_needs
from bot.languages.language import DEFAULT
from nlu.clause import STOP
from nlu.features import QUESTION_MARKS
from nlu.topic import topic
from nlu.understanding import understand

A_REFUSAL = 8  # words: who says more tells something of their own
A_CLAUSE = 4  # words of a clause that only refuses: "not Kita", "no, no psychiatry"


def refused(turn: Turn) -> list[str]:
    """The topics by which a message refuses offers on the screen, by their names; empty for other messages."""
    message = turn.message
    is_unclear = "what" in message.likely_aspects[:1]  # "ich verstehe nicht, was Logopädie ist"
    if not turn.state.shown or is_unclear or asks_more(turn):
        return []
    parts = refusing(turn) or ([message.text] if message.aspect == "unfit" else [])
    if not parts:
        return []
    names = {each for offer in offers_on_screen(turn) for each in german_concepts(offer.name)}
    named = (topic(part, message.language or DEFAULT) for part in parts)
    return [concept for concepts in named for concept in concepts if concept in names]


def asks_more(turn: Turn) -> bool:
    """Whether a long message asks something beside what it denies, or asks only that.

    "No, I did not ask for languages. Do they not take him if he fails the test?" refuses no offer.
    """
    message = turn.message
    asks = message.fact or not QUESTION_MARKS.isdisjoint(message.text)
    return message.words > A_REFUSAL and bool(asks)


def refusing(turn: Turn) -> list[str]:
    """The clauses with a word for "no"; in a long message those of a few words."""
    is_short = turn.message.words <= A_REFUSAL
    return [
        part
        for part in parts_of(turn)
        if (is_short or len(part.split()) <= A_CLAUSE)
        and find_choice("refusals", part, turn.spoken)
    ]


def parts_of(turn: Turn) -> list[str]:
    return [part.strip() for part in STOP.split(turn.message.text) if part.strip()]


def leave_out(turn: Turn) -> Answer:
    """The offers for what is wanted instead, else for the same need, without what is refused."""
    without = refused(turn)
    state = change_search(
        turn.state,
        unwanted=list(dict.fromkeys([*turn.state.unwanted, *without])),
        topic=[concept for concept in turn.state.topic if concept not in without],
    )
    meant = wanted_instead(turn.with_state(state), without)
    answer = answer_inform(meant) if meant else show_offers(turn.with_state(state))
    return preceded(turn.words.say("left_out"), answer)


def rejected_needs(turn: Turn) -> list[str]:
    """The needs that a message in the midst of a talk says nobody asked for: "ich will kein Deutsch lernen".

    "Not school, Kita" rejects where another clause states what is meant instead.
    """
    if not turn.state.needs or asks_more(turn):
        return []
    told = (need["id"] for need in turn.message.needs[:1])
    known = {*turn.state.needs, *turn.state.beside, *told}
    plain = [need for need in stated(turn, rejecting(turn)) if need in known]
    if plain or not bare_refusals(turn):
        return plain
    instead = certain_needs(turn.state, rest_of(turn).message)
    return turn.state.needs if {*instead} - {*turn.state.needs} else []


def rejecting(turn: Turn) -> list[str]:
    """The clauses that say what is not wanted."""
    return [part for part in parts_of(turn) if find_choice("rejections", part, turn.spoken)]


def bare_refusals(turn: Turn) -> list[str]:
    """The clauses of a word for "no" and what it refuses, no more."""
    short = (part for part in parts_of(turn) if 1 < len(part.split()) < A_CLAUSE)
    return [part for part in short if find_choice("refusals", part.split()[0], turn.spoken)]


def stated(turn: Turn, parts: list[str]) -> list[str]:
    """The needs that clauses state for sure."""
    found = (understand(part, turn.message.language) for part in parts)
    return [
        each.needs[0].id for each in found if each.is_clear and each.needs[0].confidence >= SURE
    ]


def rest_of(turn: Turn) -> Turn:
    """The turn with what the message says beside what it rejects."""
    without = {*rejecting(turn), *bare_refusals(turn)}
    rest = " ".join(part for part in parts_of(turn) if part not in without)
    found = understand(rest, turn.message.language).for_conversation() if rest else {"needs": []}
    return turn.hearing(**{**found, "text": rest})


def leave_need(turn: Turn) -> Answer:
    """What else the message wishes for, or what the talk is about, without the needs that it rejects."""
    without = rejected_needs(turn)
    kept = [need for need in turn.state.needs if need not in without]
    beside = [need for need in turn.state.beside if need not in without]
    state = change_search(turn.state, needs=kept).know(beside=beside)
    meant = rest_of(turn.with_state(state))
    is_wish = bool(certain_needs(state, meant.message))
    answer = answer_inform(meant) if is_wish else proceed(turn.with_state(state))
    return preceded(turn.words.say("left_out"), answer)


def wanted_instead(turn: Turn, without: list[str]) -> Turn | None:
    """The turn with what the message wishes for beside these topics; None where it wishes for nothing else."""
    language = turn.message.language or DEFAULT
    kept = (part for part in parts_of(turn) if not {*without} & {*topic(part, language)})
    rest = " ".join(kept)
    found = understand(rest, turn.message.language).for_conversation() if rest else {}
    meant = turn.hearing(**{**found, "text": rest})
    is_other = {*certain_needs(turn.state, meant.message)} - {*turn.state.needs}
    return meant if rest and is_other else None
