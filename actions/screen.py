"""What a message says about the offers on the screen, when it was taken for something else."""

from __future__ import annotations

from collections.abc import Callable

from actions.advice import ask_there
from actions.after_danger import (
    answer_all_clear,
    answer_danger_again,
    answer_taken_back,
    answer_wish,
    answer_youth,
    is_all_clear,
    is_dangerous_again,
    is_found,
    takes_back,
    tells_youth,
    wish_told_before,
)
from actions.aspect import ANYTIME, answer_aspect, explain, filter_by_language, say, show_nearer
from actions.child import meant_child, show_for_child
from actions.choices import find_choice, find_choices
from actions.control import set_language
from actions.detail import offer_quoted, offers_on_screen, pick_offer
from actions.family import is_too_far
from actions.filter import filter_offers
from actions.follow_up import (
    BY_TEXT,
    OVER,
    answer_after_danger,
    asks_after_danger,
    is_elsewhere,
    names_language,
    seems_to_ask_after_danger,
)
from actions.glossary import words_explained
from actions.inform import answer_inform, chosen, told_before
from actions.message import Message
from actions.narrow import answer_narrower, narrows
from actions.question import answer_question, asks_of_danger
from actions.refusal import leave_need, leave_out, refused, rejected_needs
from actions.tongue import is_same
from actions.turn import Answer, Respond, Turn
from actions.wish import certain_needs
from bot.aspect import ASPECT_TEXTS
from bot.fact import WAY_THERE
from bot.languages.language import DEFAULT
from bot.offers.filter import DATE_FILTERS
from nlu.courtesy import COURTESIES
from nlu.phrases import ASPECTS

PLAIN = 0.9  # confidence from which another need is no question about the present offers
SHORT_WORDS = 6  # more words than these say something of their own
FINAL = ("delete", "restart", "stop", "bye")  # done at once, whatever else is in the message
# What a question about the assistant may ask of the offers that are shown; other questions ask nothing.
MEANT: dict[str | None, tuple[str, ...]] = {
    None: ASPECTS,
    "cost": ("cost",),
    "youth_office": ASPECTS,
    "who_made": ("who", "cost", "registration", "rights", "which", "unreachable"),
    "who_reads": ASPECTS,
    "availability": ASPECTS,
    "languages": ASPECTS,
    "what_can_you": ASPECTS,
    "area": ASPECTS,
    "report_offer": ("rights", "at_once", "unreachable", "full", "doubt", "unfit"),
    "up_to_date": ("doubt", "rights"),
    "data_kept": ("rights", "confidential", "at_once"),
}
SERIOUS = "serious"  # what is asked after a danger and of other troubles alike
# What is asked of offers before any is shown, and the question about the assistant that is answered then.
ASKED_EARLY = {"cost": "cost", "documents": "papers", "speakers": "languages"}
FELT = ("doubt", "worry")  # "und wenn das nie besser wird?" asks nothing of the assistant
# What is answered where it is only likely that a message asks anything: nothing by which offers change.
LIKELY = (*ASPECT_TEXTS, "rights", "at_once", "confidential", "refused", "worry", "by_text")
KEPT = ("calendar", "list")  # what can be done with an offer beside asking


def meant_first(turn: Turn) -> Respond | None:
    """What answers a message that means something by where the talk is: a danger is over, a word is explained.

    None for other messages, for pressed buttons and for danger.
    """
    if takes_back(turn):
        return answer_taken_back
    if is_found(turn):
        return answer_all_clear
    if is_told_otherwise(turn):
        return None
    return next((respond for is_meant, respond in MEANT_FIRST if is_meant(turn)), None)


def about_offers(turn: Turn) -> Respond | None:
    """What answers "und wie komme ich zum zweiten?" or "die Adresse?"; None for other messages.

    Only offers that are shown can be meant, and only by a message that tells no fact, no danger and
    no clear need. "Spricht da jemand Arabisch?" is about them, too, and no wish to be answered in
    Arabic; "was kostet das?" asks what they cost, not what the assistant does.
    """
    if is_told_otherwise(turn):
        return None
    if says_something_else(turn):
        return answer_both if asks_beside_facts(turn) else None
    if not turn.state.shown:
        return answer_aspect if turn.message.aspect in ANYTIME else asked_early(turn)
    if respond := by_words(turn):
        return respond
    if narrows(turn) and turn.message.aspect in (None, OVER, *FELT):
        return answer_narrower
    if turn.message.aspect:
        return answer_aspect
    if seems_to_ask(turn):
        return answer_likely_aspect
    return ask_there if turn.message.faq else None


