"""The classifier: learnt from all phrases of all languages, kept in one file."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache, cached_property
from itertools import pairwise
from pathlib import Path
from zipfile import BadZipFile

import numpy as np
from numpy.typing import NDArray

from nlu.digest import digest_of
from nlu.features import Evidence, Hashes, word_features
from nlu.latin import latin_files
from nlu.opinion import Opinion
from nlu.phrases import DATA, phrase_files
from nlu.vocabulary import vocabulary_files

MODEL = DATA.parent / "models" / "nlu.npz"
CODE = (
    "fold",
    "features",
    "feature_counts",
    "phrases",
    "vocabulary",
    "latin",
    "model",
    "network",
    "training",
)
FORMAT = 3
WEIGHTS = (1.0, 0.6, 0.5)  # of letters and words, of concepts, of their pairs
ARRAYS = ("vocabulary", "rarity", "weights", "scales", "biases", "outer")
KNOWN_WORDS = 16384  # of which is kept what they tell, then they are looked up anew
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
    likelihoods that are right as often as they say. `weights` (features x columns and meanings) are
    bytes, each column of them has its scale and its bias; `outer` (meanings x columns) is zero where
    the network has no opinion.
    """

    vocabulary: Hashes
    rarity: Vector
    weights: NDArray[np.int8]
    scales: Vector
    biases: Vector
    outer: Matrix
    columns: tuple[str, ...]
    temperatures: dict[str, float] = field(default_factory=dict)
    digest: str = ""
    # Words that were met, with what their features tell.
    _met: dict[str, Vector] = field(default_factory=dict, init=False, repr=False, compare=False)

    def opinion(self, evidence: Evidence) -> Opinion:
        """What the classifier thinks of a message; of one without words, how frequent labels are."""
        scores = self.scores(evidence).tolist()
        groups = {
            group: dict(zip(labels, scores[span], strict=True))
            for group, (span, labels) in self.groups.items()
        }
        return Opinion(groups, self.temperatures)

    def scores(self, evidence: Evidence) -> Vector:
        """How well each column fits the message: about 1 for "surely", 0 for "surely not"."""
        together, *concepts = self._told(evidence[1:])
        each = (sum(self._of_words(evidence.words), together), *concepts)
        weighed = (weight * as_long(told) for weight, told in zip(WEIGHTS, each, strict=True))
        said = sum(weighed) * self.scales + self.biases
        linear, meanings = np.split(said, [len(self.columns)])
        return linear + np.tanh(meanings) @ self.outer

    def _of_words(self, its_words: Sequence[str]) -> Iterator[Vector]:
        """What the features of each word tell; most words of a message have been met before."""
        new = [word for word in its_words if word not in self._met]
        if new:
            features, lengths = word_features(new)
            told = self._told(np.split(features, np.cumsum(lengths)[:-1]))
            self._met.update(zip(new, told, strict=True))
        yield from map(self._met.__getitem__, its_words)
        if len(self._met) > KNOWN_WORDS:
            self._met.clear()

    def _told(self, found: Sequence[Hashes]) -> list[Vector]:
        """What features tell of each column and meaning, the rarer the louder; then their squared length."""
        rows, known = known_rows(np.concatenate(found), self.vocabulary)
        ends = np.concatenate(([0], np.cumsum(known)))[np.cumsum([0, *map(len, found)])]
        values, weights = self.rarity[rows], self.weights[rows].astype(np.float32)
        told = np.empty((len(found), len(self.scales) + 1), np.float32)
        for each, (start, end) in zip(told, pairwise(ends), strict=True):
            # einsum, as a product by BLAS takes three times as long for so small a matrix
            np.einsum("i,ij->j", values[start:end], weights[start:end], out=each[:-1])
            each[-1] = values[start:end] @ values[start:end]
        return list(told)

    @cached_property
    def groups(self) -> Groups:
        """Where the columns of each group lie, and their labels."""
        return groups_of(self.columns)


def as_long(told: Vector) -> Vector:
    """What features tell as if they had the length 1, without the square of the length they have."""
    return told[:-1] / np.sqrt(told[-1] or 1)


def as_bytes(weights: Matrix) -> tuple[NDArray[np.int8], Vector]:
    """The weights as whole numbers from -127 to 127, with the scale of each column."""
    scales = np.maximum(np.abs(weights).max(axis=0), TINY) / 127
    return np.rint(weights / scales).astype(np.int8), scales


def known_rows(found: Hashes, vocabulary: Hashes) -> tuple[NDArray[np.int64], NDArray[np.bool_]]:
    """The rows of the features that are known, and which of them these are."""
    rows = np.searchsorted(vocabulary, found)
    rows[rows == len(vocabulary)] = 0
    known = vocabulary[rows] == found
    return rows[known], known


def save(model: Model, file: Path = MODEL, trained_on: str | None = None) -> None:
    """Writes the model to its file, with the state of what it was trained on, by default all phrases."""
    file.parent.mkdir(parents=True, exist_ok=True)
    about = {name: getattr(model, name) for name in ("columns", "temperatures")}
    about |= {"format": FORMAT, "digest": trained_on or digest()}
    with file.open("wb") as target:
        arrays = {name: getattr(model, name) for name in ARRAYS}
        np.savez_compressed(target, about=np.array(json.dumps(about)), **arrays)


def load(file: Path = MODEL) -> Model:
    """The model in the file; raises ModelError when there is none or an older kind of it."""
    if not file.exists():
        raise ModelError(f"{file.parent.name}/{file.name} is missing: run `make train`")
    try:
        with np.load(file) as content:
            about = json.loads(str(content["about"]))
            arrays = {name: content[name] for name in ARRAYS}
    except (OSError, ValueError, KeyError, BadZipFile) as error:
        raise ModelError(f"{file.name} cannot be read ({error}): run `make train`") from error
    if (found := about.pop("format")) != FORMAT:
        raise ModelError(f"{file.name} has format {found}, not {FORMAT}: run `make train`")
    about["columns"] = tuple(about["columns"])
    return Model(**arrays, **about)


def is_stale(model: Model) -> bool:
    """Whether phrases, vocabularies or the code that reads them have changed since the model was trained."""
    return model.digest != digest()


def digest(*also: Path) -> str:
    """A short name for the present state of everything that training reads, and of these files."""
    code = [Path(__file__).with_name(f"{name}.py") for name in CODE]
    return digest_of([*code, *phrase_files(), *also, *vocabulary_files(), *latin_files()])


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
