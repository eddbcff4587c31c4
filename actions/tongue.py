"""Which language the assistant answers in."""

from __future__ import annotations

from actions.choices import find_choice
from actions.message import Message
from actions.state import State
from bot.languages.language import DEFAULT, languages, resolve

ENOUGH_WORDS = 3  # fewer words do not tell a language for certain
PLENTY_OF_WORDS = 8  # so many are no slip and no quotation: somebody else is writing


def settle_language(state: State, message: Message) -> State:
    """The state with the language of the answer.

    The first message sets it, or the first that is long enough to tell. Later it changes when the
    family chooses another one, or writes two messages in another one, or a long one where none was
    chosen; a chosen "de-simple" stays while German is written. What a message asks for by name counts first.
    """
    heard = message.language
    if asked := asked_for(message):
        return choose_language(state, asked)
    if state.language is None:
        guessed = message.words < ENOUGH_WORDS
        return state.know(language=first_language(message), language_guessed=guessed)
    if heard is None or message.words < ENOUGH_WORDS:
        return state
    if is_same(heard, state.language):
        return state.know(language_guessed=False)
    if state.language_guessed:
        return state.know(language=resolve(heard), language_guessed=False)
    is_long = message.words >= PLENTY_OF_WORDS and not state.language_chosen
    if is_long or state.other_language == heard or not (state.greeted or state.language_chosen):
        return state.know(language=resolve(heard), other_language=None)
    return state.know(other_language=heard)


def asked_for(message: Message) -> str | None:
    """The language that a message asks for in passing ("Bitte leichte Sprache. Er ist 6."); None if none."""
    return find_choice("answered_in", message.text, (message.language or DEFAULT, DEFAULT))


def first_language(message: Message) -> str:
    """The language of a first message; that of page or phone where it is too short to tell."""
    given = resolve(message.page_language) if message.page_language else None
    if given and (message.language is None or message.words < ENOUGH_WORDS):
        return given
    return resolve(message.language or DEFAULT)


def forget_other(state: State, message: Message) -> State:
    """The state without the other language, once the family has gone back to the conversation's."""
    if message.language and state.language and is_same(message.language, state.language):
        return state.know(other_language=None)
    return state


def is_same(heard: str, language: str) -> bool:
    """Whether a message in the one language fits a conversation in the other."""
    return heard.split("-")[0] == language.split("-")[0]


def choose_language(state: State, code: str) -> State:
    """The state in the language the family has asked for; unchanged for an unknown one."""
    if code not in languages():
        return state
    return state.know(
        language=code, language_chosen=True, language_guessed=False, other_language=None
    )
