"""The page /chat: the widget, and below it a form for browsers without JavaScript."""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from bot.channels.web.button import START
from bot.channels.web.markup import Attributes, Element, document, h
from bot.channels.web.message import TEXT_LENGTH
from bot.channels.web.origin import frame_ancestors
from bot.channels.web.texts import access, privacy
from bot.channels.web.transcript import language_tag, transcript
from bot.languages.catalogue import Catalogue
from bot.languages.language import languages
from bot.places.region import region

CONTENT_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; "
    "img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors {ancestors}; "
    "require-trusted-types-for 'script'; trusted-types 'none'"
)


@dataclass(frozen=True)
class Visit:
    """What a link to the page says: language, place and partner; None where it says nothing."""

    words: Catalogue
    place: str | None = None
    partner: str | None = None
    language: str | None = None


def page_headers() -> dict[str, str]:
    """Nothing foreign is loaded, nothing is kept, nobody is told where a visitor came from."""
    return {
        "Content-Security-Policy": CONTENT_POLICY.format(ancestors=frame_ancestors()),
        "Cache-Control": "no-store",
        "Referrer-Policy": "no-referrer",
        "X-Content-Type-Options": "nosniff",
        "Permissions-Policy": "geolocation=(self), camera=(), microphone=()",
    }


def widget_page(visit: Visit, script: str | None) -> str:
    """The page with the widget; where the bundle is not built, the form alone."""
    form = [start_form(visit), language_links(visit)]
    if script is None:
        return page(visit, *form)
    attributes: Attributes = {
        "mode": "inline",
        "language": visit.language,
        "place": visit.place,
        "partner": visit.partner,
    }
    return page(
        visit,
        h("familien-lotse", attributes),
        h("noscript", {}, h("p", {}, visit.words.say("widget_no_script")), *form),
        script=script,
    )


def form_page(visit: Visit, token: str | None, events: list[Any], notice: str = "") -> str:
    """The page as it answers a plain form: what was said, and what can be said next."""
    said = transcript(events, visit.words)
    warning = h("p", {"class": "notice", "role": "status"}, notice) if notice else None
    if token is None:
        return page(visit, warning, start_form(visit))
    buttons = reply_form(visit, token, events) if is_answered(events) else None
    return page(visit, said, warning, buttons, text_form(visit, token), delete_form(visit, token))


def page(visit: Visit, *content: Element | None, script: str | None = None) -> str:
    """The frame of every page: title, style, privacy notice, accessibility statement."""
    words = visit.words
    title = words.say("widget_title")
    head = h(
        "head",
        {},
        h("meta", {"charset": "utf-8"}),
        h("meta", {"name": "viewport", "content": "width=device-width, initial-scale=1"}),
        h("meta", {"name": "referrer", "content": "no-referrer"}),
        h("title", {}, title),
        h("link", {"rel": "stylesheet", "href": "/chat.css"}),
        h("link", {"rel": "icon", "href": "/chat.svg"}),
        h("script", {"src": script, "defer": True}) if script else None,
    )
    body = h("body", {}, h("main", {}, h("h1", {}, title), *content), footer(words))
    language = {"lang": language_tag(words.code), "dir": words.language.direction}
    return document(h("html", language, head, body))


def footer(words: Catalogue) -> Element:
    """What becomes of the words written here, and how the page can be used by everyone."""
    return h(
        "footer",
        {},
        h("h2", {}, words.say("widget_privacy")),
        h("p", {}, privacy(words)),
        h("h2", {}, words.say("widget_accessibility")),
        h("p", {}, access(words)),
        *links_of_operator(words),
    )


def links_of_operator(words: Catalogue) -> Iterator[Element]:
    """Impressum and privacy policy of whoever runs the assistant, as far as data/region.yml names them."""
    for name, address in (("imprint", region().imprint), ("privacy", region().privacy)):
        if address:
            yield h("p", {}, h("a", {"href": address}, words.say(f"page_{name}")))


def start_form(visit: Visit) -> Element:
    """Words or the list of topics: the beginning of a conversation."""
    words = visit.words
    topics = button(words.say("button_all_topics"), START)
    return h("form", FORM, *hidden(visit, None), *text_field(words), topics)


def text_form(visit: Visit, token: str) -> Element:
    return h("form", FORM, *hidden(visit, token), *text_field(visit.words))


def reply_form(visit: Visit, token: str, events: list[Any]) -> Element | None:
    """The buttons of the last answer, also those on its cards; None where it has none."""
    buttons = list(last_buttons(events))
    if not buttons:
        return None
    return h("form", FORM, *hidden(visit, token), *(button(title, id_) for title, id_ in buttons))


def delete_form(visit: Visit, token: str) -> Element:
    delete = {"name": "delete", "value": "1"}
    return h(
        "form", FORM, *hidden(visit, token), h("button", delete, visit.words.say("widget_delete"))
    )


FORM: Attributes = {
    "method": "post",
    "action": "/chat",
    "accept-charset": "utf-8",
    "autocomplete": "off",
}


def hidden(visit: Visit, token: str | None) -> list[Element]:
    """What a form carries along: the token stands in its body, never in an address."""
    fields = {
        "token": token,
        "page": secrets.token_urlsafe(12),
        "lang": visit.words.code,
        "ort": visit.place,
        "partner": visit.partner,
    }
    return [
        h("input", {"type": "hidden", "name": name, "value": value})
        for name, value in fields.items()
        if value
    ]


def text_field(words: Catalogue) -> list[Element]:
    limits = {"id": "text", "name": "text", "maxlength": str(TEXT_LENGTH), "dir": "auto"}
    return [
        h("label", {"for": "text"}, words.say("widget_input")),
        h("input", limits),
        h("button", {}, words.say("widget_send")),
    ]


def button(title: str, value: str) -> Element:
    return h("button", {"name": "button", "value": value, "dir": "auto"}, title)


def last_buttons(events: list[Any]) -> list[tuple[str, str]]:
    """Title and id of every button since the family's last message, each once."""
    found: dict[str, str] = {}
    for event in events:
        if event["type"] == "user":
            found = {}
        for offer in (event.get("custom") or {}).get("offers", ()):
            for one in offer["buttons"]:
                found[one["id"]] = f"{one['title']}: {offer['name']}"
        found.update({one["id"]: one["title"] for one in event.get("buttons", ())})
    return [(title, id_) for id_, title in found.items()]


def is_answered(events: list[Any]) -> bool:
    return bool(events) and events[-1]["type"] == "done"


def message_id(page_id: str, choice: str) -> str:
    """The id of what a form sends: the same for a form sent twice, another for another choice on it."""
    return hashlib.sha256(f"{page_id} {choice}".encode("utf-8", "replace")).hexdigest()


def language_links(visit: Visit) -> Element:
    """The page in the other languages, each by its own name."""
    return h("ul", {"class": "languages"}, *(language_link(visit, code) for code in languages()))


def language_link(visit: Visit, code: str) -> Element:
    language = languages()[code]
    place = f"&ort={visit.place}" if visit.place else ""
    partner = f"&partner={visit.partner}" if visit.partner else ""
    tongue: Attributes = {
        "href": f"/chat?lang={code}{place}{partner}",
        "lang": language_tag(code),
        "dir": language.direction,
    }
    return h("li", {}, h("a", tongue, language.own_name))
