"""What a message asks of the conversation itself: "zurück", "mehr", "auf Türkisch"."""

from __future__ import annotations

from nlu.opinion import Opinion
from nlu.phrasebook import known_message


def find_control(its_words: tuple[str, ...], language: str, opinion: Opinion) -> str | None:
    """The id of the control ("back", "language:tr") that a message is; None if it is none."""
    known = known_message("control", its_words, language)
    if known or opinion.kind != "control":
        return known
    return opinion.likeliest("control")
