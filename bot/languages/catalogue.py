"""Text catalogues: every sentence the assistant says, per language, from `texts.yml`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from bot.data_file import load_yaml
from bot.languages.language import DEFAULT, LANGUAGES_FOLDER, Language, languages, resolve

Text = str | Mapping[str, str]
YOUNG = "_young"


@dataclass(frozen=True, eq=False)
class Catalogue:
    """The texts of one language, of which there is one; what it lacks is said in German."""

    language: Language
    texts: Mapping[str, Text]

    @property
    def code(self) -> str:
        return self.language.code

    def say(self, key: str, **gaps: Any) -> str:
        """The sentence for a key with its gaps filled; the gap `count` chooses the plural form.

        Raises KeyError for a key that not even German has.
        """
        text = self.texts[key]
        if not isinstance(text, str):
            form = self.language.locale.plural_form(gaps["count"])
            text = text.get(form) or text["other"]
        return text.format(**gaps)

    def listed(self, parts: Iterable[str]) -> str:
        """The parts with the language's comma between them."""
        return self.language.comma.join(parts)

    def has(self, key: str) -> bool:
        """Whether there is a sentence for the key, in this language or in German."""
        return key in self.texts


def catalogue(code: str | None, is_young: bool = False) -> Catalogue:
    """The catalogue for any language code; German for one that nobody knows.

    For somebody young it has the words of `ask_place_young` under `ask_place`, where there are any.
    """
    return _catalogue(resolve(code), is_young)


@cache
def _catalogue(known: str, is_young: bool) -> Catalogue:
    own = read_texts(known)
    young = {key.removesuffix(YOUNG): text for key, text in own.items() if key.endswith(YOUNG)}
    return Catalogue(
        languages()[known], {**read_texts(DEFAULT), **own, **(young if is_young else {})}
    )


@cache
def read_texts(code: str) -> Mapping[str, Text]:
    """The texts as they stand in the language's own file, without any fallback."""
    texts: Mapping[str, Text] = load_yaml(LANGUAGES_FOLDER / code / "texts.yml")
    return texts
