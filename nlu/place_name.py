"""Names of places as people write them: inflected, misspelt, in any script."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache, lru_cache
from itertools import product

from rapidfuzz import process
from rapidfuzz.distance import OSA

from bot.data_file import BadData, read_csv, read_yaml
from bot.languages.language import DEFAULT
from bot.places.place import Place, gazetteer, municipality_names
from bot.places.region import DATA
from nlu.fold import bare
from nlu.lexicon import entries, language_file, languages_with
from nlu.sound import arabic_pattern, is_arabic, is_cyrillic, sound

SHORTEST_SOUND = 5
SHORTEST_TOWN_SOUND = 4
SHORTEST_DISTRICT_SOUND = 7
SHORTEST_MISSPELT = 6
SHORTEST_MISSPELT_DISTRICT = 8
SHORTEST_JUMBLED, SHORTEST_MISTYPED = 5, 6  # plain letters of a town
CLEAR_CONSONANTS = 5
LONGEST_NAME_WORDS = 4
_CONSONANTS = re.compile(r"[bcdghklmnprstvSC]")


@dataclass(frozen=True)
class NamedPlace:
    """A place of the region, or one outside it; `far` is one abroad or beyond daily reach."""

    place: Place
    in_region: bool = True
    far: bool = False


@dataclass(frozen=True)
class Name:
    """Places that a word names, and how.

    `exact`, with an `ending` or a `particle`, by its `sound`, `misspelt`, or `faint` or `fainter`:
    so short that it may well be another word.
    """

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


@lru_cache(maxsize=16384)
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


@lru_cache(maxsize=16384)
def is_title(word: str) -> bool:
    """Whether letters are the German name of a place of the region."""
    return plain(word) in _titles()


@cache
def _titles() -> frozenset[str]:
    """The plain letters of the names that the region's places have in German."""
    places = gazetteer()
    return frozenset(plain(place.district or place.municipality) for place in places)


def _append(places: list[NamedPlace], named: NamedPlace) -> None:
    if named not in places:
        places.append(named)


def _outside() -> Iterator[NamedPlace]:
    """The places of outside.csv. Raises BadData for one that is a municipality of the region."""
    file = DATA / "places" / "outside.csv"
    for row in read_csv(file):
        if row["name"] in municipality_names():
            expected = "no municipality of data/places/municipalities.csv: take this row out"
            raise BadData(f'{file.name}: "name" is "{row["name"]}", expected {expected}')
        codes, others = (
            tuple(filter(None, row[column].split(";"))) for column in ("postal_codes", "alt_names")
        )
        place = Place(row["name"], None, codes, None, None, others)
        yield NamedPlace(place, in_region=False, far=row["distance"] == "far")


def _add_arabic(known: Names, title: str, named: NamedPlace) -> None:
    spoken = sound(title)
    if named.in_region and len(_CONSONANTS.findall(spoken)) >= 3:
        known.arabic.append((re.compile(arabic_pattern(spoken)), named))


def _add_spellings(known: Names) -> None:
    titles: dict[str, NamedPlace] = {}
    for named in map(NamedPlace, gazetteer()):
        titles.setdefault(named.place.district or named.place.municipality, named)
    for spelt in read_yaml(DATA / "places" / "spellings.yml", place=titles).values():
        for title, spellings in spelt.items():
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
    if plain(word) in _no_names(language):
        return None
    return (
        _by_letters(word, language)
        or _by_sound(word, language)
        or (_misspelt(word, language) if len(word) >= SHORTEST_MISSPELT else None)
        or _mistyped(word, language)
    )


@cache
def _no_names(language: str) -> frozenset[str]:
    """Words of a language that are spelt nearly like a place: French "dure", as Rhenish calls Düren."""
    files = (language_file(code, "places.yml") for code in codes_for(language))
    return frozenset(plain(word) for file in files for word in entries(file.get("no_names") or ""))


def codes_for(language: str) -> tuple[str, ...]:
    """The languages whose words are looked at: the message's and German; all for an empty language."""
    return (language, DEFAULT) if language else languages_with("places.yml")


def _by_letters(word: str, language: str) -> Name | None:
    known = names().letters
    if places := known.get(plain(word)):
        return Name(tuple(places), "exact")
    for stem in map(plain, _stems(word, language)):
        if places := known.get(stem):
            return Name(tuple(places), "ending")
    return None


