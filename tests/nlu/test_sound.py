import re

import pytest

from nlu.sound import arabic_pattern, sound


@pytest.mark.parametrize(
    "spellings",
    [
        ("Jülich", "Juelich", "Julich", "Юлих", "Юліх", "ulih", "Yulikh"),
        ("Hürtgenwald", "Хюртгенвальд", "Hurtgenvald"),
        ("Kreuzau", "Кройцау"),
        ("Merzenich", "Мерцених", "Мерценіх"),
        ("Vettweiß", "Vettweiss", "Фетвайс", "Феттвайсс"),
        ("Niederzier", "Нидерцир", "Нідерцір", "niderciir"),
        ("Titz", "Титц", "Тіц"),
    ],
)
def test_a_name_sounds_the_same_in_every_script(spellings):
    assert len({sound(spelling) for spelling in spellings}) == 1


def test_different_towns_sound_different():
    assert sound("Linnich") != sound("Jülich")


@pytest.mark.parametrize(
    "name, arabic", [("Heimbach", "هايمباخ"), ("Kreuzau", "كرويتساو"), ("Koslar", "كوسلار")]
)
def test_arabic_letters_may_leave_out_vowels(name, arabic):
    assert re.fullmatch(arabic_pattern(sound(name)), arabic)
