"""How names stand in links and names of files."""

from __future__ import annotations

import re
import unicodedata

GERMAN = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})


def slug(name: str) -> str:
    """A name in small letters and digits with hyphens: "Hürtgenwald" is "huertgenwald"."""
    small = unicodedata.normalize("NFKD", name.lower().translate(GERMAN))
    return re.sub(r"[^a-z0-9]+", "-", small.encode("ascii", "ignore").decode()).strip("-")
