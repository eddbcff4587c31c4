"""Questions about the offers on the screen: what they cost, when they are open, how to get there."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import chain

from actions.advice import ask_there, tell_rights
from actions.choices import find_choices
from actions.control import show_more
from actions.detail import (
    ask_which,
    buttons_of,
    matches_on_screen,
    meant_offer,
    show_details,
    show_map,
)
from actions.filter import add_filters, given_up
from actions.find import OFFERS, ways_on
from actions.glossary import words_explained
from actions.office import name_office, office_for, say_whom_to_write_to, say_with_helplines
from actions.question import answer_question, fears_for_custody, go_on_after
from actions.reply import Button, button, reply
from actions.state import State
from actions.turn import Answer, Respond, Turn, preceded
from bot.aspect import ASPECT_TEXTS, SPEAKERS, aspect_lines, contact_of
from bot.fact import WAY_THERE, facts
from bot.languages.catalogue import catalogue
from bot.languages.language import DEFAULT
from bot.need import needs_by_id
from bot.offers.filter import DATE_FILTERS
from bot.offers.match import Match

COMFORTED = "comfort"
WORRY, DOCUMENTS = "worry", "documents"
TOO_FEW = ("language", "office")  # given up where too few speak a language
# Who asks this may want only offers of which it is true.
FILTERS_OF = {"cost": ["free"], "registration": ["walk_in"]}
# No offer must be shown to ask or say this.
ANYTIME = ("confidential", "refused", "doubt", WORRY, "unfit", "by_text")


def answer_aspect(turn: Turn) -> Answer:
    """The answer to a question or several about the offers, or to what a family feels about them, or both."""
    known = known_aspects(turn)
    if known and WORRY in turn.message.aspects:
        state, comforting = reassure(turn)
        state, told = tell(turn.with_state(state))
        return state, [*comforting, *told]
    if len(known) > 1:
        return tell(turn)
    return ANSWERS.get(str(turn.message.aspect), tell)(turn)


def known_aspects(turn: Turn) -> list[str]:
    """The aspects asked for under which something is known of offers; none for what a family feels."""
    return [aspect for aspect in turn.message.aspects if aspect in ASPECT_TEXTS]


def tell(turn: Turn) -> Answer:
    """What is known of each offer that is meant, or whom to ask, under each aspect asked for."""
    asked = known_aspects(turn)
    return tell_lines(turn, {say_with_office(turn, f"aspect_{each}"): each for each in asked})


def tell_lines(turn: Turn, aspects: Mapping[str, str]) -> Answer:
    """What is known of each offer that is meant under some aspects, each below its heading."""
    matches = matches_meant(turn)
    if not matches:
        return ask_which(turn)
    told = [
        [
            heading,
            *usual(turn, aspect, matches),
            *aspect_lines(aspect, matches, turn.words, turn.now),
        ]
        for heading, aspect in aspects.items()
    ]
    text = "\n\n".join([*chain.from_iterable(told), *how_to_call(turn, aspects.values())])
    return turn.state.know(asked=OFFERS), [reply(text, offer_buttons(turn, matches))]


def usual(turn: Turn, aspect: str, matches: list[Match]) -> list[str]:
    """What is so with most offers: which papers they want, where one of those meant does not say it.

    Also who translates, where none of them says that; nothing for other aspects.
    """
    if aspect == DOCUMENTS and not all(match.offer.required_documents for match in matches):
        groups = [needs_by_id()[need].group for need in turn.state.needs[:1]]
        return [turn.words.say(f"documents_{group}") for group in groups]
    if aspect == SPEAKERS and not any(match.offer.languages for match in matches):
        return [turn.words.say("fact_interpreter")]
    return []


def how_to_call(turn: Turn, aspects: Iterable[str]) -> list[str]:
    """What can be read out on the phone by who asks for speakers of a language; nothing for German."""
    wished = wished_language(turn)
    if SPEAKERS not in aspects or wished == DEFAULT:
        return []
    german = catalogue(DEFAULT).language.locale
    return [turn.words.say("speakers_call", language=german.languages[wished])]


def say_with_office(turn: Turn, key: str) -> str:
    """A sentence that may name the office that is responsible."""
    office = office_for(turn.state)
    return turn.words.say(key, office=office.name, phone=office.phone)


def matches_meant(turn: Turn) -> list[Match]:
    """The offer that the message names, else all on the screen."""
    named, matches = meant_offer(turn), matches_on_screen(turn)
    return [match for match in matches if match.offer.id == named] or matches


def show_way(turn: Turn) -> Answer:
    """The map of the one offer that is meant, else where all of them are."""
    named = meant_offer(turn)
    return show_map(turn, named) if named else tell(turn)


def offer_buttons(turn: Turn, matches: list[Match]) -> list[Button]:
    """More about each of the offers, or its map where the way was asked for; then the ways on."""
    verb = "map" if turn.message.aspect == "way" else "details"
    return [*buttons_of(matches, verb), *filter_buttons(turn), *ways_on(turn)]


def filter_buttons(turn: Turn) -> list[Button]:
    """Only those of which it is true: that cost nothing, that are open on the day asked for.

    None where nothing of the kind was asked, or only these are shown.
    """
    names = FILTERS_OF.get(str(turn.message.aspect), [])
    if turn.message.aspect == "hours":
        named = turn.filters_named
        names = [name for name in named if name in DATE_FILTERS]
    wished = [name for name in names if name not in turn.state.filters]
    return [button(turn.words.say(f"filter_{name}"), "filter", name) for name in wished]


def show_nearer(turn: Turn) -> Answer:
    """Only what is near; how far it is where these are the nearest already, and how to get there."""
    answer = add_filters(turn, ["near"])
    if turn.state.shown and answer[0].shown == turn.state.shown:
        way_there = facts()[WAY_THERE]
        nearest = tell_lines(turn, {turn.words.say("aspect_nearest"): "way"})
        return preceded(turn.words.say(way_there.text, **way_there.gaps), nearest)
    return answer


def filter_by_language(turn: Turn) -> Answer:
    """Only offers where somebody speaks the language that is named, if there are enough of them.

    Else what is known of those on the screen: another list would lead away from what fits.
    """
    wished = wished_language(turn)
    state, replies = add_filters(turn, ["language"], wished)
    if wished == DEFAULT or not given_up(replies).isdisjoint(TOO_FEW):
        return tell(turn.hearing(aspects=[SPEAKERS]))
    return state, replies


def wished_language(turn: Turn) -> str:
    """The code of the language that a message names first beside German, else that of the conversation.

    "Ich spreche wenig Deutsch, gibt es jemand auf Türkisch?" asks for Turkish, and so does who says
    in Turkish that he speaks no German.
    """
    named = find_choices("languages", turn.message.text, turn.spoken)
    return next((code for code in named if code != DEFAULT), turn.words.language.spoken)


def recommend(turn: Turn) -> Answer:
    """The first of the offers, which fits best, with all that is known of it."""
    matches = matches_on_screen(turn)
    if not matches:
        return ask_which(turn)
    first = matches[0].offer
    text = turn.words.say("aspect_which", name=first.name, contact=contact_of(first))
    return preceded(text, show_details(turn, first.id))


def reassure(turn: Turn) -> Answer:
    """A kind word, and who listens right now beside a heavy need; said once, then the responsible office.

    Who is afraid to lose the children is told what the Jugendamt does, and what it does not.
    """
    if fears_for_custody(turn):
        return answer_question(turn.hearing(faq="youth_office"))
    if turn.state.asked == COMFORTED:
        return name_office(turn)
    if turn.state.is_young:
        text = say_whom_to_write_to(turn, "aspect_worry")
    elif is_heavy(turn.state):
        text = say_with_helplines(turn, "aspect_worry")
    else:
        text = turn.words.say("aspect_worry")
    return turn.state.know(asked=COMFORTED), [reply(text, ways_on(turn))]


def is_heavy(state: State) -> bool:
    """Whether the talk is about something heavy, or about nothing yet."""
    return not state.needs or needs_by_id()[state.needs[0]].is_heavy


def lead_on(turn: Turn, text: str) -> Answer:
    """A sentence, then the ways on, or what is still open of a search that has shown nothing yet."""
    if turn.state.needs and not turn.state.shown:
        return go_on_after(turn, text)
    return turn.state, [reply(text, ways_on(turn))]


def explain(turn: Turn) -> Answer:
    """What the office words in the message mean; then the ways on, or the question that is open."""
    told = "\n\n".join(map(turn.words.say, words_explained(turn.message.text)))
    if turn.state.shown:
        return turn.state, [reply(told, ways_on(turn))]
    return go_on_after(turn, told)


def write_instead(turn: Turn) -> Answer:
    """To whom one can write instead of calling."""
    return lead_on(turn, say_whom_to_write_to(turn, "aspect_by_text"))


def look_further(key: str) -> Respond:
    """A sentence, and the next offers where some are shown."""

    def answer(turn: Turn) -> Answer:
        if not turn.state.shown:
            return say(key)(turn)
        return preceded(say_with_office(turn, key), show_more(turn))

    return answer


def say(*keys: str) -> Respond:
    """Some sentences, and what leads on."""
    return lambda turn: lead_on(turn, " ".join(say_with_office(turn, key) for key in keys))


ANSWERS: dict[str, Respond] = {
    "rights": tell_rights,
    "at_once": ask_there,
    "unwanted": say("aspect_unwanted"),
    "over": say("thanks"),
    "way": show_way,
    "nearer": show_nearer,
    SPEAKERS: filter_by_language,
    "which": recommend,
    WORRY: reassure,
    "by_text": write_instead,
    "full": look_further("aspect_full"),
    "doubt": look_further("aspect_doubt"),
    "refused": say("outlook_objection", "ask_office"),
    "confidential": say("aspect_confidential"),
    "unfit": say("aspect_unfit"),
}
