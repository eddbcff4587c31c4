"""A row of the search, before the offer itself is read."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(slots=True)
class Candidate:
    """A row of the search: what ranking compares, before the offer itself is read.

    The fields up to `speaks` are the columns of the statement, in its order.
    """

    id: str
    fingerprint: str
    organization_id: int
    serves: str
    format: str
    phases: str
    min_age_months: int | None
    max_age_months: int | None
    for_pregnancy: bool
    pregnancy_from_week: int | None
    pregnancy_to_week: int | None
    status: str
    kind: str | None
    access: str | None
    interpreting: str | None
    email: str | None
    website: str | None
    has_phone: bool
    has_schedule: bool
    assured_date: str | None
    estimated_date: str | None
    street: str | None
    municipality: str | None
    lat: float | None
    lon: float | None
    cost: str | None
    speaks: str | None
    need_positions: dict[str, int] = field(default_factory=dict)
    areas: set[str] = field(default_factory=set)
    distance_km: float | None = None
    score: float = 0.0

    @property
    def position(self) -> tuple[float, float] | None:
        """Latitude and longitude in degrees; None where either is unknown."""
        return None if self.lat is None or self.lon is None else (self.lat, self.lon)

    @property
    def series(self) -> str:
        """The first word of its id, which offers of one name share: "schnullercafe"."""
        return self.id.partition("-")[0]
