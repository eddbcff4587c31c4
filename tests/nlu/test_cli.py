"""`python -m nlu`: what other programs rely on."""

import json
import subprocess
import sys

import pytest

KEYS = [
    "language", "needs", "children", "pregnancy", "place", "crisis", "control", "faq",
    "out_of_scope",
]  # fmt: skip


def run(*arguments: str, given: str = "") -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "nlu", *arguments], input=given, capture_output=True, text=True
    )


def test_a_message_is_answered_with_one_json_object() -> None:
    finding = json.loads(run("Mein Sohn ist 2 1/2 und spricht noch kaum, wohnen in Koslar").stdout)
    assert list(finding) == KEYS
    assert finding["language"] == "de"
    assert finding["needs"][0]["id"] == "child_language"
    assert finding["children"] == [{"min_months": 30, "max_months": 30}]
    assert finding["place"]["municipality"] == "Jülich"


def test_each_line_is_answered_with_a_line_under_its_id() -> None:
    lines = ['{"id": "1", "text": "zurück"}', "", '{"id": "2", "text": "52355", "language": "tr"}']
    findings = [
        json.loads(line)
        for line in run("--jsonl", given="\n".join(lines)).stdout.split("\n")
        if line
    ]
    assert [(finding["id"], finding["language"]) for finding in findings] == [
        ("1", "de"),
        ("2", "tr"),
    ]
    assert [list(finding) for finding in findings] == [["id", *KEYS]] * 2


@pytest.mark.parametrize("line", ["hallo", "[]", '{"id": "1"}', '{"text": 3}'])
def test_a_line_of_another_form_is_named(line: str) -> None:
    result = run("--jsonl", given=f'{{"id": "1", "text": "ja"}}\n{line}\n')
    assert result.returncode == 1
    assert "line 2 is not like" in result.stderr
    assert "Traceback" not in result.stderr


def test_without_anything_to_do_the_ways_to_use_it_are_named() -> None:
    result = run()
    assert result.returncode == 1
    assert "--jsonl" in result.stderr


@pytest.mark.parametrize("command", ["train", "evaluate"])
def test_every_chore_has_help(command: str) -> None:
    assert "Usage" in run(command, "--help").stdout
