"""A family's visit to a page with the widget: what they do, and what they see."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import httpx
from playwright.async_api import Locator, Page, Route

PAGE = "/gemeinde.html"
HTML = """<!doctype html>
<html lang="de"><head><meta charset="utf-8"><title>Stadt Linnich</title>
<meta name="viewport" content="width=device-width, initial-scale=1">{head}
<script src="/lotse.js" defer {attributes}></script></head>
<body>{body}<main><h1>Stadt Linnich</h1><p><a href="#amt">Zum Amt</a></p></main></body></html>"""
KOSLAR = "Meine Tochter ist 2 1/2 und spricht kaum, wir wohnen in Koslar"
DANGER = "mein Mann schlägt mich"
SECONDS = 15.0
START = "start-"  # how the ids of messages begin that nobody has said


@dataclass
class Visit:
    """A page in the browser, the requests it has made and the errors it has shown."""

    page: Page
    server: str
    behind: str = ""  # the server itself, where the page's line to it can fail
    requests: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    http: httpx.AsyncClient = field(default_factory=lambda: httpx.AsyncClient(verify=False))

    def __post_init__(self) -> None:
        self.page.on("request", lambda request: self.requests.append(request.url))
        self.page.on("pageerror", lambda error: self.errors.append(str(error)))
        self.page.on("console", self.hear)

    def hear(self, message: Any) -> None:
        if message.type == "error" and "net::ERR" not in message.text:
            self.errors.append(message.text)

    async def come(
        self,
        attributes: str = 'data-place="linnich"',
        head: str = "",
        body: str = "",
        headers: dict[str, str] | None = None,
    ) -> Visit:
        """Loads a municipality's page with the script on it."""
        html = HTML.format(attributes=attributes, head=head, body=body)
        sent = {"Content-Type": "text/html; charset=utf-8", **(headers or {})}

        async def fulfil(route: Route) -> None:
            await route.fulfill(status=200, headers=sent, body=html)

        await self.page.route(self.server + PAGE, fulfil)
        await self.page.goto(self.server + PAGE)
        return self

    # What stands on the page

    @property
    def launcher(self) -> Locator:
        return self.page.locator(".launcher")

    @property
    def panel(self) -> Locator:
        return self.page.locator(".panel")

    @property
    def log(self) -> Locator:
        return self.page.get_by_role("log")

    @property
    def words(self) -> Locator:
        return self.page.locator("familien-lotse textarea")

    @property
    def cards(self) -> Locator:
        return self.log.locator("article")

    @property
    def notice(self) -> Locator:
        return self.page.locator(".notice")

    def reply(self, name: str) -> Locator:
        """A quick reply that can still be chosen."""
        return self.page.locator(".replies:not(.used)").get_by_role("button", name=name)

    # What the family does

    async def open(self) -> Visit:
        await self.launcher.click()
        await self.settled()
        return self

    async def say(self, text: str) -> None:
        await self.words.fill(text)
        await self.words.press("Enter")
        await self.settled()

    async def press(self, name: str) -> None:
        await self.reply(name).click()
        await self.settled()

    async def menu(self, at: int) -> None:
        """Chooses from the menu: 0 delete, 1 privacy, 2 accessibility."""
        await self.page.locator(".menu > button").click()
        await self.page.locator(".list button").nth(at).click()

    # What came of it

    async def token(self) -> str | None:
        found = await self.page.evaluate("sessionStorage.getItem('familien-lotse')")
        return str(found) if found else None

    async def told(self) -> list[dict[str, Any]]:
        """What the server has of the conversation; nothing while it is down."""
        headers = {"Authorization": f"Bearer {await self.token()}", "Accept": "application/json"}
        events = f"{self.behind or self.server}/webhooks/lotse/events?after=0"
        try:
            answer = await self.http.get(events, headers=headers)
        except httpx.HTTPError:
            return []
        return list(answer.json()["events"]) if answer.status_code == 200 else []

    async def shown(self) -> list[str]:
        """The messages on the page, in order: "user: …" and "bot: …"."""
        script = """messages => messages.map(m => [m.classList.contains('user') ? 'user' : 'bot',
            m.querySelector('h3,p')?.textContent ?? ''].join(': '))"""
        return list(await self.page.locator(".message").evaluate_all(script))

    async def is_settled(self) -> bool:
        """Whether all is answered, and the page shows what the server has: each message once, in order."""
        if not await self.token():
            return False
        events = await self.told()
        waiting = await self.page.locator(".unsent").count()
        if not events or events[-1]["type"] != "done" or waiting:
            return False
        return alike(await self.shown(), events)

    async def settled(self, seconds: float = SECONDS) -> None:
        await self.eventually(self.is_settled, seconds)

    async def eventually(self, holds: Callable[[], Any], seconds: float = SECONDS) -> None:
        """Waits until something is so; fails after the time."""
        end = asyncio.get_running_loop().time() + seconds
        while not await holds():
            assert asyncio.get_running_loop().time() < end, await self.state()
            await asyncio.sleep(0.05)

    async def state(self) -> str:
        events = [(one["seq"], one["type"], one.get("text", "")[:30]) for one in await self.told()]
        return f"shown: {await self.shown()}\ntold: {events}\nerrors: {self.errors}"


def alike(shown: list[str], events: list[dict[str, Any]]) -> bool:
    """Whether a page shows exactly these events; the words of a message of danger may still stand there."""
    expected = [
        f"{one['type']}: {first_line(one)}"
        for one in events
        if one["type"] in ("user", "bot") and not one.get("message_id", "").startswith(START)
    ]
    pairs = zip(shown, expected, strict=False)
    return len(shown) == len(expected) and all(same(*pair) for pair in pairs)


def first_line(event: dict[str, Any]) -> str:
    """What a message begins with: its text, or the name on its card."""
    custom = event.get("custom") or {}
    if custom.get("type") == "details":
        return str(custom["offers"][0]["name"])
    return str(custom.get("intro") or event["text"])


def same(shown: str, expected: str) -> bool:
    kind, _, text = expected.partition(": ")
    if kind == "user" and not text:
        return shown.startswith("user: ")
    return squeezed(shown) == squeezed(f"{kind}: {text.partition(chr(10) * 2)[0]}")


def squeezed(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()
