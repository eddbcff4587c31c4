"""Pictures of the opened chat in every language, to be looked at: `python -m tests.widget.screenshots`."""

from __future__ import annotations

import asyncio
import io
import sys
import tempfile
from pathlib import Path

from PIL import Image
from playwright.async_api import Browser

from bot.languages.language import languages
from bot.settings import ROOT
from tests.widget.browser import find_chromium, running_browser
from tests.widget.server import Server
from tests.widget.visit import KOSLAR, Visit

FOLDER = ROOT / "docs" / "screenshots"
SIZE = {"width": 400, "height": 780}
DARK = ("tr", "fa")  # shown in the dark scheme
QUALITY = 60  # of WebP: letters stay sharp enough to be read


async def main() -> None:
    """Writes one picture a language."""
    path = find_chromium()
    if path is None:
        sys.exit("No Chromium found: no pictures were taken")
    FOLDER.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        server = Server(Path(folder)).start()
        async with running_browser(path) as browser:
            for language in languages():
                await picture(browser, server, language)
        server.kill()


async def picture(browser: Browser, server: Server, language: str) -> None:
    """The answer to one sentence, as a phone shows it."""
    scheme = "dark" if language in DARK else "light"
    context = await browser.new_context(viewport=SIZE, color_scheme=scheme, reduced_motion="reduce")
    visit = Visit(await context.new_page(), server.url)
    await (await visit.come(f'data-language="{language}"')).open()
    await visit.say(KOSLAR)
    shot = Image.open(io.BytesIO(await visit.page.screenshot()))
    shot.save(FOLDER / f"{language}.webp", quality=QUALITY, method=6)
    await context.close()


if __name__ == "__main__":
    asyncio.run(main())
