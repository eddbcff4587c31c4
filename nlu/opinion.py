"""What the classifier thinks of a message."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

# The kinds a message can be beside danger, each with the group of its labels.
LABELS_OF_KIND = {
    "need": "need",
    "control": "control",
    "faq": "faq",
    "out_of_scope": "",
    "inform": "",
}
UNLIKELY = -1.0
# Evidence below which a message is no control word and no question about the assistant, however
# little else it is: "убью эту стиралку" must not delete anything. Of 416 such messages of the
# development sets two have less, of 35 others that were taken for one 29.
LEAST_EVIDENCE = {"control": -0.15, "faq": 0.0}
# Evidence of a single control word below which it is not guessed; words that end something need more: "i need
# a safe place tonight" is no goodbye. Chosen on the development sets: 97 in 100 such words are told right.
LEAST_OF_CONTROL = -0.2
LEAST_BESIDE_QUESTION, PLAIN_QUESTION = 0.0, 0.9  # the same beside what is plainly asked of offers
LEAST_TO_END = 0.3
SURELY = 1.0  # evidence of the kind alone: "danke dir lieben gruß" is thanks or a greeting
ENDING = ("bye", "stop", "thanks", "delete", "restart")
PLAINLY = -0.2  # of 2,100 needs that are taken for a question about offers none has less
# By how much a kind must fit better than a mere fact, beside one: "isch wonn en Jöllesch" has 0.6, "wann
# kommt der sperrmüll in arnoldsweiler" 0.8.
CLEARLY = {"control": 0.5, "faq": 0.5, "out_of_scope": 0.7}

# The same by which a message is surely of the kind. Of 680 questions about the assistant 34 have less, of 120
# about offers that are taken for one most; of 570 messages of other things 70, of 50 such questions nearly all.
PLAIN = {"faq": 0.45, "out_of_scope": 0.5}


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
    states_need: bool = False  # found out otherwise, whatever else fits better

    @cached_property
    def kind(self) -> str:
        """Whether a message states a need or is a control, faq, out_of_scope or inform.

        Beside an age or a place a message asks something else only where that is clear: "wir
        wohnen in Bergheim" asks for nothing, "regnet es morgen in Düren" does.
        """
        if self.states_need:
            return "need"
        evidence = {kind: self._evidence(kind) for kind in LABELS_OF_KIND}
        if self._is_mere_guess():
            del evidence["control"]
        clear = [
            kind for kind, found in evidence.items() if found >= LEAST_EVIDENCE.get(kind, found)
        ]
        kind = max(clear, key=lambda each: evidence[each])
        if self.beside_a_fact and kind in CLEARLY:
            kind = kind if evidence[kind] - evidence["inform"] > CLEARLY[kind] else "inform"
        return kind

    def says_plainly(self, kind: str) -> bool:
        """Whether a kind fits by itself, not only better than the others."""
        return self._evidence(kind) >= PLAINLY

    def is_plain(self, kind: str) -> bool:
        """Whether a message that is taken for one of a kind of PLAIN surely is."""
        return self._evidence(kind) >= PLAIN[kind]

    def _is_mere_guess(self) -> bool:
        """Whether no control word fits well by itself, or one that would end the talk less than a question."""
        evidence = self.best("control")
        is_surely_control = self.fits("kind", "control") >= SURELY
        if self.likeliest("control") in ENDING and not is_surely_control:
            return evidence < max(LEAST_TO_END, self.best("aspect"))
        asks_plainly = self.best("aspect") >= PLAIN_QUESTION
        return evidence < (LEAST_BESIDE_QUESTION if asks_plainly else LEAST_OF_CONTROL)

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

    def fits(self, group: str, label: str) -> float:
        """The score of a label; "surely not" for an unknown one."""
        return self.scores.get(group, {}).get(label, UNLIKELY)

    def ranked(self, group: str) -> list[tuple[str, float]]:
        """The labels of a group with their likelihoods, which sum to 1, best first."""
        labels = self.scores.get(group)
        if not labels:
            return []
        scores = np.array(list(labels.values()), np.float32)
        shares = softmax(scores / np.float32(self.temperatures.get(group, 1.0))).tolist()
        return sorted(zip(labels, shares, strict=True), key=lambda pair: -pair[1])


def softmax(scores: NDArray[np.float32]) -> NDArray[np.float32]:
    """Shares that sum to 1, along the last axis."""
    grown = np.exp(scores - scores.max(axis=-1, keepdims=True))
    return grown / grown.sum(axis=-1, keepdims=True)
