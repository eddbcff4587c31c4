"""A calendar file (iCalendar, RFC 5545) for the next date of an offer."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone
from zoneinfo import ZoneInfo

from bot.offers.offer import Offer
from bot.places.region import region

DEFAULT_LENGTH = timedelta(hours=1)
LINE_BYTES = 74  # a line may have 75 octets, folded ones begin with a space


def calendar_file(offer: Offer, start: datetime, end: datetime | None, stamp: datetime) -> str:
    """One event of an hour where the end is not known; without a place for a confidential offer."""
    rows = {
        "UID": f"{offer.id}-{start:%Y%m%dT%H%M}@familienlotse",
        "DTSTAMP": in_utc(stamp),
        "DTSTART": in_utc(start),
        "DTEND": in_utc(end or start + DEFAULT_LENGTH),
        "SUMMARY": escape(offer.name),
        "LOCATION": escape(offer.address or ""),
        "DESCRIPTION": escape(offer.summary),
    }
    body = [f"{name}:{value}" for name, value in rows.items() if value]
    frame = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Familienlotse//DE", "BEGIN:VEVENT"]
    lines = [*frame, *body, "END:VEVENT", "END:VCALENDAR"]
    return "".join(f"{fold_line(line)}\r\n" for line in lines)


def in_utc(at: datetime) -> str:
    """A time of the region's clocks as every calendar reads it, whatever zones that knows."""
    here = at.replace(tzinfo=ZoneInfo(region().time_zone))
    return f"{here.astimezone(timezone.utc):%Y%m%dT%H%M%SZ}"


def escape(text: str) -> str:
    """Text with the characters escaped that mean something in a calendar file."""
    for character, escaped in (("\\", "\\\\"), (";", "\\;"), (",", "\\,"), ("\n", "\\n")):
        text = text.replace(character, escaped)
    return text


def fold_line(line: str) -> str:
    """The line broken before it has 75 octets, never within a character."""
    parts = [""]
    for character in line:
        if len((parts[-1] + character).encode()) > LINE_BYTES:
            parts.append(" ")
        parts[-1] += character
    return "\r\n".join(parts)
