"""Names of places as people write them: inflected, misspelt, in any script."""

from __future__ import annotations

import csv
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache, lru_cache

from rapidfuzz import process
from rapidfuzz.distance import OSA

from bot.places.place import Place, gazetteer
from bot.places.region import DATA
from nlu.fold import bare
from nlu.lexicon import entries, language_file, languages_with
from nlu.sound import arabic_pattern, is_arabic, sound

SHORTEST_SOUND = 5
SHORTEST_MISSPELT = 6
LONGEST_NAME_WORDS = 4
_CONSONANTS = re.compile(r"[bcdghklmnprstvSC]")
_ARABIC_PARTICLE = re.compile(r"(?:و|ف)?(?:بال|لل|ال|ب|ل|ع|ك)?")


@dataclass(frozen=True)
class NamedPlace:
    """A place of the region, or one outside it; `far` is one abroad or beyond daily reach."""

    place: Place
    in_region: bool = True
    far: bool = False


@dataclass(frozen=True)
class Name:
    """Places that a word names, and how: `exact`, with an `ending` or `particle`, or `misspelt`."""

    places: tuple[NamedPlace, ...]
    how: str


@dataclass
class Names:
    """All names, by letters and by sound."""

    letters: dict[str, list[NamedPlace]] = field(default_factory=lambda: defaultdict(list))
    sounds: dict[str, list[NamedPlace]] = field(default_factory=lambda: defaultdict(list))
    arabic: list[tuple[re.Pattern[str], NamedPlace]] = field(default_factory=list)
    first_words: set[str] = field(default_factory=set)

    def add(self, name: str, named: NamedPlace) -> None:
        """Takes up one spelling of a place's name."""
        _append(self.letters[plain(name)], named)
        if is_arabic(name):
            return
        for spoken in {sound(name), sound(name.replace("ö", "e"))}:
            _append(self.sounds[spoken], named)
        words = re.findall(r"\w+", bare(name))
        if len(words) > 1:
            self.first_words.add(words[0])


def plain(name: str) -> str:
    """The bare letters of a name, with "ue" as "u": "Jülich" and "Juelich" are both "julich"."""
    letters = re.sub(r"[\W_]+", "", bare(name))
    return letters.replace("ue", "u").replace("oe", "o").replace("ae", "a")


@cache
def names() -> Names:
    """The names of the region's places and of places outside, in every known spelling."""
    known = Names()
    for named in (*map(NamedPlace, gazetteer()), *_outside()):
        title = named.place.district or named.place.municipality
        for name in (title, *named.place.alt_names):
            known.add(name, named)
        _add_arabic(known, title, named)
    _add_spellings(known)
    return known


def _append(places: list[NamedPlace], named: NamedPlace) -> None:
    if named not in places:
        places.append(named)


def _outside() -> Iterator[NamedPlace]:
    with (DATA / "places" / "outside.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            codes, others = row["postal_codes"].split(";"), row["alt_names"].split(";")
            place = Place(
                row["name"], None, tuple(filter(None, codes)), None, None, tuple(filter(None, others))
            )
            yield NamedPlace(place, in_region=False, far=row["distance"] == "far")


def _add_arabic(known: Names, title: str, named: NamedPlace) -> None:
    spoken = sound(title)
    if named.in_region and len(_CONSONANTS.findall(spoken)) >= 3:
        known.arabic.append((re.compile(arabic_pattern(spoken)), named))


def _add_spellings(known: Names) -> None:
    titles: dict[str, NamedPlace] = {}
    for named in map(NamedPlace, gazetteer()):
        titles.setdefault(named.place.district or named.place.municipality, named)
    for language in languages_with("places.yml"):
        for title, spellings in (language_file(language, "places.yml").get("spellings") or {}).items():
            for spelling in entries(spellings):
                _append(known.letters[plain(spelling)], titles[title])


@cache
def postal_codes() -> dict[str, list[NamedPlace]]:
    """The municipalities or outside towns that have a postal code."""
    codes: dict[str, list[NamedPlace]] = defaultdict(list)
    for named in (*map(NamedPlace, gazetteer()), *_outside()):
        if named.place.district is None:
            for code in named.place.postal_codes:
                codes[code].append(named)
    return codes


@lru_cache(maxsize=16384)
def look_up(word: str, language: str) -> Name | None:
    """The places one word names; None for other words."""
    if is_arabic(word):
        return _arabic_name(bare(word), language)
    return (
        _by_letters(word, language)
        or _by_sound(word, language)
        or (_misspelt(word, language) if len(word) >= SHORTEST_MISSPELT else None)
    )


def _by_letters(word: str, language: str) -> Name | None:
    known = names().letters
    if places := known.get(plain(word)):
        return Name(tuple(places), "exact")
    for stem in _stems(plain(word), language):
        if places := known.get(stem):
            return Name(tuple(places), "ending")
    return None


def _by_sound(word: str, language: str) -> Name | None:
    cyrillic = bool(re.search(r"[\u0400-\u04FF]", word))
    shortest = 4 if cyrillic else SHORTEST_SOUND
    for stem in (bare(word) if not cyrillic else word, *_stems(word.casefold(), language)):
        spoken = sound(stem)
        if len(spoken) >= shortest - 1 and (places := names().sounds.get(spoken)):
            if len(spoken) >= shortest or places[0].place.district is None:
                return Name(tuple(places), "ending" if stem != word else "sound")
    return None


def _misspelt(word: str, language: str) -> Name | None:
    for stem in (word, *_stems(word.casefold(), language)):
        spoken = sound(stem)
        if len(spoken) < SHORTEST_MISSPELT:
            continue
        allowed = 1 if len(spoken) < 9 else 2
        best = process.extractOne(spoken, _long_sounds(), scorer=OSA.distance, score_cutoff=allowed)
        if best:
            return Name(tuple(names().sounds[best[0]]), "misspelt")
    return None


@cache
def _long_sounds() -> list[str]:
    return [
        spoken
        for spoken, places in names().sounds.items()
        if len(spoken) >= SHORTEST_MISSPELT + (places[0].place.district is not None)
        and places[0].in_region
    ]


def _stems(word: str, language: str) -> Iterator[str]:
    """The word without each ending of the language that it could have."""
    for ending in _endings(language):
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            yield word[: -len(ending)]


@cache
def _endings(language: str) -> tuple[str, ...]:
    codes = languages_with("places.yml") if language == "" else (language, "de")
    groups = [entries(language_file(code, "places.yml").get("endings") or "") for code in codes]
    endings = {form for group in groups for ending in group for form in (ending, bare(ending))}
    return tuple(sorted(endings, key=len, reverse=True))


def _arabic_name(word: str, language: str) -> Name | None:
    for stem, how in _arabic_stems(word, language):
        if places := names().letters.get(stem):
            return Name(tuple(places), how)
    for stem, how in _arabic_stems(word, language):
        for pattern, named in names().arabic:
            if len(stem) >= 4 and pattern.fullmatch(stem):
                return Name((named,), how if how == "particle" else "sound")
    return None


def _arabic_stems(word: str, language: str) -> Iterable[tuple[str, str]]:
    particle = _ARABIC_PARTICLE.match(word)
    without = word[particle.end() :] if particle else word
    yield word, "exact"
    if without != word and len(without) >= 3:
        yield without, "particle"
    for stem in _stems(word, language):
        yield stem, "ending"
