"""A conversation as plain HTML, for browsers without JavaScript."""

from __future__ import annotations

from typing import Any

from bot.channels.web.markup import Element, h, link, phone_link
from bot.languages.catalogue import Catalogue
from bot.languages.language import DEFAULT

Event = dict[str, Any]


def transcript(events: list[Event], words: Catalogue) -> Element:
    """What was said, oldest first; what was erased does not appear."""
    said = [event for event in events if event["type"] in ("user", "bot") and event["text"]]
    return h("ol", {"class": "log", "role": "log"}, *(line(event, words) for event in said))


def line(event: Event, words: Catalogue) -> Element:
    """One message, with who said it."""
    if event["type"] == "user":
        who = h("strong", {}, words.say("widget_you"))
        return h("li", {"class": "user", "dir": "auto"}, who, " ", event["text"])
    who = h("strong", {}, words.say("widget_bot"))
    direction = {"class": "bot", "lang": language_tag(event["language"]), "dir": event["direction"]}
    return h(
        "li", direction, h("p", {}, who, " ", event["text"]), *cards(event.get("custom") or {})
    )


def language_tag(code: str) -> str:
    """The code as browsers and voices know it: "de-simple" is read as German."""
    return code.split("-")[0]


def cards(custom: dict[str, Any]) -> list[Element | None]:
    """The cards of a reply: offers, contacts, an office, a map; none for plain talk."""
    offers = custom.get("offers") or []
    contacts = [*(custom.get("contacts") or []), *filter(None, [custom.get("office")])]
    place = (
        link(custom.get("url"), custom.get("name") or "") if custom.get("type") == "map" else None
    )
    return [*map(offer_card, offers), *map(contact_card, contacts), place]


def offer_card(offer: dict[str, Any]) -> Element:
    """An offer: its name, what it is, its facts, how to reach it."""
    facts = [h("li", {}, text) for text in (offer.get("lines") or {}).values()]
    summary = {"lang": offer.get("summary_language"), "dir": "auto"}
    return h(
        "section",
        {"class": "card"},
        h("h2", {"lang": DEFAULT, "dir": "ltr"}, offer["name"]),
        h("p", summary, offer.get("summary") or ""),
        h("ul", {}, *facts),
        *(h("p", {}, phone_link(number)) for number in offer.get("phones") or ()),
        h("p", {}, link(offer.get("website"), offer.get("website") or "")),
    )


def contact_card(contact: dict[str, Any]) -> Element:
    """Somebody to call: name, number, hours, website."""
    return h(
        "section",
        {"class": "card"},
        h("h2", {"lang": DEFAULT, "dir": "ltr"}, contact["name"]),
        h("p", {}, phone_link(contact.get("phone"))),
        h("p", {}, contact.get("hours") or ""),
        h("p", {}, link(contact.get("website"), contact.get("website") or "")),
    )
