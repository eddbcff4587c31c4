"""A small neural network, which learns what the features of a message mean together.

The linear classifier beside it weighs each feature by itself. The network makes a few numbers of
all of them and reads labels from those, so that words which stand for the same thing in many
phrases come to mean the same. The two err in different messages; their scores are added.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from scipy.sparse import csr_matrix

Vector = NDArray[np.float32]
Matrix = NDArray[np.float32]

MEANINGS = 32  # numbers that are made of a message
ROUNDS = 5
BATCH = 512
LEFT_OUT = 0.3  # of the features of a phrase in each round, so that none is relied on
PACE = 0.6  # of the first round; the last one goes a fifth of it
OUTER_PACE = 0.3  # of that of the meanings
BEGINNING = 0.05  # spread of the first meanings
STILL = 1e-4  # squared steps taken before the first


@dataclass(frozen=True)
class Head:
    """A group of labels of which a phrase has at most one: what is right, and how much it counts.

    `targets` (phrases x labels) are shares that sum to 1, or to 0 where none of the labels is
    right; `importance` is 0 for phrases that say nothing of the group.
    """

    targets: Matrix
    importance: Vector


@dataclass
class Layer:
    """Weights and biases with the squares of the steps they have taken: far goes who went little."""

    weights: Matrix
    biases: Vector
    steps: Matrix
    bias_steps: Vector

    @classmethod
    def of(cls, weights: Matrix, together: bool = False) -> Layer:
        """A layer at rest; its rows take their steps `together` where that must be quick."""
        biases = np.zeros(weights.shape[1], np.float32)
        steps = np.full_like(weights[:, :1] if together else weights, STILL)
        return cls(weights, biases, steps, np.full_like(biases, STILL))

    def learn(
        self, rows: NDArray[np.int64], slope: Matrix, bias_slope: Vector, pace: float
    ) -> None:
        """Goes down a slope, in these rows only."""
        if self.steps.shape == self.weights.shape:
            squares = slope * slope
        else:
            squares = np.einsum("ij,ij->i", slope, slope)[:, None] / np.float32(slope.shape[1])
        steps = self.steps[rows] + squares
        self.steps[rows] = steps
        self.weights[rows] -= slope * (pace / np.sqrt(steps))
        self.bias_steps += bias_slope * bias_slope
        self.biases -= pace * bias_slope / np.sqrt(self.bias_steps)


@dataclass(frozen=True)
class Network:
    """From features to meanings (`inner`) to how much likelier than none each label is (`outer`).

    The scores are logarithms of odds; the columns are those of the heads, one head after another.
    """

    inner: Layer
    outer: Layer

    def meanings(self, matrix: csr_matrix, inner: Matrix) -> Matrix:
        return np.tanh(matrix @ inner + self.inner.biases)

    def scores(self, meanings: Matrix) -> Matrix:
        return meanings @ self.outer.weights + self.outer.biases


def train_network(matrix: csr_matrix, heads: Sequence[Head]) -> Network:
    """A network that tells the labels of all heads from the features (phrases x features)."""
    chance = np.random.default_rng(0)
    labels = sum(head.targets.shape[1] for head in heads)
    first = chance.standard_normal((matrix.shape[1], MEANINGS), np.float32) * BEGINNING
    last = chance.standard_normal((MEANINGS, labels), np.float32) / MEANINGS
    network = Network(Layer.of(first, together=True), Layer.of(last))
    for round in range(ROUNDS):
        pace = PACE * (1 - 0.8 * round / (ROUNDS - 1))
        order = chance.permutation(matrix.shape[0])
        for start in range(0, len(order), BATCH):
            rows = order[start : start + BATCH]
            _learn(
                network, _thinned(matrix[rows], chance), [_some(head, rows) for head in heads], pace
            )
    return network


def _thinned(matrix: csr_matrix, chance: np.random.Generator) -> csr_matrix:
    """The phrases without some of their features, the others the stronger."""
    stays = chance.random(len(matrix.data)) >= LEFT_OUT
    matrix.data = matrix.data * stays / np.float32(1 - LEFT_OUT)
    return matrix


def _some(head: Head, rows: NDArray[np.int64]) -> Head:
    return Head(head.targets[rows], head.importance[rows])


def _learn(network: Network, matrix: csr_matrix, heads: Sequence[Head], pace: float) -> None:
    """One step down the slope of the error in these phrases."""
    features, seen = _compact(matrix)
    size = matrix.shape[0]
    meanings = network.meanings(seen, network.inner.weights[features])
    errors = np.hstack(list(_errors(network.scores(meanings), heads))) / np.float32(size)
    inner_errors = (errors @ network.outer.weights.T) * (1 - meanings * meanings)
    outer_slope = meanings.T @ errors
    network.outer.learn(np.arange(MEANINGS), outer_slope, errors.sum(axis=0), pace * OUTER_PACE)
    network.inner.learn(features, seen.T @ inner_errors, inner_errors.sum(axis=0), pace)


def _compact(matrix: csr_matrix) -> tuple[NDArray[np.int64], csr_matrix]:
    """The features that some phrases have, sorted, and the phrases with no columns but those.

    A table of all features finds them sooner than sorting those of the phrases.
    """
    from scipy.sparse import csr_matrix

    column_of = np.zeros(matrix.shape[1], np.int32)
    column_of[matrix.indices] = 1
    features = np.flatnonzero(column_of)
    column_of[features] = np.arange(len(features))
    parts = matrix.data.astype(np.float32), column_of[matrix.indices], matrix.indptr
    return features, csr_matrix(parts, shape=(matrix.shape[0], len(features)))


def _errors(scores: Matrix, heads: Sequence[Head]) -> Iterator[Matrix]:
    """How much too likely each label is held, head by head."""
    start = 0
    for head in heads:
        end = start + head.targets.shape[1]
        yield (_likelihoods(scores[:, start:end]) - head.targets) * head.importance[:, None]
        start = end


def _likelihoods(scores: Matrix) -> Matrix:
    """The likelihood of each label, where "none of them" has the score 0."""
    most = np.maximum(scores.max(axis=1, keepdims=True), 0)
    grown = np.exp(scores - most)
    return grown / (grown.sum(axis=1, keepdims=True) + np.exp(-most))
