"""Questions about the offers that a family has been shown: what they cost, when they are open."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from bot.need import safety_needs
from nlu.need import OF_WHO_FLEES
from nlu.opinion import Opinion

# Evidence below which a message asks for nothing of the kind. Of 442 follow-up questions of all
# languages (tests/messages/aspects) 422 have more and are told right, of 143 other messages two.
LEAST = -0.15
# The same for a message that states a need: "wo kann ich mein zweites Kind zum Schwimmen anmelden".
LEAST_BESIDE_NEED, STATED = 0.2, 0.8
SEVERAL = 2
# Questions of offers that may be asked of a danger.
ABOUT_DANGER = (
    "at_once", "rights", "confidential", "unwanted", "unreachable", "over", "speakers", "by_text", "cost",
)  # fmt: skip
# Evidence below which nothing of its own is asked after a danger; by how much it may be less than that of
# such a question. Of 767 messages after a danger 73 in a hundred are told right so.
LEAST_AFTER_DANGER, LEAST_BESIDE_ELSE, LEAST_BESIDE_WISH = -0.8, -0.6, -0.3
# The same for a message that tells of danger for certain: "ich kann nicht mehr, ich will sterben" asks nothing.
LEAST_IN_DANGER = -0.5
SOUNDS_LIKE_NOW, LEAST_NOW = ("at_once", "over"), -0.4
# Needs that sound like what is asked after a danger: "who minds my little ones then".
ALIKE = {
    "minder": ("childcare", "family_relief", "after_school_care", "single_parent"),
    "asleep": ("baby_crying_sleep_feeding", "parenting_advice"),
    "hospital": ("child_health", "midwife_birth"),
    "say": ("german_course", "migration_advice"),
}
PLAINLY = 0.95  # likelihood of a need that is wished for whatever the danger was
RATHER_AFTER_DANGER = 0.2
# By how much less it may be than that of a question about the assistant: "bist du eine KI" asks nothing else.
RATHER_ELSE = 0.9


def find_aspect(opinion: Opinion, names_offer: bool = False) -> str | None:
    """The aspect of an offer ("hours") that a message asks for; None if it asks for none.

    A need must be told less plainly, unless it is the name of an offer that tells it ("Lebenshilfe").
    Whether it means the offers or the assistant ("was kostet das") only the conversation can tell:
    a message may be a question about the assistant, too.
    """
    evidence = opinion.best("aspect")
    states_need = _states_need(opinion) and not names_offer
    if evidence < LEAST or (evidence < LEAST_BESIDE_NEED and states_need):
        return None
    return opinion.likeliest("aspect")


def find_aspects(
    opinion: Opinion, of_clauses: Iterable[Opinion] = (), names_offer: bool = False
) -> tuple[str, ...]:
    """Every aspect asked for, that of the whole first: "was kostet das und wann ist es"; often none.

    Two questions may hide each other in the whole, and a fact may hide one; else it is not enough that a
    single clause asks.
    """
    whole, beside_a_fact = find_aspect(opinion, names_offer), opinion.beside_a_fact
    clear = (
        part for part in of_clauses if part.best("aspect") >= LEAST_BESIDE_NEED or not beside_a_fact
    )
    parts = dict.fromkeys(filter(None, map(find_aspect, clear)))
    if whole is None and len(parts) < (1 if beside_a_fact else SEVERAL):
        return ()
    return tuple(dict.fromkeys(filter(None, [whole, *parts])))


def find_after_danger(opinion: Opinion, is_certain_danger: bool = False) -> str | None:
    """What a message asks or tells ("papers") if it comes after a danger; None for anything else.

    "Wo schlafen wir heute" states a need of who flees, too; who states another, asks the assistant, or
    tells of danger for certain must say it more plainly.
    """
    evidence, asked = opinion.best("after_danger"), str(opinion.likeliest("after_danger"))
    # "He is back, he rings at the door" also sounds like "he is found", "what shall I do now" and "go back".
    alike = SOUNDS_LIKE_NOW if asked == "now" and evidence >= LEAST_NOW else ()
    rival = max(opinion.fits("aspect", aspect) for aspect in ABOUT_DANGER if aspect not in alike)
    is_back = alike and opinion.likeliest("control") == "back"
    need = opinion.likeliest("need") if _states_need(opinion, PLAINLY) else None
    if need in ALIKE.get(asked, ()):
        is_asked = evidence >= max(LEAST_BESIDE_ELSE, rival - RATHER_AFTER_DANGER)
    elif need and need not in {*safety_needs(), *OF_WHO_FLEES}:
        is_asked = evidence >= LEAST_BESIDE_WISH
    elif opinion.kind in ("faq", "control") and not is_back:
        instead = opinion.best(opinion.kind) - RATHER_ELSE
        is_asked = evidence >= max(LEAST_BESIDE_ELSE, rival, instead)
    else:
        least = LEAST_IN_DANGER if is_certain_danger else LEAST_AFTER_DANGER
        is_asked = evidence >= max(least, rival - RATHER_AFTER_DANGER)
    return asked if is_asked else None


def asks_of_offers(aspects: Sequence[str], others: Sequence[str], opinion: Opinion) -> bool:
    """Whether what could be asked of the assistant, too, is rather asked of the offers ("wer zahlt das").

    `others` are the groups in which something was found as well: "haben die samstags offen" may wish
    for other offers, on Saturdays, and "Telefon?" may be about a child and its phone. Nobody asks the
    assistant for several.
    """
    is_likelier = all(opinion.best("aspect") > opinion.best(other) for other in others)
    return bool(aspects and others) and (is_likelier or len(aspects) >= SEVERAL)


def _states_need(opinion: Opinion, least: float = STATED) -> bool:
    return opinion.kind == "need" and opinion.ranked("need")[0][1] >= least
