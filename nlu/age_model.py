"""What speaks for and against an age, with its learnt weight; kept in one file."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path

from nlu.age_phrases import age_phrase_files
from nlu.digest import ROOT, digest_of
from nlu.lexicon import LANGUAGES
from nlu.model import ModelError

MODEL = ROOT / "models" / "ages.json"
CODE = (
    "fold", "lexicon", "number", "sign", "clue", "reading", "span", "pregnancy", "own_age", "denial", "birth",
    "grade", "age", "quantity", "age_sign", "age_phrases", "age_model", "age_training",
)  # fmt: skip


@dataclass(frozen=True)
class AgeModel:
    """The weights of signs; `bias` is that of a quantity without any."""

    bias: float
    weights: Mapping[str, float]
    digest: str = ""

    def score(self, signs: Iterable[str]) -> float:
        """How well these signs fit an age: about 1 for "surely", -1 for "surely not"."""
        return self.bias + sum(self.weights.get(sign, 0.0) for sign in signs)


def save(model: AgeModel, file: Path = MODEL) -> None:
    """Writes the model to its file, with the state of everything it was trained on."""
    file.parent.mkdir(parents=True, exist_ok=True)
    content = {**asdict(model), "digest": digest()}
    file.write_text(json.dumps(content, ensure_ascii=False), encoding="utf-8")


def load(file: Path = MODEL) -> AgeModel:
    """The model in the file; raises ModelError when there is none or it cannot be read."""
    name = f"{file.parent.name}/{file.name}"
    if not file.exists():
        raise ModelError(f"{name} is missing: run `make train`")
    try:
        return AgeModel(**json.loads(file.read_text(encoding="utf-8")))
    except (ValueError, TypeError) as error:
        raise ModelError(f"{name} cannot be read ({error}): run `make train`") from error


def is_stale(model: AgeModel) -> bool:
    """Whether phrases, words about ages or the code that reads them have changed since the training."""
    return model.digest != digest()


def digest() -> str:
    """A short name for the present state of everything that training reads."""
    code = [Path(__file__).with_name(f"{name}.py") for name in CODE]
    return digest_of([*code, *age_phrase_files(), *sorted(LANGUAGES.glob("*/ages.yml"))])


@cache
def current() -> AgeModel:
    """The model in use, read once."""
    return load()
