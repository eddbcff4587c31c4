from pathlib import Path

import pytest

from bot.places.place import gazetteer
from nlu.place import find_place
from nlu.understanding import understand

TABLES = Path(__file__).parent / "places"


def _rows():
    for table in sorted(TABLES.glob("*.tsv")):
        for line in table.read_text(encoding="utf-8").splitlines():
            yield pytest.param(table.stem, *line.split("\t"), id=f"{table.stem}: {line}")


def _said(finding):
    if not finding:
        return "-"
    if finding.candidates:
        return "?"
    place = " / ".join(filter(None, (finding.municipality, finding.district)))
    return " ".join(filter(None, (place, finding.postal_code)))


@pytest.mark.parametrize("language, expected, text", _rows())
def test_places_are_read_in_every_language(language, expected, text):
    assert _said(find_place(text, language)) == expected


def test_a_name_of_two_places_offers_both():
    found = find_place("Krauthausen", "de")
    assert [place.municipality for place in found.candidates] == ["Düren", "Niederzier"]


@pytest.mark.parametrize("text, inside", [("wohne in Köln", False), ("wohne in Koslar", True)])
def test_a_place_is_in_the_region_or_not(text, inside):
    assert find_place(text, "de").in_region is inside


def test_a_district_has_its_position():
    found = find_place("Koslar", "de")
    assert (found.lat, found.lon) == (50.926, 6.3218)


def test_without_a_language_the_endings_of_all_are_known():
    assert find_place("jülichte oturuyoruz", None).municipality == "Jülich"


def _names_of_places():
    return sorted({place.district or place.municipality for place in gazetteer()})


@pytest.mark.parametrize("language", ["de", "fr", "tr", "ar"])
@pytest.mark.parametrize("name", _names_of_places())
def test_the_bare_name_of_a_place_says_nothing_but_the_place(name, language):
    found = understand(name, language)
    told = (found.crisis, found.control, found.faq, found.aspects, found.needs, found.out_of_scope)
    assert found.place and not any(told)


# Words that every town has or that a sentence needs: they mean a place only beside their town.
NEED_A_TOWN = {"Innenstadt", "Nordviertel", "Heckfeld", "Straß", "Berg", "Spiel", "Altdorf"}


@pytest.mark.parametrize("name", sorted({*_names_of_places()} - NEED_A_TOWN))
def test_where_a_family_says_it_lives_is_its_place(name):
    assert find_place(f"Wir wohnen in {name} und suchen eine Kita für unseren Sohn, 3 Jahre", "de")
