"""The understanding at the command line: `python -m nlu "text"`, `python -m nlu --jsonl`."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterator
from types import ModuleType
from typing import Annotated, Any

import typer

from bot import settings
from bot.data_file import BadData
from nlu import age_model, fact, model
from nlu.age_phrases import load_age_phrases
from nlu.age_training import train_ages
from nlu.model import ModelError
from nlu.phrases import load_fact_phrases, load_phrases
from nlu.training import train as train_model
from nlu.training import train_facts
from nlu.understanding import understand

COMMANDS = ("train", "evaluate")
LEARNING_GB = 8  # measured: the examples twice, once more for each core
understanding = typer.Typer(add_completion=False, rich_markup_mode=None)
chores = typer.Typer(add_completion=False, rich_markup_mode=None)


@understanding.command()
def main(
    text: Annotated[str | None, typer.Argument(help="A message of a family.")] = None,
    language: Annotated[str | None, typer.Option(help="The conversation's language.")] = None,
    jsonl: Annotated[bool, typer.Option(help="Read {id, text, language?} lines.")] = False,
) -> None:
    """Prints what a message says as JSON. `train` learns the phrases, `evaluate` tests it."""
    if jsonl:
        _check_model()
        for line in _understand_lines():
            print(line)
    elif text is not None:
        _check_model()
        print(_dumped(understand(text, language).as_json()))
    else:
        sys.exit('give a message in quotation marks, --jsonl, "train" or "evaluate"')


@chores.command()
def train(
    if_changed: Annotated[bool, typer.Option(help="Only when there is something new.")] = False,
) -> None:
    """Learns from all phrases of all languages and writes ages.json, facts.npz and nlu.npz into models/."""
    try:
        if not (if_changed and _is_up_to_date(age_model)):
            _train_ages()
        if not (if_changed and _is_up_to_date(fact)):
            _train_facts()
        if not (if_changed and _is_up_to_date(model)):
            _train_classifier()
    except BadData as error:
        sys.exit(str(error))


def _train_ages() -> None:
    phrases = load_age_phrases()
    print(f"learning how ages are told from {len(phrases)} messages ...", flush=True)
    age_model.save(train_ages(phrases))


def _train_facts() -> None:
    asking = load_fact_phrases()
    print(f"learning what {len(asking)} questions ask for ...", flush=True)
    fact.save(train_facts(asking, load_phrases()))


def _train_classifier() -> None:
    phrases = load_phrases()
    print(f"learning {len(phrases)} phrases, this takes some minutes ...", flush=True)
    if (memory := _memory_gb()) < LEARNING_GB:
        print(
            f"learning needs {LEARNING_GB} GB of memory for a few minutes, this machine has {memory:.1f}: "
            "should it be killed, run `make train` on a larger one and copy models/ from there",
            flush=True,
        )
    model.save(train_model(phrases))
    size = model.MODEL.stat().st_size / 2**20
    print(f"learnt, {model.MODEL.parent.name}/{model.MODEL.name} has {size:.0f} MB")


def _memory_gb() -> float:
    return os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE") / 2**30


@chores.command()
def evaluate() -> None:
    """Tests the understanding on tests/messages and writes docs/quality.md."""
    from nlu.evaluation import evaluate_all

    _check_model()
    if not evaluate_all():
        raise SystemExit(1)


def _is_up_to_date(kept: ModuleType) -> bool:
    try:
        return not kept.is_stale(kept.load())
    except ModelError:
        return False


def _check_model() -> None:
    try:
        stale = any(kept.is_stale(kept.current()) for kept in (age_model, fact, model))
    except ModelError as error:
        sys.exit(str(error))
    if stale:
        print("The phrases have changed since the last training: run `make train`", file=sys.stderr)


def _understand_lines() -> Iterator[str]:
    now = settings.now()
    for number, line in enumerate(sys.stdin, 1):
        if line.strip():
            message = _read(line, number)
            finding = understand(message["text"], message.get("language"), now)
            yield _dumped({"id": message.get("id"), **finding.as_json()})


def _read(line: str, number: int) -> dict[str, Any]:
    try:
        message = json.loads(line)
    except ValueError:
        message = None
    if not isinstance(message, dict) or not isinstance(message.get("text"), str):
        sys.exit(f'line {number} is not like {{"id": "1", "text": "..."}}')
    return message


def _dumped(finding: dict[str, Any]) -> str:
    return json.dumps(finding, ensure_ascii=False)


if __name__ == "__main__":
    (chores if sys.argv[1:2] and sys.argv[1] in COMMANDS else understanding)(prog_name="nlu")
