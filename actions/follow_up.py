"""What is asked after a danger: what to do right now, who learns of it, what if nobody answers."""

from __future__ import annotations

from dataclasses import replace

from actions.after_text import (
    ASLEEP,
    AT_ONCE,
    HOSPITAL,
    NOW,
    POLICE,
    SAID,
    TELL_CHILD,
    UNSURE,
    after_text,
)
from actions.choices import find_choice
from actions.danger import who_helps
from actions.find import ways_on
from actions.learn import OF_AGE, told_of_home
from actions.message import Message
from actions.question import WHO_TELLS, asks_of_danger, names_residence
from actions.reply import Reply, button, need_button, reply
from actions.scene import MISSING
from actions.state import State
from actions.tongue import is_same
from actions.turn import Answer, Turn
from actions.wish import SURE, VIOLENCE, is_of_danger
from bot.aspect import SPEAKERS
from bot.fact import Fact, facts
from bot.languages.language import DEFAULT
from bot.need import needs_of_dangers, safety_needs
from nlu.clause import STOP
from nlu.courtesy import COURTESIES
from nlu.need import OF_THE_BODY
from nlu.phrases import AFTER_DANGER
from nlu.topic import concepts_of

THE_POLICE, A_REFUSAL = "police", 4  # concept, and words of a clause that refuses them
PLAIN = 0.85  # confidence from which another need is no question about the danger
COST, PAPERS, UNWANTED = "cost", "papers", "unwanted"
EVIDENCE, SAY, DELETE, ABUSE = "evidence", "say", "delete", "abuse"
WAITING, STEP, PAY = "waiting", "step", "pay"
SUICIDE = "suicide"
OVER, BY_TEXT = "over", "by_text"  # answered otherwise: that is good; whom to write to
# Asked of the danger even where offers are on the screen; the other questions are asked of these then.
OF_DANGER = (
    AT_ONCE, "rights", "confidential", UNWANTED, "unreachable", SPEAKERS, *AFTER_DANGER,
)  # fmt: skip
# Asked of the danger where it is only likely that a message asks anything.
LIKELY = (*OF_DANGER, "worry")
# Asked where it is about the body; nothing else is weighed up before 112 is called.
OF_BODY = (
    WAITING, "food", "truth", STEP,
    SPEAKERS, "unreachable", "full", "contact", COST, UNWANTED,
    POLICE, "blame", PAPERS, HOSPITAL, SAY, "minder", ASLEEP, NOW,
)  # fmt: skip
TOLD_AT_LAST = (POLICE, "food")  # also where somebody tells what the poison line said
# Control words that mean the danger.
MEANT_BY_CONTROL = {"help": AT_ONCE, "human": UNSURE, "yes": UNSURE, "stop": AT_ONCE}


def heard_after_danger(state: State, message: Message) -> Message:
    """The message, asking for papers only where they are meant: it names them, or a partner may threaten so.

    "Krieg ich Ärger, wenn ich zur Polizei geh" of a girl who sent a picture means none. Who wants no police
    is not told what they do.
    """
    if state.danger and message.after_danger in (None, POLICE) and wants_no_police(state, message):
        return replace(message, after_danger=UNWANTED)
    if state.danger and not message.crisis and names_residence(message):
        return replace(message, after_danger=PAPERS)
    if message.after_danger == PAPERS and state.danger != VIOLENCE:
        return replace(message, after_danger=None)
    if (
        message.after_danger == PAY and state.danger in OF_THE_BODY
    ):  # nobody is blackmailed: what help costs
        return replace(message, after_danger=None)
    return message


def wants_no_police(state: State, message: Message) -> bool:
    """Whether a few words of a message refuse the police: "no police!! he will kill me"."""
    spoken = [code for code in (message.language, state.language, DEFAULT) if code]
    parts = (part.strip() for part in STOP.split(message.text))
    return any(
        find_choice("refusals", part.split()[0], spoken)
        and THE_POLICE in concepts_of(part, spoken[0])
        for part in parts
        if 0 < len(part.split()) <= A_REFUSAL
    )


