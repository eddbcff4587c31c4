"""A folder of offer files for one test."""

from __future__ import annotations

from pathlib import Path

import pytest


@pytest.fixture
def folder(tmp_path: Path):
    """Writes a file of offers and hands out its folder."""

    def write(text: str, name: str = "kreis.yml") -> Path:
        (tmp_path / name).write_text(text, encoding="utf-8")
        return tmp_path

    return write
