"""The channel: its routes, each read, passed on and answered."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from functools import wraps
from typing import Any

from rasa.core.channels.channel import InputChannel, UserMessage
from sanic import Blueprint, Sanic, response
from sanic.request import Request
from sanic.response import HTTPResponse

from bot.channels.web import outbox
from bot.channels.web.bundle import (
    ICON,
    SCRIPT,
    SCRIPT_STYLE,
    STYLE,
    Bundle,
    bundle,
    versioned_script,
)
from bot.channels.web.chat import Chat
from bot.channels.web.form import answer_form, away, visit_of
from bot.channels.web.message import Refused, read_body
from bot.channels.web.origin import cors_headers, preflight_headers
from bot.channels.web.page import page_headers, widget_page
from bot.channels.web.place import named_place
from bot.channels.web.session import Session, find_session, start_session
from bot.channels.web.stream import is_typing, listed, stream
from bot.channels.web.texts import TEXTS_MAX_AGE, widget_texts
from bot.channels.web.turn import NAME, OnNewMessage
from bot.channels.web.visitor import accepted_language, partner_of
from bot.database import AWAY
from bot.languages.catalogue import catalogue
from bot.languages.language import resolve
from bot.settings import Settings

PREFIX = f"/webhooks/{NAME}"
LONGEST_WAIT = 20.0  # seconds, for clients that get no stream
NAME_LENGTH = 64
FOREVER = "public, max-age=31536000, immutable"
SHORTLY = "public, max-age=300"
CSS = "text/css; charset=utf-8"
API_HEADERS = {"Cache-Control": "no-store", "X-Content-Type-Options": "nosniff"}

Handler = Callable[..., Awaitable[HTTPResponse]]


class WebInput(InputChannel):
    """The widget's channel and the page /chat."""

    @classmethod
    def name(cls) -> str:
        return NAME

    @classmethod
    def from_settings(cls, settings: Settings) -> WebInput | None:
        """The channel; it is always on."""
        return cls()

    def url_prefix(self) -> str:
        return "/"  # /chat and /lotse.js stand beside /webhooks/lotse

    def blueprint(self, on_new_message: Callable[[UserMessage], Awaitable[Any]]) -> Blueprint:
        web = Blueprint(NAME)
        chat_of = lifecycle(web, on_new_message)
        add_conversation(web, chat_of)
        add_page(web, chat_of)
        return web


ChatOf = Callable[[Request], Chat]


def lifecycle(web: Blueprint, on_new_message: OnNewMessage) -> ChatOf:
    """Opens the chat with each worker and closes it with it; the function finds it for a request."""

    @web.listener("after_server_start")
    async def open_chat(app: Sanic, _: Any) -> None:
        remove_rasa_permissions(app)
        app.ctx.web_chat = Chat(on_new_message)
        app.ctx.web_chat.open()

    @web.listener("before_server_stop")
    async def close_chat(app: Sanic, _: Any) -> None:
        await app.ctx.web_chat.close()

    return lambda request: request.app.ctx.web_chat


