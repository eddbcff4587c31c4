"""The page /chat: its headers, its files, and the whole way without JavaScript."""

from __future__ import annotations

import gzip
import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest

from bot.channels.web import bundle, channel, page
from bot.channels.web.limit import Limit
from bot.channels.web.markup import link, phone_link
from bot.channels.web.place import named_place
from tests.bot.channels.web.conftest import ORIGIN

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; "
    "img-src 'self'; form-action 'self'; base-uri 'none'; "
    f"frame-ancestors 'self' {ORIGIN}; require-trusted-types-for 'script'; trusted-types 'none'"
)


class Page(HTMLParser):
    """The forms and the text of a page."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.fields: dict[str, str] = {}
        self.buttons: dict[str, dict[str, str]] = {}
        self.links: list[str] = []
        self.tags: list[str] = []
        self.text = ""
        self.pressed: dict[str, str] | None = None
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        found = {name: value or "" for name, value in attrs}
        self.tags.append(tag)
        if tag == "input" and found.get("type") == "hidden":
            self.fields[found["name"]] = found["value"]
        if tag == "a":
            self.links.append(found["href"])
        self.pressed = found if tag == "button" else None

    def handle_data(self, data):
        self.text += data
        if self.pressed and "name" in self.pressed:
            self.buttons[data] = {self.pressed["name"]: self.pressed["value"]}


@pytest.fixture
def built(tmp_path, monkeypatch):
    """A bundle, so that the tests do not need the real one."""
    script = tmp_path / "lotse.js"
    script.write_text("console.log('Familienlotse')")
    for module in (bundle, channel):
        monkeypatch.setattr(module, "SCRIPT", script)
    return script


async def get(server, path, **headers):
    return await server.http.get(path, headers=headers)


async def post(server, form: Page | None, **fields):
    sent = {**(form.fields if form else {}), **fields}
    answer = await server.http.post("/chat", data=sent)
    assert answer.headers["content-security-policy"] == POLICY
    return Page(answer.text)


async def test_the_page_allows_nothing_foreign(server):
    headers = (await get(server, "/chat")).headers
    assert headers["content-security-policy"] == POLICY
    assert headers["cache-control"] == "no-store" and headers["referrer-policy"] == "no-referrer"
    assert "set-cookie" not in headers


async def test_the_page_names_the_imprint_and_the_privacy_policy_of_its_operator(
    server, monkeypatch
):
    imprint, privacy = "https://county.example/impressum", "https://county.example/datenschutz"
    assert imprint not in Page((await get(server, "/chat")).text).links
    of_operator = replace(page.region(), imprint=imprint, privacy=privacy)
    monkeypatch.setattr(page, "region", lambda: of_operator)
    assert {imprint, privacy} <= {*Page((await get(server, "/chat")).text).links}


@pytest.mark.parametrize(
    "address, accepted, language, place",
    [
        ("/chat?lang=tr&ort=Linnich&partner=kita-7", "de", "tr", "linnich"),
        ("/chat?ort=J%C3%BClich", "tr,de;q=0.5", "tr", "juelich"),
        ("/chat?lang=%3Cscript%3E&ort=%22onload%3D%22", "", "de", None),
    ],
)
async def test_the_link_says_language_place_and_partner(
    server, built, address, accepted, language, place
):
    html = (await get(server, address, **{"Accept-Language": accepted})).text
    assert f'<html lang="{language}" dir="ltr">' in html
    element = re.search("<familien-lotse.*?>", html)[0]
    assert (f'place="{place}"' in element) == bool(place)
    assert ('partner="kita-7"' in element) == ("partner" in address)
    assert "<script>" not in html and 'onload="' not in html


async def test_the_script_has_a_name_that_changes_with_its_content(server, built):
    path = re.search(r"/lotse-[0-9a-f]+\.js", (await get(server, "/chat")).text)[0]
    answer = await get(server, path, **{"Accept-Encoding": "identity"})
    assert answer.text == built.read_text() and "immutable" in answer.headers["cache-control"]
    built.write_text("console.log('another one')")
    assert (await get(server, path)).status_code == 404
    plain = await get(server, "/lotse.js", Origin=ORIGIN)
    assert "another one" in plain.text and plain.headers["content-encoding"] == "gzip"
    assert "max-age=300" in plain.headers["cache-control"]
    assert plain.headers["access-control-allow-origin"] == ORIGIN


async def test_without_a_built_script_there_is_the_form(server, monkeypatch, tmp_path):
    for module in (bundle, channel):
        monkeypatch.setattr(module, "SCRIPT", tmp_path / "none.js")
    page = Page((await get(server, "/chat")).text)
    assert "noscript" not in page.tags and "Alle Themen" in page.buttons
    assert (await get(server, "/lotse.js")).status_code == 404


async def test_a_family_without_javascript_writes_presses_and_deletes(server, built):
    page = Page((await get(server, "/chat?ort=linnich&lang=de")).text)
    assert "token" not in page.fields and "noscript" in page.tags
    page = await post(server, page, text="offers")
    assert page.fields["token"] and "Das passt:" in page.text
    page = await post(server, page, **page.buttons["Mehr anzeigen"])
    assert server.dialogue.heard[-1].text == "~more" and "Sie: Mehr anzeigen" in page.text
    assert server.dialogue.heard[0].metadata["place"]["municipality"] == "Linnich"
    page = await post(server, page, **page.buttons["Chat löschen"])
    assert "Der Chat ist gelöscht." in page.text and "token" not in page.fields


async def test_topics_are_a_beginning_without_words(server):
    await post(server, None, button="start", page="p")
    assert server.dialogue.heard[0].text == "~groups"


async def test_a_form_sent_twice_asks_once_and_another_choice_on_it_asks_again(server):
    page = await post(server, None, text="offers", page="first")
    for _ in range(2):
        await post(server, page, **page.buttons["Mehr anzeigen"])
    await post(server, page, text="hello")
    assert [message.text for message in server.dialogue.heard] == ["offers", "~more", "hello"]


async def test_what_an_offer_says_never_becomes_markup(server):
    page = await post(server, None, text="offers")
    assert "script" not in page.tags and "<script>alert(1)</script>" in page.text
    assert not [href for href in page.links if href.startswith("javascript")]
    assert "tel:024211234" in page.links


async def test_the_numbers_of_a_crisis_can_be_tapped(server):
    page = await post(server, None, text="danger")
    assert "tel:112" in page.links and "Sie:" not in page.text


async def test_an_unknown_token_leads_to_a_fresh_start(server):
    page = await post(server, None, token="gone", text="hello")
    assert "älteren Gespräch" in page.text and "Alle Themen" in page.buttons


async def test_too_much_is_answered_kindly(server, monkeypatch):
    monkeypatch.setattr(server.chat, "own_messages", Limit(1, 60))
    page = await post(server, None, text="hello")
    page = await post(server, page, text="again")
    assert "Bitte warten Sie" in page.text and "Guten Tag!" in page.text


@pytest.mark.parametrize(
    "name, municipality, district",
    [
        ("linnich", "Linnich", None),
        ("JÜLICH", "Jülich", None),
        ("dueren", "Düren", None),
        ("koslar", "Jülich", "Koslar"),
    ],
)
def test_a_link_names_a_place(name, municipality, district):
    place = named_place(name)
    assert (place["municipality"], place["district"]) == (municipality, district)


@pytest.mark.parametrize("name", [None, "", "koeln", "<b>"])
def test_a_place_that_nobody_knows_is_none(name):
    assert named_place(name) is None


@pytest.mark.parametrize("url", ["javascript:alert(1)", "data:text/html,x", "//x", "", None])
def test_only_addresses_of_the_web_become_links(url):
    assert link(url, "x") is None


def test_a_missing_number_is_no_link():
    assert phone_link(None) is None and phone_link("") is None


def test_a_limit_counts_and_forgets():
    time = [0.0]
    limit = Limit(2, 10, lambda: time[0])
    assert [limit.wait_seconds("a") for _ in range(3)] == [0, 0, 10]
    assert limit.wait_seconds("b") == 0
    time[0] = 10.5
    assert limit.wait_seconds("a") == 0
    limit.forget_old(30.0)
    assert limit.times == {}


def test_compressed_files_are_the_same_every_time(built):
    assert gzip.decompress(bundle.bundle(built).compressed) == built.read_bytes()
    assert bundle.bundle(built).compressed == gzip.compress(built.read_bytes(), mtime=0)
