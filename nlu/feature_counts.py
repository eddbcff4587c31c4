"""How often each feature stands in each of many messages, as the learner wants to have it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import chain
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from nlu.features import Evidence, Hashes, word_features

if TYPE_CHECKING:
    from scipy.sparse import csr_matrix


def feature_counts(found: Sequence[Evidence]) -> tuple[Hashes, list[csr_matrix]]:
    """The features of messages, sorted, and their counts (messages x features), a matrix a kind.

    The kinds are letters and words, concepts, pairs of concepts. Messages share most of their words,
    so a word's features are looked up once.
    """
    words, together, *concepts = zip(*found, strict=True)
    row_of = {word: row for row, word in enumerate(dict.fromkeys(chain(*words)))}
    of_words, lengths = word_features(list(row_of))
    hashes = np.unique(np.concatenate([of_words, *together, *chain(*concepts)]))
    in_messages = _matrix([row_of[word] for word in chain(*words)], map(len, words), len(row_of))
    in_words = _matrix(np.searchsorted(hashes, of_words), lengths, len(hashes))
    letters = in_messages @ in_words + _of_hashes(together, hashes)
    return hashes, [letters, *(_of_hashes(kind, hashes) for kind in concepts)]


def _of_hashes(found: Sequence[Hashes], hashes: Hashes) -> csr_matrix:
    return _matrix(np.searchsorted(hashes, np.concatenate(found)), map(len, found), len(hashes))


def _matrix(
    columns: Sequence[int] | NDArray[np.int64], lengths: Iterable[int], width: int
) -> csr_matrix:
    """A matrix with a 1 in each of these columns, in rows of these lengths."""
    from scipy.sparse import csr_matrix

    starts = np.cumsum([0, *lengths])
    ones = np.ones(len(columns), np.float32)
    return csr_matrix((ones, columns, starts), shape=(len(starts) - 1, width))
