"""What a pressed button sends, told apart from typed words."""

from __future__ import annotations

import re

PAYLOAD = re.compile(r"^~[a-z_]+(:.{0,60})?$")


def is_payload(text: str) -> bool:
    """Whether a text has the form of a button's payload, as "~more" or "~need:childcare"."""
    return PAYLOAD.match(text) is not None
