"""Every language says everything, with the same gaps and all its plural forms."""

import string

import pytest

from bot.languages.catalogue import Text, catalogue, read_texts
from bot.languages.language import languages, resolve

GERMAN = read_texts("de")
CODES = (
    "de", "de-simple", "en", "tr", "ar", "uk", "ru", "pl", "ro", "fr", "fa", "ku", "bg", "sq",
)  # fmt: skip


def gaps_of(text: Text) -> set[str]:
    """The names of the gaps in a text, over all its plural forms."""
    forms = [text] if isinstance(text, str) else list(text.values())
    fields = [field for form in forms for _, field, _, _ in string.Formatter().parse(form)]
    return {field for field in fields if field}


def test_there_are_fourteen_languages():
    assert set(languages()) == set(CODES)


@pytest.mark.parametrize("code", CODES)
def test_every_language_has_every_text(code):
    missing = GERMAN.keys() - read_texts(code).keys()
    assert not missing, f"{code}: {', '.join(sorted(missing))} not translated"


@pytest.mark.parametrize("code", CODES)
def test_no_text_is_empty_or_unknown_to_german(code):
    texts = read_texts(code)
    assert not [key for key, text in texts.items() if not text]
    assert not texts.keys() - GERMAN.keys()


@pytest.mark.parametrize("code", CODES)
def test_every_text_has_the_gaps_of_the_german_one(code):
    texts = read_texts(code)
    differing = [key for key, text in texts.items() if gaps_of(text) != gaps_of(GERMAN[key])]
    assert not differing, f"{code}: gaps differ in {', '.join(differing)}"


@pytest.mark.parametrize("code", CODES)
def test_every_counted_text_has_all_plural_forms_of_the_language(code):
    needed = {*languages()[code].locale.plural_form.tags, "other"}  # as Unicode's CLDR names them
    counted = {
        key: set(text) for key, text in read_texts(code).items() if not isinstance(text, str)
    }
    assert counted.keys() == {key for key, text in GERMAN.items() if not isinstance(text, str)}
    assert not [key for key, forms in counted.items() if not needed <= forms], (
        f"{code} needs {needed}"
    )


@pytest.mark.parametrize(
    "code, resolved",
    [
        ("tr", "tr"),
        ("tr-TR", "tr"),
        ("fa-AF", "fa"),
        ("prs", "fa"),
        ("kmr", "ku"),
        ("xx", "de"),
        (None, "de"),
    ],
)
def test_any_code_finds_a_language(code, resolved):
    assert resolve(code) == resolved


@pytest.mark.parametrize(
    "code, count, text", [("de", 1, "1 Monat"), ("de", 5, "5 Monate"), ("en", 1, "1 month")]
)
def test_counted_texts_follow_the_plural(code, count, text):
    assert catalogue(code).say("age_months", count=count) == text
