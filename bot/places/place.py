"""Municipalities and their districts."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from bot.data_file import BadData, read_csv
from bot.places.distance import distance_km
from bot.places.region import DATA, region

PLACES = DATA / "places"
NEARBY_KM = 5.0  # farther away a position belongs to no place of the region


@dataclass(frozen=True)
class Place:
    """A municipality (district is None) or one of its districts; position None where unknown."""

    municipality: str
    district: str | None
    postal_codes: tuple[str, ...]
    lat: float | None
    lon: float | None
    alt_names: tuple[str, ...]

    @property
    def position(self) -> tuple[float, float] | None:
        """Latitude and longitude in degrees; None where either is unknown."""
        return None if self.lat is None or self.lon is None else (self.lat, self.lon)

    def as_facts(self) -> dict[str, Any]:
        """The place as an understood message tells it."""
        return {
            "municipality": self.municipality,
            "district": self.district,
            "postal_code": None,
            "in_region": True,
            "lat": self.lat,
            "lon": self.lon,
        }


@dataclass(frozen=True)
class Municipality:
    """One of the municipalities of the region, with its centre."""

    name: str
    lat: float
    lon: float


@lru_cache(maxsize=1)
def gazetteer() -> tuple[Place, ...]:
    """Every place of data/places/places.csv, in the order of the file.

    Raises BadData for a municipality without a row of its own and for a place far from its municipality.
    """
    file = PLACES / "places.csv"
    places = tuple(map(_place, read_csv(file, municipality=municipality_names())))
    named = {place.municipality for place in places if place.district is None}
    for name in sorted(municipality_names() - named):
        raise BadData(
            f'{file.name}: "{name}" has no row of its own, expected one without a district'
        )
    for place in places:
        _require_near(place, file)
    return places


def _require_near(place: Place, file: Path) -> None:
    centre = next((m.lat, m.lon) for m in municipalities() if m.name == place.municipality)
    away = distance_km(place.position, centre) if place.position else 0.0
    if away > region().radius_km:
        name = place.district or place.municipality
        raise BadData(
            f'{file.name}: "{name}" lies {away:.0f} km from {place.municipality} in municipalities.csv, '
            f"expected lat and lon in this order, within {region().radius_km:g} km"
        )


@lru_cache(maxsize=1)
def municipalities() -> tuple[Municipality, ...]:
    """The municipalities in the fixed order of data/places/municipalities.csv."""
    return tuple(
        Municipality(row["name"], float(row["lat"]), float(row["lon"]))
        for row in read_csv(PLACES / "municipalities.csv")
    )


@lru_cache(maxsize=1)
def municipality_names() -> frozenset[str]:
    """The names of all municipalities."""
    return frozenset(municipality.name for municipality in municipalities())


@lru_cache(maxsize=1)
def _by_name() -> dict[tuple[str, str | None], Place]:
    return {(place.municipality, place.district): place for place in gazetteer()}


def find_place(municipality: str, district: str | None = None) -> Place | None:
    """The place of exactly this name; None if the gazetteer does not know it."""
    return _by_name().get((municipality, district))


def position_of(municipality: str | None, district: str | None) -> tuple[float, float] | None:
    """The position of the district, else of its municipality; None without either."""
    for name in (district, None):
        place = find_place(municipality, name) if municipality else None
        if place and place.position:
            return place.position
    return None


@lru_cache(maxsize=1024)
def nearest_place(lat: float, lon: float) -> Place | None:
    """The district or municipality closest to this position; None if all are farther away than 5 km."""
    located = ((place, place.position) for place in gazetteer())
    away = [
        (distance_km((lat, lon), at), number, place)
        for number, (place, at) in enumerate(located)
        if at
    ]
    nearest = min(away, default=None)
    return nearest[2] if nearest and nearest[0] <= NEARBY_KM else None


def _place(row: dict[str, str]) -> Place:
    return Place(
        municipality=row["municipality"],
        district=row["district"] or None,
        postal_codes=tuple(filter(None, row["postal_codes"].split(";"))),
        lat=float(row["lat"]) if row["lat"] else None,
        lon=float(row["lon"]) if row["lon"] else None,
        alt_names=tuple(filter(None, row["alt_names"].split(";"))),
    )
