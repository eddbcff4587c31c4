"""Squares of the map: near offers are found by the number of their square, on any database."""

from __future__ import annotations

from math import cos, floor, radians

CELL_DEGREES = 0.2
COLUMNS = round(360 / CELL_DEGREES)
NOWHERE = -1  # offers without a position: online, by phone, secret
KM_PER_DEGREE = 111.2


def cell_of(position: tuple[float, float] | None) -> int:
    """The square of a (lat, lon) position; NOWHERE without one."""
    if position is None:
        return NOWHERE
    row, column = (floor(degrees / CELL_DEGREES) for degrees in position)
    return row * COLUMNS + column


def cells_within(position: tuple[float, float], radius_km: float) -> list[int]:
    """Every square that the circle touches."""
    lat, lon = position
    high = radius_km / KM_PER_DEGREE
    wide = high / max(0.1, cos(radians(lat)))
    rows = range(floor((lat - high) / CELL_DEGREES), floor((lat + high) / CELL_DEGREES) + 1)
    columns = range(floor((lon - wide) / CELL_DEGREES), floor((lon + wide) / CELL_DEGREES) + 1)
    return [row * COLUMNS + column for row in rows for column in columns]