def asks_after_danger(turn: Turn) -> bool:
    """Whether a message after a danger plainly asks what is known of it, or of those who help.

    Where offers are on the screen most questions are about these.
    """
    message, state = turn.message, turn.state
    asked = OF_DANGER if state.shown else (*message.aspects, SPEAKERS, *AFTER_DANGER)
    if not may_ask(turn):
        return False
    if fact_of_danger(turn):
        return True
    if asked_of_danger(turn) not in asked:
        return False
    is_asked = message.after_danger or message.asks_of_offers or state.danger in OF_THE_BODY
    return bool(is_asked) or not wishes_else(message)


def fact_of_danger(turn: Turn) -> Fact | None:
    """The fact that a message asks for, where it is told after such a danger: who keeps the children."""
    fact = facts().get(str(turn.message.fact))
    return fact if fact and turn.state.danger in fact.after else None


def seems_to_ask_after_danger(turn: Turn) -> bool:
    """Whether a message after a danger that says nothing else asks, if it asks anything, of that.

    "Ich suche ein Frauenhaus" asks for offers that protect, "how do I get child benefit" for what it says.
    """
    message = turn.message
    if not is_open(turn.state) or asks_for_protection(message) or wishes_everyday(message):
        return False
    return may_ask(turn) and asked_of_danger(turn) is not None


def asks_for_protection(message: Message) -> bool:
    """Whether a message states a need of safety, and asks nothing plainly."""
    needs = (need["id"] for need in message.needs[:1] if need["confidence"] >= SURE)
    return not message.aspects and not safety_needs().isdisjoint(needs)


def is_open(state: State) -> bool:
    """Whether a danger is what the talk is about: nothing was asked or shown since."""
    return bool(state.danger) and not (state.asked or state.shown)


def is_elsewhere(state: State) -> bool:
    """Whether offers are on the screen that are not about danger: "wer entscheidet das" means the Kita."""
    return bool(state.shown) and safety_needs().isdisjoint(state.needs[:1])


def wishes_else(message: Message) -> bool:
    """Whether a message plainly states a need of its own."""
    return any(need["confidence"] >= PLAIN for need in message.needs[:1])


def wishes_everyday(message: Message) -> bool:
    """Whether a message plainly states a need that nobody has because of a danger."""
    return wishes_else(message) and not is_of_danger(message, message.needs[0]["id"])


def may_ask(turn: Turn) -> bool:
    """Whether a message after a danger may ask of it: no bare "no", no further fact, nothing said of others."""
    message = turn.message
    is_of_others = is_elsewhere(turn.state) and not message.sounds_dangerous
    if not turn.state.danger or message.pressed or is_of_others:
        return False
    is_answer = bool(turn.state.asked) and message.control in ("yes", "no")
    is_bare_no = message.control == "no" and message.words == 1
    if is_answer or is_bare_no or tells_more(turn) or is_of_the_talk(turn):
        return False
    if is_asked_of_danger(turn):  # "will the police tell my name" has an answer of its own
        is_of_names = message.after_danger == POLICE and message.faq in WHO_TELLS
        is_well = (message.after_danger == STEP and is_over(message)) or is_false_alarm(turn)
        return not (is_of_names or is_well) or turn.state.scene == MISSING
    return not (message.aspect == BY_TEXT or is_over(message) or asks_of_danger(turn))


def is_of_the_talk(turn: Turn) -> bool:
    """Whether a message is thanks, or wishes to delete, to stop or to be answered in another language.

    "Make him stop" and "does anybody there speak Turkish" do not.
    """
    control, _, language = str(turn.message.control).partition(":")
    if control == "language":
        return not (turn.message.asks_of_offers or is_same(language, turn.words.code))
    if means_evidence(turn):
        return False
    is_plain_stop = control == "stop" and turn.message.is_plain
    return is_plain_stop or control in (*COURTESIES, DELETE, "restart")


def means_evidence(turn: Turn) -> bool:
    """Whether "shall I delete the chat" means what somebody has sent, and not this conversation."""
    is_evidence = turn.message.after_danger == EVIDENCE or turn.state.danger == ABUSE
    return turn.message.control == DELETE and is_evidence


def is_over(message: Message) -> bool:
    """Whether a message says that all is well now; not where it asks whether to call, or wants no police."""
    return OVER in message.aspects and not {AT_ONCE, UNWANTED} & {*message.likely_aspects}


