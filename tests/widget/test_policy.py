"""The widget stands its ground on strict pages, on hostile ones, and against hostile offers."""

from __future__ import annotations

import pytest

from tests.widget.visit import KOSLAR

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; "
    "require-trusted-types-for 'script'; trusted-types 'none'"
)
HOSTILE = """
* { all: unset !important; font: 40px/3 fantasy !important; color: #eee !important; opacity: .6 !important;
    text-transform: uppercase !important; letter-spacing: 9px !important; direction: rtl !important;
    --accent: red !important; --text: red !important; --surface: red !important; }
html { font-size: 62.5% !important; }
body { transform: rotate(2deg) !important; filter: blur(1px) !important; overflow: hidden !important; }
familien-lotse { display: none !important; position: absolute !important; left: -9999px !important; }
"""


async def test_under_the_strictest_policy_everything_works_and_nothing_complains(visit):
    await (await visit.come(headers={"Content-Security-Policy": POLICY})).open()
    await visit.say(KOSLAR)
    await visit.menu(0)
    assert await visit.cards.count() == 3
    button = visit.page.locator(".send")
    assert await button.evaluate("e => getComputedStyle(e).backgroundColor") == "rgb(11, 90, 105)"
    assert visit.errors == []


async def test_the_page_of_its_own_has_such_a_policy_and_works(visit):
    answer = await visit.page.goto(f"{visit.server}/chat?ort=linnich&lang=tr")
    assert POLICY.split("connect-src")[0] in answer.headers["content-security-policy"]
    await visit.settled()
    await visit.say("Kızım 2 yaşında ve konuşmuyor, Koslar'da oturuyoruz")
    assert visit.errors == [] and await visit.panel.get_by_role("heading", level=2).is_visible()


async def test_a_hostile_style_sheet_changes_nothing(visitor, assistant):
    looks = []
    for css in ("", HOSTILE):
        visit = await visitor(assistant.url, viewport={"width": 900, "height": 700})
        await (await visit.come(head=f"<style>{css}</style>")).open()
        await visit.say(KOSLAR)
        looks.append(await visit.page.evaluate(LOOK))
        clip = {"x": 500, "y": 30, "width": 380, "height": 640}
        looks.append(len(await visit.page.screenshot(clip=clip)))
    assert looks[0] == looks[2]
    assert abs(looks[1] - looks[3]) < looks[1] * 0.02  # the same picture, but for a few edges


LOOK = """() => { const host = document.querySelector('familien-lotse');
  return ['.panel', '.send', '.bubble p', 'h3', 'textarea', '.call'].map(one => {
    const element = host.shadowRoot.querySelector(one), style = getComputedStyle(element);
    const {x, y, width, height} = element.getBoundingClientRect();
    return [one, style.font, style.color, style.direction, style.textTransform, style.letterSpacing,
            style.opacity, ...[x, y, width, height].map(Math.round)].join(' '); }); }"""


async def test_markup_in_an_offer_is_only_text_and_only_web_addresses_become_links(
    visitor, scripted
):
    visit = await visitor(scripted.url)
    await (await visit.come()).open()
    await visit.say("offers")
    assert await visit.cards.get_by_role("heading", level=3).text_content() == (
        "<script>alert(1)</script>"
    )
    links = await visit.log.locator("a").evaluate_all("all => all.map(a => a.href)")
    assert links == ["tel:024211234"]
    assert visit.errors == []


async def test_what_a_family_types_is_only_text(visitor, scripted):
    visit = await visitor(scripted.url)
    await (await visit.come()).open()
    await visit.say("<img src=x onerror=alert(1)> https://evil.example/ /restart")
    said = visit.page.locator(".message.user").last
    assert await said.locator("img, a").count() == 0
    assert "<img src=x" in await said.text_content()


@pytest.mark.parametrize(
    "wish, kept",
    [
        ("--lotse-accent: #7a1f5c", "rgb(122, 31, 92)"),
        ("--lotse-accent: rebeccapurple", "rgb(102, 51, 153)"),
        ("--lotse-accent: #ffe0e0", "rgb(11, 90, 105)"),  # white on it could not be read
        ("--lotse-accent: url(x)", "rgb(11, 90, 105)"),
        ("--lotse-accent: #f005", "rgb(11, 90, 105)"),
    ],
)
async def test_a_website_gives_its_own_colours_where_they_can_be_read(visit, wish, kept):
    await visit.come(head=f"<style>:root {{ {wish} }}</style>")
    style = "button => getComputedStyle(button).backgroundColor"
    assert await visit.launcher.evaluate(style) == kept


async def test_another_website_of_the_list_may_show_the_widget_and_others_may_not(
    visitor, assistant, host_site, foreign
):
    for server, works in ((foreign, True), (assistant, False)):
        visit = await visitor(server.url)
        await visit.page.goto(f"{host_site}?{server.url}/lotse.js")
        await visit.launcher.click()
        if works:
            await visit.log.get_by_text("Guten Tag!").wait_for()
        else:
            await visit.notice.filter(has_text="Keine Verbindung").wait_for()
