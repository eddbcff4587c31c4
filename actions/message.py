"""What a family has sent: the findings of the understanding, as an action gets them from Rasa."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from actions.state import Facts
from nlu.payload import is_payload
from nlu.understanding import FINDINGS


@dataclass(frozen=True)
class Message:
    """One message, understood.

    `pressed` is true where the channel itself vouches that a button was pressed; `about` is the
    offer whose card it replies to; `page_place`, `page_language` and `partner` (who set up the link) come
    from page, link or phone;
    `received_at` is when the channel got it, in seconds since 1970.
    """

    text: str = ""
    intent: str = "inform"
    language: str | None = None
    needs: list[Facts] = field(default_factory=list)
    children: list[Facts] = field(default_factory=list)
    pregnancy: Facts | None = None
    place: Facts | None = None
    crisis: str | None = None
    control: str | None = None
    is_plain: bool = False
    faq: str | None = None
    aspects: list[str] = field(default_factory=list)
    asks_of_offers: bool = False
    beside: list[str] = field(default_factory=list)
    own_age_years: int | None = None
    sounds_dangerous: bool = False
    is_certain_danger: bool = False
    denies_danger: bool = False
    all_clear: bool = False
    after_danger: str | None = None
    likeliest_need: str | None = None
    likely_aspects: list[str] = field(default_factory=list)
    names: list[str] = field(default_factory=list)
    fact: str | None = None
    pressed: bool = False
    about: str | None = None
    page_place: Facts | None = None
    page_language: str | None = None
    partner: str | None = None
    received_at: float | None = None

    @property
    def aspect(self) -> str | None:
        """What it asks of the offers before anything else."""
        return next(iter(self.aspects), None)

    @property
    def is_press(self) -> bool:
        """Whether a button was pressed, or its payload sent as text."""
        return self.pressed or is_payload(self.text)

    @property
    def words(self) -> int:
        return len(self.text.split())

    @property
    def informs(self) -> bool:
        """Whether it says anything that a search can use."""
        return bool(self.needs) or self.tells_fact

    @property
    def tells_fact(self) -> bool:
        """Whether it tells where a family lives or whom it is about."""
        return bool(self.place or self.children or self.pregnancy)


def message_from_rasa(latest_message: dict[str, Any], metadata: dict[str, Any]) -> Message:
    """The message that Rasa's tracker holds as its latest one."""
    entities = {entity["entity"]: entity["value"] for entity in latest_message["entities"]}
    findings = {name: entities[name] for name in FINDINGS if name in entities}
    return Message(
        text=latest_message.get("text") or "",
        intent=latest_message["intent"]["name"],
        pressed=bool(metadata.get("pressed")),
        about=metadata.get("about"),
        page_place=metadata.get("place"),
        page_language=metadata.get("language"),
        partner=metadata.get("partner"),
        received_at=metadata.get("received_at"),
        **findings,
    )
