"""How well an offer stands before anything is known of the family: lower is better."""

from __future__ import annotations

from bot.offers.offer import WIDE, Offer

NEWEST_YEAR = 2040  # only the order counts; later than any confirmation in sight
YEAR_OF_WIDE, YEAR_OF_LOCAL = 2023, 2018  # taken where none is known
STATUS_COST = {"active": 0, "waiting_list": 3, "unconfirmed": 4, "paused": 20}
KIND_COST = {"school": 8, "kita": 4, "portal": 4, "special": 3, "emergency": 3}


def standing(offer: Offer) -> int:
    """A number from 0 (fresh, active, easy to reach) upwards; used to read the best ones first."""
    year = offer.year()
    # Nation-wide services carry no date but do not come and go either.
    assumed = YEAR_OF_WIDE if offer.serves in WIDE else YEAR_OF_LOCAL
    reach = 0 if offer.phones or offer.email else 2 if offer.website else 4
    cost = STATUS_COST[offer.status] + KIND_COST.get(offer.kind or "", 0)
    return max(0, NEWEST_YEAR - (year or assumed)) + reach + cost
