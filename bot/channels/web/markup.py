"""HTML as a tree: text is only ever text, so nothing an offer says can become markup."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import urlsplit
from xml.etree import ElementTree

Element = ElementTree.Element
Child = Element | str | None
Attributes = Mapping[str, str | bool | None]


def h(tag: str, attributes: Attributes | None = None, *children: Child) -> Element:
    """An element; attributes that are None or False and children that are None are left out."""
    element = Element(tag)
    for name, value in (attributes or {}).items():
        if value is not None and value is not False:
            element.set(name, "" if value is True else str(value))
    for child in children:
        if isinstance(child, str):
            add_text(element, child)
        elif child is not None:
            element.append(child)
    return element


def add_text(element: Element, text: str) -> None:
    """Adds text behind what the element holds already."""
    if len(element):
        element[-1].tail = (element[-1].tail or "") + text
    else:
        element.text = (element.text or "") + text


def link(url: str | None, title: str) -> Element | None:
    """A link that tells the other side nothing; None for an address that is not of the web, a phone or mail."""
    if not url or urlsplit(url).scheme not in ("http", "https", "tel", "mailto"):
        return None
    return h("a", {"href": url, "rel": "noopener noreferrer"}, h("bdi", {}, title))


def phone_link(number: str | None) -> Element | None:
    """A number to tap, read from left to right in every language; None without one."""
    if not number:
        return None
    digits = "".join(sign for sign in number if sign.isdigit() or sign == "+")
    return h("a", {"href": f"tel:{digits}"}, h("bdi", {"dir": "ltr"}, number))


def document(root: Element) -> str:
    """The whole page as text."""
    return "<!doctype html>\n" + ElementTree.tostring(root, encoding="unicode", method="html")
