"""What a family can do in the chat."""

from __future__ import annotations

import pytest

from tests.widget.visit import DANGER, KOSLAR

JUELICH = {"latitude": 50.92234567, "longitude": 6.36234567}
VOICES = """Object.defineProperty(window, 'speechSynthesis', {value: {
  said: [], addEventListener() {}, cancel() { this.said.push('cancel'); },
  getVoices: () => [{lang: 'de-DE', name: 'far', localService: false},
                    {lang: 'de-DE', name: 'near', localService: true}],
  speak(one) { this.said.push([one.voice?.name, one.text]); setTimeout(() => one.onend?.(), 400); }}});
  window.SpeechSynthesisUtterance = function (text) { this.text = text; };"""


async def test_one_sentence_leads_to_cards_with_all_a_family_needs(visit):
    await (await visit.come()).open()
    await visit.say(KOSLAR)
    card = visit.cards.filter(has_text="Sozialpädiatrisches Zentrum")
    await card.get_by_role("heading", level=3).wait_for()
    tree = await card.aria_snapshot()
    for part in (
        "passt zum Thema",
        "Nächster Termin: Mi., 25. Nov., 09:00–12:00",
        "15 km entfernt",
        'link "+49 2421 805370 (Anrufen: Sozialpädiatrisches',
        "/url: tel:+492421805370",
        "/url: https://www.marien-hospital-dueren.de",
        'link "Karte (Sozialpädiatrisches',
        "/url: https://www.openstreetmap.org/",
        'button "Mehr dazu (Sozialpädiatrisches',
        'button "Termin merken (Sozialpädiatrisches',
    ):
        assert part in tree, f"{part}\nnot in\n{tree}"


BELOW_ITS_SIGN = """facts => facts.filter(fact => {
  const [sign, text] = [...fact.children].map(each => each.getBoundingClientRect());
  return text.top >= sign.bottom;
}).map(fact => fact.textContent)"""


@pytest.mark.parametrize("says", [KOSLAR, "mein Sohn ist 6, wir suchen Fußball in Titz"])
async def test_every_fact_of_a_card_stands_beside_its_sign(visit, says):
    await (await visit.come()).open()
    await visit.say(says)
    facts = visit.cards.locator(".facts li")
    assert await facts.count() > 5
    assert await facts.evaluate_all(BELOW_ITS_SIGN) == []


async def test_links_lead_out_without_telling_where_from(visit):
    await (await visit.come()).open()
    await visit.say(KOSLAR)
    links = visit.cards.locator("a[target]")
    assert await links.count() >= 2
    for link in await links.all():
        assert await link.get_attribute("rel") == "noopener noreferrer"


async def test_details_and_date_of_an_offer(visit):
    await (await visit.come()).open()
    await visit.say(KOSLAR)
    card = visit.cards.filter(has_text="Sozialpädiatrisches Zentrum")
    await card.get_by_role("button", name="Mehr dazu").click()
    await visit.settled()
    details = visit.page.locator(".about-details article")
    assert "nicht an Feiertagen" in (await details.text_content())
    await card.get_by_role("button", name="Termin merken").first.click()
    await visit.settled()
    save = visit.log.get_by_role("link", name="Im Kalender speichern")
    async with visit.page.expect_download() as waiting:
        await save.click()
    download = await waiting.value
    assert download.suggested_filename.endswith(".ics")
    content = (await download.path()).read_text()
    assert "BEGIN:VEVENT" in content and "20261125T09" in content


async def test_a_filter_narrows_the_offers_down(visit):
    await (await visit.come()).open()
    await visit.say(KOSLAR)
    await visit.press("Eingrenzen")
    await visit.press("Nur kostenlos")
    assert "Nur kostenlos" in "".join(await visit.shown())


