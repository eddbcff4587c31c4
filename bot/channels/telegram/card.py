"""Cards: an offer and the contacts in danger as Telegram shows them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from bot.cards import languages_told
from bot.channels.telegram.markup import bold, phone_link, said, web_link
from bot.languages.catalogue import Catalogue

Content = dict[str, Any]

# A row each: the sign before it, and the facts that stand in it.
ROWS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("⚠️", ("status",)),
    ("✅", ("reasons",)),
    ("👪", ("age",)),
    ("🗓", ("next",)),
    ("🕐", ("schedule",)),
    ("📍", ("distance", "address")),
    ("💶", ("cost", "access", "format")),
    ("💬", ("languages",)),
    ("ℹ️", ("eligibility",)),
    ("📄", ("documents",)),
    ("🏘", ("residents",)),
    ("✉️", ("email",)),
)
LAST = "confirmed"


def offer_card(offer: Content, words: Catalogue, number: int | None = None) -> str:
    """An offer in HTML: its name in bold, what it is, its facts, how to reach it, how fresh it is."""
    facts = dict(offer["lines"])
    confirmed = facts.pop(LAST, "")
    blocks = [
        [title(offer["name"], words, number), organization(offer, words)],
        summary(offer, words),
        [*fact_rows(facts, words), *contact_rows(offer, words)],
        [f"<i>{said(confirmed, words.language)}</i>" if confirmed else ""],
    ]
    rows = ("\n".join(filter(None, block)) for block in blocks)
    return "\n\n".join(filter(None, rows))


def title(name: str, words: Catalogue, number: int | None) -> str:
    """The name, with its number on the screen where there are several."""
    return bold(said(f"{number}. {name}" if number else name, words.language))


def organization(offer: Content, words: Catalogue) -> str:
    """Who offers it; empty where the name says so already."""
    name = offer["organization"] or ""
    return "" if name == offer["name"] else said(name, words.language)


def summary(offer: Content, words: Catalogue) -> list[str]:
    """What it is; a line before it where it stands in German only."""
    foreign = offer["summary_language"] != words.language.spoken
    note = said(words.say("summary_german"), words.language) if foreign else ""
    return [note, said(offer["summary"] or "", words.language)]


def fact_rows(facts: dict[str, str], words: Catalogue) -> Iterable[str]:
    """The facts in rows; one that has no row of its own comes last."""
    known = {name for _, names in ROWS for name in names}
    others = (("▫️", (name,)) for name in facts if name not in known)
    for sign, names in (*ROWS, *others):
        found = [said(facts[name], words.language) for name in names if name in facts]
        if found:
            yield f"{sign} {' · '.join(found)}"


def contact_rows(offer: Content, words: Catalogue) -> Iterable[str]:
    """Phones and website."""
    for phone in offer["phones"]:
        yield f"📞 {phone_link(phone, words.language)}"
    if offer["website"]:
        yield f"🌐 {web_link(offer['website'], words.language)}"


def crisis_card(content: Content, words: Catalogue) -> str:
    """Who helps in danger; the first line, which shows in notifications, tells nothing."""
    blocks = [
        said(words.say("neutral_line"), words.language),
        said(content["intro"], words.language),
        said(words.say("danger_numbers"), words.language),
        *(contact(one, words) for one in content["contacts"]),
    ]
    return "\n\n".join(blocks)


def contact(one: Content, words: Catalogue) -> str:
    """A contact with its number, or its website, its hours and, for whom it matters, the languages."""
    rows = [bold(said(one["name"], words.language))]
    if one["phone"]:
        rows.append(f"📞 {phone_link(one['phone'], words.language)}")
    if one.get("website"):
        rows.append(f"🌐 {web_link(one['website'], words.language)}")
    rows.append(f"🕐 {said(one['hours'], words.language)}")
    if told := languages_told(one["languages"], words):
        rows.append(f"🗣 {said(told, words.language)}")
    return "\n".join(rows)
