"""Questions about the assistant itself: what it costs, who reads along, whether it is human."""

from __future__ import annotations

from nlu.opinion import Opinion
from nlu.phrasebook import known_message


def find_question(its_words: tuple[str, ...], language: str, opinion: Opinion) -> str | None:
    """The id of the question ("cost", "robot") that a message is; None if it is none."""
    known = known_message("faq", its_words, language)
    if known or opinion.kind != "faq":
        return known
    return opinion.likeliest("faq")


def is_plain_question(
    question: str | None, its_words: tuple[str, ...], language: str, opinion: Opinion
) -> bool:
    """Whether the question is surely meant: known word for word, or with much evidence.

    "Brauche ich da meine Mutter" is asked of offers. False for no question.
    """
    if question is None:
        return False
    return known_message("faq", its_words, language) == question or opinion.is_plain("faq")
