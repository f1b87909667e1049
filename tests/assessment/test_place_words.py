"""Where a fact stands, in words."""

import pytest

from sme_check.assessment.place_words import place_in_words


@pytest.mark.parametrize(
    ("place", "words"),
    [
        ("reference", "Reference"), ("business.town", "Town of the Russian business"), ("activities[0].description", "Description of activity 1"),
        ("activities[10].goods[1].description", "Goods item 2 of activity 11"), ("business.officers[0].position", "Position of officer 1"),
        ("business.owners[1].owners[0].joint_with", "Joint arrangement of owner 1 of owner 2"),
        ("activities[0].others[2].inn", "INN of other party 3 of activity 1"), ("uk_party.owned_by", "Parents of the UK party"),
    ],
)  # fmt: skip
def test_a_place_is_called_by_its_heading_and_by_whose_it_is(place: str, words: str) -> None:
    """Numbers begin at one, as in the form and in headings."""
    assert place_in_words(place) == words


@pytest.mark.parametrize("place", ["", "goods.origin", "Zielperson", "business.owners[0]", "business.towns", "activities[x].kind"])
def test_what_is_no_place_stays_as_it_is(place: str) -> None:
    """A column of a frame, or of a sheet, is called as somebody called it."""
    assert place_in_words(place) == place
