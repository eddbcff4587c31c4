"""Shows the offers that fit, a screen at a time."""

from __future__ import annotations

from typing import Any

from actions.lasting import BABY_MONTHS, is_bereaved, unwanted_of
from actions.outlook import Outlook, outlook
from actions.reply import Button, Reply, button, need_button, reply
from actions.state import Facts, State
from actions.summary import child_text, place_text
from actions.turn import Answer, Turn
from bot.cards import card
from bot.database import open_session
from bot.languages.catalogue import Catalogue
from bot.languages.language import DEFAULT
from bot.need import needs_by_id, needs_of_pregnancy
from bot.offers.match import Found, Match
from bot.offers.name import names_in
from bot.offers.query import ChildAge, OfferQuery
from bot.offers.search import find_offers
from bot.offers.topic import Topic, is_on_topic
from bot.places.region import region
from nlu.topic import concepts_of, services, topic

SCREEN = 3  # offers on one screen
# asked: what to do with the offers, also after they were named as those to ask or a fact was told beside them,
# whether to see more of them, or those for another need as well
OFFERS, ADVISED, TOLD, MORE, BESIDE = "offers", "advised", "told", "more", "beside"
OFFICE = "office"  # relaxed: the one that is responsible stands last


def show_offers(turn: Turn) -> Answer:
    """The next screen of the present search; says so when there are no more."""
    query = query_from_state(turn.state, turn)
    with open_session() as session:
        found = find_offers(session, query, limit=SCREEN, offset=turn.state.seen)
    if not found.matches:
        return no_more(turn)
    return screen(turn, found)


def query_from_state(state: State, turn: Turn) -> OfferQuery:
    """The search for what is known of the family."""
    place, unwanted = state.place or {}, unwanted_of(state)
    return OfferQuery(
        now=turn.now,
        needs=tuple(needs_of_family(state)),
        children=tuple(ChildAge(**child) for child in state.children),
        pregnant=state.pregnancy is not None or is_expecting(state),
        pregnancy_weeks=(state.pregnancy or {}).get("weeks"),
        municipality=place.get("municipality"),
        lat=place.get("lat"),
        lon=place.get("lon"),
        language=state.offer_language or turn.words.language.spoken,
        filters=frozenset(state.filters),
        topic=Topic(frozenset(state.topic), german_concepts) if state.topic else None,
        is_young=state.is_young,
        names=tuple(state.names),
        unwanted=Topic(frozenset(unwanted), all_concepts) if unwanted else None,
    )


def needs_of_family(state: State) -> list[str]:
    """The needs told, and what helps as well: parents, or where there is a baby.

    A mother who only cries needs both, and who despairs of a child's phone is helped by counselling.
    """
    has_baby = any(child["max_months"] < BABY_MONTHS for child in state.children)
    told = [needs_by_id()[need] for need in state.needs]
    with_baby = [need.with_baby for need in told if has_baby]
    helped_by = [need.helped_by for need in told if not state.is_young]
    return list(dict.fromkeys([*state.needs, *filter(None, [*with_baby, *helped_by])]))


def german_concepts(text: str) -> frozenset[str]:
    """What a German text names: concepts that all languages share, and proper names."""
    return frozenset((*topic(text, DEFAULT), *names_in(text)))


def all_concepts(text: str) -> frozenset[str]:
    """Everything that a German text names, also what no topic is."""
    return frozenset(concepts_of(text, DEFAULT))


def is_expecting(state: State) -> bool:
    """Whether the need says that a child is on its way: a midwife is not for the three-year-old.

    She comes after a stillbirth, too, when nobody is expecting any more.
    """
    if is_bereaved(state):
        return False
    has_baby = any(child["min_months"] < BABY_MONTHS for child in state.children)
    return not has_baby and bool(needs_of_pregnancy() & set(state.needs[:1]))


def screen(turn: Turn, found: Found) -> Answer:
    """The matches as cards, what was relaxed to find them, and what can be done next."""
    state, words = turn.state, turn.words
    is_first = state.seen == 0
    seen = state.seen + len(found.matches)
    ahead = outlook(state, turn.now) if is_first else None
    text = " ".join(opening(turn, found)) if is_first else headline(turn, found)
    buttons = (
        [button(words.say("button_more"), "more")] if seen < found.total else []
    ) + follow_ups(turn)
    more = afterword(turn, found, ahead) if is_first else ""
    replies = [reply(text, [] if more else buttons, offers_content(turn, found))]
    if more:
        replies.append(reply(more, [*beside_buttons(turn), *buttons]))
    state = state.know(
        asked=BESIDE if is_first and needs_beside(state) else OFFERS,
        seen=seen,
        shown=[match.offer.id for match in found.matches],
        opened=None,
        choices=[],
        outlooks=[*state.outlooks, *([ahead.id] if ahead else [])],
    )
    return state, replies


def opening(turn: Turn, found: Found) -> list[str]:
    """What is said before the first offers: which wishes could not be kept, and how many could fit.

    Where the one thing that was wished is missing none is said to fit; nor is an office that stands alone.
    """
    is_inside = not is_outside(turn.state)
    if is_office_alone(found) and is_inside:
        return [turn.words.say("relaxed_office")]
    is_topic_missed = is_missed(turn.state.topic, found)
    missed = ["topic"] if is_topic_missed else []
    given_up = [name for name in (*missed, *found.relaxed) if name != OFFICE]
    said = [turn.words.say(f"relaxed_{name}") for name in given_up]
    return said if is_topic_missed and is_inside else [*said, headline(turn, found)]


