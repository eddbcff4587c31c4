"""Where a family lives, as far as its message says."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from bot.places.place import Place, position_of
from nlu.fold import Token, tokens
from nlu.lexicon import Lexicon, Sense, entries, language_file, languages_with
from nlu.place_name import LONGEST_NAME_WORDS, Name, NamedPlace, look_up, names, plain, postal_codes

FALLBACK = "de"
GROUPS = ("county", "home", "work", "origin", "in")
_JOINERS = "-'/.´"
_STOPS = ".!?;"


@dataclass(frozen=True)
class PlaceFinding:
    """The place of a family; `candidates` are the places meant where the name has several."""

    municipality: str | None
    district: str | None = None
    postal_code: str | None = None
    in_region: bool = True
    lat: float | None = None
    lon: float | None = None
    candidates: tuple[Place, ...] = ()


@dataclass(frozen=True)
class Mention:
    """A name or postal code in the tokens of a message, and what its surroundings say of it."""

    first: int
    last: int
    places: tuple[NamedPlace, ...]
    how: str
    role: str | None = None
    postal_code: str | None = None

    @property
    def in_region(self) -> bool:
        """Whether one of the places meant lies in the region."""
        return any(named.in_region for named in self.places)


def find_place(text: str, language: str | None) -> PlaceFinding | None:
    """The place a family lives in or looks for; None if the message names none.

    A home counts more than a place of work, and a place it came from does not count.
    Without a language, the words and endings of all languages are tried.
    """
    words = tokens(text)
    code = language if language in languages_with("places.yml") else ""
    mentions = [mention for mention in _mentions(words, code) if mention.role != "origin"]
    chosen = _chosen(mentions)
    return _finding(chosen, mentions) if chosen else None


# --- names in the message ------------------------------------------------------------------------


def _mentions(words: list[Token], language: str) -> Iterator[Mention]:
    raw = list(_names_in(words, language))
    for mention in raw:
        role = _role(mention, raw, words, language)
        if role != "county" and _counts(mention, role, raw, words, language):
            yield Mention(
                mention.first, mention.last, mention.places, mention.how, role, mention.postal_code
            )


def _names_in(words: list[Token], language: str) -> Iterator[Mention]:
    at = 0
    while at < len(words):
        mention = _name_at(words, at, language)
        if mention:
            yield mention
        at = mention.last + 1 if mention else at + 1


def _name_at(words: list[Token], at: int, language: str) -> Mention | None:
    token = words[at]
    if token.folded.isdigit():
        return _code_at(words, at)
    if not token.folded[0].isalpha() or (at and _is_ending(words, at)):
        return None
    if token.bare in names().first_words and (longer := _long_name_at(words, at)):
        return longer
    name: Name | None = look_up(token.folded, language)
    return Mention(at, at, name.places, name.how) if name else None


def _code_at(words: list[Token], at: int) -> Mention | None:
    code = words[at].folded
    places = postal_codes().get(code)
    beside = {words[near].text for near in (at - 1, at + 1) if 0 <= near < len(words)}
    if not places or beside & {"+", "€", "/"}:
        return None
    return Mention(at, at, tuple(places), "code", postal_code=code)


def _is_ending(words: list[Token], at: int) -> bool:
    """Whether this is what stands behind the apostrophe of another word."""
    before = words[at - 1]
    return before.folded == "'" and before.end == words[at].start and before.start == words[at - 2].end


def _long_name_at(words: list[Token], at: int) -> Mention | None:
    best = None
    for last in range(at + 1, min(at + 2 * LONGEST_NAME_WORDS, len(words))):
        if words[last].folded in _JOINERS:
            continue
        joined = plain("".join(word.folded for word in words[at : last + 1]))
        if places := names().letters.get(joined):
            best = Mention(at, last, tuple(places), "exact")
    return best


# --- what the words around say -----------------------------------------------------------------


def _role(mention: Mention, others: list[Mention], words: list[Token], language: str) -> str | None:
    """Home, work, origin, county or in, by the nearest telling word; None if there is none."""
    if _sense(words, mention.first - 1, language, others) == "county":
        return "county"
    if _is_county(words, mention, language):
        return "county"
    before = _telling(words, range(mention.first - 1, mention.first - 6, -1), language, others)
    after = _telling(words, range(mention.last + 1, mention.last + 5), language, others)
    nearest = (after, before) if _verb_last(language) else (before, after)
    told = [role for role in nearest if role in ("home", "work", "origin")]
    if told:
        return told[0]
    return "in" if "in" in (_sense(words, mention.first - 1, language, others),) else None


def _is_county(words: list[Token], mention: Mention, language: str) -> bool:
    hyphen = mention.first >= 2 and words[mention.first - 1].folded == "-"
    return hyphen and _sense(words, mention.first - 2, language, []) == "county"


def _telling(
    words: list[Token], around: range, language: str, others: list[Mention]
) -> str | None:
    """The first home, work or origin word on the way, up to the next name or end of sentence."""
    taken = {at for other in others for at in range(other.first, other.last + 1)}
    for at in around:
        if not 0 <= at < len(words) or at in taken or words[at].folded in _STOPS:
            return None
        role = _sense(words, at, language, others)
        if role in ("home", "work", "origin"):
            return role
    return None


def _sense(words: list[Token], at: int, language: str, others: list[Mention]) -> str | None:
    if not 0 <= at < len(words):
        return None
    sense = _surroundings(language).sense(words[at].bare)
    return sense.group if sense else None


def _counts(
    mention: Mention, role: str | None, others: list[Mention], words: list[Token], language: str
) -> bool:
    """Whether a name is meant as a place here, and as one where the family could be."""
    spoken = sum(word.folded[0].isalnum() for word in words)
    length = 1 + sum(words[at].folded[0].isalnum() for at in range(mention.first + 1, mention.last + 1))
    alone = spoken <= length + 1
    if not mention.in_region:
        return role == "home" or alone or (role == "in" and not mention.places[0].far)
    beside_town = _beside_town(mention, others)
    word = words[mention.first].bare
    if word in _words(language, "with_town"):
        return beside_town or alone
    if mention.how == "misspelt":
        return role in ("home", "in") or spoken <= length + 3 or words[mention.first].text[0].isupper()
    if word not in _words(language, "also_words") and mention.how != "particle":
        return True
    return (
        beside_town
        or alone
        or role in ("home", "in")
        or (mention.how == "exact" and _stands_out(mention, words, language))
    )


def _beside_town(mention: Mention, others: list[Mention]) -> bool:
    towns = {named.place.municipality for named in mention.places if named.in_region}
    return any(
        other is not mention and towns & {named.place.municipality for named in other.places}
        for other in others
    )


def _stands_out(mention: Mention, words: list[Token], language: str) -> bool:
    """Whether a word that is also a name stands at an end of the message like a label."""
    before = words[mention.first - 1].bare if mention.first else ""
    after = words[mention.last + 1].bare if mention.last + 1 < len(words) else ""
    at_end = after in ("", ".", "!", ",", ")") and (
        not before[:1].isalpha() or before not in _words(language, "not_after")
    )
    at_start = not before and after not in _words(language, "not_before") and after in ",:"
    return at_end or at_start


@cache
def _surroundings(language: str) -> Lexicon:
    words = Lexicon()
    for code in _codes(language):
        content = language_file(code, "places.yml")
        for group in GROUPS:
            words.add(entries(content.get(group) or []), Sense(group))
    return words


@cache
def _words(language: str, group: str) -> frozenset[str]:
    files = [language_file(code, "places.yml") for code in _codes(language)]
    return frozenset(word for file in files for word in entries(file.get(group) or []))


def _codes(language: str) -> tuple[str, ...]:
    return (language, FALLBACK) if language else languages_with("places.yml")


def _verb_last(language: str) -> bool:
    return bool(language and language_file(language, "places.yml").get("verb_last"))


# --- the one that counts -------------------------------------------------------------------------


def _chosen(mentions: list[Mention]) -> Mention | None:
    """The mention that tells the family's place best; None if there is none."""
    return max(mentions, key=lambda mention: _rank(mention), default=None)


