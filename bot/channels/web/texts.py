"""The widget's words: it brings none of its own but the launcher's."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from bot.languages.catalogue import Catalogue, catalogue
from bot.languages.language import languages
from bot.places.office import responsible_office
from bot.settings import settings

PREFIX = "widget_"
TEXTS_MAX_AGE = 3600  # seconds


@lru_cache(maxsize=64)
def widget_texts(code: str | None) -> dict[str, Any]:
    """Everything the widget says in this language, and the languages to choose from."""
    words = catalogue(code)
    own = {key: text for key, text in words.texts.items() if key.startswith(PREFIX)}
    return {
        "language": words.code,
        "direction": words.language.direction,
        "texts": {
            **own,
            "privacy_notice": privacy(words),
            "accessibility_statement": access(words),
        },
        "languages": [
            {"code": one.code, "own_name": one.own_name, "direction": one.direction}
            for one in languages().values()
        ],
    }


def privacy(words: Catalogue) -> str:
    """What happens to what people write here."""
    return words.say("privacy_notice", hours=settings().lotse_conversation_hours)


def access(words: Catalogue) -> str:
    """How the chat can be used, and whom to tell if it cannot."""
    office = responsible_office(None)
    return words.say("accessibility_statement", office=office.name, phone=office.phone)