async def test_the_list_to_take_along_is_copied_and_printed(visitor, assistant):
    visit = await visitor(assistant.url, permissions=["clipboard-read", "clipboard-write"])
    await (await visit.come()).open()
    await visit.say(KOSLAR)
    await visit.press("Liste zum Mitnehmen")
    await visit.log.get_by_role("button", name="Kopieren").click()
    await visit.notice.filter(has_text="Kopiert.").wait_for()
    copied = await visit.page.evaluate("navigator.clipboard.readText()")
    assert "Sprach-Kitas" in copied
    async with visit.page.context.expect_page() as waiting:
        await visit.log.get_by_role("button", name="Drucken").click()
    paper = await waiting.value
    assert "Sprach-Kitas" in await paper.locator("pre").text_content()


async def test_the_language_is_changed_in_mid_chat_and_nothing_is_lost(visit):
    await (await visit.come()).open()
    await visit.say(KOSLAR)
    before = len(await visit.shown())
    picker = visit.page.get_by_role("combobox")
    assert "العربية" in await picker.locator("option").all_text_contents()
    await picker.select_option("ar")
    await visit.settled()
    await visit.page.get_by_role("button", name="إرسال").wait_for()
    assert await visit.panel.evaluate("panel => getComputedStyle(panel).direction") == "rtl"
    assert len(await visit.shown()) > before
    languages = await visit.page.locator(".message.bot").evaluate_all("all => all.map(m => m.lang)")
    assert languages[0] == "de" and languages[-1] == "ar"
    number = visit.log.locator("a[href^='tel:'] bdi").first
    assert await number.get_attribute("dir") == "ltr"


async def test_a_german_name_begins_where_the_lines_of_its_arabic_card_do(visit):
    await (await visit.come()).open()
    await visit.say("بنتي عمرها سنتين وما بتحكي، ساكنين في كوسلار")
    name = visit.log.get_by_role("heading", level=3).first
    ends = """name => {
        const words = document.createRange(); words.selectNodeContents(name);
        return name.getBoundingClientRect().right - words.getBoundingClientRect().right; }"""
    assert await name.evaluate(ends) < 2  # pixels


async def test_the_place_is_asked_of_the_device_on_a_click_only_and_rounded(visitor, assistant):
    visit = await visitor(assistant.url, geolocation=JUELICH, permissions=["geolocation"])
    sent: list[str] = []
    visit.page.on("request", lambda request: sent.append(request.post_data or ""))
    await visit.come("")
    await visit.page.evaluate("""() => { window.asked = 0; const place = navigator.geolocation;
        const ask = place.getCurrentPosition.bind(place);
        place.getCurrentPosition = (...all) => { window.asked++; ask(...all); }; }""")
    await visit.open()
    await visit.say("Meine Tochter ist 2 und spricht kaum")
    button = visit.log.get_by_role("button", name="Meinen Ort verwenden")
    await button.wait_for()
    assert await visit.page.evaluate("asked") == 0
    await button.click()
    await visit.page.locator(".message.user").nth(1).wait_for()
    await visit.settled()
    assert await visit.page.evaluate("asked") == 1
    assert any('"location":{"lat":50.92,"lon":6.36}' in body for body in sent), sent
    assert "Jülich" in "".join(await visit.shown())


async def test_without_a_place_from_the_device_the_family_is_asked_to_write_it(visitor, assistant):
    visit = await visitor(assistant.url)  # no permission
    await (await visit.come("")).open()
    await visit.say("Meine Tochter ist 2 und spricht kaum")
    await visit.log.get_by_role("button", name="Meinen Ort verwenden").click()
    await visit.notice.filter(has_text="Bitte schreiben Sie Ihren Ort").wait_for()


@pytest.mark.parametrize("scheme", ["light", "dark"])
async def test_in_danger_numbers_come_first_and_a_way_out(visit, scheme):
    await visit.page.emulate_media(color_scheme=scheme)
    await (await visit.come('data-exit="/chat.css"')).open()
    way_out = visit.page.get_by_role("button", name="Seite schnell verlassen")
    assert not await way_out.is_visible()
    await visit.say(DANGER)
    calls = visit.log.locator(".contact a[href^='tel:']")
    assert await calls.first.get_attribute("href") == "tel:110"
    token = await visit.token()
    async with visit.page.expect_navigation(url="**/chat.css"):
        await way_out.click()
    await visit.eventually(lambda: is_gone(visit, token))
    await visit.page.go_back()
    assert visit.page.url == "about:blank"  # the way back does not lead to the chat


