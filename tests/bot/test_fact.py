"""Facts: texts in every language, a source each, and questions that ask for them in every language."""

import pytest

from bot import fact
from bot.data_file import BadData
from bot.fact import facts
from bot.languages.catalogue import catalogue
from bot.languages.language import languages
from nlu.phrases import load_fact_phrases


@pytest.mark.parametrize("code", languages())
def test_every_fact_is_told_in_every_language(code):
    words = catalogue(code)
    told = [words.say(each.text, **each.gaps) for each in facts().values()]
    assert all(told) and len(set(told)) == len(told)


def test_a_region_whose_facts_do_not_say_how_to_get_there_is_told_so(monkeypatch):
    monkeypatch.setattr(fact, "read_yaml", lambda *_, **__: [])
    with pytest.raises(BadData, match='"transport" is the id of no entry'):
        fact.facts.__wrapped__()


def test_questions_ask_for_every_fact_in_every_language_that_is_understood():
    asked = {
        (phrase.language, phrase.labels[0].removeprefix("fact:")) for phrase in load_fact_phrases()
    }
    understood = {language for language, _ in asked}
    assert len(understood) == len(languages()) - 1  # Einfache Sprache is German
    assert asked == {(language, id) for language in understood for id in (*facts(), "none")}
