"""Printable sheets with QR codes that open the bot with the place known (SVG, A4)."""

from __future__ import annotations

import csv
import html
import io
import textwrap
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import segno

from bot.channels.telegram.code import code_of
from bot.languages.catalogue import catalogue
from bot.languages.language import DEFAULT
from bot.places.place import find_place, gazetteer

COLUMNS, ROWS = 3, 4
PAGE_WIDTH, PAGE_HEIGHT, MARGIN, HEAD = 210, 297, 15, 25  # millimetres
CELL_WIDTH = (PAGE_WIDTH - 2 * MARGIN) / COLUMNS
CELL_HEIGHT = (PAGE_HEIGHT - 2 * MARGIN - HEAD) / ROWS
CODE_WIDTH = 42  # millimetres: read from half a metre away
LABEL_LETTERS = 26  # in a line of a label


class BadPartner(ValueError):
    """A line of the partner file names no place; the message says which."""


@dataclass(frozen=True)
class Link:
    """A link with the label that stands below its code."""

    label: str
    url: str


def municipality_links(bot: str) -> list[Link]:
    """A link for each municipality of the region."""
    return [
        Link(place.municipality, link(bot, code_of(place)))
        for place in gazetteer()
        if place.district is None
    ]


def partner_links(bot: str, file: Path) -> list[Link]:
    """A link for each line of a table with name, municipality and district (may be empty)."""
    with file.open(encoding="utf-8-sig", newline="") as lines:
        return [partner_link(bot, file, n, row) for n, row in enumerate(csv.DictReader(lines), 2)]


def partner_link(bot: str, file: Path, line: int, row: dict[str, str]) -> Link:
    """The link of one partner; raises BadPartner for a place that nobody knows."""
    municipality, district = row.get("municipality") or "", row.get("district") or None
    place = find_place(municipality, district)
    if place is None:
        named = "/".join(filter(None, (municipality, district)))
        raise BadPartner(f'{file} line {line}: "{named}" is no place of data/places/places.csv')
    return Link(row["name"], link(bot, code_of(place, row["name"])))


def link(bot: str, code: str) -> str:
    """The link that starts the bot with a code."""
    return f"https://t.me/{bot}?start={code}"


def sheets(links: Sequence[Link]) -> list[str]:
    """The pages as SVG, twelve codes on each; none for no links."""
    size = COLUMNS * ROWS
    return [page(links[start : start + size]) for start in range(0, len(links), size)]


def page(links: Sequence[Link]) -> str:
    """One page in SVG; a unit is a millimetre."""
    cells = "".join(cell(link, number) for number, link in enumerate(links))
    head = text(PAGE_WIDTH / 2, MARGIN + 6, catalogue(DEFAULT).say("telegram_sheet"), 4.2)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{PAGE_WIDTH}mm" height="{PAGE_HEIGHT}mm" '
        f'viewBox="0 0 {PAGE_WIDTH} {PAGE_HEIGHT}" font-family="sans-serif">'
        f'<rect width="100%" height="100%" fill="#fff"/>{head}{cells}</svg>'
    )


def cell(link: Link, number: int) -> str:
    """A code with its label below."""
    left = MARGIN + number % COLUMNS * CELL_WIDTH
    top = MARGIN + HEAD + number // COLUMNS * CELL_HEIGHT
    indent = left + (CELL_WIDTH - CODE_WIDTH) / 2
    label = textwrap.wrap(link.label, LABEL_LETTERS)
    rows = (
        text(left + CELL_WIDTH / 2, top + CODE_WIDTH + 5 + 4.5 * n, row, 3.8)
        for n, row in enumerate(label)
    )
    return f'<g transform="translate({indent} {top})">{qr_code(link.url)}</g>{"".join(rows)}'


def qr_code(url: str) -> str:
    """The code as an SVG element, readable with a quarter of it damaged."""
    code = segno.make(url, error="q", micro=False)
    width, _ = code.symbol_size()
    out = io.BytesIO()
    code.save(out, kind="svg", scale=CODE_WIDTH / width, xmldecl=False, svgns=False, nl=False)
    return out.getvalue().decode()


def text(x: float, y: float, words: str, size: float) -> str:
    return (
        f'<text x="{x:g}" y="{y:g}" font-size="{size}" text-anchor="middle">'
        f"{html.escape(words)}</text>"
    )
