"""The example for integrators works as it stands, and the widget does in old browsers."""

from __future__ import annotations

import re
from base64 import b64encode
from hashlib import sha384

from bot.settings import ROOT
from tests.widget.visit import KOSLAR

EXAMPLE = ROOT / "bot" / "widget" / "example.html"
PLACEHOLDER = "https://lotse.example"
OLD = """delete window.HTMLDialogElement.prototype.showModal; delete HTMLDialogElement.prototype.show;
  delete HTMLDialogElement.prototype.close; delete window.HTMLDialogElement;
  delete HTMLElement.prototype.popover; delete HTMLElement.prototype.showPopover;
  delete CSSStyleSheet.prototype.replaceSync; delete AbortSignal.timeout; delete crypto.randomUUID;"""


async def show(visit, html: str) -> None:
    async def fulfil(route):
        await route.fulfill(content_type="text/html", body=html.replace(PLACEHOLDER, visit.server))

    await visit.page.route("**/example.html", fulfil)
    await visit.page.goto(f"{visit.server}/example.html")


async def test_the_example_opens_by_its_own_button_in_its_own_colours(visit):
    await show(visit, EXAMPLE.read_text())
    await visit.page.get_by_role("button", name="Den Familienlotsen fragen").click()
    await visit.settled()
    await visit.say(KOSLAR)
    colour = "e => getComputedStyle(e).backgroundColor"
    assert await visit.panel.locator(".send").evaluate(colour) == "rgb(122, 31, 61)"
    assert visit.errors == []
    link = await visit.page.get_by_role("link", name="auf eigener Seite").get_attribute("href")
    assert (await visit.page.request.get(link)).ok


async def test_under_its_changing_name_the_script_may_be_checked_by_the_browser(visit):
    page = await (await visit.page.request.get(f"{visit.server}/chat")).text()
    name = re.search(r"/lotse-[0-9a-f]+\.js", page)[0]
    script = await (await visit.page.request.get(visit.server + name)).body()
    html = EXAMPLE.read_text().replace("/lotse.js", name)
    await show(visit, html.replace(" defer>", f' integrity="{integrity(script)}" defer>'))
    await visit.open()
    assert visit.errors == []


def integrity(content: bytes) -> str:
    return f"sha384-{b64encode(sha384(content).digest()).decode()}"


async def test_in_a_browser_of_2020_it_looks_plainer_and_works(visit):
    await visit.page.add_init_script(OLD)
    await (await visit.come()).open()
    await visit.say(KOSLAR)
    assert await visit.page.get_by_role("dialog").is_visible()
    colour = "e => getComputedStyle(e).backgroundColor"
    assert await visit.panel.locator(".send").evaluate(colour) == "rgb(11, 90, 105)"
    await visit.page.keyboard.press("Escape")
    assert not await visit.panel.is_visible() and await visit.launcher.is_visible()
    assert visit.errors == []


async def test_in_the_page_the_chat_stands_where_the_page_wants_it(visit):
    await visit.come("", body='<familien-lotse mode="inline" place="juelich"></familien-lotse>')
    await visit.settled()
    assert await visit.launcher.count() == 0
    assert await visit.page.get_by_role("region", name="Familienlotse").is_visible()
    heading = visit.page.get_by_role("heading", name="Stadt Linnich")
    chat, below = await visit.panel.bounding_box(), await heading.bounding_box()
    assert chat["y"] + chat["height"] <= below["y"] + 1


async def test_a_page_without_the_script_has_a_form_in_place_of_the_chat(visitor, assistant):
    visit = await visitor(assistant.url, java_script_enabled=False)
    await visit.page.goto(f"{assistant.url}/chat?ort=linnich")
    await visit.page.get_by_role("button", name="Alle Themen").click()
    await visit.page.get_by_role("button", name="Kita und Schule").click()
    assert "Was davon passt am besten?" in await visit.page.locator("main").text_content()
