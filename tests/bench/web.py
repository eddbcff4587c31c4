"""Measures the web channel: 500 open streams, and 200 runs of every fault.

`python -m tests.bench.web` prints one line a figure and fails where one is missed.
"""

from __future__ import annotations

import asyncio
import os
import random
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from pathlib import Path
from typing import Any

import httpx

from tests.bot.channels.web.client import Family, free_port, new_family
from tests.bot.channels.web.faults import FAULTS, check, is_whole
from tests.bot.channels.web.scripted import PAUSE

STREAMS = 500
RUNS = 200
TOGETHER = 10
ANSWERS = 200
IN_A_MINUTE = 25  # a conversation may not send much more
EVENTS = 3  # of one answer: the message, the reply, the end
KILLS = 10
MEGABYTES = 150
SLOWER = 2.0
START_SECONDS = 60
BASE = "http://127.0.0.1:{port}"


async def main() -> None:
    """Runs every measurement; exits with 1 where a figure is missed."""
    random.seed(1)
    with tempfile.TemporaryDirectory() as folder:
        os.environ["DATABASE_URL"] = f"sqlite:///{folder}/bench.db"
        kept = [await measure_streams(), await measure_faults(), await measure_kills()]
    sys.exit(0 if all(kept) else 1)


async def measure_streams() -> bool:
    """Memory and the time of an answer with many open streams."""
    port = free_port()
    with server(port, pause=0.0) as process:
        async with client(port) as http:
            alone = await answer_times(http)
            memory = megabytes(process.pid)
            streams = [
                asyncio.ensure_future(listen(await new_family(http))) for _ in range(STREAMS)
            ]
            await asyncio.sleep(3)
            among = await answer_times(http)
            more = megabytes(process.pid) - memory
            for stream in streams:
                stream.cancel()
            await asyncio.wait(streams)
    print(f"{STREAMS} open streams: {more:.0f} MB more")
    print(f"p95 of an answer: {p95(alone):.1f} ms alone, {p95(among):.1f} ms among them")
    return more < MEGABYTES and p95(among) <= SLOWER * p95(alone)


async def measure_faults() -> bool:
    """How many answers come through whole, for every fault."""
    port = free_port()
    kept = True
    for fault in FAULTS:
        with server(port, PAUSE):
            async with client(port) as http:
                whole = [await together(http, fault) for _ in range(RUNS // TOGETHER)]
        kept &= report(fault, sum(map(sum, whole)))
    return kept


async def together(http: httpx.AsyncClient, fault: str) -> list[bool]:
    families = [await new_family(http) for _ in range(TOGETHER)]
    cuts = (random.uniform(0, 3.5 * PAUSE) for _ in families)
    checks = (check(family, fault, cut) for family, cut in zip(families, cuts, strict=False))
    return list(await asyncio.gather(*checks))


async def measure_kills() -> bool:
    """How many answers come through whole when the server is killed while it answers."""
    whole = [await killed() for _ in range(KILLS)]
    return report("server killed in mid-answer", sum(map(sum, whole)))


async def killed() -> list[bool]:
    """One kill under many conversations, each of which goes on after what it has heard."""
    port = free_port()
    with server(port, PAUSE) as process:
        async with client(port) as http:
            families = [await new_family(http) for _ in range(RUNS // KILLS)]
            readings = [asyncio.ensure_future(persist(family)) for family in families]
            await asyncio.gather(*(family.send("three") for family in families))
            await asyncio.sleep(random.uniform(0, 3.5 * PAUSE))
            process.kill()
            process.wait()
            with server(port, PAUSE):
                heard = await asyncio.wait_for(asyncio.gather(*readings), START_SECONDS)
    return [is_whole(events) for events in heard]


async def persist(family: Family) -> list[dict[str, Any]]:
    """What a page hears that always goes on after the last number."""
    events: list[dict[str, Any]] = []
    while not events or events[-1]["type"] != "done":
        try:
            events += await family.events(events[-1]["seq"] if events else 0, wait=1)
        except httpx.HTTPError:
            await asyncio.sleep(0.2)
    return events


async def answer_times(http: httpx.AsyncClient) -> list[float]:
    """Milliseconds from sending to the end of the answer, as a page with a stream sees it."""
    times = []
    for _ in range(ANSWERS // IN_A_MINUTE):
        family = await new_family(http)
        times += [await answer_time(family, EVENTS * number) for number in range(IN_A_MINUTE)]
    return times


async def answer_time(family: Family, after: int) -> float:
    started = time.perf_counter()
    reading = asyncio.ensure_future(family.until_done(after))
    await family.send("hello")
    await reading
    return (time.perf_counter() - started) * 1000


async def listen(family: Family) -> None:
    async for _ in family.stream():
        pass


@contextmanager
def server(port: int, pause: float) -> Iterator[subprocess.Popen[bytes]]:
    """A scripted server in a process of its own, ready to answer."""
    command = [sys.executable, "-m", "tests.bot.channels.web.scripted", str(port), str(pause)]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        wait_until_ready(port)
        yield process
    finally:
        process.kill()
        process.wait()


def wait_until_ready(port: int) -> None:
    end = time.time() + START_SECONDS
    while time.time() < end:
        try:
            httpx.get(f"{BASE.format(port=port)}/chat")
            return
        except httpx.HTTPError:
            time.sleep(0.1)
    sys.exit(f"The server on port {port} did not start within {START_SECONDS} s")


@asynccontextmanager
async def client(port: int) -> AsyncIterator[httpx.AsyncClient]:
    limits = httpx.Limits(max_connections=None, max_keepalive_connections=50)
    base = BASE.format(port=port)
    async with httpx.AsyncClient(base_url=base, timeout=60, limits=limits) as http:
        yield http


def megabytes(pid: int) -> float:
    """The memory of a process."""
    status = Path(f"/proc/{pid}/status").read_text()
    (line,) = (line for line in status.splitlines() if line.startswith("VmRSS"))
    return int(line.split()[1]) / 1024


def p95(times: list[float]) -> float:
    return statistics.quantiles(times, n=20)[-1]


def report(fault: str, whole: int) -> bool:
    print(f"{fault}: {whole} of {RUNS} answers whole")
    return whole == RUNS


if __name__ == "__main__":
    asyncio.run(main())
