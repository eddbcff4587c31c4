"""Where a message names a place, and what the words around say of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from bot.languages.language import DEFAULT
from bot.places.region import region
from nlu.fold import Token, bare, tokens
from nlu.lexicon import Lexicon, Sense, entries, language_file, languages_with
from nlu.place_name import LONGEST_NAME_WORDS, NamedPlace, look_up, names, plain, postal_codes
from nlu.sound import is_cyrillic

GROUPS = ("county", "not", "home", "work", "origin", "from", "in", "we")
NEAR_WORDS = 4
SHORT_MESSAGE_WORDS = 6
SHORT_QUESTION_WORDS = 8
_JOINERS = "-'/.´"
_STOPS = ".!?;"


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


# --- names in the message ------------------------------------------------------------------------


def find_mentions(text: str, language: str) -> list[Mention]:
    """The places a message names and means, in their order; an empty language means all of them."""
    words = tokens(text)
    every = list(_names_in(words, language))
    known = [replace(each, role=_role(each, every, words, language)) for each in every]
    return [each for each in known if _counts(each, known, words, language)]


def _names_in(words: Sequence[Token], language: str) -> Iterator[Mention]:
    at = 0
    while at < len(words):
        mention = _name_at(words, at, language)
        if mention:
            yield mention
        at = mention.last + 1 if mention else at + 1


def _name_at(words: Sequence[Token], at: int, language: str) -> Mention | None:
    token = words[at]
    if token.folded.isdigit():
        return _code_at(words, at)
    if not token.folded[0].isalpha() or (at and _is_ending(words, at)):
        return None
    if token.bare in names().first_words and (longer := _long_name_at(words, at)):
        return longer
    if at + 1 < len(words) and words[at + 1].bare in _words(language, "street"):
        return None
    name = look_up(token.folded, language)
    return Mention(at, at, name.places, name.how) if name else None


def _code_at(words: Sequence[Token], at: int) -> Mention | None:
    code = words[at].folded
    places = postal_codes().get(code)
    beside = [words[near].folded for near in (at - 1, at + 1) if 0 <= near < len(words)]
    if not places or any(word.isdigit() or word in "+€/" for word in beside):
        return None
    return Mention(at, at, tuple(places), "code", postal_code=code)


def _is_ending(words: Sequence[Token], at: int) -> bool:
    """Whether this is what stands behind the apostrophe of another word, and no lone letter ("z'Titz")."""
    sign, stem = words[at - 1], words[at - 2]
    joined = sign.folded == "'" and sign.end == words[at].start and sign.start == stem.end
    return joined and len(stem.folded) > 1


def _long_name_at(words: Sequence[Token], at: int) -> Mention | None:
    best = None
    for last in range(at + 1, min(at + 2 * LONGEST_NAME_WORDS, len(words))):
        if words[last].folded in _JOINERS:
            continue
        joined = plain("".join(word.folded for word in words[at : last + 1]))
        if places := names().letters.get(joined):
            best = Mention(at, last, tuple(places), "exact")
    return best


# --- what the words around say -----------------------------------------------------------------


def _role(
    mention: Mention, others: list[Mention], words: Sequence[Token], language: str
) -> str | None:
    """Home, work, origin, county, not, from or in, by the words around; None if none tells."""
    start = mention.first - (mention.first > 1 and words[mention.first - 1].folded == "'")
    beside, beyond = (_sense(words, start - back, language) for back in (1, 2))
    if _is_county(mention, words, beside, beyond):
        return "county"
    if _is_denied(mention, others, words, language, beside, beyond):
        return "not"
    before = _telling(words, range(mention.first - 1, mention.first - 6, -1), language, others)
    after = _telling(words, range(mention.last + 1, mention.last + 5), language, others)
    told = (after or before) if _verb_last(language) else (before or after)
    if beside == "from" or _ends_in_from(mention, words, language):
        return told if told in ("origin", "work") else "from"
    return told if told in ("home", "work") else beside if beside == "in" else None


def _is_county(
    mention: Mention, words: Sequence[Token], beside: str | None, beyond: str | None
) -> bool:
    """Whether this is "Kreis Düren": the county, not the town it has its name from."""
    title = mention.places[0].place.municipality
    hyphen = mention.first > 0 and words[mention.first - 1].folded == "-"
    beyond_of = beyond if hyphen or beside in ("in", "from") else None
    return title in region().name and "county" in (beside, beyond_of)


def _is_denied(
    mention: Mention,
    others: list[Mention],
    words: Sequence[Token],
    language: str,
    beside: str | None,
    beyond: str | None,
) -> bool:
    """Whether the word for "not" stands before the name or, where verbs come last, after it."""
    if _verb_last(language):
        # In "Jülich değil Aldenhoven" it is the other place's.
        others_not = any(0 < mention.first - other.last <= NEAR_WORDS for other in others)
        after = _sense(words, mention.last + 1, language)
        return after == "not" or (beside == "not" and not others_not)
    return beside == "not" or (beyond == "not" and beside in ("in", "from"))


def _ends_in_from(mention: Mention, words: Sequence[Token], language: str) -> bool:
    """Whether the name ends in "from", as it does in Turkish: "Köln'den", "kölnden"."""
    last = words[min(mention.last + 2, len(words) - 1)]
    word = last if _has_apostrophe(mention, words) else words[mention.last]
    if word is not last and mention.how != "ending":
        return False
    return word.bare.endswith(tuple(_words(language, "from_endings")) or ("\0",))


def _telling(
    words: Sequence[Token], around: range, language: str, others: list[Mention]
) -> str | None:
    """The first home, work or origin word on the way, up to the next name or end of sentence."""
    taken = {at for other in others for at in range(other.first, other.last + 1)}
    for at in around:
        if not 0 <= at < len(words) or at in taken or words[at].folded in _STOPS:
            return None
        role = _sense(words, at, language)
        if role in ("home", "work", "origin"):
            return role
    return None


def sense_of(word: Token, language: str) -> str | None:
    """What a word near a name says of it, as "home" or "in"; None if it says nothing."""
    sense = _surroundings(language).sense(word.bare)
    return sense.group if sense else None


def _sense(words: Sequence[Token], at: int, language: str) -> str | None:
    return sense_of(words[at], language) if 0 <= at < len(words) else None


def _counts(mention: Mention, others: list[Mention], words: Sequence[Token], language: str) -> bool:
    """Whether a name is meant as a place here, and as one where the family could be."""
    role = mention.role
    if role == "county":
        return False
    spoken = _words_in(words)
    alone = spoken <= 1 + _words_in(words[mention.first : mention.last + 1])
    if not mention.in_region:
        return _counts_outside(mention, role, words, language, alone and mention.how == "exact")
    beside_town = _beside_town(mention, others)
    if _is_among(mention, words, language, "with_town"):
        return beside_town or alone
    if mention.how == "fainter":
        return beside_town
    if mention.how == "faint":
        return beside_town or alone or role in ("in", "home", "from")
    if mention.how == "misspelt":
        clear = role in ("home", "in", "from") or _is_a_clause(mention, words)
        return clear or spoken <= SHORT_MESSAGE_WORDS
    if not _is_among(mention, words, language, "also_words"):
        return True
    if mention.how in ("ending", "sound"):
        return beside_town or _has_apostrophe(mention, words)
    placed = role == "home" and _sense(words, mention.first - 1, language) in ("in", "from")
    placed = placed or role in ("in", "from")
    return beside_town or alone or placed or _stands_out(mention, words, language)


def _counts_outside(
    mention: Mention, role: str | None, words: Sequence[Token], language: str, alone: bool
) -> bool:
    """A town outside counts as home, or when it is all that is said; a trip there does not."""
    placed = _sense(words, mention.first - 1, language) in ("in", "from")
    placed = placed or mention.how in ("ending", "particle", "code")
    placed = placed or _has_apostrophe(mention, words)
    if alone or (role == "home" and placed):
        return True
    if mention.places[0].far or not placed or role in ("work", "origin"):
        return False
    we = any(_sense(words, mention.first - back, language) == "we" for back in (2, 3))
    return we or _words_in(words) <= SHORT_QUESTION_WORDS


def _words_in(words: Sequence[Token]) -> int:
    return sum(word.folded[0].isalnum() for word in words)


def _is_among(mention: Mention, words: Sequence[Token], language: str, group: str) -> bool:
    """Whether a name is in a group of places.yml, as it is written or, in Latin letters, as it should be."""
    listed, word = _words(language, group), words[mention.first]
    titles = {plain(named.place.district or "") for named in mention.places}
    is_alone = mention.first == mention.last and not is_cyrillic(word.folded)
    return word.bare in listed or (is_alone and bool(titles & listed))


def _has_apostrophe(mention: Mention, words: Sequence[Token]) -> bool:
    return mention.last + 1 < len(words) and words[mention.last + 1].folded == "'"


def _beside_town(mention: Mention, others: list[Mention]) -> bool:
    towns = {named.place.municipality for named in mention.places if named.in_region}
    return any(
        other is not mention
        and "faint" not in other.how
        and towns & {named.place.municipality for named in other.places}
        for other in others
    )


def _is_a_clause(mention: Mention, words: Sequence[Token]) -> bool:
    """Whether a name stands between stops or commas: "... on doit voir qui? merzenish"."""
    sides = [
        words[at].folded for at in (mention.first - 1, mention.last + 1) if 0 <= at < len(words)
    ]
    return all(sign in _STOPS or sign == "," for sign in sides)


def _stands_out(mention: Mention, words: Sequence[Token], language: str) -> bool:
    """Whether a word that is also a name stands at an end of the message like a label."""
    before = words[mention.first - 1].bare if mention.first else ""
    after = words[mention.last + 1].bare if mention.last + 1 < len(words) else ""
    at_end = after in ("", ".", "!", ",", ")", "'") and (
        not before[:1].isalpha() or before not in _words(language, "not_after")
    )
    return at_end or (not before and after in (",", ":"))


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
    return frozenset(bare(word) for file in files for word in entries(file.get(group) or []))


def _codes(language: str) -> tuple[str, ...]:
    return (language, DEFAULT) if language else languages_with("places.yml")


def _verb_last(language: str) -> bool:
    return bool(language and language_file(language, "places.yml").get("verb_last"))
