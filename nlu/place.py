"""Where a family lives, as far as its message says."""

from __future__ import annotations

from dataclasses import dataclass, replace

from bot.places.place import Place, position_of
from nlu.fold import tokens
from nlu.lexicon import languages_with
from nlu.mention import Mention, find_mentions, sense_of
from nlu.place_name import NamedPlace, postal_codes

SURE = ("exact", "code", "ending", "particle")  # how a name is read that is no mere likeness
BESIDE = ("in", "from")  # what may stand with a bare name


@dataclass(frozen=True)
class PlaceFinding:
    """The place of a family; `candidates` are the places meant where the name has several.

    `says_all`: the message is a name of a place and nothing else.
    """

    municipality: str | None
    district: str | None = None
    postal_code: str | None = None
    in_region: bool = True
    lat: float | None = None
    lon: float | None = None
    candidates: tuple[Place, ...] = ()
    says_all: bool = False


def find_place(text: str, language: str | None) -> PlaceFinding | None:
    """The place a family lives in or looks for; None if the message names none.

    A home counts more than a place of work, and a place it came from does not count.
    Without a language, the words and endings of all languages are tried.
    """
    known = language if language in languages_with("places.yml") else None
    named = find_mentions(text, known or "")
    mentions = _present(named)
    chosen = _chosen(mentions)
    if chosen is None:
        return None
    return replace(_finding(chosen, mentions), says_all=_says_all(named, text, known or ""))


def _says_all(mentions: list[Mention], text: str, language: str) -> bool:
    """Whether a message is a place of the region and nothing else ("Mersch", "in Horm"), rightly spelt."""
    named = [each for each in mentions if each.in_region and each.how in SURE]
    inside = {at for each in named for at in range(each.first, each.last + 1)}
    return bool(inside) and all(
        at in inside or not word.folded[0].isalnum() or sense_of(word, language) in BESIDE
        for at, word in enumerate(tokens(text))
    )


def _present(mentions: list[Mention]) -> list[Mention]:
    """Mentions without those of an origin; one that is left, denied or far away counts only if it is alone."""
    present = [mention for mention in mentions if mention.role not in ("origin", "not")]
    present = [mention for mention in present if not mention.places[0].far] or present
    return [mention for mention in present if mention.role != "from"] or present


def _chosen(mentions: list[Mention]) -> Mention | None:
    """The mention that tells the family's place best; None if there is none."""
    return max(mentions, key=lambda mention: _rank(mention), default=None)


def _rank(mention: Mention) -> tuple[bool, bool, bool, bool]:
    return (
        mention.role in ("home", "from"),
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
    if len({named.place.municipality for named in places}) == 1:
        places = [named for named in places if named.place.district] or places
    if len(places) == 1 and places[0].place.district is None:
        return _district_of(places[0], chosen, mentions) or places
    return places


def _district_of(
    town: NamedPlace, chosen: Mention, mentions: list[Mention]
) -> list[NamedPlace] | None:
    for mention in mentions:
        if mention is chosen or mention.role == "work":
            continue
        for named in mention.places:
            if named.place.municipality == town.place.municipality and named.place.district:
                return [named]
    return None