def asked_early(turn: Turn) -> Respond | None:
    """What answers a few words that ask of offers before any is shown: "is it expensive?"."""
    message, state = turn.message, turn.state
    faq = ASKED_EARLY.get(str(message.aspect))
    is_meant = message.words <= SHORT_WORDS and not message.is_plain and not message.needs
    if not (faq and is_meant and (state.needs or state.asked)):
        return None
    return lambda turn: answer_question(turn.hearing(faq=faq))


def finds_too_far(turn: Turn) -> bool:
    """Whether a message after offers asks for the way there because that is too far: "ohne Auto zu weit"."""
    return bool(turn.state.shown) and turn.message.fact == WAY_THERE and is_too_far(turn.message)


def asks_if_serious(turn: Turn) -> bool:
    """Whether a short message asks how bad that is which the talk is about: "ist das schlimm?"."""
    message, state = turn.message, turn.state
    is_short = message.words <= SHORT_WORDS and not (message.tells_fact or message.fact)
    is_of_talk = bool(state.needs) and (not state.danger or is_elsewhere(state))
    is_asked = message.after_danger == SERIOUS and message.aspect in (None, "at_once", *FELT)
    return is_short and is_of_talk and is_asked and not asks_for_another(turn)


def asks_for_meaning(turn: Turn) -> bool:
    """Whether a short message asks what an office word means: "was heißt Überweisung"."""
    message = turn.message
    is_short = message.words <= SHORT_WORDS and not message.tells_fact
    return message.aspect == "what" and is_short and bool(words_explained(message.text))


def seems_to_ask(turn: Turn) -> bool:
    """Whether a message after offers, in which nothing else is sure, may ask or say something of them.

    Of 61 such questions in the development sets 40 seem so, 27 of them rightly; of 210 wishes that
    would have to be asked about 23 do.
    """
    message = turn.message
    is_wish = told_before(turn) or chosen(turn) or narrows(turn)
    says_else = message.place or message.all_clear or is_wish
    is_likely = any(aspect in LIKELY for aspect in message.likely_aspects[:1])
    return is_likely and not says_else


def answer_likely_aspect(turn: Turn) -> Answer:
    """The answer to what is likeliest asked."""
    likeliest = turn.message.likely_aspects[:1]
    return answer_aspect(turn.hearing(aspects=likeliest))


def quotes_an_offer(turn: Turn) -> bool:
    """Whether a short message quotes words of one offer's name, and asks nothing: "ja, Rat und Hilfe"."""
    is_short = turn.message.words <= SHORT_WORDS and not turn.message.aspects
    return is_short and offer_quoted(turn, least=2) is not None


def answer_both(turn: Turn) -> Answer:
    """The offers for the facts that a message tells, and what it asks of them: "he is 4, and what is it?"."""
    state, replies = answer_inform(turn)
    if not state.shown:
        return state, replies
    state, told = answer_aspect(turn.with_state(state))
    return state, [*replies, *told]


def asks_beside_facts(turn: Turn) -> bool:
    """Whether a message after offers tells an age or a place and asks of the offers what is known of each."""
    message = turn.message
    told = bool(message.children or message.place) and not message.needs
    # "is there somebody who speaks English" asks for a human, and for one of theirs
    is_asked = message.aspect in ASPECT_TEXTS and message.control in (None, "human")
    return bool(turn.state.shown) and told and is_asked


def by_words(turn: Turn) -> Respond | None:
    """What a message asks for by the words of choices.yml: an offer by its number, a time.

    A long message must name both the offer and what is wanted of it.
    """
    message, is_short = turn.message, turn.message.words <= SHORT_WORDS
    action = find_choice("details", message.text, turn.spoken)
    named = [bool(action), has_choice(turn, "ordinals") or bool(offer_quoted(turn))]
    is_picked = any(named) if is_short else all(named)
    if (is_short and action in KEPT) or (is_picked and not message.aspect):
        return pick_offer
    return filter_offers if wants_fewer(turn) and (is_short or message.aspect == "hours") else None


def wants_fewer(turn: Turn) -> bool:
    """Whether the message wishes for others by a filter: "nur kostenlos", "gibt es was am Samstag?"."""
    message = turn.message
    filters = turn.filters_named
    if message.aspect == "hours":
        is_other = message.control == "filter" and not message.asks_of_offers
        return is_other and not DATE_FILTERS.isdisjoint(filters)
    is_wish = message.control == "filter" or not (message.aspect or message.faq)
    return bool(filters) and is_wish


def thins_out(turn: Turn) -> bool:
    """Whether "lösch die teuren" means offers on the screen, not the conversation."""
    if turn.message.control != "delete" or not turn.state.shown:
        return False
    named = turn.filters_named
    return bool({*named} - DATE_FILTERS)


