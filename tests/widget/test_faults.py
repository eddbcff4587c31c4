"""Whatever happens to line, page and server: nothing is lost, nothing is said twice."""

from __future__ import annotations

import pytest
import pytest_asyncio

from tests.widget.faults import FAULTS, begin, is_whole
from tests.widget.line import Line
from tests.widget.visit import KOSLAR

MOMENTS = (0.03, 0.2, 0.4)  # seconds after the question, whose answer takes half a second


QUICK = ("reload", "cut", "two tabs")


@pytest_asyncio.fixture(loop_scope="session")
async def line(scripted):
    running = await Line((scripted.port,)).open()
    yield running
    await running.close()


@pytest.mark.parametrize("fault", FAULTS)
async def test_nothing_is_lost_and_nothing_said_twice(browser, scripted, line, fault):
    for moment in MOMENTS if fault in QUICK else MOMENTS[1:2]:
        context = await browser.new_context(reduced_motion="reduce")
        visit = await begin(context, line, scripted)
        assert await FAULTS[fault](visit, line, scripted, moment), (moment, await visit.state())
        await context.close()


async def test_what_is_written_offline_is_sent_when_the_net_is_back(visit):
    await (await visit.come()).open()
    await visit.page.context.set_offline(True)
    await visit.notice.filter(has_text="Keine Verbindung").wait_for()
    await visit.words.fill(KOSLAR)
    await visit.words.press("Enter")
    await visit.log.get_by_text("Nicht gesendet.").wait_for()
    await visit.page.context.set_offline(False)
    await visit.settled()
    await visit.notice.filter(has_text="Wieder verbunden.").wait_for()
    assert await visit.cards.count() == 3


async def test_without_a_net_the_chat_opens_and_says_so(visit):
    await visit.come()
    await visit.page.context.set_offline(True)
    await visit.launcher.click()
    await visit.notice.filter(has_text="Keine Verbindung").wait_for()
    await visit.page.context.set_offline(False)
    await visit.settled()


async def test_past_messages_are_not_read_out_again_after_a_reload(visit):
    await (await visit.come()).open()
    await visit.say(KOSLAR)
    await visit.page.add_init_script("""document.addEventListener('lotse-open', () => {
        const log = document.querySelector('familien-lotse').shadowRoot.querySelector('.log');
        window.loud = 0;
        new MutationObserver(changes => { for (const change of changes)
            if (change.addedNodes.length && log.ariaBusy !== 'true') window.loud++;
        }).observe(log, {childList: true}); })""")
    await visit.page.reload()
    await visit.open()
    assert await visit.page.evaluate("loud") == 0


async def test_a_proxy_that_holds_streams_back_is_worked_around(visitor, scripted, line):
    visit = await visitor(line.url)
    visit.behind = scripted.url

    async def hold(route):
        if "event-stream" in (await route.request.header_value("accept") or ""):
            return  # never answered
        await route.continue_()

    await visit.page.route("**/events*", hold)
    await visit.come()
    await visit.launcher.click()
    await visit.settled(40)
    await visit.words.fill("three")
    await visit.words.press("Enter")
    assert await is_whole(visit)


async def test_too_many_messages_are_answered_kindly_and_arrive_later(visitor, scripted):
    visit = await visitor(scripted.url)
    await visit.come()

    async def refuse(route):
        await visit.page.unroute("**/messages")
        headers = {"Retry-After": "1", "Content-Type": "application/json"}
        await route.fulfill(status=429, headers=headers, body='{"text": "Bitte warten Sie kurz."}')

    await visit.open()
    await visit.page.route("**/messages", refuse)
    await visit.words.fill("three")
    await visit.words.press("Enter")
    await visit.notice.filter(has_text="Bitte warten Sie kurz.").wait_for()
    assert await is_whole(visit)


async def test_an_expired_chat_begins_anew_and_takes_the_new_message_along(visitor, scripted):
    visit = await visitor(scripted.url)
    await (await visit.come()).open()
    old = await visit.token()
    headers = {"Authorization": f"Bearer {old}"}
    await visit.page.context.set_offline(True)
    await visit.page.wait_for_timeout(200)
    await visit.page.context.set_offline(False)
    await visit.page.reload()
    await visit.page.request.delete(f"{scripted.url}/webhooks/lotse/session", headers=headers)
    await visit.launcher.click()
    await visit.words.fill("three")
    await visit.words.press("Enter")
    assert await is_whole(visit)
    assert await visit.token() != old
