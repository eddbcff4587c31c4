"""Telegram's HTML: escaped text, bold, links, and what fits into one message."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable
from urllib.parse import urlsplit

from bot.channels.telegram.direction import isolated
from bot.languages.language import Language

# UTF-16 code units: Telegram's limit is 4096, the rest is room for direction marks.
MESSAGE_LENGTH = 3900
TAG = re.compile(r"<[^>]+>")
NOT_DIALLED = re.compile(r"[^+0-9]")


def said(text: str, language: Language) -> str:
    """Text as it can stand in HTML, with foreign names in order."""
    return html.escape(isolated(text, language.direction), quote=False)


def bold(markup: str) -> str:
    return f"<b>{markup}</b>"


def phone_link(number: str, language: Language) -> str:
    """A number that dials when touched.

    Telegram's apps dial every number written internationally ("+49 2421 ..."), and drop the
    link; others follow the link.
    """
    return f'<a href="tel:{NOT_DIALLED.sub("", number)}">{said(number, language)}</a>'


def web_link(url: str, language: Language) -> str:
    """A website by its domain."""
    domain = urlsplit(url).netloc.removeprefix("www.")
    return f'<a href="{html.escape(url)}">{said(domain, language)}</a>'


def plain(markup: str) -> str:
    """The text without its markup."""
    return html.unescape(TAG.sub("", markup))


def length(text: str) -> int:
    """The length in UTF-16 code units."""
    return len(text.encode("utf-16-le")) // 2


def packed(blocks: Iterable[str], gap: str = "\n\n") -> list[str]:
    """The blocks in as few messages as they need; only a block too long for one is broken.

    A block breaks between its lines, and markup never runs over a line.
    """
    messages: list[str] = []
    for block in blocks:
        if messages and length(messages[-1] + gap + block) <= MESSAGE_LENGTH:
            messages[-1] += gap + block
        elif length(block) <= MESSAGE_LENGTH:
            messages.append(block)
        elif "\n" in block:
            messages += packed(block.split("\n"), gap="\n")
        else:
            messages += cut(plain(block))
    return messages


def cut(text: str) -> list[str]:
    """A line without end in pieces that fit even if every character has to be escaped."""
    size = MESSAGE_LENGTH // len("&amp;")
    pieces = (text[start : start + size] for start in range(0, len(text), size))
    return [html.escape(piece, quote=False) for piece in pieces]
