"""Learns the classifier from all phrases of all languages."""

from __future__ import annotations

import zlib
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from nlu.feature_counts import feature_counts
from nlu.features import Evidence, Hashes, evidence, shapes, words
from nlu.latin import latin_copies
from nlu.model import TINY, WEIGHTS, Matrix, Model, Vector, as_bytes, groups_of
from nlu.network import MEANINGS, Head, Layer, Network, train_network
from nlu.opinion import softmax
from nlu.phrases import NONE, Phrase

if TYPE_CHECKING:
    from scipy.sparse import csr_matrix

COMMON = 4  # phrases a feature must be in to count
SHAPE = 3.0
NEED, FACT = "need", "fact"
CALIBRATED = (NEED, "language")  # groups whose likelihoods are looked at
COST = 1.0  # of a phrase on the wrong side, against how plain the weights are
TOLERANCE = 1.0  # a finer one takes a third longer and finds no more needs
HELD_OUT, FIRST_ROUND = 8, 16  # one phrase in so many
PLAIN = ("language", "control", "faq")  # groups that are learnt without concepts
MANY = (NEED, "crisis", "harmless")  # kinds with far more phrases than the others
WORTH = 9  # of 127: a feature without any weight so large is forgotten
# Groups for which the network is asked: share of its scores in all.
NETWORK = {NEED: 0.1, "crisis": 0.2, FACT: 0.2}
UNLABELLED = ("crisis", "harmless")  # kinds whose phrases may have needs that nobody has noted
# Said of the offers on the screen, or after a danger: "was kostet das" is a question by itself.
ASPECT, AFTER_DANGER = ASIDES = ("aspect", "after_danger")
NOTHING = frozenset(f"{group}:{NONE}" for group in (*ASIDES, FACT))
DANGER = "kind:crisis"  # the one kind of which asides say something: that they are none
PART = 2000  # phrases that are read in one go
FEW, ENOUGH = 100, 8  # beyond so many in a language, one in eight is enough to tell others from
OTHERS = 12  # one in so many of all other phrases tells facts from none
# Aspects whose phrases may ask for a fact as well, which nobody has noted.
MAY_ASK_FOR_FACT = {f"aspect:{aspect}" for aspect in ("rights", "at_once", "refused", "worry")}
SPARE = 4  # of dangers and idioms without a need one in so many is enough to tell needs from
TEMPERATURES = np.geomspace(0.03, 2.0, 50)


@dataclass(frozen=True)
class Lesson:
    """A phrase with what the classifier is given of it."""

    phrase: Phrase
    evidence: Evidence


@dataclass(frozen=True)
class Examples:
    """Lessons as the learner wants them: features and right columns, a row a lesson."""

    matrix: csr_matrix
    targets: Matrix
    languages: NDArray[np.int64]
    telling: dict[str, NDArray[np.bool_]]  # group, or DANGER -> which lessons are examples for it

    def only(self, rows: NDArray[np.int64]) -> Examples:
        """The examples in these rows."""
        telling = {group: mask[rows] for group, mask in self.telling.items()}
        return Examples(self.matrix[rows], self.targets[rows], self.languages[rows], telling)


def train(phrases: Sequence[Phrase]) -> Model:
    """A model of the phrases, its likelihoods set by those held back in a first round.

    A sixteenth of the phrases is enough for that round.
    """
    lessons = _lessons([*phrases, *latin_copies(phrases)])
    held, rest = lessons[::HELD_OUT], lessons[1::FIRST_ROUND]
    temperatures = _temperatures(fit(rest, CALIBRATED), held)
    return replace(fit(lessons), temperatures=temperatures)


def train_facts(asking: Sequence[Phrase], others: Sequence[Phrase]) -> Model:
    """A model of the questions that ask for a fact, told from some of all other phrases."""
    some = (each for each in others if MAY_ASK_FOR_FACT.isdisjoint(each.labels))
    told_from = [phrase for phrase in some if is_one_in(OTHERS, phrase)]
    return fit(_lessons([*asking, *latin_copies(asking), *told_from]), [FACT])


def fit(lessons: Sequence[Lesson], groups: Sequence[str] = ()) -> Model:
    """A model of the lessons whose scores are not yet likelihoods; of some groups or all.

    Some groups are learnt without concepts: these are looked up in the language of a message, so they
    cannot help to find it; and control words and questions about the assistant are few words that
    every language has of its own. Fewer phrases are enough for them.
    """
    every = sorted({each for lesson in lessons for each in columns_of(lesson.phrase)})
    columns = tuple(each for each in every if not groups or each.partition(":")[0] in groups)
    vocabulary, rarity, letters, full = _examples(lessons, columns)
    some = _some(lessons)
    plain, aside = letters.only(some), full.only(some)
    told = full.only(_tells_of_needs(lessons))
    learnt_from = {**dict.fromkeys(PLAIN, plain), NEED: told, **dict.fromkeys(ASIDES, aside)}
    each = [learnt_from.get(column.partition(":")[0], full) for column in columns]
    spans = {group: span for group, (span, _) in groups_of(columns).items() if group in NETWORK}
    heads = [_head(group, lessons, full, span) for group, span in spans.items()]
    network, weights, biases = _learn(columns, each, full.matrix, heads)
    worth = (np.abs(as_bytes(weights)[0]) >= WORTH).any(axis=1)
    outer, outer_biases = _placed(network.outer, spans, len(columns))
    every = np.hstack((weights, network.inner.weights))[worth]
    every_bias = np.hstack((biases + outer_biases, network.inner.biases))
    return Model(vocabulary[worth], rarity[worth], *as_bytes(every), every_bias, outer, columns)