def add_conversation(web: Blueprint, chat_of: ChatOf) -> None:
    """The routes below /webhooks/lotse."""

    @web.middleware("response")
    async def permit(request: Request, sent: HTTPResponse) -> None:
        set_permission(request, sent)

    async def preflight(request: Request) -> HTTPResponse:
        return response.empty()

    for name in ("session", "messages", "events", "texts"):
        web.add_route(preflight, f"{PREFIX}/{name}", ["OPTIONS"], name=f"ask_{name}")

    @web.post(f"{PREFIX}/session")
    @refusing
    async def start(request: Request) -> HTTPResponse:
        chat = chat_of(request)
        body = read_body(request.body)
        chat.limit_sessions(address(request))
        return answer({"token": new_token(chat, body)}, 201)

    @web.post(f"{PREFIX}/messages")
    @refusing
    async def receive(request: Request) -> HTTPResponse:
        chat = chat_of(request)
        session = known_session(request, chat)
        body = read_body(request.body)
        chat.limit_messages(session, address(request))
        seq, duplicate = chat.receive(session, body)
        return answer({"seq": seq, "duplicate": duplicate}, 202)

    @web.get(f"{PREFIX}/events")
    @refusing
    async def events(request: Request) -> HTTPResponse | None:
        chat = chat_of(request)
        session = known_session(request, chat)
        after = int(number(request, "after"))
        if "application/json" in request.headers.get("accept", ""):
            wait = min(number(request, "wait"), LONGEST_WAIT)
            news = await listed(chat.database, chat.bell, session.conversation, after, wait)
            typing = is_typing(chat.database, session.conversation)
            return answer({"events": news, "typing": typing})
        await send_stream(request, chat, session.conversation, after)
        return None

    @web.delete(f"{PREFIX}/session")
    @refusing
    async def delete(request: Request) -> HTTPResponse:
        chat = chat_of(request)
        await chat.turns.delete(known_session(request, chat).conversation)
        return response.empty(headers=API_HEADERS)

    @web.get(f"{PREFIX}/texts")
    async def texts(request: Request) -> HTTPResponse:
        found = widget_texts(resolve(request.args.get("language")))
        headers = {"Cache-Control": f"public, max-age={TEXTS_MAX_AGE}"}
        return answer(found, headers=headers)


def add_page(web: Blueprint, chat_of: ChatOf) -> None:
    """The page /chat and its files."""

    @web.route("/chat", methods=["GET", "HEAD"])
    async def page(request: Request) -> HTTPResponse:
        html = widget_page(visit_of(request, request.args), versioned_script())
        return response.html(html, headers=page_headers())

    @web.post("/chat")
    async def form(request: Request) -> HTTPResponse:
        html, status = await answer_form(request, chat_of(request), address(request))
        return response.html(html, status, headers=page_headers())

    @web.get("/chat.css")
    async def style(request: Request) -> HTTPResponse:
        return file_response(request, bundle(STYLE), CSS, SHORTLY)

    @web.get("/lotse.css")
    async def script_style(request: Request) -> HTTPResponse:
        return file_response(request, bundle(SCRIPT_STYLE), CSS, SHORTLY)

    @web.get("/chat.svg")
    async def icon(request: Request) -> HTTPResponse:
        return file_response(request, bundle(ICON), "image/svg+xml", SHORTLY)

    @web.get("/lotse.js")
    async def script(request: Request) -> HTTPResponse:
        return script_response(request, bundle(SCRIPT), SHORTLY)

    @web.get(r"/<name:lotse-[0-9a-f]+\.js>")
    async def versioned(request: Request, name: str) -> HTTPResponse:
        known = bundle(SCRIPT) if f"/{name}" == versioned_script() else None
        return script_response(request, known, FOREVER)


def refusing(handler: Handler) -> Handler:
    """Turns a `Refused` into an answer that programs and people can read."""

    @wraps(handler)
    async def answered(request: Request, *args: Any, **kwargs: Any) -> Any:
        try:
            return await handler(request, *args, **kwargs)
        except Refused as refused:
            return refusal(request, refused)
        except outbox.SessionGone:
            return refusal(request, Refused(401, "unknown_token"))
        except AWAY:
            return database_away(request)

    return answered


def refusal(request: Request, refused: Refused) -> HTTPResponse:
    """The error with a sentence for people, where there is one."""
    words = catalogue(refused.language or accepted_language(request))
    text = {"text": words.say(refused.text_key)} if refused.text_key else {}
    waiting = {"Retry-After": str(refused.retry_after)} if refused.retry_after else {}
    return answer({"error": refused.error, **text}, refused.status, waiting)


def database_away(request: Request) -> HTTPResponse:
    """That nothing can be taken just now, and whom to call until then; the page tries again."""
    content = {"error": "database_away", "text": away(catalogue(accepted_language(request)))}
    return answer(content, 503, {"Retry-After": "10"})