async def test_beside_offers_for_who_is_hit_the_page_can_be_left_as_quickly(visit):
    await (await visit.come()).open()
    await visit.say("Gibt es in Jülich eine Beratungsstelle gegen häusliche Gewalt?")
    await visit.log.locator(".about-offers .card").first.wait_for()
    assert not await visit.log.locator(
        ".about-crisis .contact"
    ).count()  # no danger told, so no numbers first
    assert await visit.page.get_by_role("button", name="Seite schnell verlassen").is_visible()


async def is_gone(visit, token) -> bool:
    headers = {"Authorization": f"Bearer {token}", "Accept": "application/json"}
    answer = await visit.page.request.get(
        f"{visit.server}/webhooks/lotse/events?after=0", headers=headers
    )
    return answer.status == 401


async def test_words_of_danger_are_not_told_again_after_a_reload(visit):
    await (await visit.come()).open()
    await visit.say(DANGER)
    await visit.page.reload()
    await visit.launcher.click()
    await visit.cards.first.wait_for()
    assert DANGER not in await visit.log.text_content()
    assert await visit.log.locator(".user").count() == 0


async def test_deleting_asks_first_and_leaves_nothing(visit):
    await (await visit.come()).open()
    await visit.say(KOSLAR)
    token = await visit.token()
    await visit.menu(0)
    await visit.page.get_by_role("button", name="Abbrechen").click()
    assert await visit.cards.count() == 3
    await visit.menu(0)
    await visit.page.get_by_role("alertdialog").get_by_role("button", name="Chat löschen").click()
    await visit.notice.filter(has_text="Der Chat ist gelöscht.").wait_for()
    assert await visit.shown() == [] and await visit.token() is None
    assert await is_gone(visit, token)
    await visit.page.get_by_role("button", name="Neu anfangen").click()
    await visit.settled()
    assert await visit.token() not in (None, token)


async def test_deleting_in_words_leaves_nothing_too(visit):
    await (await visit.come()).open()
    token = await visit.token()
    await visit.words.fill("bitte alle meine Daten löschen")
    await visit.words.press("Enter")
    for _ in range(3):  # the assistant may ask whether it is meant
        if await visit.reply("Ja").count():
            await visit.reply("Ja").first.click()
        await visit.page.wait_for_timeout(300)
    await visit.eventually(lambda: is_gone(visit, token))
    await visit.notice.filter(has_text="gelöscht").wait_for()


async def test_privacy_and_accessibility_can_be_read_in_the_chat(visit):
    await (await visit.come()).open()
    for at, word in ((1, "Datenschutz"), (2, "Barrierefreiheit")):
        await visit.menu(at)
        sheet = visit.page.get_by_role("alertdialog", name=word)
        assert len(await sheet.text_content()) > 100
        await visit.page.keyboard.press("Escape")
        assert await sheet.count() == 0 and await visit.panel.is_visible()


async def test_without_a_voice_of_the_device_nothing_is_read_aloud(visit):
    await (await visit.come()).open()
    assert await visit.page.get_by_role("button", name="Vorlesen").count() == 0


async def test_reading_aloud_uses_only_voices_of_the_device_and_stops(visit):
    await visit.page.add_init_script(VOICES)
    await (await visit.come()).open()
    await visit.say(KOSLAR)
    await visit.cards.first.get_by_role("button", name="Vorlesen").click()
    said = await visit.page.evaluate("speechSynthesis.said")
    voices = {one[0] for one in said if one != "cancel"}
    assert voices == {"near"} and "Sprachförderung" in str(said)
    await visit.cards.first.get_by_role("button", name="Vorlesen beenden").click()
    assert (await visit.page.evaluate("speechSynthesis.said"))[-1] == "cancel"
