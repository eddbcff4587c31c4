"""Questions about the assistant itself, answered in between; then the thread goes on where it was."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from actions.choices import find_choice
from actions.learn import learn
from actions.message import Message
from actions.next_step import next_step
from actions.office import office_for
from actions.proceed import proceed
from actions.reply import button, reply
from actions.scene import is_said_by
from actions.summary import summary
from actions.turn import Answer, Turn, preceded
from bot.languages.language import DEFAULT, languages
from bot.need import needs_of_dangers, safety_needs
from bot.places.region import region
from bot.settings import settings
from nlu.topic import concepts_of, topic

REPORT_OFFER, REPORT_DANGER = "report_offer", "report_danger"
FOREIGNERS_OFFICE = "foreigners_office"
# What offices tell each other, and whether a name is needed.
WHO_TELLS = (FOREIGNERS_OFFICE, REPORT_DANGER)
CUSTODY = "custody"  # fear
CHILDREN = frozenset({"child", "children_plural", "son", "daughter", "baby"})  # concepts
# Concepts of the vocabularies: who names one of them fears for the residence permit.
OF_RESIDENCE = (
    FOREIGNERS_OFFICE,
    "no_papers",
    "deportation",
    "residence_permit",
    "asylum",
    "toleration",
)


def answer_question(turn: Turn) -> Answer:
    """The answer to the question, what is known where that was asked, and the pending question again.

    Facts told with it are learnt, and other offers shown where they change them.
    """
    before = turn.state
    if reports_danger(turn):
        turn = turn.hearing(faq=REPORT_DANGER)
    if turn.message.tells_fact:
        turn = turn.with_state(learn(before, turn.message))
    faq = turn.message.faq
    told = turn.words.say(f"faq_{faq}", **gaps(turn))
    first, last = (table.get(faq, say_nothing)(turn) for table in (SAID_FIRST, ADDED))
    said = " ".join(filter(None, (first, told, last)))
    if turn.state.needs and turn.state.search != before.search:
        return preceded(said, proceed(turn))
    return go_on_after(turn, said)


def say_nothing(_: Turn) -> str:
    return ""


def reports_danger(turn: Turn) -> bool:
    """Whether "where can I report that" means the danger that the talk is about, and no mistake of an offer."""
    message = turn.message
    return is_about_danger(turn) and message.faq == REPORT_OFFER and not message.aspects


def what_police_tell(turn: Turn) -> str:
    """That no name is needed where the talk is about a danger: "will the police tell my name"; else empty.

    Not for who names the residence permit. It is said first, as what follows begins with "No".
    """
    if not is_about_danger(turn) or fears_for_residence(turn.message):
        return ""
    asked = turn.hearing(faq=REPORT_DANGER)
    return turn.words.say(f"faq_{REPORT_DANGER}", **gaps(asked))


def asks_of_danger(turn: Turn) -> bool:
    """Whether a question after a danger has an answer of its own here."""
    fears_youth_office = turn.message.faq == "youth_office" and fears_for_custody(turn)
    return reports_danger(turn) or fears_for_residence(turn.message) or fears_youth_office


def fears_for_residence(message: Message) -> bool:
    """Whether a question asks who tells the office that gives the residence permit."""
    return message.faq == FOREIGNERS_OFFICE and names_residence(message)


def names_residence(message: Message) -> bool:
    """Whether a message names the residence permit, or that somebody has none."""
    named = topic(message.text, message.language or DEFAULT)
    return not {*named}.isdisjoint(OF_RESIDENCE)


def fears_for_custody(turn: Turn) -> bool:
    """Whether the fear is that children are taken from their parents; not where they had better be for now."""
    fears = find_choice("fears", turn.message.text, turn.spoken) == CUSTODY
    return fears and not is_said_by(turn.state.scene, CUSTODY)


def names_children(message: Message) -> bool:
    """Whether a message names a child: what the police take along may be the one who hits, too."""
    return not CHILDREN.isdisjoint(concepts_of(message.text, message.language or DEFAULT))


def is_about_danger(turn: Turn) -> bool:
    """Whether the talk is about a danger, one that was told or one for which help is looked for."""
    return bool(turn.state.danger) or not safety_needs().isdisjoint(turn.state.needs[:1])


def who_is_silent(turn: Turn) -> str:
    """What counselling centres and offices may tell others: who fears to call means them, too."""
    return turn.words.say("aspect_confidential")


def who_runs(turn: Turn) -> str:
    """Who is responsible for the assistant; empty where data/region.yml does not say it."""
    operator = region().operator
    return turn.words.say("who_runs", operator=operator) if operator else ""


def go_on_after(turn: Turn, said: str) -> Answer:
    """A sentence in between, then what was open: after offers a button to go on."""
    if next_step(turn.state) == "offers" or turn.state.danger:
        return turn.state, [reply(said, [button(turn.words.say("button_go_on"), "go_on")])]
    return preceded(said, proceed(turn))


def gaps(turn: Turn) -> dict[str, Any]:
    """What the answers can name: the region, the office, the languages, how long facts are kept."""
    office = office_for(turn.state.know(needs=NEED_OF.get(turn.message.faq, turn.state.needs)))
    return {
        "region": region().name,
        "office": office.name,
        "phone": office.phone,
        "hours": settings().lotse_conversation_hours,
        "languages": ", ".join(one.own_name for one in languages().values()),
    }


def what_i_know(turn: Turn) -> str:
    """What is noted of the family, or that it is nothing."""
    known = summary(turn.state, turn.words)
    return (
        turn.words.say("what_i_know", summary=known)
        if known
        else turn.words.say("what_i_know_nothing")
    )


# Whose office a question asks for, whatever the talk is about.
NEED_OF: dict[str | None, list[str]] = {REPORT_DANGER: [needs_of_dangers()["child_danger"]]}
SAID_FIRST: dict[str | None, Callable[[Turn], str]] = {FOREIGNERS_OFFICE: what_police_tell}
ADDED: dict[str | None, Callable[[Turn], str]] = {
    "data_kept": what_i_know,
    "youth_office": who_is_silent,
    "who_made": who_runs,
}
