"""Which quantities in a message are told as the age of a child.

A quantity may as well be a duration, a price or the age of a father. What tells them apart is learnt
from phrases of all languages together (`nlu.age_training`), as clues mean the same in all of them.
"""

from __future__ import annotations

from nlu.age_model import current
from nlu.age_sign import signs
from nlu.quantity import Quantity, quantities
from nlu.reading import Reading

LIKELY = -0.2  # score from which a quantity is an age, where the message tells no other
LIKELY_BESIDE = 0.1  # the same beside another: most messages tell one, so a second must be plainer
YOUNG_WRITER_YEARS = 21  # so long a writer may be the one it is about
OWN_UNITS = ("", *"YyzZ")
CERTAIN = ("born", "grade", "stated")  # what rules have found


def ages_meant(reading: Reading) -> list[Quantity]:
    """The quantities that are ages, from left to right; of readings that overlap the likeliest."""
    model = current()
    scores = [
        (model.score(signs(each, reading)), each)
        for each in quantities(reading)
        if not _is_of_parent(each, reading)
    ]
    is_told = any(found.kind in CERTAIN for found in reading.found)
    chosen: list[Quantity] = []
    for score, quantity in sorted(scores, key=lambda each: -each[0]):
        if score < (LIKELY_BESIDE if chosen or is_told else LIKELY):
            break
        if not any(_overlap(quantity, other) for other in chosen):
            chosen.append(quantity)
    return sorted(chosen, key=lambda each: each.start)


def _is_of_parent(quantity: Quantity, reading: Reading) -> bool:
    """Whether it is the age of a writer who is no child: grown up, or expecting one."""
    own = reading.own_age_years
    is_parent = reading.pregnant or (own or 0) > YOUNG_WRITER_YEARS
    return is_parent and quantity.number == own and quantity.unit in OWN_UNITS


def _overlap(one: Quantity, other: Quantity) -> bool:
    return one.start < other.end and other.start < one.end