def _by_sound(word: str, language: str) -> Name | None:
    cyrillic = is_cyrillic(word)
    for stem in (word, *_stems(word, language)):
        spoken = sound(stem)
        places = [
            named
            for named in names().sounds.get(spoken, ())
            if len(spoken) >= _shortest_sound(named, cyrillic)
        ]
        if places:
            return Name(tuple(places), "sound" if stem == word else "ending")
    return None


def _shortest_sound(named: NamedPlace, cyrillic: bool) -> int:
    """How many sounds a name needs to be told from other words by its sound alone."""
    if not named.in_region:
        return SHORTEST_DISTRICT_SOUND
    if named.place.district is None:
        return SHORTEST_TOWN_SOUND - cyrillic
    return SHORTEST_SOUND if cyrillic else SHORTEST_DISTRICT_SOUND


def _misspelt(word: str, language: str) -> Name | None:
    for stem in (word, *_stems(word, language)):
        spoken = sound(stem)
        if len(spoken) < SHORTEST_MISSPELT - 1:
            continue
        best = process.extractOne(spoken, _long_sounds(), scorer=OSA.distance, score_cutoff=2)
        if best and best[1] <= _allowed_slips(best[0]):
            return Name(tuple(names().sounds[best[0]]), "misspelt")
    return None


def _mistyped(word: str, language: str) -> Name | None:
    """A town with one slip of the finger, in a short name with two letters that changed places: "Indne"."""
    for stem in map(plain, (word, *_stems(word, language))):
        best = process.extractOne(stem, _towns().keys(), scorer=OSA.distance, score_cutoff=1)
        if best and (len(best[0]) >= SHORTEST_MISTYPED or sorted(stem) == sorted(best[0])):
            return Name((_towns()[best[0]],), "misspelt")
    return None


@cache
def _towns() -> dict[str, NamedPlace]:
    """The municipalities of the region that are long enough to be known with a slip, by plain letters."""
    towns = (place for place in gazetteer() if place.district is None)
    letters = {plain(place.municipality): NamedPlace(place) for place in towns}
    return {name: named for name, named in letters.items() if len(name) >= SHORTEST_JUMBLED}


def _allowed_slips(spoken: str) -> int:
    town = names().sounds[spoken][0].place.district is None
    return 2 if town and len(spoken) >= 9 else 1


@cache
def _long_sounds() -> list[str]:
    return [
        spoken
        for spoken, places in names().sounds.items()
        if places[0].in_region and len(spoken) >= _shortest_misspelt(places[0])
    ]


def _shortest_misspelt(named: NamedPlace) -> int:
    return SHORTEST_MISSPELT_DISTRICT if named.place.district else SHORTEST_MISSPELT


def _stems(word: str, language: str) -> Iterator[str]:
    """The word without each ending of the language that it could have."""
    for ending in _endings(language):
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            yield word[: -len(ending)]


@cache
def _endings(language: str) -> tuple[str, ...]:
    files = (language_file(code, "places.yml") for code in codes_for(language))
    groups = [entries(file.get("endings") or "") for file in files]
    endings = {form for group in groups for ending in group for form in (ending, bare(ending))}
    return tuple(sorted(endings, key=len, reverse=True))


def _arabic_name(word: str, language: str) -> Name | None:
    for stem, how in _arabic_stems(word, language):
        if places := names().letters.get(stem):
            return Name(tuple(places), how)
    for stem, how in _arabic_stems(word, language):
        for pattern, named in names().arabic:
            if len(stem) >= 4 and pattern.fullmatch(stem):
                return Name((named,), _clearness(named) or how)
    return None


def _clearness(named: NamedPlace) -> str | None:
    """Whether the name may well be another word without its vowels; None for clear ones."""
    if named.place.district is None:
        return None
    consonants = len(_CONSONANTS.findall(sound(named.place.district)))
    if consonants >= CLEAR_CONSONANTS:
        return None
    return "faint" if consonants == CLEAR_CONSONANTS - 1 else "fainter"


def _arabic_stems(word: str, language: str) -> Iterator[tuple[str, str]]:
    yield word, "exact"
    for particle in _particles():
        if word.startswith(particle) and len(word) - len(particle) >= 3:
            yield word[len(particle) :], "particle"
    for stem in _stems(word, language):
        yield stem, "ending"


@cache
def _particles() -> tuple[str, ...]:
    """What is written together with the word that follows, one after another: "and", "in", "the"."""
    rows = (
        language_file(code, "places.yml").get("joined") for code in languages_with("places.yml")
    )
    choices = [[("", *entries(each)) for each in row] for row in rows if row]
    return tuple("".join(parts) for row in choices for parts in product(*row) if any(parts))
