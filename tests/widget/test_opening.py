"""Before the chat is opened there is a button and nothing else; then there is a chat."""

from __future__ import annotations

import pytest

from tests.widget.visit import KOSLAR

CLOSED = """
- heading "Stadt Linnich" [level=1]
- paragraph:
  - link "Zum Amt"
- button "Familienlotse öffnen"
"""
OPEN = """
- dialog "Familienlotse":
  - heading "Familienlotse" [level=2]
  - text: Sprache
  - combobox "Sprache"
  - button "Menü"
  - button "Schließen"
  - log "Nachrichten":
    - text: "Familienlotse:"
    - text: /Ich bin der Familienlotse/
    - link "112"
    - group "Antworten zum Auswählen"
    - text: "Familienlotse:"
    - paragraph: /Worum geht es/
    - group "Antworten zum Auswählen":
      - button "Schwangerschaft und Baby"
      - button "Kita und Schule"
  - status
  - status
  - text: Ihre Nachricht
  - textbox "Ihre Nachricht"
  - button "Senden"
"""
DELETE = """
- alertdialog "Chat löschen":
  - heading "Chat löschen" [level=3]
  - paragraph: /kann man nicht rückgängig machen/
  - button "Abbrechen"
  - button "Chat löschen"
"""


async def focused(visit) -> str:
    """What has the focus: the text of a control, or its label."""
    script = """() => { let e = document.activeElement;
        while (e.shadowRoot?.activeElement) e = e.shadowRoot.activeElement;
        return e.tagName + ' ' + (e.labels?.[0] ?? e).textContent.trim(); }"""
    return str(await visit.page.evaluate(script))


async def test_nothing_is_requested_or_stored_before_the_chat_is_opened(visit):
    await visit.come()
    await visit.page.wait_for_load_state("networkidle")
    assert [url.removeprefix(visit.server) for url in visit.requests] == [
        "/gemeinde.html",
        "/lotse.js",
    ]
    stored = "[localStorage.length, sessionStorage.length, document.cookie.length]"
    assert await visit.page.evaluate(stored) == [0, 0, 0]
    assert (await visit.page.locator("body").aria_snapshot()).count("button") == 1


async def test_after_opening_only_the_own_server_is_asked_and_one_token_is_kept_for_the_tab(visit):
    await (await visit.come()).open()
    await visit.say(KOSLAR)
    assert all(url.startswith(visit.server) for url in visit.requests), visit.requests
    stored = "[localStorage.length, Object.keys(sessionStorage), document.cookie]"
    assert await visit.page.evaluate(stored) == [0, ["familien-lotse"], ""]
    token = await visit.token()
    assert not any(token in url for url in visit.requests)
    assert visit.errors == []


async def test_what_a_screen_reader_finds_closed_open_and_asked_to_delete(visit):
    await visit.come()
    assert_alike(await visit.page.locator("body").aria_snapshot(), CLOSED)
    await visit.open()
    assert_alike(await visit.page.locator("familien-lotse").aria_snapshot(), OPEN)
    await visit.menu(0)
    assert_alike(await visit.page.get_by_role("alertdialog").aria_snapshot(), DELETE)


def assert_alike(found: str, expected: str) -> None:
    """Every line of the expected tree stands in the found one, in this order."""
    lines = iter(found.splitlines())
    for line in filter(None, expected.splitlines()):
        words = line.strip().removeprefix("- ").rstrip(":")
        kind, _, said = words.partition(" /")
        wanted = (kind, said.rstrip("/")) if said else (words,)
        assert any(all(part in one for part in wanted) for one in lines), f"{line}\nnot in\n{found}"


