"""On the smallest screens, with the largest letters, and for those who see or move differently."""

from __future__ import annotations

import pytest

from tests.widget.visit import DANGER, KOSLAR

OUTSIDE = """() => {
  const root = document.querySelector('familien-lotse').shadowRoot;
  const isSeen = e => e.checkVisibility() && !e.closest('.hidden');
  return [...root.querySelectorAll('button, a, select, textarea, p, h2, h3, li')].filter(isSeen)
    .map(e => [e, e.getBoundingClientRect()])
    .filter(([, box]) => box.width && (box.left < -1 || box.right > innerWidth + 1))
    .map(([e, box]) => `${e.tagName} "${e.textContent.trim().slice(0, 40)}" ${box.left}-${box.right}`);
}"""
SMALL_TARGETS = """() => {
  const root = document.querySelector('familien-lotse').shadowRoot;
  return [...root.querySelectorAll('button, select, textarea, .action')].filter(e => e.checkVisibility())
    .map(e => [e.textContent.trim().slice(0, 30), e.getBoundingClientRect()])
    .filter(([, box]) => box.height < 43.5 || box.width < 43.5).map(([text]) => text);
}"""
SPACING = """const sheet = new CSSStyleSheet();
  sheet.replaceSync('* {line-height: 1.5 !important; letter-spacing: .12em !important;' +
    ' word-spacing: .16em !important} p {margin-bottom: 2em !important}');
  const root = document.querySelector('familien-lotse').shadowRoot;
  root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];"""
SCREENS = {
    "320 px with letters of double size": (320, 640, 32),
    "a zoom of 400 %": (320, 256, 16),
    "a small phone": (360, 640, 16),
    "a phone turned": (740, 360, 16),
    "a desk": (1280, 800, 16),
}


async def is_reachable(element) -> bool:
    """Whether it can be scrolled into view, and nothing lies on it."""
    await element.scroll_into_view_if_needed()
    await element.click(trial=True, timeout=3000)
    return True


@pytest.mark.parametrize("language", ["de", "ar"])
@pytest.mark.parametrize("screen", SCREENS)
async def test_everything_fits_and_can_be_reached(visitor, assistant, screen, language):
    width, height, letters = SCREENS[screen]
    visit = await visitor(assistant.url, viewport={"width": width, "height": height})
    session = await visit.page.context.new_cdp_session(visit.page)
    await session.send("Page.setFontSizes", {"fontSizes": {"standard": letters, "fixed": 13}})
    await (await visit.come(f'data-language="{language}"')).open()
    await visit.say(KOSLAR)
    await visit.say(DANGER)
    assert await visit.page.evaluate(OUTSIDE) == []
    assert await visit.page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    for place in (
        "select",
        ".menu > button",
        ".close",
        ".exit",
        "textarea",
        ".send",
        ".call >> nth=0",
    ):
        assert await is_reachable(visit.panel.locator(place))
    assert await visit.page.evaluate(SMALL_TARGETS) == []
    await visit.menu(0)
    for choice in await visit.page.locator(".choices button").all():
        assert await is_reachable(choice)


async def test_wider_spacing_of_letters_cuts_nothing_off(visitor, assistant):
    visit = await visitor(assistant.url, viewport={"width": 360, "height": 700})
    await (await visit.come()).open()
    await visit.say(KOSLAR)
    await visit.page.evaluate(SPACING)
    assert await visit.page.evaluate(OUTSIDE) == []
    assert await is_reachable(visit.panel.locator(".send"))


async def test_the_letters_follow_the_browser_and_not_the_page(visitor, assistant):
    visit = await visitor(assistant.url)
    session = await visit.page.context.new_cdp_session(visit.page)
    await session.send("Page.setFontSizes", {"fontSizes": {"standard": 24, "fixed": 13}})
    await (await visit.come(head="<style>html, body { font-size: 8px }</style>")).open()
    bubble = visit.log.locator(".bubble").first
    assert await bubble.evaluate("e => getComputedStyle(e).fontSize") == "24px"


async def test_nothing_moves_for_those_who_want_it_calm(visitor, assistant):
    visit = await visitor(assistant.url, reduced_motion="reduce")
    await (await visit.come()).open()
    moving = "document.querySelector('familien-lotse').shadowRoot.getAnimations().length"
    assert await visit.page.evaluate(moving) == 0


async def test_with_forced_colours_buttons_keep_their_borders(visit):
    await visit.page.emulate_media(forced_colors="active")
    await visit.come()
    border = "e => getComputedStyle(e).borderTopWidth + getComputedStyle(e).borderTopStyle"
    assert await visit.launcher.evaluate(border) != "0pxnone"
    await visit.open()
    for control in (".send", ".replies button", ".menu > button"):
        assert (await visit.panel.locator(control).first.evaluate(border)).endswith("solid")


async def test_the_focus_can_be_seen_on_everything(visit):
    await (await visit.come()).open()
    await visit.say(KOSLAR)
    outline = """() => { let e = document.activeElement;
        while (e.shadowRoot?.activeElement) e = e.shadowRoot.activeElement;
        const style = getComputedStyle(e); return [e.textContent, style.outlineStyle, style.outlineWidth]; }"""
    await visit.panel.locator("h2").focus()
    for _ in range(12):
        await visit.page.keyboard.press("Tab")
        text, style, width = await visit.page.evaluate(outline)
        assert style == "solid" and float(width.removesuffix("px")) >= 2, text
