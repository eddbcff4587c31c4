"""What a message asks of the conversation itself: "zurück", "mehr", "auf Türkisch"."""

from __future__ import annotations

from nlu.opinion import Opinion
from nlu.phrasebook import known_message

PLAIN = 0.9  # evidence from which nobody need be asked whether it is meant


def find_control(its_words: tuple[str, ...], language: str, opinion: Opinion) -> str | None:
    """The id of the control ("back", "language:tr") that a message is; None if it is none."""
    known = known_message("control", its_words, language)
    if known or opinion.kind != "control":
        return known
    return opinion.likeliest("control")


def is_plain(
    control: str | None, its_words: tuple[str, ...], language: str, opinion: Opinion
) -> bool:
    """Whether the control is surely meant: known word for word, or with much evidence.

    "Mach das weg" may mean something else than the conversation. False for no control.
    """
    if control is None:
        return False
    is_known = known_message("control", its_words, language) == control
    return is_known or opinion.fits("control", control) >= PLAIN
