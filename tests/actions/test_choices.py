"""What a family picks in words from the screen, and what only sounds like it."""

import pytest

from actions.choices import find_choice

NUMBERS_OF_CHILDREN = {
    "de": "hab 2 Kinder",
    "en": "i have 3 kids",
    "fr": "j'ai 3 enfants",
    "tr": "3 çocuğum var",
    "ar": "عندي ٣ ولاد",
    "fa": "۳ تا بچه دارم",
    "ku": "2 zarokên min hene",
    "uk": "в мене 3 дітей",
    "ru": "2 дочки",
    "pl": "mam 3 dzieci",
    "ro": "am si 2 copii",
    "bg": "имам 2 деца",
    "sq": "kam 3 fëmijë",
}
WAITING_LISTS = {
    "en": "is there a waiting list",
    "fr": "y a une liste d'attente?",
    "tr": "bekleme listesi var mı",
    "ar": "في لائحة انتظار؟",
    "fa": "لیست انتظار داره؟",
    "uk": "є список очікування?",
    "ru": "есть лист ожидания",
    "pl": "lista oczekujacych jest?",
    "ro": "e lista de asteptare?",
    "bg": "има ли списък на чакащи",
    "sq": "a ka liste pritje",
}


@pytest.mark.parametrize("language, text", NUMBERS_OF_CHILDREN.items())
def test_a_number_of_children_is_no_number_of_an_offer(language, text):
    assert find_choice("ordinals", text, (language, "de")) is None


@pytest.mark.parametrize("language, text", WAITING_LISTS.items())
def test_a_waiting_list_is_not_the_list_to_take_along(language, text):
    assert find_choice("details", text, (language, "de")) is None


@pytest.mark.parametrize(
    "text",
    ["3andi kaman su2al", "kif el 7al", "shu 2ismo", "bdi wa7de teji 3al beit", "ana b osbo3 20"],
)
def test_a_figure_that_is_an_arabic_letter_is_no_number(text):
    assert find_choice("ordinals", text, ("ar", "de")) is None


@pytest.mark.parametrize(
    "language, text, ordinal",
    [
        ("de", "das zweite", 2),
        ("de", "nr2 bitte", 2),
        ("en", "number 3", 3),
        ("en", "2nd one", 2),
        ("fr", "la 2ème", 2),
        ("ru", "первый", 1),
        ("ar", "chou hiye l 2awwal?", 1),
    ],
)
def test_an_offer_is_picked_by_its_number(language, text, ordinal):
    assert find_choice("ordinals", text, (language, "de")) == ordinal
