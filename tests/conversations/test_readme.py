"""The conversation at the head of the README is what the assistant really says."""

from __future__ import annotations

import re
from pathlib import Path

from tests.conversations.family import Family

README = Path(__file__).parents[2] / "README.md"


def turns() -> list[tuple[str, list[str]]]:
    """What the family writes in the README, each with the paragraphs that are said to it."""
    block = README.read_text(encoding="utf-8").split("```")[1]
    parts = re.split(r"(?m)^Sie: ", block)[1:]
    return [
        (said.strip(), paragraphs(answer)) for said, _, answer in (p.partition("\n") for p in parts)
    ]


def paragraphs(answer: str) -> list[str]:
    """The paragraphs in one line each, without the offers, which are indented, and the buttons."""
    every = (part for part in answer.split("\n\n") if part.strip())
    return [" ".join(part.split()) for part in every if not part.startswith((" ", "[", "\n  "))]


def test_the_readme_shows_what_is_really_said():
    family = Family()
    for said, answer in turns():
        told = " ".join(family.says(said).text.split())
        assert answer and [part for part in answer if part not in told] == []
