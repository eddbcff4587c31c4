"""A chat in the terminal with the running server: `python -m bot.channels.terminal`."""

from __future__ import annotations

import secrets
import sys
import textwrap
from typing import Annotated, Any

import httpx
import typer

from bot.settings import BadSetting, settings

WIDTH = 78
TIMEOUT = 60  # seconds
BOLD, FAINT, PLAIN = "\033[1m", "\033[2m", "\033[0m"

Message = dict[str, Any]


Texts = Annotated[list[str] | None, typer.Argument(help="Messages; without any, a chat.")]


def talk(text: Texts = None) -> None:
    """Sends the messages one after the other, or asks for them until an empty line."""
    sender = secrets.token_hex(8)
    buttons: list[Message] = []
    for message in text or lines():
        replies = send(sender, pressed(message, buttons))
        buttons = [entry for reply in replies for entry in reply.get("buttons", [])]
        for reply in replies:
            typer.echo(shown(reply))
        if buttons:
            typer.echo(numbered(buttons))


def lines() -> Any:
    """What is typed, until an empty line or the end."""
    while text := typer.prompt("\nSie", prompt_suffix=": ", default="", show_default=False):
        yield text


def pressed(message: str, buttons: list[Message]) -> str:
    """The payload of the button with this number; the message itself for anything else."""
    if message.isdigit() and 0 < int(message) <= len(buttons):
        return str(buttons[int(message) - 1]["payload"])
    return message


def send(sender: str, message: str) -> list[Message]:
    """The replies of the server; one clear line where there is none."""
    here = settings()
    url = f"http://{here.host}:{here.port}/webhooks/rest/webhook"
    try:
        answer = httpx.post(url, json={"sender": sender, "message": message}, timeout=TIMEOUT)
        answer.raise_for_status()
    except httpx.HTTPError as error:
        sys.exit(f"No answer from {url} ({error}); start the server first: make run")
    return list(answer.json())


def shown(reply: Message) -> str:
    """A reply as text: the sentence, then its cards."""
    cards = [card(number, offer) for number, offer in enumerate(offers(reply), start=1)]
    return "\n".join(["", *(wrapped(line) for line in reply["text"].splitlines()), *cards])


def offers(reply: Message) -> list[Message]:
    """The offers a reply shows; details are in its text already."""
    content = reply.get("custom", {})
    return list(content["offers"]) if content.get("type") == "offers" else []


def card(number: int, offer: Message) -> str:
    """An offer with its name, what it is, and its facts."""
    facts = [*offer["lines"].values(), *offer["phones"], offer["website"]]
    body = [offer["summary"], f"{FAINT}{' · '.join(fact for fact in facts if fact)}{PLAIN}"]
    head = f"\n  {BOLD}{number}. {offer['name']}{PLAIN} ({offer['organization']})"
    return "\n".join([head, *(textwrap.indent(wrapped(text), "     ") for text in body)])


def numbered(buttons: list[Message]) -> str:
    """The buttons with the numbers that press them."""
    titles = (f"[{number}] {entry['title']}" for number, entry in enumerate(buttons, start=1))
    return "\n" + textwrap.fill("  ".join(titles), WIDTH)


def wrapped(text: str) -> str:
    return textwrap.fill(text, WIDTH, break_long_words=False)


def main() -> None:
    """Runs the chat; a setting that cannot be read is one line and exit code 1."""
    try:
        settings()  # before the first question
        typer.run(talk)
    except BadSetting as problem:
        sys.exit(str(problem))


if __name__ == "__main__":
    main()
