"""What is wrong in a file of data/offers, and where."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Fault:
    """A place in a file that has to be corrected before anything of the file is imported."""

    file: str
    line: int
    offer: str
    field: str
    value: Any
    expected: str

    def __str__(self) -> str:
        found = "missing" if self.value is None else f'is "{self.value}"'
        return (
            f'{self.file} line {self.line}: offer "{self.offer}": '
            f'"{self.field}" {found}, expected {self.expected}'
        )
