"""An offer as everything outside the database sees it: plain data in the words of HSDS."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from bot.languages.language import DEFAULT
from bot.need import spans_of
from bot.offers.schedule import Schedule

STATUSES = ("active", "paused", "waiting_list", "unconfirmed")
ACCESSES = ("open", "appointment", "registration", "referral")
COSTS = ("free", "paid", "varies")
FORMATS = ("onsite", "online", "phone", "home_visit", "mobile")
REMOTE_FORMATS = ("online", "phone")
WIDE = ("state", "country")  # areas in which an offer is nobody's own
VISITED = ("onsite", "mobile")  # only there it matters how far it is
COVERAGES = ("district", "municipality", "region", "state", "country")
# What ranking treats apart: plain addresses (school, kita) and signposts (portal) must not crowd
# out help; "special" is for few families; an authority is responsible however far away it is;
# an emergency number is told in danger, before any offer.
KINDS = ("school", "kita", "portal", "special", "authority", "immigration", "emergency")

LAST_PHASE = "18-27"


@dataclass(frozen=True)
class Phone:
    """A number in international form or a short number, and what it is for."""

    number: str
    label: str | None = None


@dataclass(frozen=True)
class Source:
    """Where the facts were read, and which part of it where the address is not enough.

    What was heard, and not read in the web, has no address: the label says who said it when.
    """

    url: str
    label: str | None = None


@dataclass(frozen=True)
class Offer:
    """One offer; None and empty mean that it leaves this open.

    Ages are months, both ends included; pregnancy is weeks. `serves` is how far it reaches,
    `serves_municipalities` and `serves_districts` restrict it to residents. A confidential
    offer has no address, municipality or position. `assured_date` ("2024-09" or "2024") is when
    its facts were last confirmed; `estimated_date` is a guess that only the ranking uses.
    """

    id: str
    name: str
    organization: str
    needs: tuple[str, ...]
    summary: str
    phases: tuple[str, ...] = ()
    min_age_months: int | None = None
    max_age_months: int | None = None
    for_pregnancy: bool = False
    pregnancy_from_week: int | None = None
    pregnancy_to_week: int | None = None
    eligibility: str | None = None
    street: str | None = None
    postal_code: str | None = None
    municipality: str | None = None
    district: str | None = None
    lat: float | None = None
    lon: float | None = None
    confidential: bool = False
    serves: str = "municipality"
    serves_municipalities: tuple[str, ...] = ()
    serves_districts: tuple[str, ...] = ()
    phones: tuple[Phone, ...] = ()
    email: str | None = None
    website: str | None = None
    cost: str | None = None
    cost_note: str | None = None
    access: str | None = None
    format: str = "onsite"
    schedules: tuple[Schedule, ...] = ()
    hours_note: str | None = None
    languages: tuple[str, ...] = ()
    interpreting: str | None = None
    required_documents: tuple[str, ...] = ()
    status: str = "active"
    kind: str | None = None
    assured_date: str | None = None
    estimated_date: str | None = None
    sources: tuple[Source, ...] = ()
    notes: str | None = None
    # language -> (text, "human" or "machine"); German is the summary of the file
    summaries: dict[str, tuple[str, str]] = field(default_factory=dict, hash=False)

    @property
    def registration(self) -> str | None:
        """Whether one has to register before coming: none, required, or None where unknown."""
        return None if self.access is None else ("none" if self.access == "open" else "required")

    @property
    def confirmed(self) -> str | None:
        """Month or year in which the facts were last confirmed, like 2026-05."""
        return self.assured_date

    @property
    def address(self) -> str | None:
        """Street, postal code and municipality in one line; None for a place unknown or secret."""
        if self.confidential or not self.municipality:
            return None
        town = " ".join(filter(None, (self.postal_code, self.municipality)))
        if self.district:
            town = f"{town} ({self.district})"
        return ", ".join(filter(None, (self.street, town)))

    @property
    def position(self) -> tuple[float, float] | None:
        """Latitude and longitude in degrees; None where unknown or secret."""
        return None if self.lat is None or self.lon is None else (self.lat, self.lon)

    @property
    def age_range(self) -> tuple[int | None, int | None]:
        """The months it is meant for: as stated, else as its phases of life say.

        The last phase has no end of its own: what is for young adults is for their parents, too.
        """
        spans = spans_of(self.phases)
        first = spans[0][0] if spans else None
        last = spans[-1][1] if spans and LAST_PHASE not in self.phases else None
        if first == 0 or self.min_age_months is not None:
            first = self.min_age_months
        return first, last if self.max_age_months is None else self.max_age_months

    def summary_in(self, code: str) -> tuple[str, str, str]:
        """Summary as (text, language it is spoken in, human or machine); German if there is none."""
        if code in self.summaries:
            text, state = self.summaries[code]
            return text, code.partition("-")[0], state
        return self.summary, DEFAULT, "human"

    def year(self) -> int | None:
        """The year of the last confirmation, else the guessed one; None if neither is known."""
        known = self.assured_date or self.estimated_date
        return int(known[:4]) if known else None


STALE_YEARS = 2.0  # so long facts are taken as they stand


def is_stale(confirmed: str | None, today: date) -> bool:
    """Whether a date like "2024-09" lies so long ago that one should call first; not if unknown."""
    return (age_in_years(confirmed, today) or 0.0) >= STALE_YEARS


def age_in_years(assured: str | None, today: date) -> float | None:
    """How long ago a date like "2024-09" or "2024" lies, in years; None if unknown."""
    if not assured:
        return None
    year, _, month = assured.partition("-")
    return max(0.0, today.year - int(year) + (today.month - int(month[:2] or 6)) / 12)
