"""When an offer takes place: weekly, every n weeks, nth weekdays of the month, seasonal."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from bot.places.calendar import Calendar
from bot.places.hours import WEEKDAYS

HORIZON_DAYS = 400  # a yearly event is still found
END_OF_DAY = time(23, 59, 59)


@dataclass(frozen=True)
class Schedule:
    """One weekday with its time; `closes` is None where only the start is known.

    `every_weeks` counts from `starts_on`; `ends_on` is the last day, as of a course. `closed` are days
    off, as ISO 8601 writes a day or an interval: "2026-12-24", "2026-12-23/2027-01-06". `nth` are the
    weekdays of the month, -1 for the last. `season_from` and `season_to` are "MM-DD", both included,
    and may span the new year. `by` is "visit" or "phone". Ages are months and belong to this time only.
    """

    weekday: str
    opens: time
    closes: time | None = None
    every_weeks: int = 1
    starts_on: date | None = None
    ends_on: date | None = None
    closed: tuple[str, ...] = ()
    nth: tuple[int, ...] = ()
    season_from: str | None = None
    season_to: str | None = None
    not_in_school_holidays: bool = False
    only_in_school_holidays: bool = False
    not_on_public_holidays: bool = False
    also_on_public_holidays: bool = False
    min_age_months: int | None = None
    max_age_months: int | None = None
    by: str = "visit"
    note: str | None = None

    @property
    def ends(self) -> time:
        """The end of the day for "24:00" and for an end that is not known."""
        return self.closes or END_OF_DAY


def takes_place(schedule: Schedule, day: date, days: Calendar) -> bool:
    """Whether the schedule has an occurrence on this day."""
    if _is_over(schedule, day) or _is_closed(schedule, day):
        return False
    if not _in_season(schedule, day) or (schedule.starts_on and day < schedule.starts_on):
        return False
    public = days.is_public_holiday(day)
    if public and schedule.also_on_public_holidays:
        return True
    return (
        WEEKDAYS[day.weekday()] == schedule.weekday
        and _nth_fits(schedule, day)
        and _week_fits(schedule, day)
        and not (public and schedule.not_on_public_holidays)
        and not (schedule.not_in_school_holidays and days.is_school_holiday(day))
        and not (schedule.only_in_school_holidays and not days.is_school_holiday(day))
    )


def occurrences(
    schedule: Schedule, first: date, days: Calendar
) -> Iterator[tuple[datetime, datetime]]:
    """Start and end of every occurrence from `first` on, in order."""
    for ahead in range(HORIZON_DAYS):
        day = first + timedelta(days=ahead)
        if takes_place(schedule, day, days):
            yield datetime.combine(day, schedule.opens), datetime.combine(day, schedule.ends)


def next_date(
    schedules: Iterable[Schedule], after: datetime, days: Calendar
) -> tuple[datetime, datetime | None] | None:
    """Start and end of the occurrence that runs at `after` or comes next; None without one.

    The end is None where it is not known. Phone hours count only if there is nothing else.
    """
    every = tuple(schedules)
    visits = [schedule for schedule in every if schedule.by == "visit"] or every
    found = [(*times, s) for s in visits if (times := _next_of(s, after, days))]
    if not found:
        return None
    start, end, schedule = min(found, key=lambda times: times[:2])
    return start, end if schedule.closes else None


def is_open(schedules: Iterable[Schedule], at: datetime, days: Calendar) -> bool:
    """Whether one of the schedules runs at this time; an unknown end counts as open all day."""
    return any(
        takes_place(schedule, at.date(), days) and schedule.opens <= at.time() <= schedule.ends
        for schedule in schedules
    )


def is_around_the_clock(schedules: Iterable[Schedule]) -> bool:
    """Whether they are every hour of every day; False for none."""
    whole_days = {s.weekday for s in schedules if s.opens == time() and s.closes == END_OF_DAY}
    return whole_days == set(WEEKDAYS)


def _next_of(
    schedule: Schedule, after: datetime, days: Calendar
) -> tuple[datetime, datetime] | None:
    running = (times for times in occurrences(schedule, after.date(), days) if times[1] > after)
    return next(running, None)


def _is_over(schedule: Schedule, day: date) -> bool:
    return schedule.ends_on is not None and day > schedule.ends_on


def _is_closed(schedule: Schedule, day: date) -> bool:
    today = day.isoformat()
    spans = (span.partition("/") for span in schedule.closed)
    return any(first <= today <= (last or first) for first, _, last in spans)


def _in_season(schedule: Schedule, day: date) -> bool:
    first, last = schedule.season_from, schedule.season_to
    if not first or not last:
        return True
    today = day.strftime("%m-%d")
    return first <= today <= last if first <= last else today >= first or today <= last


def _nth_fits(schedule: Schedule, day: date) -> bool:
    is_last = (day + timedelta(days=7)).month != day.month
    return (
        not schedule.nth
        or (day.day - 1) // 7 + 1 in schedule.nth
        or (is_last and -1 in schedule.nth)
    )


def _week_fits(schedule: Schedule, day: date) -> bool:
    if schedule.starts_on is None:
        return True
    anchor = schedule.starts_on - timedelta(days=schedule.starts_on.weekday())
    monday = day - timedelta(days=day.weekday())
    return bool((monday - anchor).days // 7 % schedule.every_weeks == 0)
