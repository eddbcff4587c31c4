"""The trained model: made again only when something that training reads has changed."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

from bot.settings import ROOT

MODEL_FOLDER = ROOT / "models"
MODEL_NAME = "lotse"
MODEL_FILE = MODEL_FOLDER / f"{MODEL_NAME}.tar.gz"
FINGERPRINT_FILE = MODEL_FOLDER / "fingerprint"
RASA_SOURCES = (
    "config.yml",
    "domain.yml",
    "data/dialogue/*",
    "nlu/components/*.py",
    "requirements.lock",
)


def train_if_changed() -> bool:
    """Trains Rasa's model unless the present one was made from the same files; True if it trained."""
    now = fingerprint(sources())
    if MODEL_FILE.exists() and FINGERPRINT_FILE.exists() and FINGERPRINT_FILE.read_text() == now:
        return False
    train()
    FINGERPRINT_FILE.write_text(now)
    return True


def train() -> None:
    """Trains the dialogue in a process of its own; takes some seconds.

    Rasa's training prints pages and keeps 200 MB; it is shown only where it fails.
    """
    done = subprocess.run(
        [sys.executable, "-c", f"from {__spec__.name} import train_here; train_here()"],
        cwd=ROOT,
        capture_output=True,
        text=True,
    )
    if done.returncode or not MODEL_FILE.exists():
        raise TrainingFailed(f"training of config.yml failed: {last_line(done.stderr)}")


class TrainingFailed(RuntimeError):
    """Rasa could not train; the message says why, in one line."""


def last_line(text: str) -> str:
    return text.strip().splitlines()[-1] if text.strip() else "no reason given"


def train_here() -> None:
    """Trains the dialogue on rules, in this process."""
    os.environ["RASA_TELEMETRY_ENABLED"] = "false"  # nothing leaves this server
    import rasa

    rasa.train(
        domain=str(ROOT / "domain.yml"),
        config=str(ROOT / "config.yml"),
        training_files=str(ROOT / "data" / "dialogue"),
        output=str(MODEL_FOLDER),
        fixed_model_name=MODEL_NAME,
        force_training=True,
    )


def sources() -> list[Path]:
    """The files that Rasa's training reads."""
    return sorted(path for pattern in RASA_SOURCES for path in ROOT.glob(pattern) if path.is_file())


def fingerprint(files: Iterable[Path]) -> str:
    """A hash over names and contents."""
    digest = hashlib.sha256()
    for file in files:
        digest.update(file.name.encode() + b"\0" + file.read_bytes() + b"\0")
    return digest.hexdigest()


if __name__ == "__main__":
    try:
        print("dialogue trained" if train_if_changed() else "dialogue: nothing has changed")
    except TrainingFailed as problem:
        sys.exit(f"Familienlotse: {problem}")
