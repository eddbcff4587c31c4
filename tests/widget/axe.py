"""axe-core, which knows the rules of accessibility, from the widget's development packages."""

from __future__ import annotations

import fcntl
import shutil
import subprocess
import tempfile
from functools import lru_cache
from pathlib import Path
from typing import Any

from playwright.async_api import Page

from bot.settings import ROOT
from tests.widget.browser import leave_out

WIDGET = ROOT / "bot" / "widget"
AXE = WIDGET / "node_modules" / "axe-core" / "axe.min.js"
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
LOCK = Path(tempfile.gettempdir()) / "familien-lotse-npm.lock"


def install_packages() -> None:
    """The development packages of the widget; without npm the test is skipped, and said so."""
    with LOCK.open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if AXE.exists():
            return
        npm = shutil.which("npm")
        if npm is None:
            leave_out("NO NPM FOUND: neither the build nor the accessibility rules were tested")
        command = [str(npm), "ci", "--no-audit", "--no-fund", "--prefix", str(WIDGET)]
        done = subprocess.run(command, capture_output=True, text=True)
    if done.returncode:
        leave_out(f"NPM CI FAILED, no accessibility rules were tested: {done.stderr[-300:]}")


@lru_cache(maxsize=1)
def source() -> str:
    install_packages()
    return AXE.read_text(encoding="utf-8")


async def violations(page: Page) -> list[str]:
    """Every rule that the page breaks, with the first element that breaks it."""
    if not await page.evaluate("'axe' in window"):
        await page.evaluate(source())
    script = "tags => axe.run(document, {resultTypes: ['violations'], runOnly: {type: 'tag', values: tags}})"
    found = (await page.evaluate(script, TAGS))["violations"]
    return [describe(one) for one in found]


def describe(violation: dict[str, Any]) -> str:
    nodes = violation["nodes"]
    where = f"{nodes[0]['html'][:200]} {nodes[0]['failureSummary'][:300]}"
    return f"{violation['id']} ({len(nodes)}x): {where}"
