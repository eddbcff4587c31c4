"""What is learnt from: the features of all phrases, weighed as those of a message are."""

import numpy as np

from nlu.model import WEIGHTS, Model
from nlu.phrases import load_phrases
from nlu.training import _rarity, _vocabulary, _weighed, evidence_of

COLUMNS, MEANINGS = ("need:debt", "need:grief"), 3


def test_all_phrases_at_once_are_weighed_as_the_model_weighs_each():
    found = [evidence_of(phrase) for phrase in load_phrases()[::2000]]
    vocabulary, counts = _vocabulary(found)
    rarity = _rarity(vocabulary, counts)
    kinds = [_weighed(kind, rarity, weight) for kind, weight in zip(counts, WEIGHTS, strict=True)]
    chance = np.random.default_rng(0)
    width = len(COLUMNS) + MEANINGS
    weights = chance.integers(-127, 128, (len(vocabulary), width), np.int8)
    scales, biases = chance.random((2, width)).astype(np.float32) / 100
    outer = chance.random((MEANINGS, len(COLUMNS))).astype(np.float32)
    model = Model(vocabulary, rarity, weights, scales, biases, outer, COLUMNS)
    said = sum(kinds) @ (weights * scales) + biases
    linear, meanings = np.split(said, [len(COLUMNS)], axis=1)
    for evidence, scores in zip(found, linear + np.tanh(meanings) @ outer, strict=True):
        assert np.allclose(model.scores(evidence), scores, atol=1e-3)
