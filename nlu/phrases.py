"""The phrases of all languages, from which everything about meaning is learnt."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from bot.need import need_ids

DATA = Path(__file__).resolve().parents[1] / "data"
LANGUAGES = DATA / "languages"
CRISES = ("suicide", "violence", "abuse", "child_danger", "medical", "poisoning")
CONTROLS = (
    "restart", "more", "back", "change_place", "change_age", "change_need", "filter",
    "details", "human", "delete", "stop", "yes", "no", "skip", "help", "thanks", "greet", "bye",
)  # fmt: skip
ASPECTS = (
    "cost", "hours", "registration", "waiting", "contact", "way", "nearer", "speakers",
    "documents", "confidential", "who", "at_home", "what", "which",
    "unreachable", "full", "refused", "doubt", "worry", "unfit", "by_text",
)  # fmt: skip
NONE = "none"
HARMLESS = "harmless"


@dataclass(frozen=True)
class Phrase:
    """A message as a family would write it, and what it means.

    `labels` are "need:childcare", "crisis:suicide", "control:back", "faq:cost", "aspect:hours",
    "out_of_scope", "inform" or "harmless" (sounds like danger and is none).
    """

    text: str
    language: str
    labels: tuple[str, ...]

    @property
    def kind(self) -> str:
        """What the message is above all: the group of its first label."""
        return self.labels[0].partition(":")[0]


class PhraseError(ValueError):
    """A line of a phrase file that cannot be understood."""


def load_phrases(folder: Path = LANGUAGES) -> list[Phrase]:
    """All phrases of all languages, in the order of the files; empty without any.

    Raises PhraseError for the first line with an unknown label or without a message.
    """
    return [phrase for file in phrase_files(folder) for phrase in _read(file)]


def phrase_files(folder: Path = LANGUAGES) -> list[Path]:
    """The phrase files that exist, sorted."""
    return sorted(file for file in folder.glob("*/phrases/*.tsv") if file.stem in _READERS)


def phrases_of(kind: str, folder: Path = LANGUAGES) -> list[Phrase]:
    """The phrases of the files of one kind ("control"), of all languages."""
    return [phrase for file in phrase_files(folder) if file.stem == kind for phrase in _read(file)]


def _read(file: Path) -> Iterator[Phrase]:
    language = file.parts[-3]
    for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1):
        if not line.strip():
            continue
        try:
            labels, text = _READERS[file.stem](line.split("\t"))
        except ValueError as error:
            place = "/".join(file.parts[-4:])
            raise PhraseError(f"{place} line {number}: {error}") from error
        yield Phrase(text.strip(), language, labels)


def _read_need(cells: list[str]) -> tuple[tuple[str, ...], str]:
    ids, text = _two(cells, "need id(s) TAB message")
    return _needs(ids), text


def _read_crisis(cells: list[str]) -> tuple[tuple[str, ...], str]:
    kind, text = _two(cells[:2], "kind TAB message")
    _known(kind, (*CRISES, NONE), "kind of danger")
    needs = _needs(cells[2]) if cells[2:] and cells[2].strip() else ()
    return (needs or (HARMLESS,)) if kind == NONE else (f"crisis:{kind}", *needs), text


def _read_control(cells: list[str]) -> tuple[tuple[str, ...], str]:
    control, text = _two(cells, "control id TAB message")
    if not control.startswith("language:"):
        _known(control, CONTROLS, "control id")
    return (f"control:{control}",), text


def _read_faq(cells: list[str]) -> tuple[tuple[str, ...], str]:
    question, text = _two(cells, "faq id TAB message")
    return (f"faq:{question}",), text


def _read_aspect(cells: list[str]) -> tuple[tuple[str, ...], str]:
    aspect, text = _two(cells, "aspect id TAB message")
    _known(aspect, (*ASPECTS, NONE), "aspect id")
    return (f"aspect:{aspect}",), text


def _read_plain(label: str) -> Callable[[list[str]], tuple[tuple[str, ...], str]]:
    return lambda cells: ((label,), cells[-1])


def _needs(ids: str) -> tuple[str, ...]:
    needs = [each.strip() for each in ids.split(",")]
    for need in needs:
        _known(need, need_ids(), "need id")
    return tuple(f"need:{need}" for need in needs)


def _two(cells: list[str], expected: str) -> tuple[str, str]:
    if len(cells) != 2 or not cells[1].strip():
        raise ValueError(f'is "{" TAB ".join(cells)[:60]}", expected: {expected}')
    return cells[0].strip(), cells[1]


def _known(value: str, known: tuple[str, ...] | list[str], what: str) -> None:
    if value not in known:
        raise ValueError(f'{what} "{value}" is unknown, expected one of: {", ".join(known)}')


_READERS: dict[str, Callable[[list[str]], tuple[tuple[str, ...], str]]] = {
    "needs": _read_need,
    "crisis": _read_crisis,
    "control": _read_control,
    "faq": _read_faq,
    "aspects": _read_aspect,
    "out_of_scope": _read_plain("out_of_scope"),
    "inform": _read_plain("inform"),
}
