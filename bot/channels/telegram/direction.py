"""Writing direction: names of the other direction stay in order inside a sentence."""

from __future__ import annotations

import re

ISOLATE, POP = "\u2068", "\u2069"  # first strong isolate, pop directional isolate
RIGHT_TO_LEFT_MARK = "\u200f"

# Runs of letters, numbers and what stands between them; brackets stay with the sentence.
LEFT_TO_RIGHT_RUN = re.compile(
    r"[+A-Za-zÀ-ɏ0-9](?:[A-Za-zÀ-ɏ0-9 \u00a0.,:;/+&@'’_%?=#~–-]*[A-Za-zÀ-ɏ0-9/.])?"
)
RIGHT_TO_LEFT_RUN = re.compile(r"[\u0590-\u08ff](?:[\u0590-\u08ff\u200c ]*[\u0590-\u08ff])?")
OTHER_RUN = {"rtl": LEFT_TO_RIGHT_RUN, "ltr": RIGHT_TO_LEFT_RUN}


def isolated(text: str, direction: str) -> str:
    """The text with every run of the other direction in an isolate (Unicode's UAX #9).

    Without it "+49 2421 17355" is shown as "17355 2421 49+" in an Arabic sentence.
    """
    return OTHER_RUN[direction].sub(rf"{ISOLATE}\g<0>{POP}", text)


def aligned(text: str, direction: str) -> str:
    """Every line begins in the direction of its language, also where a name or a sign comes first."""
    if direction == "ltr":
        return text
    return "\n".join(f"{RIGHT_TO_LEFT_MARK}{line}" if line else line for line in text.split("\n"))
