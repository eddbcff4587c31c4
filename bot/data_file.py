"""Data files that people edit by hand: they say what bot/data_schemas.yml asks, or are refused."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Iterable, Iterator
from datetime import date, time
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple
from zoneinfo import available_timezones

import yaml
from jsonschema import Draft7Validator, FormatChecker, ValidationError
from jsonschema.exceptions import best_match

SCHEMAS = Path(__file__).with_name("data_schemas.yml")
ENTRY = "entry"
LANGUAGES = "languages"


class BadData(ValueError):
    """A data file does not say what it should; the message is one line for whoever edited it."""


class Line(NamedTuple):
    """A line of a file of cells with tabulators between them; `place` is the file and the line."""

    place: str
    cells: list[str]

    def bad(self, expected: str) -> BadData:
        """What to raise where the line is not what was expected ("name TAB spellings")."""
        return BadData(f'{self.place}: is "{" TAB ".join(self.cells)[:60]}", expected: {expected}')


def read_lines(file: Path) -> Iterator[Line]:
    """The lines of the file that are not blank. Raises BadData for a file that cannot be read."""
    for number, line in enumerate(_text(file).splitlines(), 1):
        if line.strip():
            yield Line(f"{_shown(file)} line {number}", line.split("\t"))


def read_yaml(file: Path, **known: Iterable[str]) -> Any:
    """What the file says, with days as YAML reads them.

    `known` are names of other files that a format of the schema stands for, `municipality=[...]`.
    Raises BadData for what cannot be read and for the first thing that the schema refuses.
    """
    text = _text(file)
    content, lines = _loaded(file, text), yaml.compose(text, yaml.CSafeLoader)
    # JSON Schema knows no days: they are checked as the texts they were.
    plain = json.loads(json.dumps(content, default=str))
    _check(file, plain, known, lambda path: _line_of(lines, path))
    return content


def load_yaml(file: Path) -> Any:
    """What the file says, with no schema to look after it. Raises BadData for what cannot be read."""
    return _loaded(file, _text(file))


def _loaded(file: Path, text: str) -> Any:
    try:
        return yaml.load(text, yaml.CSafeLoader)  # tenfold as fast as the other loader
    except (yaml.YAMLError, ValueError) as error:
        raise BadData(f"{_shown(file)}: {_first_line(error)}; expected YAML") from error


def read_csv(file: Path, **known: Iterable[str]) -> list[dict[str, str]]:
    """The rows of the file. Raises BadData as `read_yaml` does."""
    rows = list(csv.DictReader(_text(file).splitlines()))
    for number, row in enumerate(rows, 2):
        if None in row or None in row.values():
            raise BadData(
                f"{_shown(file)} line {number}: more or fewer cells than the first line has, expected "
                f"{', '.join(filter(None, row))}; a number has a point, not a comma"
            )
    _check(file, rows, known, lambda path: int(path[0]) + 2 if path else 1)
    return rows


def _text(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        raise BadData(f"{_shown(file)}: is not UTF-8, expected a file saved as UTF-8") from None
    except OSError as error:
        raise BadData(f"{_shown(file)}: {error.strerror}, expected the file {file}") from None


def _shown(file: Path) -> str:
    """The file's name; in front of it the folder of a language, as every language has files of that name."""
    parts = list(file.parts)
    return "/".join(parts[parts.index(LANGUAGES) + 1 :]) if LANGUAGES in parts else file.name


def _check(
    file: Path, content: Any, known: dict[str, Iterable[str]], line_of: Callable[[list[Any]], int]
) -> None:
    """Raises BadData for the first thing in the content that the file's schema refuses."""
    validator = Draft7Validator(_schemas()[file.name], format_checker=_formats(known))
    for error in sorted(validator.iter_errors(content), key=_order):
        path = list(error.path)
        name = _name_of(content, path)
        raise BadData(f"{_shown(file)} line {line_of(path)}: {name}{_wrong(error)}")


def _order(error: ValidationError) -> tuple[list[str], bool]:
    """By place; a misspelt field before the one that is missing for it."""
    return list(map(str, error.path)), error.validator != "additionalProperties"


def _wrong(error: ValidationError) -> str:
    """What is wrong and what was expected, in words: '"hours" is "immer", expected always, or ...'."""
    if error.validator == "required":
        missing = next(name for name in error.validator_value if name not in error.instance)
        expected = error.schema["properties"][missing].get("description", "a value")
        return f'"{missing}" is missing, expected {expected}'
    if error.validator == "additionalProperties" and "properties" in error.schema:
        names = error.schema["properties"]
        unknown = next(name for name in error.instance if name not in names)
        return f'"{unknown}" is no field, expected one of {", ".join(names)}'
    deepest = best_match([error])  # of the ways in which none of several forms fits
    where = next((part for part in reversed(error.path) if isinstance(part, str)), "content")
    expected = error.schema.get("description") or deepest.schema.get("description", error.message)
    return f'"{where}" is "{deepest.instance}", expected {expected}'


def _name_of(content: Any, path: list[Any]) -> str:
    """Which entry it is, by its id or name: 'entry "police_110": '; empty outside a list."""
    entry = content[path[0]] if path and isinstance(content, list) else {}
    named = isinstance(entry, dict) and (entry.get("id") or entry.get("name"))
    return f'{ENTRY} "{named}": ' if named else ""


def _line_of(node: yaml.Node | None, path: list[Any]) -> int:
    """The line of the value at a path, or of the nearest thing around it that is there."""
    for part in path:
        inner = _children(node).get(part)
        if inner is None:
            break
        node = inner
    return int(node.start_mark.line) + 1 if node else 1


def _children(node: yaml.Node | None) -> dict[Any, yaml.Node]:
    if isinstance(node, yaml.MappingNode):
        return {key.value: value for key, value in node.value}
    return dict(enumerate(node.value)) if isinstance(node, yaml.SequenceNode) else {}


def _first_line(error: Exception) -> str:
    """Where and what a YAML error is, in one line."""
    if isinstance(error, yaml.MarkedYAMLError) and error.problem_mark:
        return f"line {error.problem_mark.line + 1}: {error.problem}"
    return str(error).splitlines()[0]


def _formats(known: dict[str, Iterable[str]]) -> FormatChecker:
    """The formats of the schemas: days, times, time zones, and the known names."""
    checker = FormatChecker(formats=())
    # What is no text at all, as the end of a row that is missing, is told by its type.
    checker.checks("date", ValueError)(
        lambda value: not isinstance(value, str) or bool(date.fromisoformat(value))
    )
    checker.checks("time_of_day", ValueError)(_is_time)
    checker.checks("time_zone")(lambda value: value in available_timezones())
    for name, names in known.items():
        checker.checks(name)(frozenset(names).__contains__)
    return checker


def _is_time(value: str) -> bool:
    return len(value) == len("09:00") and time.fromisoformat(value) is not None


@cache
def _schemas() -> dict[str, Any]:
    schemas: dict[str, Any] = yaml.safe_load(SCHEMAS.read_text(encoding="utf-8"))
    return schemas
