"""The classifier: learnt from all phrases of all languages, kept in one file."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache, cached_property
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from nlu.digest import digest_of
from nlu.features import Evidence, Hashes
from nlu.latin import latin_files
from nlu.opinion import Opinion
from nlu.phrases import DATA, phrase_files
from nlu.vocabulary import vocabulary_files

MODEL = DATA.parent / "models" / "nlu.npz"
CODE = ("fold", "features", "phrases", "vocabulary", "latin", "model", "network", "training")
FORMAT = 2
WEIGHTS = (1.0, 0.6, 0.5)  # of letters and words, of concepts, of their pairs
ARRAYS = (
    "vocabulary", "rarity", "weights", "scales", "biases",
    "inner", "inner_scales", "inner_biases", "outer", "outer_biases",
)  # fmt: skip
TINY = np.float32(1e-30)
Vector = NDArray[np.float32]
Matrix = NDArray[np.float32]
Groups = dict[str, tuple[slice, tuple[str, ...]]]


class ModelError(RuntimeError):
    """There is no model that fits this program; the message says what to do."""


@dataclass(frozen=True)
class Model:
    """A linear classifier and a small network beside it, with one column a label.

    `columns` are "group:label" in sorted order; `temperatures` turn the scores of a group into
    likelihoods that are right as often as they say. `weights` (features x columns) and `inner`
    (features x meanings) are bytes, each column of them has its scale; `outer` (meanings x columns)
    is zero where the network has no opinion.
    """

    vocabulary: Hashes
    rarity: Vector
    weights: NDArray[np.int8]
    scales: Vector
    biases: Vector
    inner: NDArray[np.int8]
    inner_scales: Vector
    inner_biases: Vector
    outer: Matrix
    outer_biases: Vector
    columns: tuple[str, ...]
    temperatures: dict[str, float] = field(default_factory=dict)
    digest: str = ""

    def opinion(self, evidence: Evidence) -> Opinion:
        """What the classifier thinks of a message; of one without words, how frequent labels are."""
        scores = self.scores(evidence)
        groups = {
            group: _by_label(labels, scores[span]) for group, (span, labels) in self.groups.items()
        }
        return Opinion(groups, self.temperatures)

    def opinion_of_language(self, evidence: Evidence) -> Opinion:
        """The same of its language alone, which is wanted before its concepts are known."""
        span, labels = self.groups["language"]
        scores = _by_label(labels, self.scores(evidence, span))
        return Opinion({"language": scores}, self.temperatures)

    def scores(self, evidence: Evidence, span: slice = slice(None)) -> Vector:
        """How well each column fits the message: about 1 for "surely", 0 for "surely not"."""
        rows, values = weigh(evidence, self.vocabulary, self.rarity)
        scores = _product(values, self.weights[rows, span], self.scales[span]) + self.biases[span]
        if self.outer[:, span].any():
            inner = _product(values, self.inner[rows], self.inner_scales)
            meanings = np.tanh(inner + self.inner_biases)
            scores += meanings @ self.outer[:, span] + self.outer_biases[span]
        return scores

    @cached_property
    def groups(self) -> Groups:
        """Where the columns of each group lie, and their labels."""
        return groups_of(self.columns)


def _product(values: Vector, weights: NDArray[np.int8], scales: Vector) -> Vector:
    # einsum, as a product by BLAS takes three times as long for so small a matrix
    return np.einsum("i,ij->j", values, weights.astype(np.float32)) * scales


def as_bytes(weights: Matrix) -> tuple[NDArray[np.int8], Vector]:
    """The weights as whole numbers from -127 to 127, with the scale of each column."""
    scales = np.maximum(np.abs(weights).max(axis=0), TINY) / 127
    return np.rint(weights / scales).astype(np.int8), scales


def _by_label(labels: Sequence[str], scores: Vector) -> dict[str, float]:
    return dict(zip(labels, scores.tolist(), strict=True))


def weigh(
    evidence: Evidence, vocabulary: Hashes, rarity: Vector
) -> tuple[NDArray[np.int64], Vector]:
    """The rows of the features that are known, and their weights: each kind has its length."""
    each = [_weigh(found, vocabulary, rarity) for found in evidence]
    rows = np.concatenate([rows for rows, _ in each])
    scaled = [values * weight for (_, values), weight in zip(each, WEIGHTS, strict=False)]
    return rows, np.concatenate(scaled).astype(np.float32)


def _weigh(found: Hashes, vocabulary: Hashes, rarity: Vector) -> tuple[NDArray[np.int64], Vector]:
    rows, _ = known_rows(found, vocabulary)
    values = rarity[rows]
    length = np.sqrt(values @ values)
    return rows, values / length if length else values


def known_rows(found: Hashes, vocabulary: Hashes) -> tuple[NDArray[np.int64], NDArray[np.bool_]]:
    """The rows of the features that are known, and which of them these are."""
    rows = np.searchsorted(vocabulary, found)
    rows[rows == len(vocabulary)] = 0
    known = vocabulary[rows] == found
    return rows[known], known


def save(model: Model, file: Path = MODEL) -> None:
    """Writes the model to its file, with the state of the phrases it was trained on."""
    file.parent.mkdir(parents=True, exist_ok=True)
    about = {name: getattr(model, name) for name in ("columns", "temperatures")}
    about |= {"format": FORMAT, "digest": digest()}
    with file.open("wb") as target:
        arrays = {name: getattr(model, name) for name in ARRAYS}
        np.savez_compressed(target, about=np.array(json.dumps(about)), **arrays)


def load(file: Path = MODEL) -> Model:
    """The model in the file; raises ModelError when there is none or an older kind of it."""
    if not file.exists():
        raise ModelError(f"{file.parent.name}/{file.name} is missing: run `make train`")
    with np.load(file) as content:
        about = json.loads(str(content["about"]))
        if about.pop("format") != FORMAT:
            raise ModelError(
                f"{file.name} has format {about['format']}, not {FORMAT}: run `make train`"
            )
        arrays = {name: content[name] for name in ARRAYS}
    about["columns"] = tuple(about["columns"])
    return Model(**arrays, **about)


def is_stale(model: Model) -> bool:
    """Whether phrases, vocabularies or the code that reads them have changed since the model was trained."""
    return model.digest != digest()


def digest() -> str:
    """A short name for the present state of everything that training reads."""
    code = [Path(__file__).with_name(f"{name}.py") for name in CODE]
    return digest_of([*code, *phrase_files(), *vocabulary_files(), *latin_files()])


@cache
def current() -> Model:
    """The model in use, read once."""
    return load()


def groups_of(columns: Sequence[str]) -> Groups:
    """Where the columns "group:label" of each group lie, and their labels."""
    names = [column.partition(":")[0] for column in columns]
    return {
        name: (slice(start, end), tuple(each[len(name) + 1 :] for each in columns[start:end]))
        for name in dict.fromkeys(names)
        for start in [names.index(name)]
        for end in [start + names.count(name)]
    }