def is_office_alone(found: Found) -> bool:
    """Whether nothing was found but the office that is responsible."""
    return OFFICE in found.relaxed and len(found.matches) == 1


def afterword(turn: Turn, found: Found, ahead: Outlook | None) -> str:
    """What is said once after the first offers: whose office is last, what comes next, what else was told."""
    is_last = OFFICE in found.relaxed and not is_office_alone(found)
    office = turn.words.say("relaxed_office") if is_last else ""
    told = turn.words.say(ahead.text, **ahead.gaps) if ahead else ""
    return " ".join(filter(None, (office, told, beside_text(turn))))


def needs_beside(state: State) -> list[str]:
    """The other needs that were told, but for those of a sister or brother of another age."""
    fitting = {need for child in state.children for need in needs_of_age(state.beside, child)}
    return [need for need in state.beside if need in fitting or not state.children]


def needs_of_age(needs: list[str], child: Facts) -> list[str]:
    """Those of the needs that a child of this age can have."""
    age = (child["min_months"], child["max_months"])
    return [need for need in needs if needs_by_id()[need].fits_age(*age)]


def beside_text(turn: Turn) -> str:
    """That the message told other needs as well; empty if it told none."""
    words = turn.words
    named = words.listed(words.say(f"need_{need}") for need in needs_beside(turn.state))
    return words.say("beside", needs=named) if named else ""


def beside_buttons(turn: Turn) -> list[Button]:
    """One button for each of the other needs that the message told."""
    return [need_button(need, turn.words) for need in needs_beside(turn.state)]


def headline(turn: Turn, found: Found) -> str:
    """How many offers could fit; for a place outside the region what to do there."""
    state, words = turn.state, turn.words
    if state.seen:
        return words.say("found_more")
    if state.place and is_outside(state):
        return words.say("found_outside", place=place_text(state.place), region=region().name)
    return words.say("found", count=found.total)


def is_outside(state: State) -> bool:
    """Whether the family lives outside the region; False where that is not known."""
    return not (state.place or {}).get("in_region", True)


def is_missed(wished: list[str], found: Found) -> bool:
    """Whether one certain thing was wished ("a dentist") and no offer on the screen names it."""
    things = Topic(services() & set(wished), german_concepts)
    is_wished = bool(things.concepts)
    return is_wished and not any(is_on_topic(things, match.offer) for match in found.matches)


def offers_content(turn: Turn, found: Found) -> dict[str, Any]:
    """The screen as structured content."""
    return {
        "type": "offers",
        "language": turn.state.language,
        "query": turn.state.told,
        "total": found.total,
        "relaxed": list(found.relaxed),
        "offers": [offer_card(turn, match) for match in found.matches],
    }


def offer_card(turn: Turn, match: Match) -> dict[str, Any]:
    """The card of a match with its own buttons."""
    words, offer = turn.words, match.offer
    shown = card(match, words, turn.now)
    shown["buttons"] = [button(words.say("button_details"), "details", offer.id)]
    if shown["map_url"]:
        shown["buttons"].append(button(words.say("button_map"), "map", offer.id))
    if match.next_date:
        shown["buttons"].append(button(words.say("button_calendar"), "calendar", offer.id))
    return shown


def follow_ups(turn: Turn) -> list[Button]:
    """What a family may want after the offers."""
    words, state = turn.words, turn.state
    return [
        *child_buttons(state, words),
        button(words.say("button_filter_off"), "filter", "off")
        if state.filters
        else button(words.say("button_filter"), "filters"),
        button(words.say("button_other_topic"), "groups"),
        button(words.say("button_change_place"), "change", "place"),
        button(words.say("button_list"), "list"),
        button(words.say("button_human"), "human"),
    ]


def ways_on(turn: Turn) -> list[Button]:
    """More offers where some are shown, another topic, a human."""
    words = turn.words
    more = [button(words.say("button_more"), "more")] if turn.state.shown else []
    topic = button(words.say("button_other_topic"), "groups")
    return [*more, topic, button(words.say("button_human"), "human")]


def child_buttons(state: State, words: Catalogue) -> list[Button]:
    """One button for each of several ages of children, to look for this one only."""
    ages = {age_argument(child): child_text(child, words) for child in state.children}
    if len(ages) < 2:
        return []
    return [
        button(words.say("button_only_child", age=text), "age", age) for age, text in ages.items()
    ]


def age_argument(child: Facts) -> str:
    """An age as buttons carry it: "36-47" months."""
    return f"{child['min_months']}-{child['max_months']}"


def no_more(turn: Turn) -> Answer:
    """That all offers have been shown, or what to do outside the region; and what else could help."""
    text = headline(turn, Found([], 0, [])) if is_outside(turn.state) else turn.words.say("no_more")
    said: Reply = reply(text, follow_ups(turn))
    return turn.state.know(asked=OFFERS), [said]
