"""What a county has to say or to take back before families come is told at the start."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

import pytest

from bot.places.region import region
from bot.server.__main__ import left_to_do
from bot.settings import Settings

SAID = replace(
    region(),
    operator="Kreis Düren",
    imprint="https://www.kreis-dueren.de/impressum",
    privacy="https://www.kreis-dueren.de/datenschutz",
)


@pytest.mark.parametrize(
    "settings, here, told",
    [
        (Settings(), SAID, []),
        (
            Settings(),
            replace(SAID, imprint=None, privacy=None),
            ["says no imprint, privacy, which"],
        ),
        (
            Settings(lotse_now=datetime(2026, 11, 22, 10)),
            SAID,
            ["LOTSE_NOW=2026-11-22T10:00; take"],
        ),
    ],
)
def test_a_line_names_each_thing(settings, here, told):
    lines = left_to_do(settings, here)
    assert len(lines) == len(told)
    assert all(part in line for part, line in zip(told, lines, strict=True))
