"""Names of places, as people write them."""

from datetime import date

import pytest

from sme_check.facts.truth import Truth
from sme_check.rulebook.dated_list import parse_list
from sme_check.rulebook.places import plain_place

TOWNS = {
    "id": "territory/towns",
    "title": "Towns",
    "compares": "place",
    "citation": {"instrument": "uksi-2019-855", "provision": "reg 2"},
    "source": {"url": "https://example.org", "read_on": "2026-11-22"},
    "complete": [{"from": "2014-03-06", "complete": False, "because": "Only towns are held."}],
    "entries": [
        {
            "codes": {"старый крым": "Staryi Krym", "simferopol": "Simferopol", "джанкой": "Dzhankoi", "bakhchisaray": "Bakhchysarai", "саки": "Saky"},
            "in_force": [{"from": "2014-06-25", "verified": "yes"}],
        }
    ],
}


@pytest.mark.parametrize(
    "written", ["Simferopol", "SIMFEROPOL'", "g. Simferopol, Crimea", "  simferopol ", "Симферополь / Simferopol", "г. Старый Крым", "Sim\u00adferopol"]
)
def test_a_name_is_found_however_it_is_written(written: str) -> None:
    """Capitals, marks and the words beside a name do not hide it."""
    (hit,) = parse_list(TOWNS).hits(written, date(2023, 1, 1))

    assert hit.truth is Truth.TRUE


@pytest.mark.parametrize(
    "written",
    ["в Simferopole", "Simferopolya", "у Старого Крыма", "Старым Крымом", "город Старом Крыму", "в Джанкое", "Джанкоем", "v Bakhchisarae"],
)
def test_a_name_in_another_case_is_the_name(written: str) -> None:
    """An ending hides no town: people write where something is, not what the place is called."""
    (hit,) = parse_list(TOWNS).hits(written, date(2023, 1, 1))

    assert hit.truth is Truth.TRUE


@pytest.mark.parametrize("written", ["Simferopolskaya ulitsa", "Krym", "Старый", "Tver", "", "саке", "Джанкойский"])
def test_a_part_of_a_name_is_not_the_name(written: str) -> None:
    """Only whole words count, and all the words of the name."""
    assert parse_list(TOWNS).hits(written, date(2023, 1, 1)) == ()


def test_letters_with_marks_are_their_letters() -> None:
    """A name with accents, or with yo for ye, is the name."""
    assert plain_place("Артёмовск") == plain_place("Артемовск")
    assert plain_place("Évpatoria") == "evpatoria"