def _head(group: str, lessons: Sequence[Lesson], examples: Examples, span: slice) -> Head:
    """What the network is to learn of a group; phrases that may have an unnoted need say nothing."""
    right = examples.targets[:, span]
    some = right.any(axis=1)
    importance = _importance(examples.languages, examples.telling[group], some)
    if group == NEED:
        unlabelled = np.array([lesson.phrase.kind in UNLABELLED for lesson in lessons])
        importance = (examples.telling[group] & (some | ~unlabelled)).astype(np.float32)
    return Head(right / np.maximum(right.sum(axis=1, keepdims=True), 1), importance)


def _placed(outer: Layer, spans: Mapping[str, slice], columns: int) -> tuple[Matrix, Vector]:
    """The last layer with a column for each of the model's, those of its heads where they belong."""
    weights, biases = np.zeros((MEANINGS, columns), np.float32), np.zeros(columns, np.float32)
    start = 0
    for group, span in spans.items():
        end = start + span.stop - span.start
        weights[:, span] = NETWORK[group] * outer.weights[:, start:end]
        biases[span] = NETWORK[group] * outer.biases[start:end]
        start = end
    return weights, biases


def _some(lessons: Sequence[Lesson]) -> NDArray[np.int64]:
    """Where the lessons are but for most of the many needs and dangers.

    Of a language with few of them it is all.
    """
    seen: Counter[tuple[str, str]] = Counter()
    some = []
    for number, lesson in enumerate(lessons):
        group = lesson.phrase.language, lesson.phrase.kind
        seen[group] += 1
        if lesson.phrase.kind not in MANY or seen[group] <= FEW or is_one_in(ENOUGH, lesson.phrase):
            some.append(number)
    return np.array(some)


def is_one_in(number: int, phrase: Phrase) -> bool:
    """Whether a phrase is one of those chosen where one in so many is enough.

    Its text alone decides: another phrase beside it changes nothing in what is learnt of others.
    """
    return zlib.crc32(phrase.text.encode()) % number == 0


def _tells_of_needs(lessons: Sequence[Lesson]) -> NDArray[np.int64]:
    """Where the lessons are from which needs are learnt.

    Of dangers and idioms without a need some are enough to tell needs from, and what is said of
    offers tells nothing.
    """
    return np.array(
        [
            number
            for number, lesson in enumerate(lessons)
            if tells_of(lesson.phrase, NEED)
            and (
                lesson.phrase.kind not in UNLABELLED
                or len(lesson.phrase.labels) > 1
                or is_one_in(SPARE, lesson.phrase)
            )
        ]
    )


def _examples(
    lessons: Sequence[Lesson], columns: Sequence[str]
) -> tuple[Hashes, Vector, Examples, Examples]:
    """The vocabulary with its rarity, and the lessons by letters and words alone and by all."""
    phrases = [lesson.phrase for lesson in lessons]
    vocabulary, counts = _vocabulary([lesson.evidence for lesson in lessons])
    rarity = _rarity(vocabulary, counts)
    letters, *concepts = (
        _weighed(each, rarity, weight) for each, weight in zip(counts, WEIGHTS, strict=True)
    )
    codes = sorted({phrase.language for phrase in phrases})
    plain = Examples(
        letters,
        _targets(phrases, columns),
        np.array([codes.index(phrase.language) for phrase in phrases]),
        {
            subject: np.array([tells_of(phrase, subject) for phrase in phrases])
            for subject in (*groups_of(columns), DANGER)
        },
    )
    return vocabulary, rarity, plain, replace(plain, matrix=sum(concepts, letters))


def _lessons(phrases: Sequence[Phrase]) -> list[Lesson]:
    """The lessons of all phrases, language by language, as each needs its vocabulary."""
    from joblib import Parallel, delayed

    by_language = sorted(phrases, key=lambda phrase: phrase.language)
    parts = [by_language[at : at + PART] for at in range(0, len(by_language), PART)]
    found = Parallel(n_jobs=-1)(delayed(_evidence_of)(part) for part in parts)
    every = zip(by_language, chain(*found), strict=True)
    return [Lesson(phrase, evidence) for phrase, evidence in every]


def _evidence_of(phrases: Sequence[Phrase]) -> list[Evidence]:
    return [evidence_of(phrase) for phrase in phrases]


def evidence_of(phrase: Phrase) -> Evidence:
    """What the classifier is given of a phrase."""
    return evidence(phrase.text, words(phrase.text), phrase.language)


