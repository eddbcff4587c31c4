"""The language of a message, and what short and mixed messages keep."""

import pytest

from nlu.understanding import understand


@pytest.mark.parametrize(
    "language, text",
    [
        ("de", "Wo finde ich eine Krabbelgruppe für meine Tochter?"),
        ("de", "meine kleine schläft nachts nicht durch"),
        ("en", "Where can I get help with the forms?"),
        ("en", "my son doesn't talk yet and he's almost three"),
        ("tr", "oğlum okula gitmek istemiyor"),
        ("tr", "kizim cok agliyor ne yapabilirim"),
        ("ar", "ابني لا يتكلم بعد"),
        ("ar", "وين فيني لاقي حضانة لبنتي"),
        ("uk", "де знайти дитячий садок для доньки"),
        ("uk", "ми живемо тут два місяці і нікого не знаємо"),
        ("ru", "где найти детский сад для дочки"),
        ("ru", "сын не хочет ходить в школу"),
        ("pl", "szukam przedszkola dla córki"),
        ("pl", "moj syn nie chce chodzic do szkoly"),
        ("ro", "caut o grădiniță pentru fetița mea"),
        ("ro", "baiatul meu nu vrea sa mearga la scoala"),
        ("fr", "je cherche une place à la crèche pour mon fils"),
        ("fr", "ma fille ne veut plus aller a l'ecole"),
        ("fa", "پسرم هنوز حرف نمی‌زند"),
        ("fa", "دنبال مهدکودک برای دخترم هستم"),
        ("ku", "kurê min hîn naaxive"),
        ("ku", "ji bo keça xwe li baxçeyekê digerim"),
        ("bg", "търся детска градина за дъщеря ми"),
        ("bg", "синът ми не иска да ходи на училище"),
        ("sq", "kërkoj një kopsht për vajzën time"),
        ("sq", "djali im nuk do te shkoje ne shkolle"),
    ],
)
def test_a_sentence_tells_its_language(language: str, text: str) -> None:
    assert understand(text).language == language


@pytest.mark.parametrize(
    "language, text",
    [
        ("tr", "kindergeld başvurusunu nasıl yapacağız"),
        ("ar", "وين قدم طلب Kindergeld"),
        ("uk", "як отримати Bildungspaket від Jobcenter"),
        ("en", "where is the Jugendamt in Düren and do I need a Termin"),
        ("sq", "ku ta gjej nje Hebamme"),
    ],
)
def test_german_office_words_do_not_turn_the_language(language: str, text: str) -> None:
    assert understand(text).language == language


@pytest.mark.parametrize(
    "text",
    [
        "52355",
        "ok",
        "Düren",
        "Linnich",
        "Siersdorf",
        "huchem stammeln",
        "3",
        "👍",
        "",
        "Jülich 52428",
    ],
)
@pytest.mark.parametrize("expected, language", [("tr", "tr"), ("ar", "ar"), (None, "de")])
def test_a_message_that_says_too_little_keeps_the_conversations_language(
    text: str, expected: str | None, language: str
) -> None:
    assert understand(text, expected).language == language


def test_a_sentence_in_another_language_changes_the_conversations_language() -> None:
    assert understand("oğlum geceleri hiç uyumuyor, çok yoruldum", "de").language == "tr"


@pytest.mark.parametrize("expected", ["xx", "", "de-simple"])
def test_an_unknown_language_expected_is_no_error(expected: str) -> None:
    assert understand("oğlum geceleri hiç uyumuyor, çok yoruldum", expected).language == "tr"


@pytest.mark.parametrize(
    "text, written_in",
    [
        ("втома", ["uk"]),
        ("лікар", ["uk"]),
        ("Зъболекар", ["bg"]),
        ("мама", ["uk", "ru", "bg"]),
        ("42 доктор", ["uk", "ru", "bg"]),
        ("طبيب", ["ar", "fa"]),
        ("دندان", ["fa", "ar"]),
    ],
)
@pytest.mark.parametrize("expected", [None, "de", "tr"])
def test_a_single_word_is_of_a_language_with_its_script(text, written_in, expected):
    assert understand(text, expected).language in written_in


@pytest.mark.parametrize(
    "text", ["Kita Düren 3", "Suchtberatung Düren", "Suchtberatung", "Hebamme", "Kita"]
)
def test_german_words_for_help_are_answered_in_german(text):
    assert understand(text).language == "de"


@pytest.mark.parametrize("expected", ["ar", "uk"])
def test_latin_letters_may_be_any_language(expected):
    assert understand("ok", expected).language == expected
