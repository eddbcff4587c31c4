"""The entries of an offer file with their lines, and what its YAML slips mean."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from bot.offers.fault import BadFile, Fault, text_of
from bot.offers.reader import Steps, Wrong

# What PyYAML says -> what the person who wrote the line should do.
HINTS = {
    "mapping values": 'quotes around a text with a colon in it, name: "Titz: Krabbelgruppe", '
    "and every field of an offer as far to the right as the others",
    "tab character": "spaces in place of the tab",
    "cannot start any token": "spaces in place of tabs, and quotes around a text that begins with "
    "a special character",
    "end of stream": "a quote at the end of the text, too",
    "',' or": "a bracket at the end of the list or entry, and commas between its parts",
    "expected ':'": 'a line like "name: …" above this one, with a space after the colon; '
    "a text of several lines is indented",
    "expected key": 'a line like "name: …", or quotes around the whole text',
    "'-' indicator": "every field of an offer as far to the right as the others",
    "undefined alias": "quotes around a text that begins with *",
    "unknown escape": "single quotes around a text with a backslash",
    "another document": "no line of ---",
    "no list": 'a list of offers, each beginning with "- id: …"',
    "no fields": 'an offer that begins with "- id: …"',
    "no name": "a word as the name of a field",
    "no value": "a value that means something, or a text in quotes",
    "twice": "every field once in an offer",
}
ID = re.compile(r"^[ -]*id: *([^\s#]+)", re.MULTILINE)


@dataclass(frozen=True)
class Entry:
    """What a file says of one offer, and the line of each value by its path."""

    file: str
    record: dict[str, Any]
    lines: dict[Steps, int]

    @property
    def name(self) -> str:
        """The id of the offer, or else its name; "?" without both."""
        return str(self.record.get("id") or self.record.get("name") or "?")

    def fault(self, wrong: Wrong) -> Fault:
        """What is wrong, with the line of the innermost thing around it that stands there."""
        around = (wrong.path[:length] for length in range(len(wrong.path), -1, -1))
        line = next(self.lines[path] for path in around if path in self.lines)
        field = ": ".join(step for step in wrong.path if isinstance(step, str))
        return Fault(self.file, line, self.name, field, wrong.value, wrong.expected)


def read_entries(path: Path) -> list[Entry]:
    """Every entry of a file; raises `BadFile` where it is no list of offers in YAML."""
    text = text_of(path)
    try:
        return list(_entries(path.name, text))
    except yaml.MarkedYAMLError as error:
        raise BadFile(_slip(path.name, text, error)) from None
    except yaml.reader.ReaderError as error:
        line = text.encode().count(b"\n", 0, error.position) + 1
        found = f"U+{error.character:04X}"
        expected = "only characters that can be seen: delete it"
        raise BadFile(Fault(path.name, line, "", "character", found, expected)) from None


class _Loader(yaml.CSafeLoader):
    """Leaves as text what is no day of the calendar, and 10:00, which YAML 1.1 reads as 600."""


def _day(loader: _Loader, node: yaml.ScalarNode) -> Any:
    try:
        return loader.construct_yaml_timestamp(node)
    except ValueError:
        return node.value


def _number(loader: _Loader, node: yaml.ScalarNode) -> Any:
    return node.value if ":" in node.value else loader.construct_yaml_int(node)


_Loader.add_constructor("tag:yaml.org,2002:timestamp", _day)
_Loader.add_constructor("tag:yaml.org,2002:int", _number)


def _entries(file: str, text: str) -> Iterator[Entry]:
    loader = _Loader(text)
    try:
        root = loader.get_single_node()
        if root is None:
            return
        if not isinstance(root, yaml.SequenceNode):
            raise yaml.MarkedYAMLError(problem="no list", problem_mark=root.start_mark)
        for node in root.value:
            yield Entry(file, _record(loader, node), dict(_lines(node)))
    finally:
        loader.dispose()


def _record(loader: _Loader, node: yaml.Node) -> dict[str, Any]:
    if not isinstance(node, yaml.MappingNode):
        raise yaml.MarkedYAMLError(problem="no fields", problem_mark=node.start_mark)
    for key, _ in node.value:
        if not isinstance(key, yaml.ScalarNode):
            raise yaml.MarkedYAMLError(problem="no name", problem_mark=key.start_mark)
    often = Counter(key.value for key, _ in node.value)
    for key, _ in reversed(node.value):
        if often[key.value] > 1:
            raise yaml.MarkedYAMLError(problem="twice", problem_mark=key.start_mark)
    return {key.value: _value(loader, value) for key, value in node.value}


def _value(loader: _Loader, node: yaml.Node) -> Any:
    try:
        return loader.construct_object(node, deep=True)
    except (ValueError, TypeError):
        raise yaml.MarkedYAMLError(problem="no value", problem_mark=node.start_mark) from None


def _lines(node: yaml.Node, path: Steps = ()) -> Iterator[tuple[Steps, int]]:
    yield path, node.start_mark.line + 1
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            yield from _lines(value, (*path, key.value))
            yield (*path, key.value), key.start_mark.line + 1
    if isinstance(node, yaml.SequenceNode):
        for number, value in enumerate(node.value):
            yield from _lines(value, (*path, number))


def _slip(file: str, text: str, error: yaml.MarkedYAMLError) -> Fault:
    """The line on which YAML gave up, what to do, and the offer whose id stands nearest above it."""
    problem = str(error.problem)
    # A quote that is never closed is noticed at the end of the file.
    mark = error.context_mark if "end of stream" in problem else error.problem_mark
    number = mark.line if mark else 0
    rows = text.splitlines() or [""]
    ids = ID.findall("\n".join(rows[: number + 1]))
    hints = (hint for sign, hint in HINTS.items() if sign in problem)
    expected = next(hints, f"YAML ({problem})")
    row = rows[min(number, len(rows) - 1)].strip()
    return Fault(file, number + 1, ids[-1] if ids else "", "YAML", row, expected)