def is_false_alarm(turn: Turn) -> bool:
    """Whether a message says that nothing had happened at all: the battery lay under the sofa."""
    return find_choice("false_alarms", turn.message.text, turn.spoken) is not None


def tells_more(turn: Turn) -> bool:
    """Whether a message tells a place, a pregnancy or, without asking anything, of a child or the writer's age.

    Where it is about the body nothing is searched for near a place: whoever comes is called.
    """
    message = turn.message
    # "He comes back at six" after threats is about no child of six.
    is_of_child = bool(message.children) and turn.state.danger != VIOLENCE
    asks = message.aspects or message.after_danger == TELL_CHILD
    tells_age = (is_of_child or bool(message.own_age_years)) and not asks
    is_of_place = message.place and turn.state.danger not in OF_THE_BODY
    return bool(is_of_place or message.pregnancy or tells_age)


def asked_of_danger(turn: Turn) -> str | None:
    """What is asked of the danger; None for anything else.

    Where something is asked of offers it is that, else what seems likeliest as long as none are shown.
    """
    message = turn.message
    if names_language(turn) and message.after_danger != SAY:
        return SPEAKERS
    if is_asked_of_danger(turn):
        return message.after_danger
    if means_evidence(turn):
        return EVIDENCE
    if message.aspect == OVER:
        return UNWANTED if UNWANTED in message.likely_aspects else AT_ONCE
    if message.aspects or turn.state.shown:
        is_of_body = turn.state.danger in OF_THE_BODY
        if is_of_body and wishes_everyday(
            message
        ):  # "who pays the heating if we get money from the Jobcenter"
            return None
        is_known = message.aspect in (*SAID, COST) or is_of_body
        return message.aspect if is_known or not wishes_else(message) else None
    meant = (
        *(aspect for aspect in message.likely_aspects if aspect in LIKELY),
        MEANT_BY_CONTROL.get(str(message.control)),
    )
    return next(filter(None, meant), None)


def is_asked_of_danger(turn: Turn) -> bool:
    """Whether a message asks what is only asked after a danger: where it is about the body few things are."""
    asked = turn.message.after_danger
    if asked == NOW and turn.message.aspect == OVER and turn.state.danger != VIOLENCE:
        return False  # "he is back" is good to hear of who was missing
    if turn.state.danger not in OF_THE_BODY:
        return bool(asked)
    # "The poison line said all is well" tells what was said, and asks nothing.
    is_told = turn.message.all_clear and asked in TOLD_AT_LAST
    return asked in OF_BODY and not is_told


def names_language(turn: Turn) -> bool:
    """Whether the message asks for somebody who speaks a language that it names."""
    named = (
        find_choice(kind, turn.message.text, turn.spoken) for kind in ("languages", "speakers")
    )
    return all(named)


def answer_after_danger(turn: Turn) -> Answer:
    """What is known of what was asked, and who helps; who did mean this conversation can still have it deleted.

    Where it is about the body all but a few questions are taken for the one what to do.
    """
    turn = turn.with_state(knowing_youth(turn))
    danger, fact, asked = str(turn.state.danger), fact_of_danger(turn), asked_of_danger(turn)
    if danger in OF_THE_BODY and asked not in OF_BODY:
        asked = AT_ONCE
    text = turn.words.say(fact.text, **fact.gaps) if fact else after_text(turn, asked or UNSURE)
    deletes = [button(turn.words.say("button_delete"), DELETE)] if means_evidence(turn) else []
    turn = turn.with_state(turn.state.know(**told_of_home(turn.state, turn.message)))
    if asked == STEP and danger != SUICIDE:
        return turn.state, [praise(turn, text)]
    return turn.state, [who_helps(turn, danger, danger, text, is_first=False, others=deletes)]


def praise(turn: Turn, text: str) -> Reply:
    """What is said to a brave step, with the way to those who protect; no numbers, who needs them has them."""
    protects = need_button(needs_of_dangers()[str(turn.state.danger)], turn.words)
    return reply(text, [protects, *ways_on(turn)])


def knowing_youth(turn: Turn) -> State:
    """The state with the age of somebody under age who tells it beside a question; else as it is."""
    message = turn.message
    if (message.own_age_years or OF_AGE) >= OF_AGE:
        return turn.state
    return turn.state.know(is_minor=True, children=message.children or turn.state.children)
