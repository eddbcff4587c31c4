"""What is said to a question after a danger, in the words for that kind of danger."""

from __future__ import annotations

from collections.abc import Callable

from actions.question import fears_for_custody, gaps, names_children
from actions.scene import is_plan, is_said_by, says_what_to_do
from actions.turn import Turn
from actions.wish import CHILD_DANGER, VIOLENCE
from bot.aspect import SPEAKERS
from nlu.need import OF_THE_BODY
from nlu.phrases import AFTER_DANGER

FOR_YOUTH_OFFICE = (CHILD_DANGER, "abuse")  # what the Jugendamt protects from
THREATS = (VIOLENCE, *FOR_YOUTH_OFFICE)
POLICE, HOSPITAL = "police", "hospital"
AT_ONCE, NOW, ASLEEP, UNSURE = "at_once", "now", "asleep", "unsure"
UNREACHABLE = ("after_unreachable",)
TELL_CHILD, OLD_ENOUGH_MONTHS = "tell_child", 120  # to be asked whether it wants to die


def after_text(turn: Turn, asked: str) -> str:
    """What is known of what was asked, else the text that tells this kind of danger best.

    That is `after_<asked>_<danger>`, `after_<asked>_body` or `_threat`, or `after_<asked>`, the first
    there is. Where there is none it is what to do at once, or for what is asked of offers that others
    know more.
    """
    if is_said_by(turn.state.scene, asked):
        return say_at_once(turn)
    if said := SAID.get(asked):
        return said(turn) if callable(said) else " ".join(map(turn.words.say, said))
    if text := text_of_kind(turn, asked):
        return text
    return say_at_once(turn) if asked in AFTER_DANGER else turn.words.say("after_rights")


def text_of_kind(turn: Turn, asked: str) -> str | None:
    """The text that tells this kind of danger best; None where there is none for what is asked."""
    danger = str(turn.state.danger)
    groups = {"body": OF_THE_BODY, "threat": THREATS}
    kinds = [danger, *(group for group, dangers in groups.items() if danger in dangers)]
    keys = [*(f"after_{asked}_{kind}" for kind in kinds), f"after_{asked}"]
    return next((turn.words.say(key) for key in keys if turn.words.has(key)), None)


def say_at_once(turn: Turn) -> str:
    """What to do now; where the danger is about something certain, a missing child, that is said again."""
    if says_what_to_do(turn.state.scene) or is_plan(turn.state.scene):
        return turn.words.say(f"danger_{turn.state.scene}")
    return turn.words.say(f"after_at_once_{turn.state.danger}")


def say_speakers(turn: Turn) -> str:
    """Where it is about the body how few words of German are enough, else that it stands beside each number."""
    is_of_body = turn.state.danger in OF_THE_BODY
    return turn.words.say("after_speakers_body" if is_of_body else "after_speakers")


def say_rights(turn: Turn) -> str:
    """What police, doctors or offices may do; of a child what anybody may report.

    Who is threatened is told who must act once they know.
    """
    if turn.state.danger in FOR_YOUTH_OFFICE and not asks_for_custody(turn):
        return turn.words.say(f"after_rights_{CHILD_DANGER}")
    silence = ["aspect_confidential"] if turn.state.danger == VIOLENCE else []
    return " ".join([say_police(turn), *map(turn.words.say, silence)])


def say_police(turn: Turn) -> str:
    """What the police do; who fears for the children is told that nobody loses them for seeking help."""
    if asks_for_custody(turn):
        return turn.words.say("faq_youth_office", **gaps(turn))
    return text_of_kind(turn, POLICE) or turn.words.say("after_rights")


def asks_for_custody(turn: Turn) -> bool:
    """Whether the question is if children are taken away."""
    return fears_for_custody(turn) and names_children(turn.message)


def say_worry(turn: Turn) -> str:
    """That it is serious; where it is about something certain what to do is said again."""
    if says_what_to_do(turn.state.scene):
        return say_at_once(turn)
    return turn.words.say("danger_still")


def say_tell_child(turn: Turn) -> str:
    """How to speak with a child: of despair with a small one of whoever is ill, with another of itself."""
    ages = [child["max_months"] for child in (turn.message.children or turn.state.children)]
    is_small = bool(ages) and max(ages) < OLD_ENOUGH_MONTHS
    if turn.state.danger == "suicide" and is_small:
        return turn.words.say("after_tell_child_small")
    return str(text_of_kind(turn, TELL_CHILD))


def say_confidential(turn: Turn) -> str:
    """Who learns of it: of whom reports a danger to a child the office tells nobody."""
    silence = turn.words.say("aspect_confidential")
    if turn.state.danger in FOR_YOUTH_OFFICE and not turn.state.is_minor:
        return f"{turn.words.say('after_learns')} {silence}"
    hidden = ["after_secret_place"] if turn.state.danger == VIOLENCE else []
    return " ".join([silence, *map(turn.words.say, ["faq_traces", *hidden])])


# Questions of offers, as they are answered after a danger, by keys of texts.
SAID: dict[str, tuple[str, ...] | Callable[[Turn], str]] = {
    AT_ONCE: say_at_once,
    POLICE: say_police,
    "which": say_at_once,
    "worry": say_worry,
    "rights": say_rights,
    "what": say_rights,
    "confidential": say_confidential,
    TELL_CHILD: say_tell_child,
    "unwanted": ("aspect_unwanted", "after_unwanted"),
    "unreachable": UNREACHABLE,
    "full": UNREACHABLE,
    "hours": UNREACHABLE,
    "contact": say_at_once,
    "unfit": ("after_unsure",),
    SPEAKERS: say_speakers,
}
