"""Short ways to write offers and queries in tests."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from bot.offers.offer import Offer
from bot.offers.query import ChildAge, OfferQuery
from bot.offers.search import find_offers

NEAR, FAR = {"lat": 50.92, "lon": 6.36}, {"lat": 50.63, "lon": 6.47, "municipality": "Heimbach"}
SUNDAY_NOON = datetime(2026, 11, 22, 12)


def an_offer(id: str = "an-offer", **said: Any) -> Offer:
    """An offer that leaves everything open but what is said here."""
    basics: dict[str, Any] = {
        "name": id.replace("-", " ").title(),
        "organization": f"Provider of {id}",
        "needs": ("debt",),
        "summary": "Hilft.",
        "municipality": "Jülich",
        "lat": 50.9215,
        "lon": 6.3627,
        "serves": "region",
        "email": "hilfe@example.org",
        "assured_date": "2026-05",
    }
    values = {**basics, **said}
    return Offer(id=id, summaries={"de": (values["summary"], "human")}, **values)


def a_query(*needs: str, age: int | tuple[int, int] | None = None, **known: Any) -> OfferQuery:
    """What a family has told, on a Sunday at noon."""
    ages = () if age is None else (age if isinstance(age, tuple) else (age, age),)
    children = tuple(ChildAge(*months) for months in ages)
    return OfferQuery(**{"now": SUNDAY_NOON, "needs": needs, "children": children, **known})


def ids(session: Session, query: OfferQuery, **page: int) -> list[str]:
    """The ids of the offers that are found, in their order."""
    return [match.offer.id for match in find_offers(session, query, **page).matches]
