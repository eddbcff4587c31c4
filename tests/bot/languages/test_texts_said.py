"""No text stands in the catalogues that nobody says any more."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from bot.data_file import read_yaml
from bot.languages.catalogue import YOUNG, read_texts
from bot.offers.offer import ACCESSES, COSTS, FORMATS
from bot.settings import ROOT

CLOSED_LISTS = {"cost": COSTS, "access": ACCESSES, "format": FORMATS}  # of bot.cards.choice_text
WIDGET = ROOT / "bot" / "widget"


def test_every_text_is_said_somewhere():
    said = re.compile("|".join(sorted({*in_programs(), *in_data(), *in_widget()})))
    # What is said to young people is said under the name of the text that it stands for.
    texts = {key: key.removesuffix(YOUNG) for key in read_texts("de")}
    unsaid = [
        key for key, name in texts.items() if not (said.fullmatch(key) or said.fullmatch(name))
    ]
    assert not unsaid


def in_programs() -> Iterator[str]:
    """The names of texts, and f"aspect_{name}" as "aspect_" with any word behind."""
    for folder in ("actions", "bot"):
        for file in (ROOT / folder).rglob("*.py"):
            yield from names_in(file)


def names_in(file: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Constant) and re.fullmatch(r"\w+", str(node.value)):
            yield str(node.value)
        elif isinstance(node, ast.JoinedStr) and re.fullmatch(r"\w+_", beginning(node)):
            yield f"{beginning(node)}\\w+"


def beginning(text: ast.JoinedStr) -> str:
    first = text.values[0] if text.values else None
    return str(first.value) if isinstance(first, ast.Constant) else ""


def in_data() -> Iterator[str]:
    for file in ("outlook.yml", "facts.yml"):
        yield from (line["text"] for line in read_yaml(ROOT / "data" / file) if "text" in line)
    for kind, values in CLOSED_LISTS.items():
        yield from (f"{kind}_{value}" for value in values)


def in_widget() -> Iterator[str]:
    """The widget names its texts without their beginning."""
    for file in (*(WIDGET / "src").glob("*.ts"), WIDGET / "build.mjs"):
        for name in re.findall(r'"(\w+)"', file.read_text(encoding="utf-8")):
            yield f"widget_{name}"
