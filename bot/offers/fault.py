"""What is wrong in a file of data/offers, and where."""

from __future__ import annotations

import textwrap
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

LONGEST_VALUE = 120


@dataclass(frozen=True)
class Fault:
    """A place in a file that has to be corrected before anything of the file is imported.

    `offer` is empty where none is concerned, `value` is None for what is missing.
    """

    file: str
    line: int
    offer: str
    field: str
    value: Any
    expected: str

    def __str__(self) -> str:
        offer = f'offer "{self.offer}": ' if self.offer else ""
        found = "missing" if self.value is None else f'is "{_shown(self.value)}"'
        return (
            f'{self.file} line {self.line}: {offer}"{self.field}" {found}, expected {self.expected}'
        )


class BadFile(ValueError):
    """Nothing of a file can be read; `fault` says where and why."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(str(fault))
        self.fault = fault


def text_of(path: Path) -> str:
    """The text of a file; raises `BadFile` with the line of the first byte that is not UTF-8."""
    content = path.read_bytes()
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        byte = f"0x{content[error.start]:02x}"
        expected = "a file saved as UTF-8: choose it as encoding in the editor and save again"
        raise BadFile(Fault(path.name, line, "", "character", byte, expected)) from None


def _shown(value: Any) -> str:
    """A value in one line as a person would write it in YAML, shortened where it is long."""
    if not isinstance(value, str):
        value = yaml.safe_dump(
            value, default_flow_style=True, allow_unicode=True, width=1000
        ).removesuffix("...\n")
    return textwrap.shorten(value, LONGEST_VALUE, placeholder=" …")
