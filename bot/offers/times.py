"""When offers take place, as far as that concerns the children of a family."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy.orm import Session

from bot.offers.candidate import Candidate
from bot.offers.query import OfferQuery
from bot.offers.schedule import Schedule
from bot.offers.stored import read_schedules

ANY_MONTHS = 9999


def times_of(
    session: Session, candidates: Iterable[Candidate], query: OfferQuery
) -> dict[str, list[Schedule]]:
    """The times of the candidates that have any, by their ids; a list may be empty for a family."""
    dated = {c.id: c.fingerprint for c in candidates if c.has_schedule}
    found = read_schedules(session, dated)
    return {id: for_children(schedules, query) for id, schedules in found.items()}


def for_children(schedules: Iterable[Schedule], query: OfferQuery) -> list[Schedule]:
    """Those of the times that are meant for one of the children; all where no age is known."""
    return [each for each in schedules if not query.children or _is_for_a_child(each, query)]


def _is_for_a_child(schedule: Schedule, query: OfferQuery) -> bool:
    low, high = schedule.min_age_months or 0, schedule.max_age_months or ANY_MONTHS
    return any(child.min_months <= high and child.max_months >= low for child in query.children)