def asks_for_speakers(turn: Turn) -> bool:
    """Whether the message asks for somebody who speaks a language that it names, and for nothing else."""
    message = turn.message
    is_short = message.words <= 2 * SHORT_WORDS and len(message.aspects) <= 1
    if not (turn.state.shown and is_short) or asks_for_another(turn):
        return False
    return names_language(turn)


def speaks_it_already(turn: Turn) -> bool:
    """Whether a message after offers seems to ask for the language that is spoken: "bu portal Türkçe mi"."""
    verb, _, code = (turn.message.control or "").partition(":")
    is_asked = bool(turn.state.shown) and verb == "language" and not turn.message.is_plain
    return is_asked and is_same(code, turn.words.code)


def wants_german(turn: Turn) -> bool:
    """Whether somebody who is answered in another language asks in German for German."""
    message = turn.message
    if turn.words.language.spoken == DEFAULT or message.words > 2 * SHORT_WORDS:
        return False
    is_german = is_same(message.language or "", DEFAULT) or message.control == f"language:{DEFAULT}"
    return is_german and find_choices("languages", message.text, (DEFAULT,)) == [DEFAULT]


def is_told_otherwise(turn: Turn) -> bool:
    """Whether the message is a pressed button or tells of danger."""
    message = turn.message
    return bool(message.is_press or message.crisis)


def says_something_else(turn: Turn) -> bool:
    """Whether the message tells a fact; or a clear need or a control word and asks nothing of the offers.

    "Brauche ich da einen Termin?" sounds like help at school, too; after offers it asks about them.
    """
    message = turn.message
    if message.children or message.pregnancy or message.control in FINAL or is_new_place(turn):
        return True
    is_about_them = message.asks_of_offers or could_be_about_offers(message)
    # "can I text somebody instead" asks for a human, and for another way to one
    would_write = message.asks_of_offers and message.aspect == BY_TEXT
    if (turn.state.shown or would_write) and is_about_them and not asks_for_another(turn):
        return False
    is_sure = message.is_plain or not turn.state.shown or asks_of_danger(turn)
    asks_assistant = message.faq and is_sure
    return bool(message.control or asks_assistant or certain_needs(turn.state, message))


def asks_for_another(turn: Turn) -> bool:
    """Whether the message plainly states another need: "wo kann ich sie zum Schwimmkurs anmelden"."""
    plain = [need["id"] for need in turn.message.needs[:1] if need["confidence"] >= PLAIN]
    return bool(plain) and plain[0] not in turn.state.needs and not turn.message.asks_of_offers


def could_be_about_offers(message: Message) -> bool:
    """Whether the message asks what may be meant of offers, or says how the family feels about them."""
    if message.control in COURTESIES:
        return False
    return message.aspect in (*FELT, *MEANT.get(message.faq, ()))


def without_place_of_offers(turn: Turn) -> Turn:
    """The turn without a place at which only an offer on the screen is: "Birkesdorf, ist das ein Krankenhaus?".

    Who asks nothing that is known of each offer, or lives nowhere known yet, tells where to look.
    """
    message, place = turn.message, turn.message.place
    if not (place and turn.state.shown and turn.state.place and is_new_place(turn)):
        return turn
    if message.aspect not in ASPECT_TEXTS and not offer_quoted(turn):
        return turn
    at = {offer.municipality for offer in offers_on_screen(turn)}
    return turn.hearing(place=None) if place.get("municipality") in at else turn


def is_new_place(turn: Turn) -> bool:
    """Whether the message names another place than the known one ("und was kostet das in Düren?")."""
    known, new = (each or {} for each in (turn.state.place, turn.message.place))
    return bool(new) and new.get("municipality") != known.get("municipality")


def has_choice(turn: Turn, kind: str) -> bool:
    """Whether the message names a choice of a kind by the words of choices.yml."""
    return find_choice(kind, turn.message.text, turn.spoken) is not None


# What a message after an answer may mean before anything else, with what answers it. The first that is meant
# counts: what was a danger stays one before a child or a language is read out of the same words.
MEANT_FIRST: tuple[tuple[Callable[[Turn], object], Respond], ...] = (
    (asks_for_meaning, explain),
    (tells_youth, answer_youth),
    (asks_after_danger, answer_after_danger),
    (is_all_clear, answer_all_clear),
    (wish_told_before, answer_wish),
    (is_dangerous_again, answer_danger_again),
    (seems_to_ask_after_danger, answer_after_danger),
    (rejected_needs, leave_need),
    (refused, leave_out),
    (finds_too_far, show_nearer),
    (meant_child, show_for_child),
    (asks_if_serious, say("aspect_serious")),
    (wants_german, lambda turn: set_language(turn, DEFAULT)),
    (asks_for_speakers, filter_by_language),
    (speaks_it_already, filter_by_language),
    (thins_out, filter_offers),
    (quotes_an_offer, pick_offer),
)
