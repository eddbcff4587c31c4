"""The names of data/offers/names.tsv and the offers that bear them."""

from collections import Counter

from bot.name import spellings
from bot.offers.files import read_offers
from bot.offers.name import names_of

MOST = 20  # offers: what more of them bear is no name by which one is found


def test_every_name_leads_to_offers_and_to_few_enough():
    borne = Counter(name for offer in read_offers()[0] for name in names_of(offer))
    assert {name: borne[name] for name in spellings() if not 0 < borne[name] <= MOST} == {}


def test_no_spelling_stands_for_two_names():
    times = Counter(spelling for written in spellings().values() for spelling in written)
    assert [spelling for spelling, number in times.items() if number > 1] == []
