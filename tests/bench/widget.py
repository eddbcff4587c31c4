"""Measures the website widget in a real browser: 200 runs of every fault, and how soon it can be seen.

`python -m tests.bench.widget [RUNS]` prints a table and fails where a figure is missed.
"""

from __future__ import annotations

import asyncio
import gzip
import random
import statistics
import sys
import tempfile
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from playwright.async_api import Browser

from bot.settings import ROOT
from tests.widget.browser import find_chromium, running_browser
from tests.widget.faults import (
    Fault,
    begin,
    cut,
    cut_for_a_while,
    reload,
    silence_for_long,
    two_tabs,
)
from tests.widget.faults import is_whole as arrives
from tests.widget.line import Line
from tests.widget.server import SCRIPTED, Server
from tests.widget.visit import Visit
from tests.widget.website import other_website

RUNS = 200
TOGETHER = 10
ANSWER_SECONDS = 0.5  # the scripted answer has three parts
SECONDS = 1.5  # until the button can be seen on a slow phone with a bad line
SLOW_LINE = {
    "offline": False,
    "latency": 300,
    "downloadThroughput": 700_000 / 8,
    "uploadThroughput": 700_000 / 8,
}
SLOW_PROCESSOR = 6
FAULTS: dict[str, Fault] = {
    "reload in mid-answer": reload,
    "connection cut": cut,
    "connection cut for 2 s": cut_for_a_while,
    "silent loss for 30 s": silence_for_long,
    "two tabs": two_tabs,
}


async def main(runs: int) -> None:
    """Runs every measurement; exits with 1 where a figure is missed."""
    random.seed(1)
    path = find_chromium()
    if path is None:
        sys.exit("No Chromium found: the widget cannot be measured here")
    async with running_browser(path) as browser:
        kept = [weigh(), await see(browser)]
        for name, fault in FAULTS.items():
            kept.append(await measure(browser, name, fault, runs, workers=1))
        kept.append(await measure(browser, "two workers, cut", cut, runs, workers=2))
        kept.append(await measure_restarts(browser, runs))
    sys.exit(0 if all(kept) else 1)


def weigh() -> bool:
    size = len(gzip.compress((ROOT / "bot/widget/dist/lotse.js").read_bytes(), 9)) / 1024
    print(f"{'bundle':28} {size:.1f} KiB gzip", flush=True)
    return size <= 15


async def see(browser: Browser) -> bool:
    """How long it takes on a slow phone with a bad line until the button can be seen."""
    async with servers(1) as (server,):
        times = [await seen(browser, server) for _ in range(5)]
    print(
        f"{'button to be seen after':28} {statistics.median(times):.2f} s (median of 5)", flush=True
    )
    return statistics.median(times) <= SECONDS


async def seen(browser: Browser, server: Server) -> float:
    context = await browser.new_context()
    page = await context.new_page()
    session = await context.new_cdp_session(page)
    await session.send("Network.enable")
    await session.send("Network.emulateNetworkConditions", SLOW_LINE)
    await session.send("Emulation.setCPUThrottlingRate", {"rate": SLOW_PROCESSOR})
    with other_website() as site:
        started = time.perf_counter()
        await page.goto(f"{site}?{server.url}/lotse.js", wait_until="commit")
        await page.locator(".launcher").wait_for()
        taken = time.perf_counter() - started
    await context.close()
    return taken


async def measure(browser: Browser, name: str, fault: Fault, runs: int, workers: int) -> bool:
    """How many answers come through whole with a fault at any moment of the answer."""
    whole = 0
    together = min(runs, TOGETHER * 4 if fault is silence_for_long else TOGETHER)
    async with servers(workers) as running:
        for _ in range(runs // together):
            tries = (attempt(browser, running, fault) for _ in range(together))
            whole += sum(await asyncio.gather(*tries))
    return report(name, whole, runs)


async def attempt(browser: Browser, running: list[Server], fault: Fault) -> bool:
    async with visiting(browser, running) as (visit, line):
        moment = random.uniform(0, ANSWER_SECONDS)
        return await held(fault(visit, line, running[0], moment), visit)


async def held(trial, visit: Visit) -> bool:
    """Whether a trial ends well; what went wrong is told at once."""
    try:
        return await trial
    except Exception as problem:
        print(f"  {type(problem).__name__}: {problem}", flush=True)
        return False


async def measure_restarts(browser: Browser, runs: int) -> bool:
    """How many answers come through whole when the server is killed and started again."""
    whole = 0
    for _ in range(runs // TOGETHER):
        async with servers(1) as (server,):
            whole += await killed(browser, server)
    return report("server killed in mid-answer", whole, runs)


async def killed(browser: Browser, server: Server) -> int:
    """One kill under several conversations."""

    async def converse() -> bool:
        async with visiting(browser, [server]) as (visit, _):
            await visit.words.fill("three")
            ready.release()
            await go.wait()
            await visit.words.press("Enter")
            return await held(arrives(visit), visit)

    ready, go = asyncio.Semaphore(0), asyncio.Event()
    talks = [asyncio.ensure_future(converse()) for _ in range(TOGETHER)]
    for _ in talks:
        await ready.acquire()
    go.set()
    await asyncio.sleep(random.uniform(0, 2 * ANSWER_SECONDS))
    server.kill()
    server.launch()
    return sum(await asyncio.gather(*talks))


@asynccontextmanager
async def servers(count: int) -> AsyncIterator[list[Server]]:
    """Servers with a scripted dialogue on one database."""
    with tempfile.TemporaryDirectory() as folder:
        running = [Server(Path(folder), SCRIPTED).start() for _ in range(count)]
        yield running
        for server in running:
            server.kill()


@asynccontextmanager
async def visiting(browser: Browser, running: list[Server]) -> AsyncIterator[tuple[Visit, Line]]:
    """A visit from an address of its own, over a line of its own."""
    line = await Line(tuple(server.port for server in running)).open()
    address = ".".join(str(random.randrange(1, 255)) for _ in range(4))
    context = await browser.new_context(extra_http_headers={"X-Forwarded-For": address})
    context.set_default_timeout(60_000)
    yield await begin(context, line, running[0]), line
    await context.close()
    await line.close()


def report(name: str, whole: int, runs: int) -> bool:
    print(f"{name:28} {whole} of {runs} answers whole, once, in order", flush=True)
    return whole == runs


if __name__ == "__main__":
    asyncio.run(main(int(sys.argv[1]) if len(sys.argv) > 1 else RUNS))
