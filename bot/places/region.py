"""The region this installation serves: everything another county exchanges."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from bot.data_file import read_yaml

DATA = Path(__file__).resolve().parents[2] / "data"


@dataclass(frozen=True)
class Region:
    """One county: its names, its clock, its calendar, what counts as near, and who runs the assistant.

    `operator` is named to whoever asks; `imprint` and `privacy` are web addresses below the chat page.
    """

    name: str
    country: str
    country_name: str
    state: str
    state_name: str
    time_zone: str
    radius_km: float
    offer_files: dict[str, str] = field(hash=False)
    operator: str | None = None
    imprint: str | None = None
    privacy: str | None = None


@lru_cache(maxsize=1)
def region() -> Region:
    """The region of data/region.yml. Raises BadData, as do all readers of such files."""
    return Region(**read_yaml(DATA / "region.yml"))