def known_session(request: Request, chat: Chat) -> Session:
    """The session of the token in the header; raises Refused."""
    scheme, _, token = request.headers.get("authorization", "").partition(" ")
    session = find_session(chat.database, token) if scheme.lower() == "bearer" else None
    if session is None:
        raise Refused(401, "unknown_token")
    return session


def new_token(chat: Chat, body: dict[str, Any]) -> str:
    """The token of a new session, from what the page says; what it says wrongly is ignored."""
    language, place = (text_of(body, name) for name in ("language", "place"))
    code = resolve(language) if language else None
    return start_session(chat.database, code, named_place(place), partner_of(body.get("partner")))


def text_of(body: dict[str, Any], name: str) -> str | None:
    """The text in a field, cut to a sensible length; None for anything else."""
    value = body.get(name)
    return value[:NAME_LENGTH].replace("\0", "") or None if isinstance(value, str) else None


async def send_stream(request: Request, chat: Chat, conversation: str, after: int) -> None:
    """Answers with the event stream until it ends."""
    headers = {**API_HEADERS, "X-Accel-Buffering": "no"}
    sent = await request.respond(content_type="text/event-stream; charset=utf-8", headers=headers)
    await stream(chat.database, chat.bell, conversation, after, sent.send)
    await sent.eof()


def number(request: Request, name: str) -> float:
    """A number in the address, at least 0; raises Refused for anything else."""
    try:
        return min(max(0.0, float(request.args.get(name, 0))), 2.0**31 - 1)
    except ValueError:
        raise Refused(400, f"bad_{name}") from None


def address(request: Request) -> str:
    """Where a request comes from: behind a proxy, what the proxy says, if SANIC_PROXIES_COUNT is set."""
    return request.remote_addr or request.ip


def answer(
    content: dict[str, Any],
    status: int = 200,
    headers: dict[str, str] | None = None,
) -> HTTPResponse:
    return response.json(content, status, {**API_HEADERS, **(headers or {})})


def remove_rasa_permissions(app: Sanic) -> None:
    """Takes out what answers a browser's question for all routes, before they are asked.

    It allows nobody here, but lets no route say otherwise, and gives no time for which to remember it.
    """
    for chain in (app.request_middleware, app.response_middleware):
        for middleware in list(chain):
            if getattr(middleware, "__name__", "").startswith("unapplied_cors"):
                chain.remove(middleware)


def set_permission(request: Request, sent: HTTPResponse) -> None:
    """Tells the browser who may read the answer, in place of what Rasa's server says to everyone."""
    for name in [name for name in sent.headers if name.lower().startswith("access-control-")]:
        del sent.headers[name]
    headers = preflight_headers if request.method == "OPTIONS" else cors_headers
    vary = ", ".join(filter(None, [sent.headers.get("vary"), "Origin"]))
    sent.headers.update({**headers(request.headers.get("origin")), "Vary": vary})


def script_response(request: Request, found: Bundle | None, caching: str) -> HTTPResponse:
    return file_response(request, found, "text/javascript; charset=utf-8", caching)


def file_response(request: Request, found: Bundle | None, kind: str, caching: str) -> HTTPResponse:
    """The file, compressed for whoever takes it; 404 where it is not built."""
    if found is None:
        return response.json({"error": "not_built"}, 404, {"Cache-Control": "no-store"})
    packed = "gzip" in request.headers.get("accept-encoding", "")
    headers = {
        "Vary": "Accept-Encoding",
        "Cache-Control": caching,
        "X-Content-Type-Options": "nosniff",
        "Cross-Origin-Resource-Policy": "cross-origin",
        **({"Content-Encoding": "gzip"} if packed else {}),
    }
    return response.raw(
        found.compressed if packed else found.content, headers=headers, content_type=kind
    )
