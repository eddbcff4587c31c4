"""Danger in a message: decided by patterns in every language, and by the classifier."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path

import yaml

from nlu.model import Opinion
from nlu.pattern import Pattern, PatternIndex
from nlu.phrases import CRISES, LANGUAGES, NONE

ALARM = 0.35
ALARM_NEAR_SAFETY_NEED = 0.15
SAFETY_NEEDS = ("acute_crisis", "domestic_violence", "child_protection")


def find_crisis(its_words: Sequence[str], opinion: Opinion) -> str | None:
    """The kind of danger the message tells of; None if it tells of none.

    A pattern alone is enough, in whatever language it is; otherwise the classifier must see
    danger; half a suspicion is enough where the need is one of safety.
    """
    certain = patterns_found(its_words)
    if certain:
        return max(certain, key=lambda kind: opinion.chance("crisis", kind))
    near = opinion.likeliest("need") in SAFETY_NEEDS
    if opinion.chance("kind", "crisis") < (ALARM_NEAR_SAFETY_NEED if near else ALARM):
        return None
    return opinion.ranked("crisis")[0][0]


def patterns_found(its_words: Sequence[str], folder: Path = LANGUAGES) -> list[str]:
    """The kinds of danger whose patterns match, without those that an idiom overlaps."""
    found = list(_index(folder).find(its_words))
    idioms = [span for kind, span in found if kind == NONE]
    return [
        kind
        for kind, span in found
        if kind != NONE and not any(_overlap(span, idiom) for idiom in idioms)
    ]


def load_patterns(folder: Path) -> Iterable[tuple[str, Pattern]]:
    """All patterns of danger of all languages, each with its kind ("none" for idioms)."""
    for file in sorted(folder.glob("*/crisis.yml")):
        for kind, patterns in _read(file).items():
            yield from ((kind, Pattern(str(source))) for source in patterns or [])


def _read(file: Path) -> dict[str, list[str]]:
    content = yaml.load(file.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader) or {}
    unknown = content.keys() - {*CRISES, NONE}
    if unknown:
        place = "/".join(file.parts[-2:])
        raise ValueError(f'{place}: "{min(unknown)}" is no kind of danger: {", ".join(CRISES)}')
    return content


@cache
def _index(folder: Path) -> PatternIndex:
    index = PatternIndex()
    for kind, pattern in load_patterns(folder):
        index.add(pattern, kind)
    return index


def _overlap(one: tuple[int, int], other: tuple[int, int]) -> bool:
    return one[0] < other[1] and other[0] < one[1]
