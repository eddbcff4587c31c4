"""Which fact a message asks for, that no offer tells: who pays the deposit, is that normal.

It is learnt apart from all else, by the same means, so that a new fact changes nothing in what is
understood besides and is learnt within a minute.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

from nlu import model
from nlu.features import evidence, words
from nlu.model import Model
from nlu.phrases import fact_files

MODEL = model.MODEL.with_name("facts.npz")
FACT = "fact"
# Evidence below which a message asks for no fact. Of 1,441 questions 1,298 have more and are told right,
# 30 wrong; of 518 messages that only use the same words 59 have more.
LEAST = -0.4
FEW = 4  # words of which more evidence is wanted: "und die Schule?" asks for no other school
LEAST_OF_FEW = 0.0
NAME_WORDS = 2  # so many words ask for nothing: "childminder" is a wish


def find_fact(text: str, language: str) -> str | None:
    """The id of the fact that a text in a language asks for ("de-simple" is German); None for none.

    Raises ModelError when nothing has been trained yet.
    """
    its_words = words(text)
    opinion = current().opinion(evidence(text, its_words, language.partition("-")[0]))
    least = LEAST_OF_FEW if len(its_words) <= FEW else LEAST
    is_asked = len(its_words) > NAME_WORDS and opinion.best(FACT) >= least
    return opinion.likeliest(FACT) if is_asked else None


def save(trained: Model, file: Path = MODEL) -> None:
    """Writes the model of facts to its file, with the state of everything it was trained on."""
    model.save(trained, file, digest())


def load(file: Path = MODEL) -> Model:
    """The model of facts in the file; raises ModelError when there is none or an older kind of it."""
    return model.load(file)


def is_stale(trained: Model) -> bool:
    """Whether anything that its training reads has changed since."""
    return trained.digest != digest()


def digest() -> str:
    """A short name for the present state of everything that its training reads."""
    return model.digest(*fact_files())


@cache
def current() -> Model:
    """The model of facts in use, read once."""
    return load()
