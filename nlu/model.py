"""The classifier: learnt from all phrases of all languages, kept in one file."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import cache, cached_property
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from nlu.features import Hashes, features, shapes, words
from nlu.phrases import DATA, Phrase, phrase_files

if TYPE_CHECKING:
    from scipy.sparse import csr_matrix

MODEL = DATA.parent / "models" / "nlu.npz"
CODE = ("fold", "features", "phrases", "model")
FORMAT = 1
ARRAYS = ("vocabulary", "rarity", "weights", "scales", "biases")
RARE = 2
SHAPE = 3.0
# The kinds a message can be beside danger, each with the group of its labels.
LABELS_OF_KIND = {
    "need": "need",
    "control": "control",
    "faq": "faq",
    "out_of_scope": "",
    "inform": "",
}
UNLIKELY = -1.0
CLEARLY = 0.5  # by how much a kind must fit better than a mere fact, beside one
CALIBRATED = ("need", "language")  # groups whose likelihoods are looked at
COST = 1.0  # of a phrase on the wrong side, against how plain the weights are
TOLERANCE = 0.1
HELD_OUT = 8
TINY = np.float32(1e-30)
TEMPERATURES = np.geomspace(0.03, 2.0, 50)
Vector = NDArray[np.float32]
Matrix = NDArray[np.float32]
Groups = dict[str, tuple[slice, tuple[str, ...]]]


class ModelError(RuntimeError):
    """There is no model that fits this program; the message says what to do."""


@dataclass(frozen=True)
class Opinion:
    """What the classifier thinks of a message: how well each label of a group fits it.

    Groups are kind (need, crisis, harmless, control, faq, out_of_scope, inform), language, need,
    crisis, control and faq. A score is about 1 for "surely", -1 for "surely not". Danger and
    idioms are told apart by nlu/safety.py, as they come with needs.
    """

    scores: dict[str, dict[str, float]] = field(default_factory=dict)
    temperatures: dict[str, float] = field(default_factory=dict)
    beside_a_fact: bool = False

    @property
    def kind(self) -> str:
        """Whether a message states a need or is a control, faq, out_of_scope or inform.

        Beside an age or a place a message asks something else only where that is clear: "wir
        wohnen in Bergheim" asks for nothing.
        """
        kind = max(LABELS_OF_KIND, key=self._evidence)
        if self.beside_a_fact and kind in ("control", "faq"):
            kind = kind if self._evidence(kind) - self._evidence("inform") > CLEARLY else "inform"
        return kind

    def _evidence(self, kind: str) -> float:
        """How well a kind fits, by the kind itself and by the best of its labels."""
        score = self.scores.get("kind", {}).get(kind, UNLIKELY)
        group = LABELS_OF_KIND[kind]
        return (score + self.best(group)) / 2 if group else score

    def best(self, group: str) -> float:
        """The score of the label that fits best; "surely not" for a group without labels."""
        return max(self.scores.get(group, {}).values(), default=UNLIKELY)

    def likeliest(self, group: str) -> str | None:
        """The label of a group that fits best; None for a group without labels."""
        labels = self.scores.get(group, {})
        return max(labels, key=lambda label: labels[label], default=None)

    def chance(self, group: str, label: str) -> float:
        """How likely a label is among those of its group; 0 for an unknown one."""
        return dict(self.ranked(group)).get(label, 0.0)

    def ranked(self, group: str) -> list[tuple[str, float]]:
        """The labels of a group with their likelihoods, which sum to 1, best first."""
        labels = self.scores.get(group)
        if not labels:
            return []
        scores = np.array(list(labels.values()), np.float32)
        shares = softmax(scores / np.float32(self.temperatures.get(group, 1.0))).tolist()
        return sorted(zip(labels, shares, strict=True), key=lambda pair: -pair[1])


@dataclass(frozen=True)
class Model:
    """A linear classifier with one column a label; weights are bytes, each column has its scale.

    `columns` are "group:label" in sorted order; `temperatures` turn the scores of a group into
    likelihoods that are right as often as they say.
    """

    vocabulary: Hashes
    rarity: Vector
    weights: NDArray[np.int8]
    scales: Vector
    biases: Vector
    columns: tuple[str, ...]
    temperatures: dict[str, float] = field(default_factory=dict)
    digest: str = ""

    def opinion(self, text: str, its_words: Sequence[str]) -> Opinion:
        """What the classifier thinks of the text; of one without words, how frequent labels are."""
        scores = self.scores(text, its_words)
        groups = {
            group: dict(zip(labels, scores[span].tolist(), strict=True))
            for group, (span, labels) in self.groups.items()
        }
        return Opinion(groups, self.temperatures)

    def scores(self, text: str, its_words: Sequence[str]) -> Vector:
        """How well each column fits the text: about 1 for "surely", 0 for "surely not"."""
        rows, values = weigh(features(text, its_words), self.vocabulary, self.rarity)
        weights = self.weights[rows].astype(np.float32)
        # einsum, as a product by BLAS takes three times as long for so small a matrix
        return np.einsum("i,ij->j", values, weights) * self.scales + self.biases

    @cached_property
    def groups(self) -> Groups:
        """Where the columns of each group lie, and their labels."""
        return _groups(self.columns)


def softmax(scores: Vector) -> Vector:
    """Shares that sum to 1, along the last axis."""
    grown = np.exp(scores - scores.max(axis=-1, keepdims=True))
    return grown / grown.sum(axis=-1, keepdims=True)


def weigh(found: Hashes, vocabulary: Hashes, rarity: Vector) -> tuple[NDArray[np.int64], Vector]:
    """The rows of the features that are known, and their weights, of length 1 together."""
    rows = np.searchsorted(vocabulary, found)
    rows[rows == len(vocabulary)] = 0
    rows = rows[vocabulary[rows] == found]
    values = rarity[rows]
    length = np.sqrt(values @ values)
    return rows, values / length if length else values


def train(phrases: Sequence[Phrase]) -> Model:
    """A model of the phrases, its likelihoods set by those held back in a first round.

    Half of the phrases are enough for that round, and save a quarter of the time.
    """
    held = phrases[::HELD_OUT]
    rest = [phrase for number, phrase in enumerate(phrases) if number % HELD_OUT % 2]
    temperatures = _temperatures(fit(rest, CALIBRATED), held)
    return replace(fit(phrases), temperatures=temperatures)


def fit(phrases: Sequence[Phrase], groups: Sequence[str] = ()) -> Model:
    """A model of the phrases whose scores are not yet likelihoods; of some groups or all."""
    found = [features(phrase.text, words(phrase.text)) for phrase in phrases]
    every = sorted({each for phrase in phrases for each in columns_of(phrase)})
    columns = tuple(each for each in every if not groups or each.partition(":")[0] in groups)
    vocabulary, rarity = _vocabulary(found)
    weights, biases = _separate(
        _matrix(found, vocabulary, rarity),
        _targets(phrases, columns),
        [phrase.language for phrase in phrases],
    )
    scales = np.maximum(np.abs(weights).max(axis=0), TINY) / 127
    return Model(
        vocabulary, rarity, np.rint(weights / scales).astype(np.int8), scales, biases, columns
    )


def save(model: Model, file: Path = MODEL) -> None:
    """Writes the model to its file, with the state of the phrases it was trained on."""
    file.parent.mkdir(parents=True, exist_ok=True)
    about = {name: getattr(model, name) for name in ("columns", "temperatures")}
    about |= {"format": FORMAT, "digest": digest()}
    with file.open("wb") as target:
        arrays = {name: getattr(model, name) for name in ARRAYS}
        np.savez(target, about=np.array(json.dumps(about)), **arrays)


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
    """Whether phrases, or the code that reads them, have changed since the model was trained."""
    return model.digest != digest()


def digest() -> str:
    """A short name for the present state of everything that training reads."""
    content = hashlib.sha256()
    code = [Path(__file__).with_name(f"{name}.py") for name in CODE]
    for file in [*code, *phrase_files()]:
        content.update(str(file.relative_to(DATA.parent)).encode() + b"\0")
        content.update(file.read_bytes() + b"\0")
    return content.hexdigest()[:16]


@cache
def current() -> Model:
    """The model in use, read once."""
    return load()


def columns_of(phrase: Phrase) -> tuple[str, ...]:
    """The columns a phrase is an example of: its labels, its kind, its language."""
    labels = tuple(label for label in phrase.labels if ":" in label)
    return (*labels, f"kind:{phrase.kind}", f"language:{phrase.language}")


def _vocabulary(found: Sequence[Hashes]) -> tuple[Hashes, Vector]:
    """The features found more than once, weighing more the rarer they are."""
    hashes, counts = np.unique(np.concatenate(found), return_counts=True)
    hashes, counts = hashes[counts >= RARE], counts[counts >= RARE]
    rarity = 1 + np.log((1 + len(found)) / (1 + counts))
    rarity[np.isin(hashes, shapes())] = SHAPE
    return hashes, rarity.astype(np.float32)


def _groups(columns: Sequence[str]) -> Groups:
    names = [column.partition(":")[0] for column in columns]
    return {
        name: (slice(start, end), tuple(each[len(name) + 1 :] for each in columns[start:end]))
        for name in dict.fromkeys(names)
        for start in [names.index(name)]
        for end in [start + names.count(name)]
    }


def _matrix(found: Sequence[Hashes], vocabulary: Hashes, rarity: Vector) -> csr_matrix:
    from scipy.sparse import csr_matrix

    weighed = [weigh(each, vocabulary, rarity) for each in found]
    ends = np.cumsum([0, *(len(rows) for rows, _ in weighed)])
    rows, values = (np.concatenate(part) for part in zip(*weighed, strict=True))
    return csr_matrix((values, rows, ends), shape=(len(found), len(vocabulary)))


def _targets(phrases: Sequence[Phrase], columns: Sequence[str]) -> Matrix:
    position = {column: index for index, column in enumerate(columns)}
    targets = np.zeros((len(phrases), len(columns)), np.float32)
    for row, phrase in enumerate(phrases):
        known = [position[column] for column in columns_of(phrase) if column in position]
        targets[row, known] = 1
    return targets


def _separate(
    matrix: csr_matrix, targets: Matrix, languages: Sequence[str]
) -> tuple[Matrix, Vector]:
    """The weights (features x columns) and biases that tell each label from all other phrases."""
    from joblib import Parallel, delayed

    each = delayed(_separator)
    found = Parallel(n_jobs=-1)(each(matrix, right, languages) for right in targets.T)
    weights, biases = zip(*found, strict=True)
    return np.array(weights, np.float32).T, np.array(biases, np.float32)


def _separator(matrix: csr_matrix, right: Vector, languages: Sequence[str]) -> tuple[Vector, float]:
    """A linear support vector machine for one label; a label without any other is always right."""
    from sklearn.svm import LinearSVC

    if right.all():
        return np.zeros(matrix.shape[1], np.float32), 1.0
    machine = LinearSVC(C=COST, tol=TOLERANCE, random_state=0)
    machine.fit(matrix, right, sample_weight=_importance(languages, right))
    return machine.coef_[0], machine.intercept_[0]


def _importance(languages: Sequence[str], right: Vector) -> Vector:
    """How much each phrase counts: in every language right and wrong ones weigh the same together.

    Else a language with many phrases of danger would see danger everywhere.
    """
    sides = list(zip(languages, right, strict=True))
    numbers = Counter(sides)
    return np.array([len(sides) / len(numbers) / numbers[side] for side in sides], np.float32)


def _temperatures(model: Model, held: Sequence[Phrase]) -> dict[str, float]:
    scores = np.array([model.scores(phrase.text, words(phrase.text)) for phrase in held])
    right = _targets(held, model.columns).astype(bool)
    return {
        group: _temperature(scores[:, span], right[:, span])
        for group, (span, _) in model.groups.items()
    }


def _temperature(scores: Matrix, right: NDArray[np.bool_]) -> float:
    """The temperature under which the right labels are likeliest."""
    concerned = right.any(axis=1)
    scores, right = scores[concerned], right[concerned]
    if not len(scores):
        return 1.0

    def surprise(temperature: float) -> float:
        shares = softmax(scores / np.float32(temperature))
        return float(-np.log((shares * right).sum(axis=1) + 1e-9).mean())

    return float(min(TEMPERATURES, key=surprise))
