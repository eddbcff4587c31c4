"""Danger in a message: decided by patterns in every language, and by the classifier."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from pathlib import Path

from bot.data_file import load_yaml
from bot.need import safety_needs
from nlu.latin import latin_spellings
from nlu.opinion import UNLIKELY, Opinion
from nlu.pattern import Pattern, PatternError, PatternIndex
from nlu.phrases import CRISES, LANGUAGES, NONE
from nlu.sound import is_cyrillic

# Measured on the development sets of all languages.
ALARM = -0.12  # suspicion from which a message is danger
ALARM_IN_PASSAGE = 0.6  # the same for a passage, which is surer for want of the rest
# The same for a sentence. Of 679 short dangers put into everyday messages it finds 88 instead of 78 in 100,
# for 3 to 4 more false alarms in 1,000 needs.
ALARM_IN_SENTENCE = 1.15
ALARM_IN_SENTENCE_BY_PATTERN = -0.2  # the same where a pattern matches in the message
# Suspicion of the whole message below which no sentence is looked at: that loses one in 100 of those,
# and saves half of the needs the time.
NO_DOUBT = -2.5
CERTAIN = 0.6  # suspicion from which nothing that is said beside it speaks against danger
AN_IDIOM = 0.0  # evidence from which the whole is an idiom or long past: then no sentence is danger
ALARM_AGAIN = -0.4  # the same soon after a danger: "sie schläft jetzt ganz viel, ist das normal?"
ALARM_BY_PATTERN = -0.7  # of danger where a pattern matches: only what is surely none is let go
NO_IDIOM = -0.9  # evidence below which what a pattern matches is no idiom, whatever else it is
# Dangers that are told beside a wish: "my son wants to talk to somebody, his grandfather hits him". Words
# of the others stand in reports of what is over as well: "after the fall from the table last year".
BESIDE_A_WISH = {"violence", "child_danger", "suicide"}
BY_PATTERN = 1.5  # how much a pattern that matches speaks for its kind among the others
# How much a clear need, control word ... speaks against danger, where no pattern matches: little, as
# "mein Mann trinkt und geht auf mich los" tells of addiction as well.
COMFORT = 0.33
# The same for what is asked of the assistant or is none of its business, where that is plain: "ma Clio démarre
# plus quand il gèle".
ELSEWHERE, ASKED = 0.5, ("control", "faq", "out_of_scope")
# The same for what is said of offers, fears among it: "I'm scared nobody will help us". Dangers told in such
# words are far plainer.
ASIDE = 0.6
IDIOM = 0.6  # how much more it does that it is an idiom
# Evidence below which it says nothing more that a message is no idiom: neither is "the heating is broken".
NO_IDIOM_AT_ALL = -0.6
RATHER_FACT = 0.2  # how much more it must sound like a mere fact to be none: "not him, my daughter, she is 13"
DENIED = "denied"
DENIAL_WORDS = 9  # a longer message tells what there is instead: "er schlägt mich nicht, er ..."
# The groups that speak against danger, each with its labels that do not.
AGAINST = {
    "need": safety_needs(),
    "kind": ("crisis", "need"),
    "aspect": ("worry",),
}


def find_crisis(
    found: Sequence[str],
    length: int,
    opinion: Opinion,
    of_passages: Sequence[Opinion] = (),
    of_sentences: Iterable[Opinion] = (),
) -> str | None:
    """The kind of danger the message tells of; None if it tells of none.

    A pattern, in whatever language it is, is enough unless the classifier is sure of the
    opposite; without one the classifier must see danger in the message, or plainly in one of the
    passages of a long one or in a sentence; less plainly there where a pattern matches. A short
    denial is none, nor is a mere fact. `found` is what patterns find, `length` is in words.
    """
    patterns = [kind for kind in found if kind != DENIED]
    if DENIED in found and not patterns and length <= DENIAL_WORDS:
        return None
    if _is_danger(patterns, opinion, of_passages):
        return _kind(patterns, (opinion, *of_passages))
    if suspicion(opinion) < NO_DOUBT or opinion.fits("kind", "harmless") >= AN_IDIOM:
        return None
    alarm = ALARM_IN_SENTENCE_BY_PATTERN if patterns else ALARM_IN_SENTENCE
    alarming = [each for each in of_sentences if _is_alarming(each, alarm)]
    return _kind(patterns, alarming) if alarming else None


def is_certain(found: Sequence[str], opinion: Opinion) -> bool:
    """Whether danger is told by a pattern, or so plainly that there is no doubt, and nothing is denied."""
    return _tells(found) or (DENIED not in found and suspicion(opinion) >= CERTAIN)


def is_denied(found: Sequence[str], opinion: Opinion) -> bool:
    """Whether a message says that there is no danger ("ich schüttle doch kein Kind"), and tells of none."""
    return DENIED in found and not _tells(found) and suspicion(opinion) < CERTAIN


def _tells(found: Sequence[str]) -> bool:
    return any(kind != DENIED for kind in found)


def _is_danger(patterns: Sequence[str], opinion: Opinion, of_passages: Sequence[Opinion]) -> bool:
    if patterns:
        return any(_is_no_idiom(each, patterns) for each in (opinion, *of_passages))
    in_passage = any(_is_alarming(each, ALARM_IN_PASSAGE) for each in of_passages)
    return in_passage or _is_alarming(opinion, ALARM)


def _is_alarming(opinion: Opinion, alarm: float) -> bool:
    return suspicion(opinion) >= alarm and not _is_a_fact(opinion)


def _is_no_idiom(opinion: Opinion, patterns: Sequence[str]) -> bool:
    """Whether what patterns match may be danger: the classifier is not sure of the opposite."""
    may_be_beside = not BESIDE_A_WISH.isdisjoint(patterns)
    is_beside = may_be_beside and opinion.fits("kind", "harmless") < NO_IDIOM
    return is_beside or _danger(opinion) >= ALARM_BY_PATTERN


def _is_a_fact(opinion: Opinion) -> bool:
    return opinion.fits("kind", "inform") - opinion.fits("kind", "crisis") >= RATHER_FACT


def _kind(patterns: Sequence[str], opinions: Sequence[Opinion]) -> str | None:
    """The likeliest kind where danger is clearest; one whose pattern matches is likelier for that."""
    clearest = max(opinions, key=lambda opinion: opinion.best("crisis"))
    scores = {**dict.fromkeys(patterns, UNLIKELY), **clearest.scores.get("crisis", {})}
    return max(
        scores, key=lambda kind: scores[kind] + BY_PATTERN * (kind in patterns), default=None
    )


def suspicion(opinion: Opinion) -> float:
    """How much the classifier sees danger, against the best that it sees of anything else.

    About -1 is surely none, 1 surely some. A need of safety ("where can I report it") says nothing
    either way.
    """
    harmless = [
        score
        for group, dangerous in AGAINST.items()
        for label, score in opinion.scores.get(group, {}).items()
        if label not in dangerous
    ]
    asked = max(opinion.fits("kind", kind) for kind in ASKED)
    comfort = COMFORT * max(harmless, default=UNLIKELY) + ELSEWHERE * max(asked, 0.0)
    return _danger(opinion) - comfort - ASIDE * max(opinion.best("aspect"), 0.0)


def _danger(opinion: Opinion) -> float:
    """How much the classifier sees danger rather than an idiom.

    That it is danger and of which kind count alike; that it is an idiom counts apart.
    """
    danger = (opinion.best("crisis") + opinion.fits("kind", "crisis")) / 2
    return danger - IDIOM * max(opinion.fits("kind", "harmless"), NO_IDIOM_AT_ALL)


def patterns_found(its_words: Sequence[str], folder: Path = LANGUAGES) -> list[str]:
    """The kinds of danger whose patterns match, without those that an idiom or a denial overlaps.

    A denial itself is among what is found.
    """
    found = list(pattern_index(folder).find(its_words))
    idioms = [span for kind, span in found if kind in (NONE, DENIED)]
    return [
        kind
        for kind, span in found
        if kind == DENIED or (kind != NONE and not any(_overlap(span, idiom) for idiom in idioms))
    ]


def load_patterns(folder: Path) -> Iterable[tuple[str, Pattern]]:
    """All patterns of danger of all languages, each with its kind ("none" for idioms).

    Those in Cyrillic are there as they are typed in Latin letters, too; Arabic letters leave out
    the vowels that are typed then.
    """
    for file in sorted(folder.glob("*/crisis.yml")):
        for kind, patterns in _read(file).items():
            for source in map(str, patterns or []):
                latin = (
                    latin_spellings(source, file.parent.name, folder) if is_cyrillic(source) else ()
                )
                yield from ((kind, Pattern(each)) for each in (source, *_without_signs(latin)))


def _without_signs(spellings: Iterable[str]) -> Iterator[str]:
    """The spellings without the signs for soft letters, which most people leave out."""
    return (spelling.replace("'", "") for spelling in spellings)


def _read(file: Path) -> dict[str, list[str]]:
    content = load_yaml(file) or {}
    unknown = content.keys() - {*CRISES, NONE, DENIED}
    if unknown:
        place = "/".join(file.parts[-2:])
        raise PatternError(f'{place}: "{min(unknown)}" is no kind of danger: {", ".join(CRISES)}')
    return content


@cache
def pattern_index(folder: Path = LANGUAGES) -> PatternIndex:
    """All patterns of danger of all languages. Raises PatternError for one that cannot be understood."""
    index = PatternIndex()
    for kind, pattern in load_patterns(folder):
        index.add(pattern, kind)
    return index


def _overlap(one: tuple[int, int], other: tuple[int, int]) -> bool:
    return one[0] < other[1] and other[0] < one[1]
