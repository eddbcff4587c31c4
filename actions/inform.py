"""Answers messages that say what a search can use, and those in which nothing was found."""

from __future__ import annotations

from rapidfuzz import process

from actions.advice import ask_there, stay_with_topic
from actions.ask import ask, choose_need, choose_place, municipality_buttons
from actions.family import A_NAME, is_ambiguous
from actions.find import ADVISED, BESIDE, OFFERS, TOLD
from actions.follow_up import answer_after_danger, asks_for_protection, is_elsewhere, is_open
from actions.learn import learn, says_nothing
from actions.message import Message
from actions.narrow import answer_narrower, narrows
from actions.next_step import next_step
from actions.office import say_with_helplines
from actions.outlook import at_once
from actions.pick import pick_need, pick_place
from actions.proceed import OPTIONAL, decline, is_asked_enough, proceed
from actions.question import go_on_after
from actions.state import State
from actions.summary import summary
from actions.turn import Answer, Turn, preceded
from actions.wish import certain_needs, confidence, needs_of_young, needs_told, unsure_needs
from bot.need import needs_by_id, safety_needs
from bot.places.place import gazetteer
from nlu.need import OF_THE_BODY
from nlu.topic import services

SURE_AFTER_DANGER = 0.75  # confidence of a need after a danger: of 26 wishes 20 have more
A_TOPIC = 3  # words: "Trauer", "Hilfe bei Schulden" name a topic and tell nothing
SIMILAR_NAMES = 3
SIMILAR_ENOUGH = 60  # per cent of rapidfuzz: a guess that is worth a button


def answer_inform(turn: Turn) -> Answer:
    """The answer to any message that is neither danger nor a control word nor a question."""
    state, message, words = turn.state, turn.message, turn.words
    if message.place and is_ambiguous(message.place):
        candidates = message.place["candidates"]
        places = [place_name(each["municipality"], each.get("district")) for each in candidates]
        return choose_place(
            turn.with_state(learn(state, message)), places, words.say("ask_place_which")
        )
    if is_lost_after_danger(turn):
        return answer_after_danger(turn)
    if choices := unsure_needs(state, message):
        return answer_unsure(turn.with_state(learn(state, message)), choices)
    return answer_unclear(turn) if says_nothing(state, message) else answer_facts(turn)


def is_lost_after_danger(turn: Turn) -> bool:
    """Whether a message right after a danger tells no fact, and no need that is sure.

    Where it is about the body no offers protect: "the poison line said wipe his mouth" is no wish for them.
    """
    message = turn.message
    is_sure = message.tells_fact or confidence(message) >= SURE_AFTER_DANGER
    is_of_body = turn.state.danger in OF_THE_BODY and asks_for_protection(message)
    return is_open(turn.state) and (is_of_body or not is_sure)


def answer_unsure(turn: Turn, choices: list[str]) -> Answer:
    """The needs that may be meant to choose from; the one that all of them are for a young person."""
    if turn.state.is_young and len(choices := needs_of_young(choices)) == 1:
        return consoling(turn, pick_need(turn, choices[0]))
    return choose_need(turn, choices, turn.words.say("ask_need_unsure"))


def answer_facts(turn: Turn) -> Answer:
    """Takes in what the message says and goes on with it; needs guessed before stay to choose from."""
    before = turn.state
    guessed = before.choices if before.asked == "need" else likely_need(turn)
    turn = turn.with_state(learn(before, turn.message))
    if turn.state.needs:
        answer = with_what_is_urgent(turn, proceed(turn))
        if corrects(before, turn.state):
            return with_note(turn, answer)
        if repeats(before, answer):
            return ask_there(turn.with_state(answer[0]))
        return consoling(turn, answer) if deserves_comfort(turn) else answer
    unsure = turn.words.say("ask_need_unsure")
    answer = choose_need(turn, guessed, unsure) if guessed else proceed(turn)
    return with_note(turn, answer) if turn.state.knows_anything else answer


def with_what_is_urgent(turn: Turn, answer: Answer) -> Answer:
    """The answer after the line that must not wait; as it is where there is none, or offers come with it."""
    state, replies = answer
    line = None if state.shown else at_once(state, turn.now)
    if line is None:
        return answer
    told = state.know(outlooks=[*state.outlooks, line.id])
    return preceded(turn.words.say(line.text, **line.gaps), (told, replies))


def likely_need(turn: Turn) -> list[str]:
    """What a message that tells only facts may be about, to be asked: "activity for my daughter, 10"."""
    likeliest = turn.message.likeliest_need
    return [likeliest] if likeliest and likeliest not in safety_needs() else []