def columns_of(phrase: Phrase) -> tuple[str, ...]:
    """The columns a phrase is an example of: its labels, its kind, its language."""
    labels = tuple(label for label in phrase.labels if ":" in label and label not in NOTHING)
    kind = () if phrase.kind in ASIDES else (f"kind:{phrase.kind}",)
    return (*labels, *kind, f"language:{phrase.language}")


def tells_of(phrase: Phrase, subject: str) -> bool:
    """Whether a phrase is an example for or against the labels of a group, or for or against danger.

    What is said of offers ("was kostet das") has no kind of its own; of danger it says that there is
    none, but for what was only written down as no such question. What is said after a danger says
    nothing else.
    """
    if phrase.kind not in ASIDES or subject in (phrase.kind, "language", FACT):
        return True
    is_none = not NOTHING.isdisjoint(phrase.labels)
    tells = (AFTER_DANGER,) if is_none else (AFTER_DANGER, "crisis", DANGER)
    return phrase.kind == ASPECT and subject in tells


def _vocabulary(found: Sequence[Evidence]) -> tuple[Hashes, list[csr_matrix]]:
    """The features found often enough, and their counts in each lesson, a matrix a kind."""
    hashes, counts = feature_counts(found)
    common = _lessons_with(counts) >= COMMON
    return hashes[common], [kind[:, common] for kind in counts]


def _lessons_with(counts: Sequence[csr_matrix]) -> NDArray[np.int64]:
    """In how many lessons each feature stands."""
    each = (np.bincount(kind.indices, minlength=kind.shape[1]) for kind in counts)
    return np.sum(list(each), axis=0)


def _rarity(vocabulary: Hashes, counts: Sequence[csr_matrix]) -> Vector:
    """How much each feature weighs: the more, the rarer it is."""
    rarity = 1 + np.log((1 + counts[0].shape[0]) / (1 + _lessons_with(counts)))
    rarity[np.isin(vocabulary, shapes())] = SHAPE
    return rarity.astype(np.float32)


def _weighed(counts: csr_matrix, rarity: Vector, weight: float) -> csr_matrix:
    """What all lessons are to the model by one kind of features."""
    weighed = counts.astype(np.float64)  # as the learner wants them: else each label copies them
    values = rarity.astype(np.float64)
    lengths = np.sqrt(np.maximum(weighed @ (values * values), TINY))
    weighed.data *= np.repeat(weight / lengths, np.diff(weighed.indptr)) * values[weighed.indices]
    return weighed


def _targets(phrases: Sequence[Phrase], columns: Sequence[str]) -> Matrix:
    position = {column: index for index, column in enumerate(columns)}
    targets = np.zeros((len(phrases), len(columns)), np.float32)
    for row, phrase in enumerate(phrases):
        known = [position[column] for column in columns_of(phrase) if column in position]
        targets[row, known] = 1
    return targets


def _learn(
    columns: Sequence[str], examples: Sequence[Examples], matrix: csr_matrix, heads: Sequence[Head]
) -> tuple[Network, Matrix, Vector]:
    """The network, and the weights (features x columns) and biases that tell each label from the rest.

    There is one set of examples for each label, in the order of their columns; the network learns
    from the matrix.
    """
    from joblib import Parallel, delayed

    network, *separators = Parallel(n_jobs=-1)(
        [
            delayed(train_network)(matrix, heads),
            *(
                delayed(_separator)(column, one, one.targets[:, number])
                for number, (column, one) in enumerate(zip(columns, examples, strict=True))
            ),
        ]
    )
    weights, biases = zip(*separators, strict=True)
    return network, np.array(weights, np.float32).T, np.array(biases, np.float32)


def _separator(column: str, examples: Examples, right: Vector) -> tuple[Vector, float]:
    """A linear support vector machine for one label; a label without any other is always right."""
    from sklearn.svm import LinearSVC

    if right.all():
        return np.zeros(examples.matrix.shape[1], np.float32), 1.0
    machine = LinearSVC(C=COST, tol=TOLERANCE, random_state=0)
    subject = column if column in examples.telling else column.partition(":")[0]
    importance = _importance(examples.languages, examples.telling[subject], right)
    machine.fit(examples.matrix, right, sample_weight=importance)
    return machine.coef_[0], machine.intercept_[0]


def _importance(languages: NDArray[np.int64], telling: NDArray[np.bool_], right: Vector) -> Vector:
    """How much each lesson counts: in every language right and wrong ones weigh the same together.

    Else a language with many phrases of danger would see danger everywhere. What is no example for the
    group counts nothing.
    """
    sides = 2 * languages + right.astype(bool)
    numbers = np.bincount(sides[telling], minlength=2 * languages.max() + 2)
    share = telling.sum() / np.count_nonzero(numbers)
    return np.where(telling, share / np.maximum(numbers, 1)[sides], 0.0).astype(np.float32)


def _temperatures(model: Model, held: Sequence[Lesson]) -> dict[str, float]:
    scores = np.array([model.scores(lesson.evidence) for lesson in held])
    right = _targets([lesson.phrase for lesson in held], model.columns).astype(bool)
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
