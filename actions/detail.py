"""More about one offer: details, the way there, a date for the calendar, the list to take along."""

from __future__ import annotations

from itertools import chain, pairwise

from actions.choices import find_choice
from actions.find import follow_ups, offer_card, query_from_state
from actions.proceed import proceed
from actions.reply import Button, button, reply
from actions.turn import Answer, Turn
from bot.aspect import contact_of
from bot.calendar_file import calendar_file
from bot.cards import detail_lines, map_url, plain_text
from bot.database import open_session
from bot.languages.calendar import day_and_time
from bot.languages.catalogue import catalogue
from bot.languages.language import DEFAULT
from bot.offers.match import Match, chosen
from bot.offers.offer import Offer
from bot.offers.search import get_offer, get_offers
from nlu.features import words

# Letters: "Rat und Hilfe" has ten, "und die" tells nothing; one word must be longer than "Beratung".
A_QUOTATION, A_NAME = 8, 10


def pick_offer(turn: Turn) -> Answer:
    """The offer that the message names by number or by name, in the aspect it asks for; asks which one."""
    offer_id = meant_offer(turn)
    aspect = find_choice("details", turn.message.text, turn.spoken)
    if aspect == "list":
        return show_list(turn)
    if offer_id is None:
        return ask_which(turn)
    return {"map": show_map, "calendar": show_calendar}.get(str(aspect), show_details)(
        turn, offer_id
    )


def meant_offer(turn: Turn) -> str | None:
    """The offer on the screen that a message means: by number, the only one, the one looked at last."""
    shown = turn.state.shown
    if turn.message.about:
        return turn.message.about
    if picked := turn.picked(shown):
        return picked
    return shown[0] if len(shown) == 1 else offer_quoted(turn) or turn.state.opened


def offer_quoted(turn: Turn, least: int = 1) -> str | None:
    """The one offer on the screen of whose name the message quotes a piece: "ja, Rat und Hilfe".

    `least`: how many words a piece must have. None where it quotes none or several.
    """
    said = {piece for piece in quotations(turn.message.text) if len(piece) >= least}
    offers = offers_on_screen(turn) if said else []
    ids = [offer.id for offer in offers if said & quotations(offer.name)]
    return ids[0] if len(ids) == 1 else None


def quotations(text: str) -> set[tuple[str, ...]]:
    """The long words of a text, and its neighbouring words that are long enough together."""
    its_words = words(text)
    long_words = {(word,) for word in its_words if len(word) >= A_NAME}
    triples = zip(its_words, its_words[1:], its_words[2:], strict=False)
    pieces = chain(pairwise(its_words), triples)
    return long_words | {piece for piece in pieces if sum(map(len, piece)) >= A_QUOTATION}


def ask_which(turn: Turn) -> Answer:
    """Which offer on the screen is meant; the next step of the conversation without a screen."""
    matches = matches_on_screen(turn)
    if not matches:
        return proceed(turn)
    said = reply(turn.words.say("ask_detail"), buttons_of(matches))
    return turn.state.know(asked="detail"), [said]


def buttons_of(matches: list[Match], verb: str = "details") -> list[Button]:
    """One button with the name of each offer, for more about it or, by another verb, its map."""
    return [button(match.offer.name, verb, match.offer.id) for match in matches]


def matches_on_screen(turn: Turn) -> list[Match]:
    """The offers on the last screen as matches of the present search; those that are gone are left out."""
    query = query_from_state(turn.state, turn)
    return [chosen(offer, query) for offer in offers_on_screen(turn)]


def offers_on_screen(turn: Turn) -> list[Offer]:
    """The offers on the last screen, in order; those that are gone are left out."""
    with open_session() as session:
        return get_offers(session, turn.state.shown)


def find_match(turn: Turn, offer_id: str) -> Match | None:
    """The offer as a match of the present search; None if there is no such offer any more."""
    with open_session() as session:
        offer = get_offer(session, offer_id)
    return chosen(offer, query_from_state(turn.state, turn)) if offer else None


def show_details(turn: Turn, offer_id: str) -> Answer:
    """Everything known of an offer."""
    match = find_match(turn, offer_id)
    if match is None:
        return gone(turn)
    words = turn.words
    shown = offer_card(turn, match)
    shown["lines"] = detail_lines(match, words, turn.now)
    shown["buttons"] = shown["buttons"][1:]
    custom = {"type": "details", "language": words.code, "offers": [shown]}
    state = turn.state.know(opened=offer_id)
    return state, [reply(plain_text(match, words, turn.now), back_buttons(turn), custom)]


def show_map(turn: Turn, offer_id: str) -> Answer:
    """Where an offer is, with a link to a map; whom to ask where the address is not known or secret."""
    match = find_match(turn, offer_id)
    if match is None:
        return gone(turn)
    offer, words = match.offer, turn.words
    url = map_url(offer)
    if url is None:
        named = f"{offer.name} ({offer.address})" if offer.address else offer.name
        text = f"{named}: {words.say('map_none', contact=contact_of(offer))}"
        return turn.state, [reply(text, back_buttons(turn))]
    text = words.say("map_text", name=offer.name, address=offer.address, url=url)
    custom = {
        "type": "map",
        "language": words.code,
        "name": offer.name,
        "address": offer.address,
        "lat": offer.lat,
        "lon": offer.lon,
        "url": url,
    }
    return turn.state, [reply(text, back_buttons(turn), custom)]


def show_calendar(turn: Turn, offer_id: str) -> Answer:
    """The next date of an offer as a calendar file; whom to ask where there is none."""
    match = find_match(turn, offer_id)
    if match is None:
        return gone(turn)
    offer, words = match.offer, turn.words
    if match.next_date is None:
        return turn.state, [
            reply(words.say("calendar_none", contact=contact_of(offer)), back_buttons(turn))
        ]
    text = words.say(
        "calendar_text", name=offer.name, date=day_and_time(match.next_date, words.language)
    )
    custom = {
        "type": "calendar",
        "language": words.code,
        "file_name": f"{offer.id}.ics",
        "content": calendar_file(offer, match.next_date, match.next_end, turn.now),
    }
    return turn.state, [reply(text, back_buttons(turn), custom)]


def show_list(turn: Turn) -> Answer:
    """The offers on the screen as a text to print or pass on, in the family's language and in German."""
    matches = matches_on_screen(turn)
    if not matches:
        return ask_which(turn)
    own, german = turn.words, catalogue(DEFAULT)
    parts = [own.say("list_text"), *(plain_text(match, own, turn.now) for match in matches)]
    if own.language.spoken != DEFAULT:
        parts += [
            own.say("list_german"),
            *(plain_text(match, german, turn.now) for match in matches),
        ]
    custom = {"type": "list", "language": own.code, "text": "\n\n".join(parts)}
    return turn.state, [reply(custom["text"], back_buttons(turn), custom)]


def gone(turn: Turn) -> Answer:
    """That the offer is no longer there."""
    return turn.state, [reply(turn.words.say("offer_gone"), follow_ups(turn))]


def back_buttons(turn: Turn) -> list[Button]:
    """The way on after details of one offer."""
    return [button(turn.words.say("button_go_on"), "go_on"), *follow_ups(turn)]
