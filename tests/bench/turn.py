"""How long a whole turn takes, beside one of Rasa that does nothing but echo: `python -m tests.bench.turn`."""

from __future__ import annotations

import asyncio
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Awaitable, Callable
from pathlib import Path
from types import SimpleNamespace

TURNS = 100
TALK = 10  # turns of a conversation; each of Rasa's own is slower than the one before
GOAL_P50, GOAL_P95, GOAL_LONG = 2.0, 3.0, 1.5
# Each place is another search: what has just been told is not looked for again.
PLACES = ("Koslar", "Birkesdorf", "Nideggen", "Linnich", "Vettweiß")
SAYS = "Meine Tochter ist 2 1/2 und spricht kaum, wir wohnen in {}"
ECHO = {
    "config.yml": """
recipe: default.v1
language: de
assistant_id: echo
pipeline: [{name: KeywordIntentClassifier}]
policies: [{name: RulePolicy}]
""",
    "domain.yml": """
version: "3.1"
intents: [say]
responses: {utter_echo: [{text: hello}]}
""",
    "data.yml": """
version: "3.1"
nlu: [{intent: say, examples: "- hello"}]
rules: [{rule: echo, steps: [{intent: say}, {action: utter_echo}]}]
""",
}
TRAIN = "import rasa; rasa.train('domain.yml', 'config.yml', 'data.yml', 'models', fixed_model_name='echo')"
Say = Callable[[str, str], Awaitable[None]]


def train_echo(folder: Path) -> Path:
    """The model of an assistant that answers "hello" to "hello" (in a process of its own)."""
    for name, content in ECHO.items():
        (folder / name).write_text(content, encoding="utf-8")
    subprocess.run([sys.executable, "-c", TRAIN], cwd=folder, check=True, capture_output=True)
    return folder / "models" / "echo.tar.gz"


def echo(model: Path) -> Say:
    """Rasa as it comes, in memory."""
    from rasa.core.agent import Agent
    from rasa.core.channels.channel import CollectingOutputChannel, UserMessage

    agent = Agent.load(str(model))

    async def say(sender: str, text: str) -> None:
        await agent.handle_message(UserMessage("hello", CollectingOutputChannel(), sender))

    return say


async def lotse() -> Say:
    """The whole assistant, on the real offers."""
    from rasa.core.channels.channel import UserMessage

    from bot.channels.rest import RestOutput
    from bot.database import open_session
    from bot.offers.store import load_offers
    from bot.server.__main__ import load_agent
    from bot.server.turns import spare_rasa_work

    with open_session() as session:
        load_offers(session)
    spare_rasa_work()
    app = SimpleNamespace(ctx=SimpleNamespace())
    await load_agent(app, None)

    async def say(sender: str, text: str) -> None:
        output = RestOutput(sender)
        await app.ctx.agent.handle_message(UserMessage(text, output, sender, input_channel="rest"))
        assert any("custom" in said for said in output.messages), "no offers were shown"

    return say


async def turns(say: Say) -> dict[str, list[float]]:
    """How long turns take, in ms: first ones alone, and all of those that a family's talk has."""
    await times(say, lambda number: f"warm-{number}")
    return {
        "first turn": await times(say, lambda number: f"new-{number}"),
        f"of {TALK} turns": await times(say, lambda number: f"talk-{number // TALK}"),
    }


async def times(say: Say, sender: Callable[[int], str]) -> list[float]:
    """How long each of the turns takes, in ms."""
    found = []
    for number in range(TURNS):
        start = time.perf_counter()
        await say(sender(number), SAYS.format(PLACES[number % len(PLACES)]))
        found.append((time.perf_counter() - start) * 1000)
    return found


async def measure(folder: Path) -> None:
    # First Rasa as it comes: the assistant spares it work in this whole process.
    plain = await turns(echo(train_echo(folder)))
    say = await lotse()
    whole = await turns(say)
    long = await times(say, lambda _: "one")
    for which, bare in plain.items():
        report(f"{which}: Rasa only echoes", bare)
        report(f"{which}: the whole with search", whole[which], bare)
    last, first = statistics.median(long[-10:]), statistics.median(long[1:11])
    print(f"the 100th turn of a conversation  {last / first:.2f} × the first (goal {GOAL_LONG})")


def report(name: str, found: list[float], bare: list[float] | None = None) -> None:
    """One line: p50 and p95 in ms, and how many times the bare turn that is."""
    line = f"{name:36} p50 {p50(found):.1f} ms, p95 {p95(found):.1f} ms"
    if bare:
        times_p50, times_p95 = p50(found) / p50(bare), p95(found) / p95(bare)
        line += f": {times_p50:.1f} × (goal {GOAL_P50}), {times_p95:.1f} × (goal {GOAL_P95})"
    print(line, flush=True)


def p50(found: list[float]) -> float:
    return statistics.median(found)


def p95(found: list[float]) -> float:
    return statistics.quantiles(found, n=20)[-1]


def main() -> None:
    """Measures both in one process, one after the other."""
    from bot.server.logs import quiet_logs

    quiet_logs()
    with tempfile.TemporaryDirectory() as folder:
        os.environ["DATABASE_URL"] = f"sqlite:///{folder}/bench.db"
        asyncio.run(measure(Path(folder)))


if __name__ == "__main__":
    main()
