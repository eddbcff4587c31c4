"""Faults of lines, pages and servers, as a family meets them: for tests and bench."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable

from playwright.async_api import BrowserContext

from tests.widget.line import Line
from tests.widget.server import Server
from tests.widget.visit import Visit

ANSWER = [f"bot: Antwort {number}" for number in (1, 2, 3)]
PATIENCE = (
    180.0  # seconds until everything must have arrived; a server on a busy machine starts slowly
)

Fault = Callable[[Visit, Line, Server, float], Awaitable[bool]]


async def begin(context: BrowserContext, line: Line, server: Server) -> Visit:
    """A page with the chat open, over a line that can fail."""
    visit = Visit(await context.new_page(), line.url, behind=server.url)
    await (await visit.come()).open()
    return visit


async def ask(visit: Visit, seconds: float) -> None:
    """Asks what is answered in three parts, and waits for the moment of the fault."""
    await visit.words.fill("three")
    await visit.words.press("Enter")
    await asyncio.sleep(seconds)


async def is_whole(visit: Visit) -> bool:
    """Whether question and answer come to stand there once, complete and in order."""
    await visit.eventually(lambda: has_asked(visit), PATIENCE)
    await visit.settled(PATIENCE)
    await asyncio.sleep(0.2)  # a message that came twice would come now
    shown = await visit.shown()
    return shown[shown.index("user: three") :] == ["user: three", *ANSWER]


async def has_asked(visit: Visit) -> bool:
    return any(one.get("text") == "three" for one in await visit.told())


async def reload(visit: Visit, line: Line, server: Server, seconds: float) -> bool:
    """The page is loaded anew while the assistant answers."""
    await ask(visit, seconds)
    await visit.eventually(lambda: has_asked(visit))
    await visit.page.reload()
    await visit.launcher.click()
    return await is_whole(visit)


async def cut(visit: Visit, line: Line, server: Server, seconds: float) -> bool:
    """Every connection breaks, and new ones work at once."""
    await ask(visit, seconds)
    line.cut()
    return await is_whole(visit)


async def cut_for_a_while(visit: Visit, line: Line, server: Server, seconds: float) -> bool:
    """No connection for two seconds."""
    await ask(visit, seconds)
    line.is_cut = True
    line.cut()
    await asyncio.sleep(2)
    line.is_cut = False
    return await is_whole(visit)


async def silence(
    visit: Visit, line: Line, server: Server, seconds: float, lasts: float = 3
) -> bool:
    """Nothing passes for a while, and nobody is told."""
    await ask(visit, seconds)
    line.silence()
    await asyncio.sleep(lasts)
    line.restore()
    return await is_whole(visit)


async def silence_for_long(visit: Visit, line: Line, server: Server, seconds: float) -> bool:
    """Nothing passes for half a minute."""
    return await silence(visit, line, server, seconds, lasts=30)


async def two_tabs(visit: Visit, line: Line, server: Server, seconds: float) -> bool:
    """The same chat in another tab, opened while the assistant answers."""
    await ask(visit, seconds)
    token = await visit.token()
    page = await visit.page.context.new_page()
    await page.add_init_script(f"sessionStorage.setItem('familien-lotse', '{token}')")
    other = await (await Visit(page, line.url, behind=server.url).come()).open()
    both = [await is_whole(visit), await is_whole(other)]
    await other.words.fill("hello")
    await other.words.press("Enter")
    await asyncio.gather(other.settled(), visit.settled())
    shown = [await visit.shown(), await other.shown()]
    await page.close()
    return all(both) and shown[0] == shown[1]


async def restart(visit: Visit, line: Line, server: Server, seconds: float) -> bool:
    """The server is killed while it answers, and started again."""
    await ask(visit, seconds)
    server.kill()
    server.launch()
    return await is_whole(visit)


FAULTS: dict[str, Fault] = {
    "reload": reload,
    "cut": cut,
    "cut for a while": cut_for_a_while,
    "silence": silence,
    "two tabs": two_tabs,
    "restart": restart,
}
