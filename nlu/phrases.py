"""The phrases of all languages, from which everything about meaning is learnt."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from bot.data_file import BadData, Line, read_lines
from bot.fact import facts
from bot.need import need_ids

DATA = Path(__file__).resolve().parents[1] / "data"
LANGUAGES = DATA / "languages"
CRISES = ("suicide", "violence", "abuse", "child_danger", "medical", "poisoning")
CONTROLS = (
    "restart", "more", "back", "change_place", "change_age", "change_need", "filter",
    "details", "list", "human", "delete", "stop", "yes", "no", "skip", "help", "thanks", "greet", "bye",
)  # fmt: skip
ASPECTS = (
    "cost", "hours", "registration", "waiting", "contact", "way", "nearer", "speakers",
    "documents", "confidential", "who", "at_home", "what", "which",
    "unreachable", "full", "refused", "doubt", "worry", "unfit", "by_text",
    "rights", "at_once", "unwanted", "over",
)  # fmt: skip
# What is asked or told after a danger that no offer is asked: he stands at the door, is it my fault.
AFTER_DANGER = (
    "now", "police", "blame", "sorry", "tell_child", "evidence", "papers", "hospital", "serious", "shelter",
    "say", "minder", "asleep", "waiting", "food", "truth", "pay", "step",
)  # fmt: skip
NONE = "none"
HARMLESS = "harmless"
FACTS = "facts"  # the file of what is learnt apart from all else: which fact a message asks for


@dataclass(frozen=True)
class Phrase:
    """A message as a family would write it, and what it means.

    `labels` are "need:childcare", "crisis:suicide", "control:back", "faq:cost", "aspect:hours",
    "after_danger:police", "fact:deposit", "out_of_scope", "inform" or "harmless" (sounds like danger and is
    none).
    """

    text: str
    language: str
    labels: tuple[str, ...]

    @property
    def kind(self) -> str:
        """What the message is above all: the group of its first label."""
        return self.labels[0].partition(":")[0]


def load_phrases(folder: Path = LANGUAGES) -> list[Phrase]:
    """All phrases of all languages, in the order of the files; empty without any.

    Raises BadData for the first line with an unknown label or without a message.
    """
    return [phrase for file in phrase_files(folder) for phrase in _read(file)]


def phrase_files(folder: Path = LANGUAGES) -> list[Path]:
    """The phrase files that exist, sorted, without those of facts."""
    files = folder.glob("*/phrases/*.tsv")
    return sorted(file for file in files if file.stem in _READERS and file.stem != FACTS)


def fact_files(folder: Path = LANGUAGES) -> list[Path]:
    """The files of questions that ask for a fact, sorted."""
    return sorted(folder.glob(f"*/phrases/{FACTS}.tsv"))


def load_fact_phrases(folder: Path = LANGUAGES) -> list[Phrase]:
    """The questions of all languages that ask for a fact; empty without any. Raises BadData as above."""
    return [phrase for file in fact_files(folder) for phrase in _read(file)]


def phrases_of(kind: str) -> list[Phrase]:
    """The phrases of the files of one kind ("control"), of all languages."""
    return [phrase for file in phrase_files() if file.stem == kind for phrase in _read(file)]


def _read(file: Path) -> Iterator[Phrase]:
    language = file.parts[-3]
    for line in read_lines(file):
        labels, text = _READERS[file.stem](line)
        yield Phrase(text.strip(), language, labels)


def _read_need(line: Line) -> tuple[tuple[str, ...], str]:
    ids, text = _two(line, "need id(s) TAB message")
    return _needs(ids, line), text


def _read_crisis(line: Line) -> tuple[tuple[str, ...], str]:
    *kind_and_text, needs = line.cells if len(line.cells) == 3 else (*line.cells, "")
    kind, text = _two(line._replace(cells=kind_and_text), "kind TAB message")
    _known(kind, (*CRISES, NONE), "kind of danger", line)
    labels = _needs(needs, line) if needs.strip() else ()
    return (labels or (HARMLESS,)) if kind == NONE else (f"crisis:{kind}", *labels), text


def _read_control(line: Line) -> tuple[tuple[str, ...], str]:
    control, text = _two(line, "control id TAB message")
    if not control.startswith("language:"):
        _known(control, CONTROLS, "control id", line)
    return (f"control:{control}",), text


def _read_faq(line: Line) -> tuple[tuple[str, ...], str]:
    question, text = _two(line, "faq id TAB message")
    return (f"faq:{question}",), text


def _read_aspect(line: Line) -> tuple[tuple[str, ...], str]:
    aspect, text = _two(line, "aspect id TAB message")
    _known(aspect, (*ASPECTS, NONE), "aspect id", line)
    return (f"aspect:{aspect}",), text


def _read_after_danger(line: Line) -> tuple[tuple[str, ...], str]:
    asked, text = _two(line, "what is asked after a danger TAB message")
    _known(asked, (*AFTER_DANGER, NONE), "question after a danger", line)
    return (f"after_danger:{asked}",), text


def _read_fact(line: Line) -> tuple[tuple[str, ...], str]:
    fact, text = _two(line, "fact id TAB message")
    _known(fact, (*facts(), NONE), "fact id", line)
    return (f"fact:{fact}",), text


def _read_plain(label: str) -> Callable[[Line], tuple[tuple[str, ...], str]]:
    return lambda line: ((label,), line.cells[-1])


def _needs(ids: str, line: Line) -> tuple[str, ...]:
    needs = [each.strip() for each in ids.split(",")]
    for need in needs:
        _known(need, need_ids(), "need id", line)
    return tuple(f"need:{need}" for need in needs)


def _two(line: Line, expected: str) -> tuple[str, str]:
    if len(line.cells) != 2 or not line.cells[1].strip():
        raise line.bad(expected)
    return line.cells[0].strip(), line.cells[1]


def _known(value: str, known: tuple[str, ...] | list[str], what: str, line: Line) -> None:
    if value not in known:
        raise BadData(
            f'{line.place}: {what} "{value}" is unknown, expected one of: {", ".join(known)}'
        )


_READERS: dict[str, Callable[[Line], tuple[tuple[str, ...], str]]] = {
    "needs": _read_need,
    "crisis": _read_crisis,
    "control": _read_control,
    "faq": _read_faq,
    "aspects": _read_aspect,
    "after_danger": _read_after_danger,
    FACTS: _read_fact,
    "out_of_scope": _read_plain("out_of_scope"),
    "inform": _read_plain("inform"),
}
