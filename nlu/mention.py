"""Where a message names a place, and what the words around say of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import takewhile

from bot.places.region import region
from nlu.fold import Token, bare, tokens
from nlu.lexicon import Lexicon, Sense, entries, language_file
from nlu.place_name import (
    LONGEST_NAME_WORDS,
    NamedPlace,
    codes_for,
    look_up,
    names,
    plain,
    postal_codes,
)
from nlu.sign import COMMAS, ENDS
from nlu.sound import is_cyrillic

GROUPS = ("county", "not", "home", "work", "origin", "from", "in", "we")
NEAR_WORDS = 4
SHORT_MESSAGE_WORDS = 6
SHORT_QUESTION_WORDS = 8
PREPOSITIONS = ("in", "from")
_JOINERS = "-'/.´"
_STOPS = ENDS + ";؛"


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


@dataclass(frozen=True)
class Context:
    """The tokens of a message with all names in it; an empty language means all of them."""

    words: Sequence[Token]
    language: str
    mentions: tuple[Mention, ...]

    def sense(self, at: int) -> str | None:
        """What the word at `at` says of a name near it; None if it says nothing, or is none."""
        return sense_of(self.words[at], self.language) if 0 <= at < len(self.words) else None

    def sign(self, at: int) -> str:
        """The folded token at `at`; empty beyond the message."""
        return self.words[at].folded if 0 <= at < len(self.words) else ""

    def is_only(self, mention: Mention) -> bool:
        """Whether the message says hardly anything but the name."""
        return self.length <= 1 + _spoken(self.words[mention.first : mention.last + 1])

    @property
    def length(self) -> int:
        """Words and numbers, without signs."""
        return _spoken(self.words)


def _spoken(words: Sequence[Token]) -> int:
    return sum(word.folded[0].isalnum() for word in words)


# --- names in the message ------------------------------------------------------------------------


def find_mentions(text: str, language: str) -> list[Mention]:
    """The places a message names and means, in their order; an empty language means all of them."""
    words = tokens(text)
    every = tuple(_names_in(words, language))
    context = Context(words, language, every)
    known = tuple(replace(each, role=_role(each, context)) for each in every)
    context = replace(context, mentions=known)
    return [each for each in known if _counts(each, context)]


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


def _role(mention: Mention, context: Context) -> str | None:
    """Home, work, origin, county, not, from or in, by the words around; None if none tells."""
    beside = context.sense(_start(mention, context) - 1)
    if _is_county(mention, context):
        return "county"
    if _is_denied(mention, context):
        return "not"
    before = _telling(context, range(mention.first - 1, mention.first - 6, -1))
    after = _telling(context, range(mention.last + 1, mention.last + 5))
    told = (after or before) if _verb_last(context.language) else (before or after)
    if beside == "from" or _ends_in_from(mention, context):
        return told if told in ("origin", "work") else "from"
    return told if told in ("home", "work") else beside if beside == "in" else None


def _start(mention: Mention, context: Context) -> int:
    """Where a name begins, with the apostrophe before it: "z'Titz"."""
    return mention.first - (mention.first > 1 and context.sign(mention.first - 1) == "'")


def _is_county(mention: Mention, context: Context) -> bool:
    """Whether this is "Kreis Düren": the county, not the town it has its name from."""
    start = _start(mention, context)
    beside, beyond = context.sense(start - 1), context.sense(start - 2)
    title = mention.places[0].place.municipality
    may_be_beyond = context.sign(mention.first - 1) == "-" or beside in PREPOSITIONS
    return title in region().name and "county" in (beside, beyond if may_be_beyond else None)


def _is_denied(mention: Mention, context: Context) -> bool:
    """Whether the word for "not" stands before the name or, where verbs come last, after it."""
    start = _start(mention, context)
    beside, beyond = context.sense(start - 1), context.sense(start - 2)
    is_near = beside == "not" or (beyond == "not" and beside in PREPOSITIONS)
    if _verb_last(context.language):
        # In "Jülich değil Aldenhoven" it is the other place's.
        others_not = any(0 < mention.first - other.last <= NEAR_WORDS for other in context.mentions)
        return context.sense(mention.last + 1) == "not" or (is_near and not others_not)
    return is_near or _is_given_up(mention, context)


def _is_given_up(mention: Mention, context: Context) -> bool:
    """Whether "not" stands a few words before, and another place is named instead of it.

    "Nu suntem în Düren, ci în Jülich" but not "na, li Düren, ne Jülich".
    """
    instead = any(0 < other.first - mention.last <= NEAR_WORDS for other in context.mentions)
    before = range(mention.first - 1, mention.first - 1 - NEAR_WORDS, -1)
    near = takewhile(lambda at: context.sign(at) not in ENDS + COMMAS, before)
    return instead and any(context.sense(at) == "not" for at in near)


def _ends_in_from(mention: Mention, context: Context) -> bool:
    """Whether the name ends in "from", as it does in Turkish: "Köln'den", "kölnden"."""
    words = context.words
    last = words[min(mention.last + 2, len(words) - 1)]
    word = last if _has_apostrophe(mention, context) else words[mention.last]
    if word is not last and mention.how != "ending":
        return False
    return word.bare.endswith(tuple(_words(context.language, "from_endings")) or ("\0",))


def _telling(context: Context, around: range) -> str | None:
    """The first home, work or origin word on the way, up to the next name or end of sentence."""
    taken = {at for each in context.mentions for at in range(each.first, each.last + 1)}
    for at in around:
        if at in taken or not context.sign(at) or context.sign(at) in _STOPS:
            return None
        role = context.sense(at)
        if role in ("home", "work", "origin"):
            return role
    return None


def sense_of(word: Token, language: str) -> str | None:
    """What a word near a name says of it, as "home" or "in"; None if it says nothing."""
    sense = _surroundings(language).sense(word.bare)
    return sense.group if sense else None


# --- which names are meant as places -------------------------------------------------------------


def _counts(mention: Mention, context: Context) -> bool:
    """Whether a name is meant as a place here, and as one where the family could be."""
    if mention.role == "county":
        return False
    if not mention.in_region:
        return _counts_outside(mention, context)
    if _is_among(mention, context, "with_town"):
        return _beside_town(mention, context) or context.is_only(mention)
    if is_meant := UNSURE.get(mention.how):
        return is_meant(mention, context)
    return not _is_among(mention, context, "also_words") or _is_no_word(mention, context)


def _counts_outside(mention: Mention, context: Context) -> bool:
    """A town outside counts as home, or when it is all that is said; a trip there does not."""
    placed = (
        context.sense(mention.first - 1) in PREPOSITIONS
        or mention.how in ("ending", "particle", "code")
        or _has_apostrophe(mention, context)
    )
    if mention.how == "exact" and context.is_only(mention):
        return True
    if mention.role == "home" and placed:
        return True
    if mention.places[0].far or not placed or mention.role in ("work", "origin"):
        return False
    we = any(context.sense(mention.first - back) == "we" for back in (2, 3))
    return we or context.length <= SHORT_QUESTION_WORDS


def _is_faintly_meant(mention: Mention, context: Context) -> bool:
    return (
        _beside_town(mention, context)
        or context.is_only(mention)
        or mention.role in ("home", *PREPOSITIONS)
    )


def _is_misspelt(mention: Mention, context: Context) -> bool:
    clear = mention.role in ("home", *PREPOSITIONS) or _is_a_clause(mention, context)
    return clear or context.length <= SHORT_MESSAGE_WORDS


def _is_no_word(mention: Mention, context: Context) -> bool:
    """Whether a name that is also a word ("Rath") is none here."""
    if mention.how in ("ending", "sound"):
        return _beside_town(mention, context) or _has_apostrophe(mention, context)
    is_home = mention.role == "home" and context.sense(mention.first - 1) in PREPOSITIONS
    return (
        is_home
        or mention.role in PREPOSITIONS
        or _beside_town(mention, context)
        or context.is_only(mention)
        or _stands_out(mention, context)
    )


def _is_among(mention: Mention, context: Context, group: str) -> bool:
    """Whether a name is in a group of places.yml, as it is written or, in Latin letters, as it should be."""
    listed, word = _words(context.language, group), context.words[mention.first]
    titles = {plain(named.place.district or "") for named in mention.places}
    is_alone = mention.first == mention.last and not is_cyrillic(word.folded)
    return word.bare in listed or (is_alone and bool(titles & listed))


def _has_apostrophe(mention: Mention, context: Context) -> bool:
    return context.sign(mention.last + 1) == "'"


def _beside_town(mention: Mention, context: Context) -> bool:
    """Whether the town of a district is named as well."""
    towns = {named.place.municipality for named in mention.places if named.in_region}
    return any(
        other is not mention
        and "faint" not in other.how
        and towns & {named.place.municipality for named in other.places}
        for other in context.mentions
    )


def _is_a_clause(mention: Mention, context: Context) -> bool:
    """Whether a name stands between stops or commas: "... on doit voir qui? merzenish"."""
    sides = (context.sign(mention.first - 1), context.sign(mention.last + 1))
    return all(sign in ENDS + COMMAS for sign in sides)


def _stands_out(mention: Mention, context: Context) -> bool:
    """Whether a word that is also a name stands at an end of the message like a label."""
    words = context.words
    before = words[mention.first - 1].bare if mention.first else ""
    after = words[mention.last + 1].bare if mention.last + 1 < len(words) else ""
    at_end = after in ("", ".", "!", ",", ")", "'") and (
        not before[:1].isalpha() or before not in _words(context.language, "not_after")
    )
    return at_end or (not before and after in (",", ":"))


# How names that are not written as they should be are known to be meant.
UNSURE: dict[str, Callable[[Mention, Context], bool]] = {
    "fainter": _beside_town,
    "faint": _is_faintly_meant,
    "misspelt": _is_misspelt,
}


@cache
def _surroundings(language: str) -> Lexicon:
    words = Lexicon()
    for code in codes_for(language):
        content = language_file(code, "places.yml")
        for group in GROUPS:
            words.add(entries(content.get(group) or []), Sense(group))
    return words


@cache
def _words(language: str, group: str) -> frozenset[str]:
    files = [language_file(code, "places.yml") for code in codes_for(language)]
    return frozenset(bare(word) for file in files for word in entries(file.get(group) or []))


def _verb_last(language: str) -> bool:
    return bool(language and language_file(language, "places.yml").get("verb_last"))
