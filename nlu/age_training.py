"""Learns what an age is told by, from the phrases of all languages."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from nlu.age import read_message
from nlu.age_model import AgeModel
from nlu.age_phrases import AgePhrase
from nlu.age_sign import signs
from nlu.fold import tokens
from nlu.quantity import Quantity, quantities
from nlu.reading import Reading

COMMON = 3  # quantities a sign must stand at to count
COST = 0.0005  # of a quantity on the wrong side, against how plain the weights are
WORTH = 0.001  # a sign with less weight is forgotten
CHILDREN = "K"  # letter of clues
VAGUE = (*"WwDd",)  # units of which a month is no whole number
TODAY = date(2026, 11, 22)  # of births in the phrases


def train_ages(phrases: Sequence[AgePhrase]) -> AgeModel:
    """A linear support vector machine over the signs of every quantity in the phrases.

    A sign counts more the rarer it is, as in `nlu.training`.
    """
    from sklearn.feature_extraction.text import CountVectorizer, TfidfTransformer
    from sklearn.pipeline import make_pipeline
    from sklearn.svm import LinearSVC

    examples = [example for phrase in phrases for example in _examples(phrase)]
    found, right = zip(*examples, strict=True)
    counter = CountVectorizer(analyzer=list, min_df=COMMON, binary=True)
    rarity = TfidfTransformer(norm=None)
    machine = LinearSVC(C=COST, random_state=0)
    make_pipeline(counter, rarity, machine).fit(found, right)
    weights = (machine.coef_[0] * rarity.idf_).round(4).tolist()
    signs_found = zip(counter.get_feature_names_out(), weights, strict=True)
    worth = {sign: weight for sign, weight in signs_found if abs(weight) >= WORTH}
    return AgeModel(round(float(machine.intercept_[0]), 4), worth)


def _examples(phrase: AgePhrase) -> Iterator[tuple[set[str], bool]]:
    """The signs of each quantity in a phrase, and whether it is an age."""
    reading = read_message(phrase.text, tokens(phrase.text), phrase.language, TODAY)
    found = quantities(reading)
    for quantity in found:
        is_age = _is_told(quantity, phrase) and not _is_count(quantity, found, reading)
        yield signs(quantity, reading), is_age


def _is_told(quantity: Quantity, phrase: AgePhrase) -> bool:
    tolerance = int(quantity.unit in VAGUE)
    return any(
        abs(quantity.span[0] - low) <= tolerance and abs(quantity.span[1] - high) <= tolerance
        for low, high in phrase.ages
    )


def _is_count(quantity: Quantity, found: Sequence[Quantity], reading: Reading) -> bool:
    """Whether a number counts children one of whom happens to be as old: "2 Kinder, 2 und 8"."""
    is_before_children = reading.letters.startswith(CHILDREN, quantity.end)
    later = (each for each in found if each.start > quantity.end)
    return is_before_children and any(each.span == quantity.span for each in later)
