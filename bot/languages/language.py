"""The list of languages, one folder of `data/languages` each."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from pathlib import Path

from babel import Locale

from bot.data_file import load_yaml

LANGUAGES_FOLDER = Path(__file__).parents[2] / "data" / "languages"
DEFAULT = "de"


RIGHT_TO_LEFT = "rtl"


@dataclass(frozen=True)
class Language:
    """A language a family can choose; `locale` formats its dates and counts its plurals.

    `day_format` is how a day is written, in Unicode's letters, where the locale's own way is hard to read.
    """

    code: str
    own_name: str
    direction: str
    falls_back: tuple[str, ...]
    day_format: str | None = None

    @cached_property
    def locale(self) -> Locale:
        """Babel's locale; "de-simple" counts and dates as "de" does."""
        return Locale.parse(self.code.split("-")[0])

    @property
    def comma(self) -> str:
        """The comma with its blank, which looks the other way where one writes to the left."""
        return "، " if self.direction == RIGHT_TO_LEFT else ", "

    @property
    def spoken(self) -> str:
        """The code people use for the language as such: "de" for "de-simple"."""
        return self.code.split("-")[0]


@cache
def languages() -> dict[str, Language]:
    """Every language that has texts, German first, by code."""
    found = [read_language(path) for path in sorted(LANGUAGES_FOLDER.glob("*/language.yml"))]
    spoken = [
        language for language in found if (LANGUAGES_FOLDER / language.code / "texts.yml").exists()
    ]
    spoken.sort(key=lambda language: (not language.code.startswith(DEFAULT), language.own_name))
    return {language.code: language for language in spoken}


def read_language(path: Path) -> Language:
    """The language that `language.yml` describes; its code is the folder's name."""
    fields = load_yaml(path)
    return Language(
        code=path.parent.name,
        own_name=fields["own_name"],
        direction=fields.get("direction", "ltr"),
        falls_back=tuple(fields.get("falls_back", ())),
        day_format=fields.get("day_format"),
    )


@lru_cache(maxsize=1024)  # phones and pages may send anything
def resolve(code: str | None) -> str:
    """Our code for any code a phone or a page may send ("fa-AF", "kmr", "tr-TR"); German if none fits."""
    wanted = (code or DEFAULT).replace("_", "-")
    for candidate in (wanted, wanted.lower(), wanted.lower().split("-")[0]):
        for language in languages().values():
            if candidate == language.code or candidate in language.falls_back:
                return language.code
    return DEFAULT
