"""The browser on this machine, and what the tests say where there is none."""

from __future__ import annotations

import os
import shutil
import warnings
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
from playwright.async_api import Browser, async_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
CALM = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


def find_chromium() -> str | None:
    """The path of a Chromium or Chrome; `LOTSE_CHROMIUM` names another one."""
    named = os.environ.get("LOTSE_CHROMIUM")
    return named or next(filter(None, map(shutil.which, NAMES)), None)


def require_chromium() -> str:
    """The path of the browser; without one the test is skipped, and said so."""
    found = find_chromium()
    if found is None:
        leave_out("NO CHROMIUM FOUND: the widget was not tested in a browser")
    return str(found)


def leave_out(reason: str) -> None:
    """Skips a test so that nobody can overlook it: the reason stands in the summary."""
    warnings.warn(UserWarning(reason), stacklevel=2)
    pytest.skip(reason)


@asynccontextmanager
async def running_browser(path: str) -> AsyncIterator[Browser]:
    """A headless browser of the machine, not one that Playwright has downloaded."""
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(
            executable_path=path, headless=True, args=list(CALM)
        )
        yield browser
        await browser.close()
