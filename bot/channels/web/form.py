"""The plain form of /chat: every post is answered with the whole page."""

from __future__ import annotations

import asyncio
from typing import Any

from sanic.request import Request

from bot.channels.web.chat import Chat
from bot.channels.web.message import TEXT_LENGTH, Refused
from bot.channels.web.outbox import SessionGone
from bot.channels.web.page import Visit, form_page, message_id
from bot.channels.web.place import named_place
from bot.channels.web.session import Session, find_session, start_session
from bot.channels.web.stream import is_typing, listed
from bot.channels.web.visitor import accepted_language, partner_of
from bot.database import AWAY
from bot.languages.catalogue import Catalogue, catalogue
from bot.languages.language import resolve
from bot.places.office import responsible_office
from bot.places.slug import slug

PATIENCE = 15.0  # seconds for an answer; after that the page is shown without it

Fields = Any  # of a form or an address: `get` gives the first value
Page = tuple[str, int]


def visit_of(request: Request, fields: Fields) -> Visit:
    """What an address or a form says about the visit; the browser's language where it names none."""
    named = fields.get("lang")
    place = named_place(fields.get("ort"))
    return Visit(
        words=catalogue(named or accepted_language(request)),
        place=slug(place["district"] or place["municipality"]) if place else None,
        partner=partner_of(fields.get("partner")),
        language=resolve(named) if named else None,
    )


async def answer_form(request: Request, chat: Chat, address: str) -> Page:
    """The page with the answer to a form, and its status."""
    fields = request.form or {}
    visit = visit_of(request, fields)
    token = fields.get("token")
    try:
        if token is None:
            token = start(chat, visit, address)
        session = find_session(chat.database, token)
        if session is None:
            return form_page(visit, None, [], visit.words.say("old_button")), 200
        if fields.get("delete"):
            return await delete(chat, visit, session)
        return await converse(chat, visit, session, token, fields, address)
    except (Refused, SessionGone) as problem:
        return await refuse(chat, visit, token, problem)
    except AWAY:
        return form_page(visit, token, [], away(visit.words)), 503


def start(chat: Chat, visit: Visit, address: str) -> str:
    """The token of a new conversation."""
    chat.limit_sessions(address)
    return start_session(chat.database, visit.words.code, named_place(visit.place), visit.partner)


async def converse(
    chat: Chat, visit: Visit, session: Session, token: str, fields: Fields, address: str
) -> Page:
    """Sends what the form says, waits for the answer, shows both; a form that says nothing only shows."""
    body = form_body(fields)
    if body:
        chat.limit_messages(session, address)
        chat.receive(session, body)
        await until_answered(chat, session.conversation)
    events = await listed(chat.database, chat.bell, session.conversation, 0, 0)
    if events and events[-1]["type"] == "deleted":
        return form_page(visit, None, [], visit.words.say("widget_deleted")), 200
    return form_page(visit, token, events), 200


def form_body(fields: Fields) -> dict[str, Any]:
    """The message in a form, as a script would send it; empty where there is none."""
    page = fields.get("page") or ""
    for name in ("button", "text"):
        if value := (fields.get(name) or "").strip():
            return {"id": message_id(page, value), name: value[:TEXT_LENGTH]}
    return {}


async def until_answered(chat: Chat, conversation: str) -> None:
    """Waits until nothing waits for an answer, or patience ends."""
    end = asyncio.get_running_loop().time() + PATIENCE
    with chat.bell.waiting(conversation) as waiter:
        while is_typing(chat.database, conversation):
            left = end - asyncio.get_running_loop().time()
            if left <= 0 or waiter.ended:
                return
            await waiter.wait(left)


async def delete(chat: Chat, visit: Visit, session: Session) -> Page:
    """Deletes the conversation and says so."""
    await chat.turns.delete(session.conversation)
    return form_page(visit, None, [], visit.words.say("widget_deleted")), 200


def away(words: Catalogue) -> str:
    """That nothing can be taken just now, and whom to call until then."""
    office = responsible_office(None)
    return words.say("database_away", office=office.name, phone=office.phone)


async def refuse(chat: Chat, visit: Visit, token: str | None, problem: Exception) -> Page:
    """The page with what went wrong, and the conversation so far."""
    status = problem.status if isinstance(problem, Refused) else 410
    key = (problem.text_key if isinstance(problem, Refused) else None) or "old_button"
    session = find_session(chat.database, token)
    if session is None:
        return form_page(visit, None, [], visit.words.say(key)), status
    events = await listed(chat.database, chat.bell, session.conversation, 0, 0)
    return form_page(visit, token, events, visit.words.say(key)), status