def repeats(before: State, answer: Answer) -> bool:
    """Whether an answer would show the offers that are on the screen already, and says nothing new of them."""
    after, _ = answer
    is_same = {*after.shown} == {*before.shown} and before.seen <= len(after.shown)
    wished = services() & {*after.topic} - {*before.topic}
    return bool(after.shown) and is_same and not wished


def corrects(before: State, after: State) -> bool:
    """Whether offers were on the screen, and the same need is looked for with other facts."""
    same_need = before.needs == after.needs
    return (
        before.asked in (OFFERS, ADVISED, TOLD, BESIDE) and same_need and before.told != after.told
    )


def deserves_comfort(turn: Turn) -> bool:
    """Whether the message tells for the first time, in more than a word, of something heavy."""
    first = needs_by_id()[turn.state.needs[0]]
    told = bool(certain_needs(turn.state, turn.message)) and turn.message.words > A_TOPIC
    return first.is_heavy and told and not turn.state.consoled


def consoling(turn: Turn, answer: Answer) -> Answer:
    """The answer with a kind word before it."""
    state, (first, *others) = answer
    word = turn.words.say("aspect_worry" if state.is_young else "kind_word")
    kind = {**first, "text": f"{word} {first['text']}"}
    return state.know(consoled=True), [kind, *others]


def with_note(turn: Turn, answer: Answer) -> Answer:
    """The answer after a line that says what was noted."""
    return preceded(turn.words.say("noted", summary=summary(turn.state, turn.words)), answer)


def place_name(municipality: str, district: str | None) -> str:
    """A place as buttons name it: "municipality" or "municipality/district"."""
    return f"{municipality}/{district}" if district else municipality


def answer_unclear(turn: Turn) -> Answer:
    """The answer to a message in which nothing was found: a choice by number, or the question again."""
    if need := told_before(turn):
        return pick_need(turn, need)
    if choice := chosen(turn):
        return {"need": pick_need, "place": pick_place}[str(turn.state.asked)](turn, choice)
    if turn.state.danger and turn.state.shown and not is_elsewhere(turn.state):
        return answer_after_danger(turn)
    if narrows(turn):
        return answer_narrower(turn)
    if stays_with_need(turn):
        return ask_there(turn)
    if turn.message.all_clear:
        return answer_heard(turn)
    step = next_step(turn.state)
    if is_asked_enough(turn.state, step):
        return decline(turn, step)
    if turn.state.asked == "place" and could_be_place(turn.message):
        return answer_unknown_place(turn)
    if step in OPTIONAL:
        return proceed(turn)
    if step == "offers":
        return ask_there(turn) if turn.state.shown else stay_with_topic(turn)
    return ask(turn, "need", turn.words.say(unclear_key(turn.message.text)))


def told_before(turn: Turn) -> str | None:
    """The need told before that a word or two mean now ("und der Kurs?"); None for other messages."""
    state, need = turn.state, turn.message.likeliest_need
    is_short = turn.message.words <= A_TOPIC and not turn.message.informs
    return need if is_short and need in needs_told(state) - {*state.needs} else None


def stays_with_need(turn: Turn) -> bool:
    """Whether a message that tells nothing sounds like the need whose offers are on the screen."""
    return bool(turn.state.shown) and turn.message.likeliest_need in turn.state.needs


def answer_heard(turn: Turn) -> Answer:
    """After an angry joke or a bad day: a kind word and who listens, then the open question."""
    return go_on_after(turn, say_with_helplines(turn, "heard"))


def chosen(turn: Turn) -> str | None:
    """What the message picks by number from the choices on the screen; None if it picks nothing."""
    is_asked = turn.state.asked in ("need", "place")
    return turn.picked(turn.state.choices) if is_asked else None


def could_be_place(message: Message) -> bool:
    """Whether a message that was not understood is short enough for the name of a place."""
    return has_letters(message.text) and message.words <= A_NAME


def has_letters(text: str) -> bool:
    return any(character.isalpha() for character in text)


def unclear_key(text: str) -> str:
    """The words for a message that is empty, that has signs only, or that was not understood."""
    if not text.strip():
        return "empty"
    return "ask_need_unknown" if has_letters(text) else "emoji_only"


def answer_unknown_place(turn: Turn) -> Answer:
    """Places that are called something like the message, and all municipalities to choose from."""
    similar = similar_places(turn.message.text)
    text = turn.words.say("ask_place_unknown")
    if not similar:
        return ask(turn, "place", text)
    return choose_place(turn, similar, text, municipality_buttons())


def similar_places(text: str) -> list[str]:
    """The places that are called something like a text, the likest first; often none."""
    names = {
        place_name(p.municipality, p.district): p.district or p.municipality for p in gazetteer()
    }
    similar = process.extract(text, names, limit=SIMILAR_NAMES, score_cutoff=SIMILAR_ENOUGH)
    return [name for _, _, name in similar]
