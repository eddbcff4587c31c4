"""Facts: texts in every language, a source each, and questions that ask for them in every language."""

import pytest

from bot.fact import facts
from bot.languages.catalogue import catalogue
from bot.languages.language import languages
from nlu.phrases import load_fact_phrases


@pytest.mark.parametrize("code", languages())
def test_every_fact_is_told_in_every_language(code):
    words = catalogue(code)
    told = [words.say(fact.text, **fact.gaps) for fact in facts().values()]
    assert all(told) and len(set(told)) == len(told)


def test_every_fact_says_where_it_stands():
    assert all(fact.source for fact in facts().values())


def test_questions_ask_for_every_fact_in_every_language_that_is_understood():
    asked = {
        (phrase.language, phrase.labels[0].removeprefix("fact:")) for phrase in load_fact_phrases()
    }
    understood = {language for language, _ in asked}
    assert len(understood) == len(languages()) - 1  # Einfache Sprache is German
    assert asked == {(language, fact) for language in understood for fact in (*facts(), "none")}
