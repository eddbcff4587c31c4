"""What is learnt from: the features of all phrases, weighed as those of a message are."""

import numpy as np

from nlu.model import weigh
from nlu.phrases import load_phrases
from nlu.training import _matrices, _vocabulary, evidence_of


def test_all_phrases_at_once_are_weighed_as_each_by_itself():
    found = [evidence_of(phrase) for phrase in load_phrases()[::2000]]
    vocabulary, rarity = _vocabulary(found)
    letters, *concepts = _matrices(found, vocabulary, rarity)
    matrix = sum(concepts, letters)
    for row, evidence in zip(matrix, found, strict=True):
        features, values = weigh(evidence, vocabulary, rarity)
        alone = np.zeros(len(vocabulary))
        np.add.at(alone, features, values)
        assert np.allclose(row.toarray()[0], alone, atol=1e-6)
