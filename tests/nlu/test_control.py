"""Control words, questions about the assistant and what it is not for."""

import pytest

from nlu.understanding import understand


@pytest.mark.parametrize(
    "text, control",
    [
        ("zurück", "back"),
        ("ZURÜCK!", "back"),
        ("von vorne bitte", "restart"),
        ("mehr", "more"),
        ("auf türkisch bitte", "language:tr"),
        ("back", "back"),
        ("danke", "thanks"),
        ("geri", "back"),
        ("назад", "back"),
        ("ja", "yes"),
        ("nein", "no"),
    ],
)
def test_a_control_word_is_recognised(text: str, control: str) -> None:
    assert understand(text).control == control


@pytest.mark.parametrize(
    "text, faq",
    [
        ("kostet das was?", "cost"),
        ("bist du ein mensch oder ein roboter", "robot"),
        ("wer liest hier mit", "who_reads"),
        ("do you tell the Jugendamt?", "youth_office"),
    ],
)
def test_a_question_about_the_assistant_is_recognised(text: str, faq: str) -> None:
    assert understand(text).faq == faq


@pytest.mark.parametrize(
    "text",
    [
        "Hallo, mein Sohn ist drei und spricht kaum, was kann ich tun?",
        "danke schon mal, wir suchen einen Kitaplatz für unsere Tochter",
        "Was kostet die Klassenfahrt und wer übernimmt das, wir haben kein Geld",
        "kann mir jemand helfen beim Kindergeldantrag",
    ],
)
def test_a_message_that_states_a_need_is_no_control_and_no_question(text: str) -> None:
    finding = understand(text)
    assert (finding.control, finding.faq, finding.out_of_scope) == (None, None, False)
    assert finding.needs


@pytest.mark.parametrize(
    "text",
    [
        "wie wird das wetter morgen", "erzähl mir einen witz", "wie wird morgen das wetter in düren",
        "recette du ndolé pour 8", "розвʼяжи: потяг їде 80 км/год, скільки за 3 години",
    ],
)  # fmt: skip
def test_what_the_assistant_is_not_for_is_out_of_scope(text: str) -> None:
    finding = understand(text)
    assert finding.out_of_scope
    assert not finding.needs and not finding.children


@pytest.mark.parametrize(
    "text, language",
    [("убью эту стиралку", "ru"), ("ich bring die waschmaschine noch um", "de")],
)
def test_a_joke_deletes_nothing(text: str, language: str) -> None:
    assert understand(text, language).control is None


@pytest.mark.parametrize("text", ["isch wonn en Jöllesch", "twenty months", "25+3 today"])
def test_a_place_or_an_age_alone_is_a_fact_that_somebody_tells(text: str) -> None:
    assert understand(text).intent == "inform"
