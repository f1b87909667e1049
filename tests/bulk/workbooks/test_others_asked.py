"""When it is asked whether a list has more than the one named, and when it is not; "none" is no fact beside somebody named."""

from typing import Any

import pytest

from .books import taken_from


def asked(mapping: dict[str, str | None] | None = None, **cells: Any) -> list[str]:
    """What is asked of one row, by its headings; "_" in one is a space."""
    rows = [["Reference", "Company", *(name.replace("_", " ") for name in cells)], ["A-1", "OOO Zarya", *cells.values()]]
    return [question for questions in taken_from(mapping, Partners=rows).asked.values() for question in questions]


@pytest.mark.parametrize(
    "cells",
    [{"Bank": "Zhemchug"}, {"Bank": '"'}, {"Director": "Kira"}, {"Agent": "OOO Luch"}, {"Agent_INN": "12345"}, {"Bank": "Zhemchug", "Bank_2": None}],
)
def test_one_named_alone_is_asked_about(cells: dict[str, Any]) -> None:
    """Whether or not the cell can be read."""
    assert len(asked(**cells)) == 1


@pytest.mark.parametrize(
    "cells",
    [
        {"Bank": "Zhemchug", "Bank_2": "Lesnoi"}, {"Agent": "OOO Luch", "Other_party": "OOO Buk"}, {"Bank_1": "Zhemchug", "Second_bank": "Lesnoi"},
        {"Second_bank": "Lesnoi"}, {"Bank": None}, {"Bank": "Zhemchug", "Other_banks": "none"}, {"business.banks[0].name": "Zhemchug"},
    ],
)  # fmt: skip
def test_a_list_that_is_given_is_not_asked_about(cells: dict[str, Any]) -> None:
    """By a second of them, by numbers, by a path, or by none."""
    assert asked(**cells) == []


def test_whoever_says_what_a_heading_means_gives_the_list() -> None:
    """A heading that meant nothing by itself names no single one."""
    assert asked({"Zhbank": "business.banks[0].name"}, Zhbank="Zhemchug") == []


@pytest.mark.parametrize("cells", [{"Bank": "Zhemchug"}, {"Bank_1": "Zhemchug"}, {"Banks": "Zhemchug"}])
def test_none_besides_somebody_named_is_no_fact(cells: dict[str, Any]) -> None:
    """It says that there are no others: the list is of one, and not of nobody."""
    rows = [["Reference", "Company", "Other banks", *(name.replace("_", " ") for name in cells)], ["A-1", "OOO Zarya", "none", *cells.values()]]
    frame = taken_from(None, Partners=rows).frame

    assert list(frame["business.banks[0].name"]) == ["Zhemchug"]
    assert "business.banks" not in frame or list(frame["business.banks"]) == [None]


@pytest.mark.parametrize("name", ["Kira and others", "Kira et al.", "Кира и др.", "Kira (+2)"])
def test_more_behind_a_name_on_a_sheet_of_its_own_are_asked_about(name: str) -> None:
    """Who they are is not known."""
    taken = taken_from(None, Partners=[["Reference", "Company"], ["A-1", "OOO Zarya"]], Owners=[["Reference", "Name"], ["A-1", name]])

    assert ["says that there are more" in question for questions in taken.asked.values() for question in questions] == [True]
