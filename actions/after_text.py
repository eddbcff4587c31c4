"""What is said to a question after a danger, in the words for that kind of danger."""

from __future__ import annotations

from collections.abc import Callable

from actions.scene import ALONE, MISSING, NEVER_WELL, OVERDOSE
from actions.turn import Turn
from actions.wish import CHILD_DANGER, VIOLENCE
from nlu.need import OF_THE_BODY
from nlu.phrases import AFTER_DANGER

FOR_YOUTH_OFFICE = (CHILD_DANGER, "abuse")  # what the Jugendamt protects from
THREATS = (VIOLENCE, *FOR_YOUTH_OFFICE)
SPEAKERS = "speakers"
AT_ONCE, NOW, UNSURE = "at_once", "now", "unsure"
UNREACHABLE = ("after_unreachable",)
# Scenes whose own words say what to do at once: "muss ich wirklich hin" of a shaken baby.
SAID_AGAIN = (*NEVER_WELL, MISSING, ALONE, OVERDOSE)


def after_text(turn: Turn, asked: str) -> str:
    """What is known of what was asked, else the text that tells this kind of danger best.

    That is `after_<asked>_<danger>`, `after_<asked>_body` or `_threat`, or `after_<asked>`, the first
    there is. Where there is none it is what to do at once, or for what is asked of offers that others
    know more.
    """
    if asked == NOW and turn.state.scene in SAID_AGAIN:
        return say_at_once(turn)
    if said := SAID.get(asked):
        return said(turn) if callable(said) else " ".join(map(turn.words.say, said))
    known = (key for key in text_keys(asked, str(turn.state.danger)) if turn.words.has(key))
    key = next(known, None)
    if key:
        return turn.words.say(key)
    return say_at_once(turn) if asked in AFTER_DANGER else say_rights(turn)


def text_keys(asked: str, danger: str) -> list[str]:
    """The keys under which the answer to a question after a danger may stand, the best first."""
    groups = {"body": OF_THE_BODY, "threat": THREATS}
    kinds = [danger, *(group for group, dangers in groups.items() if danger in dangers)]
    return [*(f"after_{asked}_{kind}" for kind in kinds), f"after_{asked}"]


def say_at_once(turn: Turn) -> str:
    """What to do now; where the danger is about something certain, a missing child, that is said again."""
    if turn.state.scene in SAID_AGAIN:
        return turn.words.say(f"danger_{turn.state.scene}")
    return turn.words.say(f"after_at_once_{turn.state.danger}")


def say_speakers(turn: Turn) -> str:
    """Where it is about the body how few words of German are enough, else who speaks what."""
    is_of_body = turn.state.danger in OF_THE_BODY
    return turn.words.say("after_speakers_body" if is_of_body else "aspect_speakers")


def say_rights(turn: Turn) -> str:
    """That it is for others to say; of a child what anybody may report, and who works with children.

    Who is threatened is told who must act once they know.
    """
    if turn.state.danger in FOR_YOUTH_OFFICE:
        return turn.words.say(f"after_rights_{CHILD_DANGER}")
    said = turn.words.say("after_rights")
    is_threat = turn.state.danger == VIOLENCE
    return f"{said} {turn.words.say('aspect_confidential')}" if is_threat else said


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
    "which": say_at_once,
    "worry": ("danger_still",),
    "rights": say_rights,
    "what": say_rights,
    "confidential": say_confidential,
    "unwanted": ("aspect_unwanted", "after_unwanted"),
    "unreachable": UNREACHABLE,
    "full": UNREACHABLE,
    "hours": UNREACHABLE,
    "contact": UNREACHABLE,
    SPEAKERS: say_speakers,
}
