"""The names of data/offers/names.tsv and the offers that bear them."""

from collections import Counter
from datetime import date

from bot.name import spellings
from bot.offers.check import check_offers
from bot.offers.files import read_offers
from bot.offers.name import names_of

MOST = 20  # offers: what more of them bear is no name by which one is found


def test_every_name_leads_to_offers_and_to_few_enough():
    borne = Counter(name for offer in read_offers()[0] for name in names_of(offer))
    assert {name: borne[name] for name in spellings() if not 0 < borne[name] <= MOST} == {}


def test_a_name_that_no_offer_bears_any_more_is_a_dead_reference():
    offers = [offer for offer in read_offers()[0] if "eutb" not in names_of(offer)]
    found = check_offers(offers, date(2026, 11, 30))
    assert [remark.offer for remark in found if remark.file == "names.tsv"] == ["eutb"]


def test_no_spelling_stands_for_two_names():
    times = Counter(spelling for written in spellings().values() for spelling in written)
    assert [spelling for spelling, number in times.items() if number > 1] == []
