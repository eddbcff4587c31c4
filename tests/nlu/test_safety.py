"""Danger is recognised in every language, and idioms are not danger."""

from pathlib import Path

import pytest

from nlu.features import words
from nlu.safety import patterns_found
from nlu.understanding import understand

PATTERNS = """
suicide: ["will|mag ... nicht mehr leben", "bring* mich ... um"]
medical: ["bewusstlos"]
none: ["bring* mich noch um", "nicht mehr leben ohne"]
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "xx").mkdir()
    (tmp_path / "xx" / "crisis.yml").write_text(PATTERNS, encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize(
    "text, kinds",
    [
        ("ich will einfach nicht mehr leben", ["suicide"]),
        ("ich bringe mich heute um", ["suicide"]),
        ("das bringt mich noch um", []),
        ("das bringt mich noch um und ich will nicht mehr leben", ["suicide"]),
        ("ich mag nicht mehr leben ohne kaffee", []),
        ("er ist bewusstlos", ["medical"]),
        ("alles gut", []),
        ("", []),
    ],
)
def test_an_idiom_switches_off_only_the_danger_it_overlaps(
    folder: Path, text: str, kinds: list[str]
) -> None:
    assert patterns_found(words(text), folder) == kinds


def test_an_unknown_kind_of_danger_is_named(folder: Path) -> None:
    (folder / "xx" / "crisis.yml").write_text("murder: [mord]", encoding="utf-8")
    with pytest.raises(ValueError, match="murder"):
        patterns_found(words("mord"), folder)


@pytest.mark.parametrize(
    "kind, text",
    [
        ("suicide", "ich will nicht mehr leben"),
        ("suicide", "Meine Freundin will sich umbringen"),
        ("suicide", "I want to kill myself"),
        ("violence", "mein mann schlägt mich"),
        ("violence", "my husband beats me and the kids are watching"),
        ("abuse", "I was raped last night by someone from my housing"),
        ("child_danger", "ich hab mein baby geschüttelt"),
        ("medical", "mein kind ist bewusstlos"),
        ("medical", "my baby is not breathing"),
        ("poisoning", "mein kind hat tabletten verschluckt"),
        ("poisoning", "my son drank bleach"),
    ],
)
@pytest.mark.parametrize("expected", [None, "ar"])
def test_danger_is_recognised_whatever_language_is_expected(
    kind: str, text: str, expected: str | None
) -> None:
    assert understand(text, expected).crisis == kind


@pytest.mark.parametrize(
    "text",
    [
        "ich lach mich tot",
        "mein sohn spielt nur noch ballerspiele",
        "wir suchen eine krabbelgruppe in düren",
        "mein sohn hat angst vor der schule",
    ],
)
def test_idioms_and_ordinary_needs_are_no_danger(text: str) -> None:
    assert understand(text).crisis is None


@pytest.mark.parametrize(
    "text",
    [
        "nein er schlägt uns nicht",
        "he does not hit me",
        "нет, он меня не бьёт",
        "він мене не б'є",
        "kocam beni dövmüyor",
        "nie, on mnie nie bije",
        "nein ich will nicht sterben",
    ],
)
def test_a_denial_is_no_danger(text: str) -> None:
    assert understand(text).crisis is None


@pytest.mark.parametrize(
    "text",
    [
        "er schlägt mich nicht, er sperrt mich ein und droht mir",
        "he never hit me but he threatens to kill the kids",
        "er schlägt mich wenn ich nicht koche",
    ],
)
def test_beside_a_denial_other_danger_counts(text: str) -> None:
    assert understand(text).crisis is not None


@pytest.mark.parametrize("text", ["ana jozi byedrabni", "jozi bidrobni kel yom"])
def test_arabic_in_latin_letters_is_understood_in_danger(text: str) -> None:
    assert understand(text).crisis == "violence"


def test_arabic_in_latin_letters_may_deny_it() -> None:
    assert understand("la jozi ma byedrobni").crisis is None


@pytest.mark.parametrize(
    "text, language",
    [("not him, my daughter, she's 13", "en"), ("pas lui, ma fille de 13 ans", "fr")],
)
def test_which_child_is_meant_is_no_danger(text: str, language: str) -> None:
    assert understand(text, language).crisis is None


@pytest.mark.parametrize(
    "text",
    [
        "in ihrer Schublade lagen Rasierklingen, sie ist 13",
        "seine Unterarme sind voller Schnitte",
        "found blades in her pillow and cuts on her forearms",
        "je me brule avec le briquet quand c'est trop",
        "kolunda kesikler gördüm, jilet saklıyor",
        "لقيت بدرجها شفرات",
        "رو دستش جای تیغ هست",
        "в її пеналі леза, на руках порізи",
        "у неё на руках порезы, под подушкой лезвия",
        "córka ma na rękach nacięcia, w piórniku żyletki",
        "are taieturi pe coapse",
        "намерих ножчета в чекмеджето ѝ, ръцете са ѝ нарязани",
        "i gjeta brisqe ne sirtar, krahet me prerje",
        "keça min destê xwe bi jîletê dibire, 14 salî ye",
    ],
)
def test_self_harm_that_somebody_notices_is_danger(text: str) -> None:
    assert understand(text).crisis == "suicide"


@pytest.mark.parametrize(
    "text, kind",
    [
        ("muzh menja bjet", "violence"),
        ("vin mene bie", "violence"),
        ("toj me bie", "violence"),
        ("ne hochu zhit", "suicide"),
    ],
)
def test_what_is_written_in_cyrillic_is_found_as_it_is_typed_in_latin_letters(text, kind):
    assert kind in patterns_found(words(text))


@pytest.mark.parametrize(
    "text",
    [
        "my husband drinks and smashes everything in the house, the kids cry, we live in Merzenich",
        "my son 11 wants to talk with somebody in english, his grandfather hits him",
        "bin 15 aus jülich, meine mutter nervt nur noch, sie schlägt mich",
        "nie moge isc na policje bo on jest tu",
        "barbatul meu bea si sparge totul in casa, copii plang, merzenich",
    ],
)
def test_danger_beside_a_plain_wish_is_heard_where_a_pattern_matches(text: str) -> None:
    assert understand(text).crisis in ("violence", "child_danger")


EVERYDAY = {
    "de": "Wir suchen einen Kitaplatz für unsere Tochter, sie ist zwei. {} Gibt es eine Liste der Kitas?",
    "en": "We just moved to Düren and look for a playgroup for our toddler. {} Is there a list of groups?",
    "tr": "Kızım için kreş arıyoruz, iki yaşında, Jülich'te oturuyoruz. {} Kayıt nasıl yapılıyor?",
    "ru": "Ищем садик для дочки, ей два года, живём в Юлихе. {} Как записаться?",
    "ar": "بدنا روضة لبنتنا عمرها سنتين ساكنين بيوليش. {} كيف منسجل؟",
    "fr": "Nous cherchons une place en crèche pour notre fille de deux ans à Jülich. {} Comment s'inscrire ?",
    "pl": "Szukamy przedszkola dla córki, ma dwa lata, mieszkamy w Jülich. {} Jak zapisać?",
}


@pytest.mark.parametrize(
    "language, danger",
    [
        ("de", "Mein Mann schlägt mich seit Monaten."),
        ("de", "Meine Freundin ritzt sich die Arme auf."),
        ("en", "My wife hits me when she is angry."),
        ("tr", "Kocam dün gece beni dövdü."),
        ("ru", "Муж меня бьёт уже давно."),
        ("ar", "جوزي بيضربني كل يوم."),
        ("fr", "C'est ma femme qui me frappe."),
        ("pl", "Biję syna i potem żałuję."),
    ],
)
def test_a_sentence_of_danger_does_not_drown_in_an_everyday_message(language, danger):
    assert understand(EVERYDAY[language].format(danger), language).crisis


@pytest.mark.parametrize("language", EVERYDAY)
def test_the_everyday_message_itself_is_no_danger(language):
    assert understand(EVERYDAY[language].format(""), language).crisis is None


@pytest.mark.parametrize(
    "language, text",
    [
        ("de", "ich hab angst dass er sich was antut"),
        ("en", "i'm scared he will do something to himself"),
        ("tr", "çok korkuyorum kendine bir şey yapar diye"),
        ("ar", "khayfe ya3mel shi b7alo"),
        ("uk", "боюсь що він щось зробить із собою"),
        ("ru", "боюсь что он с собой что-то сделает"),
        ("pl", "boję się że sobie coś zrobi"),
        ("ro", "mi-e frică să nu-și facă ceva"),
        ("fr", "j'ai peur qu'il se fasse du mal"),
        ("fa", "می‌ترسم بلایی سر خودش بیاورد"),
        ("ku", "ditirsim ku tiştekî bi xwe bike"),
        ("sq", "kam frikë se i bën diçka vetes"),
    ],
)
def test_the_fear_that_somebody_does_something_to_himself_is_danger(language, text) -> None:
    assert understand(text, language).crisis
