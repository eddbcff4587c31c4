"""Every state of the widget keeps the rules of accessibility, in every language, light and dark."""

from __future__ import annotations

import pytest

from bot.languages.language import languages
from tests.widget.axe import violations
from tests.widget.visit import DANGER, KOSLAR

SCHEMES = ("light", "dark")


async def check(visit, state: str) -> None:
    for scheme in SCHEMES:
        await visit.page.emulate_media(color_scheme=scheme)
        assert await violations(visit.page) == [], f"{state}, {scheme}"


@pytest.mark.parametrize("language", languages())
async def test_no_rule_is_broken_in_any_state(visitor, assistant, language):
    visit = await visitor(assistant.url, viewport={"width": 420, "height": 800})
    await visit.come(f'data-language="{language}"')
    await check(visit, "closed")
    await visit.open()
    assert await visit.panel.evaluate("e => getComputedStyle(e).direction") == (
        languages()[language].direction
    )
    await check(visit, "open")
    await visit.say(KOSLAR)
    await check(visit, "cards")
    await visit.menu(0)
    await check(visit, "asked to delete")
    await visit.page.keyboard.press("Escape")
    await visit.page.context.set_offline(True)
    await visit.notice.filter(has_text=" ").wait_for()
    await check(visit, "offline")


async def test_no_rule_is_broken_in_danger(visit):
    await (await visit.come()).open()
    await visit.say(DANGER)
    await check(visit, "danger")


async def test_no_rule_is_broken_on_the_page_of_its_own(visit):
    await visit.page.goto(f"{visit.server}/chat?ort=linnich")
    await visit.settled()
    await check(visit, "/chat")


async def test_the_rules_find_what_is_broken_inside_the_widget(visit):
    await (await visit.come()).open()
    await visit.page.locator(".send span").evaluate("label => label.remove()")
    assert [one.split(" ")[0] for one in await violations(visit.page)] == ["button-name"]
