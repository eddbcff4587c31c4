"""The documents keep what they promise: commands, settings and links."""

from __future__ import annotations

import re
from dataclasses import fields
from pathlib import Path

import pytest

from bot.settings import ROOT, Settings
from nlu.phrases import AFTER_DANGER, ASPECTS, CONTROLS

DOCUMENTS = [ROOT / "README.md", ROOT / "data/offers/README.md", *sorted(ROOT.glob("docs/**/*.md"))]
TARGETS = re.findall(r"^([a-z-]+):.*## ", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE)
LINK = re.compile(r"\]\((?!https?:|#)([^)#]+)")


def text(path: Path) -> str:
    return path.read_text(encoding="utf-8")


@pytest.mark.parametrize("target", TARGETS)
def test_every_command_is_in_the_readme(target):
    assert f"make {target}" in text(ROOT / "README.md")


@pytest.mark.parametrize("command", sorted(set(re.findall(r"make ([a-z-]+)", text(DOCUMENTS[0])))))
def test_every_command_of_the_readme_exists(command):
    assert command in TARGETS


@pytest.mark.parametrize("setting", [field.name.upper() for field in fields(Settings)])
def test_every_setting_is_documented(setting):
    assert f"`{setting}`" in text(ROOT / "docs" / "operation.md")


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_every_link_leads_somewhere(document):
    broken = [
        link for link in LINK.findall(text(document)) if not (document.parent / link).exists()
    ]
    assert not broken


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_every_command_uses_the_python_that_has_the_packages(document):
    assert not re.findall(r"(?<!\.venv/bin/)python -m", text(document))


@pytest.mark.parametrize("id", [*CONTROLS, *ASPECTS, *AFTER_DANGER])
def test_everything_that_phrases_are_written_for_is_explained(id):
    """Whoever writes phrases of a language finds each id in its guide."""
    assert re.search(rf"`[^`]*\b{id}\b[^`]*`", text(ROOT / "docs/languages.md"))
