"""The understanding at the command line: `python -m nlu "text"`, `python -m nlu --jsonl`."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from typing import Annotated, Any

import click
import typer

from nlu.model import MODEL, ModelError, current, is_stale, load, save
from nlu.model import train as train_model
from nlu.phrases import PhraseError, load_phrases
from nlu.understanding import understand

COMMANDS = ("train", "evaluate")
understanding = typer.Typer(add_completion=False)
chores = typer.Typer(add_completion=False)


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
        _print(understand(text, language).as_json())
    else:
        raise click.UsageError('give a message in quotation marks, --jsonl, "train" or "evaluate"')


@chores.command()
def train(
    if_changed: Annotated[bool, typer.Option(help="Only when there is something new.")] = False,
) -> None:
    """Learns from all phrases of all languages and writes models/nlu.npz."""
    if if_changed and _is_up_to_date():
        return
    try:
        phrases = load_phrases()
    except PhraseError as error:
        raise click.ClickException(str(error)) from error
    save(train_model(phrases))
    size = MODEL.stat().st_size / 2**20
    print(f"{len(phrases)} phrases learnt, {MODEL.parent.name}/{MODEL.name} has {size:.0f} MB")


@chores.command()
def evaluate() -> None:
    """Tests the understanding on tests/messages and writes docs/quality.md."""
    from nlu.evaluation import evaluate_all

    _check_model()
    if not evaluate_all():
        raise SystemExit(1)


def _is_up_to_date() -> bool:
    try:
        return not is_stale(load())
    except ModelError:
        return False


def _check_model() -> None:
    try:
        model = current()
    except ModelError as error:
        raise click.ClickException(str(error)) from error
    if is_stale(model):
        print("The phrases have changed since the last training: run `make train`", file=sys.stderr)


def _understand_lines() -> Iterator[str]:
    for number, line in enumerate(sys.stdin, 1):
        if line.strip():
            message = _read(line, number)
            findings = understand(message["text"], message.get("language")).as_json()
            yield _dumped({"id": message.get("id"), **findings})


def _read(line: str, number: int) -> dict[str, Any]:
    try:
        message: dict[str, Any] = json.loads(line)
        message["text"].strip
    except (ValueError, LookupError, TypeError, AttributeError):
        example = '{"id": "1", "text": "..."}'
        raise click.ClickException(f"line {number} is not like {example}: {line[:60].strip()}")
    return message


def _dumped(finding: dict[str, Any]) -> str:
    return json.dumps(finding, ensure_ascii=False)


def _print(finding: dict[str, Any]) -> None:
    print(_dumped(finding))


if __name__ == "__main__":
    (chores if sys.argv[1:2] and sys.argv[1] in COMMANDS else understanding)(prog_name="nlu")
