"""A browser and a running assistant, shared by all tests of a worker."""

from __future__ import annotations

import inspect
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from typing import Any

import pytest
import pytest_asyncio
from playwright.async_api import Browser

from tests.widget.browser import require_chromium, running_browser
from tests.widget.server import SCRIPTED, Server
from tests.widget.visit import Visit
from tests.widget.website import other_website

Visitor = Callable[..., Awaitable[Visit]]
CALM = {"locale": "de-DE", "reduced_motion": "reduce", "timezone_id": "Europe/Berlin"}


@pytest.fixture(scope="session")
def chromium() -> str:
    return require_chromium()


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def browser(chromium: str) -> AsyncIterator[Browser]:
    async with running_browser(chromium) as running:
        yield running


@pytest.fixture(scope="session")
def assistant(chromium: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The assistant itself, as `make run` starts it."""
    server = Server(tmp_path_factory.mktemp("assistant")).start()
    yield server
    server.kill()


@pytest.fixture(scope="session")
def scripted(chromium: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The real channel with a dialogue that takes its time, so that faults can meet it."""
    server = Server(tmp_path_factory.mktemp("scripted"), SCRIPTED).start()
    yield server
    server.kill()


@pytest.fixture(scope="session")
def host_site() -> Iterator[str]:
    """A website of another origin; what follows the "?" is the script that it includes."""
    with other_website() as url:
        yield url


@pytest.fixture(scope="session")
def foreign(
    chromium: str, host_site: str, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Server]:
    """A server that lets the other website use it."""
    server = Server(tmp_path_factory.mktemp("foreign"), SCRIPTED, origins=host_site).start()
    yield server
    server.kill()


@pytest_asyncio.fixture(loop_scope="session")
async def visitor(browser: Browser) -> AsyncIterator[Visitor]:
    """Makes visits; each is a browser that has never been here."""
    visits: list[Visit] = []

    async def new(server: str, **wishes: Any) -> Visit:
        context = await browser.new_context(**{**CALM, **wishes})
        context.set_default_timeout(10_000)
        visits.append(Visit(await context.new_page(), server))
        return visits[-1]

    yield new
    for visit in visits:
        await visit.page.context.close()


@pytest_asyncio.fixture(loop_scope="session")
async def visit(visitor: Visitor, assistant: Server) -> Visit:
    """A visit to the assistant's server, with no page loaded yet."""
    return await visitor(assistant.url)


def pytest_collection_modifyitems(items: list[pytest.Function]) -> None:
    """Browser and tests share one event loop."""
    for item in items:
        if "/widget/" in item.path.as_posix() and inspect.iscoroutinefunction(item.obj):
            item.add_marker(pytest.mark.asyncio(loop_scope="session"), append=False)
