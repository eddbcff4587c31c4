"""What a family does not want of what is shown: "not psychiatry", "we do not want to adopt"."""

from __future__ import annotations

from actions.choices import find_choice
from actions.detail import offers_on_screen
from actions.find import german_concepts, show_offers
from actions.inform import answer_inform
from actions.learn import change_search
from actions.turn import Answer, Turn, preceded
from actions.wish import certain_needs
from bot.languages.language import DEFAULT
from nlu.clause import STOP
from nlu.topic import topic
from nlu.understanding import understand

A_REFUSAL = 8  # words: who says more tells something of their own
A_CLAUSE = 4  # words of a clause that only refuses: "not Kita", "no, no psychiatry"


def refused(turn: Turn) -> list[str]:
    """The topics by which a message refuses offers on the screen, by their names; empty for other messages."""
    message = turn.message
    asks = "what" in message.likely_aspects[:1]  # "ich verstehe nicht, was Logopädie ist"
    if not turn.state.shown or asks:
        return []
    parts = refusing(turn) or ([message.text] if message.aspect == "unfit" else [])
    if not parts:
        return []
    names = {each for offer in offers_on_screen(turn) for each in german_concepts(offer.name)}
    named = (topic(part, message.language or DEFAULT) for part in parts)
    return [concept for concepts in named for concept in concepts if concept in names]


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


def wanted_instead(turn: Turn, without: list[str]) -> Turn | None:
    """The turn with what the message wishes for beside these topics; None where it wishes for nothing else."""
    language = turn.message.language or DEFAULT
    kept = (part for part in parts_of(turn) if not {*without} & {*topic(part, language)})
    rest = " ".join(kept)
    found = understand(rest, turn.message.language).for_conversation() if rest else {}
    meant = turn.hearing(**{**found, "text": rest})
    is_other = {*certain_needs(turn.state, meant.message)} - {*turn.state.needs}
    return meant if rest and is_other else None