def _rank(mention: Mention) -> tuple[bool, bool, bool, bool]:
    return (
        mention.role == "home",
        mention.in_region and mention.role != "work",
        mention.role != "work",
        mention.how != "misspelt",
    )


def _finding(chosen: Mention, mentions: list[Mention]) -> PlaceFinding:
    places = _narrowed(chosen, mentions)
    codes = [mention.postal_code for mention in mentions if mention.postal_code]
    code = codes[0] if codes and _has_code(places, codes[0]) else None
    if len(places) > 1:
        in_region = any(named.in_region for named in places)
        return PlaceFinding(
            None, None, code, in_region, candidates=tuple(named.place for named in places)
        )
    named = places[0]
    lat, lon = position_of(named.place.municipality, named.place.district) or (None, None)
    return PlaceFinding(
        named.place.municipality, named.place.district, code, named.in_region, lat, lon
    )


def _has_code(places: list[NamedPlace], code: str) -> bool:
    towns = {named.place.municipality for named in postal_codes()[code]}
    return any(named.place.municipality in towns for named in places)


def _narrowed(chosen: Mention, mentions: list[Mention]) -> list[NamedPlace]:
    """The places a mention can mean, given the towns and districts named elsewhere."""
    towns = {
        mention.places[0].place.municipality
        for mention in mentions
        if mention is not chosen and len(mention.places) == 1
    }
    places = [named for named in chosen.places if named.place.municipality in towns] or list(
        chosen.places
    )
    if len(places) == 1 and places[0].place.district is None:
        return _district_of(places[0], chosen, mentions) or places
    return places


def _district_of(
    town: NamedPlace, chosen: Mention, mentions: list[Mention]
) -> list[NamedPlace] | None:
    for mention in mentions:
        for named in mention.places:
            if mention is not chosen and named.place.municipality == town.place.municipality:
                if named.place.district and mention.role != "work":
                    return [named]
    return None
