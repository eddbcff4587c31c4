"""How well messages are understood: the table of docs/quality.md, from tests/messages."""

from __future__ import annotations

import json
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Any

import numpy as np

from bot.data_file import load_yaml
from nlu.aspect import ABOUT_DANGER
from nlu.inside import INSIDE, dangers_inside
from nlu.need import ALSO
from nlu.phrases import DATA
from nlu.understanding import Understanding, understand, warm_up

MESSAGES = DATA.parent / "tests" / "messages"
THRESHOLDS = MESSAGES / "thresholds.yml"
REPORT = DATA.parent / "docs" / "quality.md"
REFERENCE = datetime(2026, 11, 22, 12)
SHOWN_CONFUSIONS = 20
Figures = Mapping[str, Mapping[str, float]]
ABOUT_CONVERSATION = ("control", "faq", "out_of_scope")
# A message after offers, after a danger or that may ask for a fact: of it only what it asks is labelled.
FOLLOW_UP, AFTER_DANGER, FACT = IN_A_TALK = "follow_up", "after_danger", "fact"


@dataclass(frozen=True)
class Case:
    """A message of the development set with its labels, and what was understood of it."""

    message: Mapping[str, Any]
    finding: Understanding
    seconds: float

    @property
    def language(self) -> str:
        return str(self.message["lang"])

    @property
    def kind(self) -> str:
        return str(self.message["kind"])

    @property
    def needs(self) -> list[str]:
        return [need.id for need in self.finding.needs]


@dataclass(frozen=True)
class Measure:
    """One row of the table: which cases it is about, and whether a case is right."""

    name: str
    title: str
    concerns: Callable[[Case], bool]
    is_right: Callable[[Case], bool]


def evaluate(messages: Iterable[Mapping[str, Any]]) -> list[Case]:
    """Each message with what is understood of it, at the reference date of the labels."""
    return [_evaluate(message) for message in messages]


def read_messages(folder: Path = MESSAGES) -> list[dict[str, Any]]:
    """The messages of all development sets; empty if there are none yet."""
    return [
        json.loads(line)
        for file in sorted(folder.rglob("*.jsonl"))
        for line in file.read_text(encoding="utf-8").splitlines()
        if line.strip()
    ]


def evaluate_all() -> bool:
    """Prints the table, writes it to docs/quality.md; False if a figure is below its threshold."""
    messages = read_messages()
    if not messages:
        sys.exit("There is nothing to measure on: tests/messages has no <language>.jsonl")
    warm_up()
    cases = evaluate(messages)
    figures = measure([*cases, *evaluate(dangers_inside(messages))])
    report = "\n\n".join([HEADING, table(figures), speed(cases), confusions(cases)])
    REPORT.write_text(report + "\n", encoding="utf-8")
    print(report)
    falls = fallen(figures, _thresholds())
    print("\n".join(falls), file=sys.stderr)
    return not falls


def measure(cases: Sequence[Case]) -> dict[str, dict[str, float]]:
    """Per language, the share of right cases of each measure; without cases, no share."""
    by_language: dict[str, list[Case]] = defaultdict(list)
    for case in cases:
        by_language[case.language].append(case)
    return {
        language: {
            each.name: sum(map(each.is_right, concerned)) / len(concerned)
            for each in MEASURES
            if (concerned := [case for case in its_cases if each.concerns(case)])
        }
        for language, its_cases in sorted(by_language.items())
    }


def fallen(figures: Figures, thresholds: Figures) -> list[str]:
    """A line for each figure below its threshold; those of "every" hold for every language."""
    every = thresholds.get("every", {})
    return [
        f"{language} {name}: {share:.3f} is below {least}"
        for language, shares in figures.items()
        for name, share in shares.items()
        for least in [{**every, **thresholds.get(language, {})}.get(name, 0)]
        if share < least
    ]


def table(figures: Figures) -> str:
    """The measures as rows, the languages and the worst of them as columns, in percent."""
    rows = [["", *figures, "worst"], ["---", *("--:" for _ in figures), "--:"]]
    for each in MEASURES:
        shares = [figures[language].get(each.name) for language in figures]
        worst = min((share for share in shares if share is not None), default=None)
        rows.append([each.title, *map(_percent, shares), _percent(worst)])
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)


def speed(cases: Sequence[Case]) -> str:
    """How long one message takes."""
    p50, p99 = np.percentile([case.seconds * 1000 for case in cases], [50, 99])
    return f"One message takes {p50:.1f} ms (p50) to {p99:.1f} ms (p99); {len(cases)} messages."


def confusions(cases: Iterable[Case]) -> str:
    """The most frequent wrong first needs and wrong kinds of danger, as a list."""
    wrong = Counter(
        f"{' / '.join(case.message['needs'])} → {(case.needs or ['none'])[0]}"
        for case in cases
        if FIRST.concerns(case) and not FIRST.is_right(case)
    )
    wrong.update(
        f"danger {case.message['crisis']} → {case.finding.crisis}"
        for case in cases
        if case.kind not in IN_A_TALK and case.message["crisis"] != case.finding.crisis
    )
    lines = [f"- {count} × {pair}" for pair, count in wrong.most_common(SHOWN_CONFUSIONS)]
    return "\n".join(["## Confusions", "", *lines])


def _evaluate(message: Mapping[str, Any]) -> Case:
    spoken = message["lang"] if message["kind"] in IN_A_TALK else None
    start = time.perf_counter()
    finding = understand(message["text"], spoken, REFERENCE)
    return Case(message, finding, time.perf_counter() - start)


