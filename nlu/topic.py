"""What a text is about, as concepts that all languages share."""

from __future__ import annotations

from nlu.features import words
from nlu.vocabulary import concepts


def topic(text: str, language: str) -> list[str]:
    """The concepts a text names, in their order ("de-simple" is German); empty for unknown words."""
    return concepts(words(text), language.partition("-")[0])
