"""Where things are: gazetteer, distances, calendar, the office responsible for a municipality."""

from bot.places.calendar import Calendar, calendar
from bot.places.distance import distance_km
from bot.places.hours import Hours, next_opening, open_now
from bot.places.office import Office, offices, responsible_office
from bot.places.place import Municipality, Place, gazetteer, municipalities, nearest_place
from bot.places.region import Region, region

__all__ = [
    "Calendar",
    "Hours",
    "Municipality",
    "Office",
    "Place",
    "Region",
    "calendar",
    "distance_km",
    "gazetteer",
    "municipalities",
    "nearest_place",
    "next_opening",
    "offices",
    "open_now",
    "region",
    "responsible_office",
]