def _thresholds() -> Figures:
    thresholds: Figures = load_yaml(THRESHOLDS)
    return thresholds


def _percent(share: float | None) -> str:
    return "" if share is None else f"{share * 100:.1f}"


def _has_needs(case: Case) -> bool:
    return case.kind == "need" and bool(case.message["needs"])


def _is_right_age(case: Case) -> bool:
    children = case.finding.children
    found = (
        [min(c.min_months for c in children), max(c.max_months for c in children)]
        if children
        else None
    )
    return found == case.message["age_months"]


def _is_right_place(case: Case) -> bool:
    place = case.finding.place
    return place is not None and place.municipality == case.message["place"]


def _is_right_about_conversation(case: Case) -> bool:
    if case.kind == "out_of_scope":
        return case.finding.out_of_scope
    found = getattr(case.finding, case.kind)
    return found is not None and case.message.get(case.kind) in (None, found)


def _has_wishes(case: Case) -> bool:
    return len(case.message.get("wishes") or ()) > 1


def _finds_every_wish(case: Case) -> bool:
    needs = case.finding.needs
    said = {need.id for place, need in enumerate(needs) if not place or need.confidence >= ALSO}
    return all(said.union(case.finding.beside) & {*wish} for wish in case.message["wishes"])


def _asked_after_danger(finding: Understanding) -> str | None:
    """What is taken for the question, as far as a danger can be meant."""
    if finding.after_danger:
        return finding.after_danger
    likely = (aspect for aspect in finding.likely_aspects if aspect in ABOUT_DANGER)
    return next(likely, None)


def _if_plain(concerns: Callable[[Case], bool]) -> Callable[[Case], bool]:
    return lambda case: case.kind not in (*IN_A_TALK, INSIDE) and concerns(case)


FIRST = Measure(
    "need_first",
    "right need first",
    _has_needs,
    lambda case: case.needs[:1] != [] and case.needs[0] in case.message["needs"],
)
OF_ANY_MESSAGE = (
    FIRST,
    Measure(
        "need_three", "right need among the first three", _has_needs,
        lambda case: any(need in case.message["needs"] for need in case.needs[:3]),
    ),
    Measure("wishes", "every wish of several", _has_wishes, _finds_every_wish),
    Measure(
        "danger", "danger recognised", lambda case: case.kind == "crisis",
        lambda case: case.finding.crisis is not None,
    ),
    Measure(
        "danger_kind", "right kind of danger",
        lambda case: case.kind == "crisis" and case.finding.crisis is not None,
        lambda case: case.finding.crisis == case.message["crisis"],
    ),
    Measure(
        "no_false_alarm_idiom", "no false alarm on idioms",
        lambda case: case.kind == "crisis_negative",
        lambda case: case.finding.crisis is None,
    ),
    Measure(
        "no_false_alarm", "no false alarm elsewhere",
        lambda case: case.kind not in ("crisis", "crisis_negative"),
        lambda case: case.finding.crisis is None,
    ),
    Measure("age", "ages right", lambda case: bool(case.message["age_months"]), _is_right_age),
    Measure(
        "no_age_invented", "no age invented", lambda case: not case.message["age_months"],
        lambda case: not case.finding.children,
    ),
    Measure("place", "place right", lambda case: bool(case.message["place"]), _is_right_place),
    Measure(
        "no_place_invented", "no place invented", lambda case: not case.message["place"],
        lambda case: case.finding.place is None,
    ),
    Measure(
        "language", "language", lambda case: True,
        lambda case: case.finding.language == case.language,
    ),
    Measure(
        "conversation", "control words, questions, out of scope",
        lambda case: case.kind in ABOUT_CONVERSATION, _is_right_about_conversation,
    ),
)  # fmt: skip
MEASURES = (
    *(replace(each, concerns=_if_plain(each.concerns)) for each in OF_ANY_MESSAGE),
    Measure(
        "aspect", "questions about offers shown, and others told from them",
        lambda case: case.kind == FOLLOW_UP,
        lambda case: next(iter(case.finding.aspects), None) == case.message["aspect"],
    ),
    Measure(
        "after_danger", "what is asked after a danger",
        lambda case: case.kind == AFTER_DANGER,
        lambda case: _asked_after_danger(case.finding) in case.message["asks"],
    ),
    Measure(
        "fact", "which fact is asked for",
        lambda case: case.kind == FACT and case.message["fact"] is not None,
        lambda case: case.finding.fact == case.message["fact"],
    ),
    Measure(
        "no_fact", "no fact where none is asked for",
        lambda case: case.kind == FACT and case.message["fact"] is None,
        lambda case: case.finding.fact is None,
    ),
    Measure(
        "danger_inside", "danger inside an everyday message (joined by the program)",
        lambda case: case.kind == INSIDE, lambda case: case.finding.crisis is not None,
    ),
)  # fmt: skip
HEADING = """# How well messages are understood

Written by `make evaluate` from the development sets in `tests/messages`, written by other
hands than the phrases. None of them was taken for training, but rules, thresholds, three concepts
of the vocabularies, a few dozen phrases and some situations that phrases of danger were ordered for
were chosen after seeing what was missed in them: messages of others are understood somewhat less
well (how much less: docs/decisions/0001-classifier.md). In percent of the
messages concerned."""
