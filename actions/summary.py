"""What is known of a family, in words."""

from __future__ import annotations

from actions.state import Facts, State
from bot.languages.catalogue import Catalogue
from bot.need import needs_of_pregnancy

MONTHS = 12
NEWBORN = {"min_months": 0, "max_months": 1}


def summary(state: State, words: Catalogue) -> str:
    """Needs, ages, pregnancy and place in one line, parted by commas; empty if nothing is known."""
    parts = [words.say(f"need_{need}") for need in state.needs]
    parts += [child_text(child, words) for child in state.children]
    is_told = state.needs and state.needs[0] in needs_of_pregnancy()
    if state.pregnancy and (state.pregnancy.get("weeks") or not is_told):
        parts.append(pregnancy_text(state.pregnancy, words))
    if state.place:
        parts.append(place_text(state.place))
    return words.listed(parts)


def child_text(child: Facts, words: Catalogue) -> str:
    """The age of one child: "30 months" as "2 years, 6 months", 36 to 47 months as "3 years".

    Once it is told in years a month more or less is not said.
    """
    low, high = child["min_months"], child["max_months"]
    if child == NEWBORN:
        return words.say("age_newborn")
    if low == high or (low >= 2 * MONTHS and high - low == 1):
        return months_text(low, words)
    if high - low == MONTHS - 1 and low % MONTHS == 0:
        return words.say("age_years", count=low // MONTHS)
    low_text = months_text(low, words)
    return words.say("age_range", low=low_text, high=months_text(high, words))


def months_text(months: int, words: Catalogue) -> str:
    """An age in months below two years, in years and months from then on."""
    if months < 2 * MONTHS:
        return words.say("age_months", count=months)
    years = words.say("age_years", count=months // MONTHS)
    if months % MONTHS == 0:
        return years
    return words.say(
        "age_years_months", years=years, months=words.say("age_months", count=months % MONTHS)
    )


def pregnancy_text(pregnancy: Facts, words: Catalogue) -> str:
    """ "pregnant", with the week where it is known."""
    if pregnancy.get("weeks"):
        return words.say("pregnant_weeks", weeks=pregnancy["weeks"])
    return words.say("pregnant")


def place_text(place: Facts) -> str:
    """ "Jülich-Koslar", or the municipality alone."""
    names = [place.get("municipality"), place.get("district")]
    return "-".join(name for name in names if name)
