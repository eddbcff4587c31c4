"""What a message asks of the conversation itself: "zurück", "mehr", "auf Türkisch"."""

from __future__ import annotations

from nlu.model import Opinion
from nlu.phrasebook import known_message

LIKELY = 0.6  # likelihood below which an unknown word is no control
CLEAR = 0.7  # likelihood from which words beside an age or a place still ask for something


def find_control(
    its_words: tuple[str, ...], language: str, opinion: Opinion, beside_a_fact: bool = False
) -> str | None:
    """The id of the control ("back", "language:tr") that a message is; None if it is none.

    Beside an age or a place it must be clear: "wir wohnen in Bergheim" asks for nothing.
    """
    known = known_message("control", its_words, language)
    if known or opinion.kind != "control":
        return known
    if opinion.chance("kind", "control") < (CLEAR if beside_a_fact else LIKELY):
        return None
    return opinion.likeliest("control")
