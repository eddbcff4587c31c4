"""The network learns labels from features, and that none of them may be right."""

from __future__ import annotations

import numpy as np
import pytest
from scipy.sparse import csr_matrix

from nlu.network import Head, train_network

TIMES = 400  # so often each phrase is there
FEATURES = csr_matrix(np.array([[1, 0, 1], [0, 1, 1], [1, 1, 0], [0, 0, 1]] * TIMES, np.float32))
FIRST = np.array([[1, 0], [0, 1], [0, 0], [0, 0]] * TIMES, np.float32)
SECOND = np.array([[0], [0], [0], [1]] * TIMES, np.float32)
EVERY = np.ones(4 * TIMES, np.float32)


def scores(*heads: Head) -> np.ndarray:
    network = train_network(FEATURES, heads)
    return network.scores(network.meanings(FEATURES, network.inner.weights))[:4]


def test_several_groups_of_labels_are_learnt_from_the_same_meanings() -> None:
    found = scores(Head(FIRST, EVERY), Head(SECOND, EVERY))
    assert found[:2, :2].argmax(axis=1).tolist() == [0, 1]
    assert found[:, 2].argmax() == 3


def test_a_label_that_is_not_right_is_less_likely_than_none() -> None:
    found = scores(Head(FIRST, EVERY), Head(SECOND, EVERY))
    assert (found[3, :2] < 0).all()
    assert (found[:3, 2] < 0).all()


def test_the_same_phrases_give_the_same_network() -> None:
    assert np.array_equal(scores(Head(FIRST, EVERY)), scores(Head(FIRST, EVERY)))


@pytest.mark.parametrize("importance, is_likely", [(1.0, False), (0.0, True)])
def test_a_phrase_without_importance_says_nothing(importance: float, is_likely: bool) -> None:
    counts = np.array([1, 1, 1, importance] * TIMES, np.float32)
    others = np.array([[1], [1], [1], [0]] * TIMES, np.float32)
    assert bool(scores(Head(others, counts))[3, 0] > 0) is is_likely
