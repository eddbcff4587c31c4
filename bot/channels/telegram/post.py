"""Posts: the replies of one turn as the fewest Telegram messages that show them well."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from typing import Any

from telegram import InputFile, LinkPreviewOptions, ReplyKeyboardMarkup, ReplyKeyboardRemove

from bot.channels.telegram.card import crisis_card, offer_card
from bot.channels.telegram.direction import aligned, isolated
from bot.channels.telegram.keyboard import Button, keyboard, location_keyboard
from bot.channels.telegram.markup import MESSAGE_LENGTH, length, packed, said
from bot.languages.catalogue import Catalogue, catalogue

Reply = dict[str, Any]

CAPTION_LENGTH = 1024  # Telegram's limit
HTML = {"parse_mode": "HTML", "link_preview_options": LinkPreviewOptions(is_disabled=True)}


@dataclass(frozen=True)
class Post:
    """One message: `method` of the Bot API with its `content`; `text` is the HTML of a message.

    `groups` are its buttons, `offer` is the id of the offer it shows. Only messages that are
    `plain` may be put together into one.
    """

    text: str = ""
    groups: tuple[tuple[Button, ...], ...] = ()
    offer: str | None = None
    is_plain: bool = False
    direction: str = "ltr"
    method: str = "send_message"
    content: dict[str, Any] = field(default_factory=dict)
    reply_keyboard: ReplyKeyboardMarkup | ReplyKeyboardRemove | None = None

    @property
    def arguments(self) -> dict[str, Any]:
        """What the method is called with."""
        markup = keyboard(*self.groups) or self.reply_keyboard
        content = {**HTML, "text": aligned(self.text, self.direction)} if self.text else {}
        return {**content, **self.content, **({"reply_markup": markup} if markup else {})}


def posts(replies: Iterable[Reply]) -> list[Post]:
    """The posts for the replies of one turn, in their order; empty for none."""
    replies = list(replies)
    shown = joined(post for reply in replies for post in posts_of(reply))
    if asks_place(replies):
        shown.append(ask_location(catalogue(replies[-1].get("language"))))
    return shown


def posts_of(reply: Reply) -> list[Post]:
    """The posts for one reply."""
    words = catalogue(reply.get("language"))
    kind = (reply.get("custom") or {}).get("type")
    render = RENDERERS.get(str(kind), text_posts)
    return [replace(post, direction=words.language.direction) for post in render(reply, words)]


def text_posts(reply: Reply, words: Catalogue) -> list[Post]:
    """A text, in several messages where it is longer than one may be; the buttons are below the last."""
    blocks = said(reply.get("text") or "", words.language).split("\n\n")
    *first, last = [Post(text, is_plain=True) for text in packed(blocks) or [""]]
    return [*first, replace(last, groups=buttons_of(reply))]


def offer_posts(reply: Reply, words: Catalogue) -> list[Post]:
    """The headline, then a message for each offer; what can be done next is below the last."""
    offers = reply["custom"]["offers"]
    head = text_posts({**reply, "buttons": []}, words)
    if not offers:
        return text_posts(reply, words)
    cards = [
        card_post(offer, words, number if len(offers) > 1 else None)
        for number, offer in enumerate(offers, start=1)
    ]
    cards[-1] = with_buttons(cards[-1], buttons_of(reply))
    return [*head, *cards]


def detail_posts(reply: Reply, words: Catalogue) -> list[Post]:
    """One offer with everything that is known of it."""
    card = card_post(reply["custom"]["offers"][0], words)
    return [with_buttons(card, buttons_of(reply))]


def card_post(offer: dict[str, Any], words: Catalogue, number: int | None = None) -> Post:
    """The card of an offer with its own buttons; a card too long for a message loses its end."""
    text = packed([offer_card(offer, words, number)])[0]
    return Post(text, (tuple(offer["buttons"]),), offer["id"])


def with_buttons(post: Post, groups: tuple[tuple[Button, ...], ...]) -> Post:
    return replace(post, groups=post.groups + groups)


def map_posts(reply: Reply, words: Catalogue) -> list[Post]:
    """A venue on the map; the text with its link where the position is not known."""
    content = reply["custom"]
    if content["lat"] is None or content["lon"] is None:
        return text_posts(reply, words)
    venue = {
        "latitude": content["lat"],
        "longitude": content["lon"],
        "title": content["name"],
        "address": content["address"],
    }
    return [Post(groups=buttons_of(reply), method="send_venue", content=venue)]


def calendar_posts(reply: Reply, words: Catalogue) -> list[Post]:
    """The date as a calendar file, which the phone opens in its calendar."""
    content = reply["custom"]
    direction = words.language.direction
    document = {
        "document": InputFile(content["content"].encode(), content["file_name"]),
        "caption": aligned(isolated(reply["text"], direction), direction)[:CAPTION_LENGTH],
    }
    return [Post(groups=buttons_of(reply), method="send_document", content=document)]


def crisis_posts(reply: Reply, words: Catalogue) -> list[Post]:
    """Who helps in danger, in a message of its own."""
    *first, last = [
        Post(text) for text in packed(crisis_card(reply["custom"], words).split("\n\n"))
    ]
    return [*first, replace(last, groups=buttons_of(reply))]


RENDERERS: dict[str, Callable[[Reply, Catalogue], list[Post]]] = {
    "offers": offer_posts,
    "details": detail_posts,
    "map": map_posts,
    "calendar": calendar_posts,
    "crisis": crisis_posts,
}


def buttons_of(reply: Reply) -> tuple[tuple[Button, ...], ...]:
    buttons = tuple(reply.get("buttons") or ())
    return (buttons,) if buttons else ()


def joined(found: Iterable[Post]) -> list[Post]:
    """Plain messages that follow each other in one; the buttons of the last stand first.

    Telegram lets a bot send one message a second to a chat: a turn in one message is there at once.
    """
    shown: list[Post] = []
    for post in found:
        if shown and fits(shown[-1], post):
            before = shown.pop()
            text = "\n\n".join(filter(None, (before.text, post.text)))
            post = replace(post, text=text, groups=post.groups + before.groups)
        shown.append(post)
    return shown


def fits(before: Post, post: Post) -> bool:
    """Whether two posts can be one message."""
    together = length(f"{before.text}\n\n{post.text}")
    return before.is_plain and post.is_plain and together <= MESSAGE_LENGTH


def asks_place(replies: list[Reply]) -> bool:
    """Whether the turn ends with the question for the place."""
    return bool(replies) and (replies[-1].get("custom") or {}).get("asks") == "place"


def ask_location(words: Catalogue) -> Post:
    """The keyboard with the button that sends the phone's position."""
    return Post(
        said(words.say("telegram_send_location"), words.language),
        direction=words.language.direction,
        reply_keyboard=location_keyboard(words.say("telegram_share_location")),
    )