async def test_the_keyboard_alone_opens_reads_answers_and_closes(visit):
    await visit.come()
    keyboard = visit.page.keyboard
    await keyboard.press("Tab")
    await keyboard.press("Tab")
    assert await focused(visit) == "BUTTON Familienlotse öffnen"
    await keyboard.press("Enter")
    await visit.settled()
    assert await focused(visit) == "H2 Familienlotse"
    order = []
    for _ in range(6):
        await keyboard.press("Tab")
        order.append((await focused(visit)).split(" ")[0])
    assert order[:4] == ["SELECT", "BUTTON", "BUTTON", "DIV"]  # language, menu, close, messages
    await visit.reply("Kita und Schule").focus()
    await keyboard.press("Space")
    await visit.settled()
    assert await focused(visit) == "BUTTON Kita und Schule"  # the used answer keeps the focus
    await visit.words.focus()
    await keyboard.type(KOSLAR)
    await keyboard.press("Enter")
    await visit.settled()
    assert await visit.cards.count() == 3
    await keyboard.press("Escape")
    assert await focused(visit) == "BUTTON Familienlotse öffnen"
    assert not await visit.panel.is_visible()


async def test_opened_again_the_chat_is_still_there_and_nothing_is_said_twice(visit):
    await (await visit.come()).open()
    await visit.say(KOSLAR)
    before = await visit.shown()
    await visit.page.get_by_role("button", name="Schließen").click()
    await visit.launcher.click()
    await visit.say("mehr")
    assert (await visit.shown())[: len(before)] == before


async def test_a_used_answer_is_marked_and_cannot_be_given_twice(visit):
    await (await visit.come()).open()
    await visit.press("Kita und Schule")
    used = visit.page.get_by_role("button", name="Kita und Schule")
    assert await used.get_attribute("aria-pressed") == "true"
    assert await used.get_attribute("aria-disabled") == "true"
    said = await visit.shown()
    await used.click(force=True)
    await visit.settled()
    assert await visit.shown() == said


async def test_keys_typed_in_the_chat_do_not_reach_the_page(visit):
    await (await visit.come()).open()
    await visit.page.evaluate("window.keys = 0; addEventListener('keydown', () => window.keys++)")
    await visit.words.press("s")
    assert await visit.page.evaluate("window.keys") == 0


@pytest.mark.parametrize("width, modal", [(390, True), (1100, False)])
async def test_on_a_phone_the_page_behind_is_out_of_reach_on_a_desk_it_is_not(
    visitor, assistant, width, modal
):
    visit = await visitor(assistant.url, viewport={"width": width, "height": 700})
    await (await visit.come()).open()
    assert await visit.panel.evaluate("panel => panel.matches(':modal')") == modal


async def test_the_page_may_open_and_close_the_chat_and_is_told_of_it(visit):
    await visit.come()
    await visit.page.evaluate("""() => { window.told = [];
        for (const what of ['open', 'close', 'language', 'delete'])
          addEventListener('lotse-' + what, event => told.push([what, event.detail])); }""")
    await visit.page.evaluate("document.querySelector('familien-lotse').open()")
    await visit.settled()
    await visit.page.evaluate("document.querySelector('familien-lotse').close()")
    told = await visit.page.evaluate("told")
    assert told == [["open", None], ["language", {"language": "de"}], ["close", None]]


async def test_a_page_that_includes_the_script_twice_gets_one_widget(visit):
    await visit.come(head='<script src="/lotse.js?again" defer></script>')
    assert await visit.page.locator("familien-lotse").count() == 1
    assert visit.errors == []


@pytest.mark.parametrize(
    "locale, attributes, name",
    [
        ("tr-TR", "", "Aile rehberi"),
        ("tr-TR", 'data-language="en"', "Family guide"),
        ("ar", "", "مرشد العائلات"),
        ("ja", "", "Familienlotse"),
    ],
)
async def test_the_button_speaks_the_language_that_the_page_names_or_the_phone_has(
    visitor, assistant, locale, attributes, name
):
    visit = await visitor(assistant.url, locale=locale)
    await visit.come(attributes)
    assert (await visit.launcher.locator("span").first.text_content()) == name
