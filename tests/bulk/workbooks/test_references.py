"""References written otherwise than on the sheet of partnerships: what they say reaches the partnership, or leaves it in doubt."""

from typing import Any

import pytest

from sme_check.bulk.workbooks.references import as_read
from sme_check.bulk.workbooks.taken import Taken

from .test_unread import clear_rows, of, verdict

NEAR = ["a-1", "A 1", "A-01", "Ａ-1", "А-1", "A–1", "a1", "A_1"]
EXPORT = ["Reference", "Activity", "HS code"]


def rows(reference: str = "A-1", **more: Any) -> list[list[Any]]:
    """The row of a partnership that is outside, under a reference."""
    found = clear_rows(**more)
    found[1][found[0].index("reference")] = reference
    return found


def references(taken: Taken) -> list[str]:
    """The reference of each row of the frame."""
    return list(taken.frame["reference"])


@pytest.mark.parametrize("near", NEAR)
def test_what_a_second_sheet_of_partnerships_says_reaches_the_main_row(near: str) -> None:
    """Written in another case, with other dashes, zeros or look-alike letters: as if it were written alike."""
    taken = of(rows(), None, Companies=[EXPORT, [near, "export", "85423100"]])

    assert verdict(taken) == "prohibited"
    assert references(taken) == ["A-1", "A-1"]
    assert [(note.sheet, note.cell) for note in taken.notes if "taken for A-1" in note.text] == [("Companies", "A2")]


@pytest.mark.parametrize("near", NEAR)
def test_a_member_under_a_near_reference_is_one_of_that_partnership(near: str) -> None:
    """It joins as it would under the reference itself."""
    plain = of(rows(), None, Others=[["Reference", "Name"], ["A-1", "OOO Luch"]])
    taken = of(rows(), None, Others=[["Reference", "Name"], [near, "OOO Luch"]])

    assert taken.frame.equals(plain.frame)
    assert not taken.problems


def test_near_references_of_one_sheet_leave_both_in_doubt() -> None:
    """One may be a slip for the other: both cells are named, and neither is cleared."""
    two = rows()
    two.append([None] * len(two[0]))
    two[2][two[0].index("reference")], two[2][two[0].index("activity.kind")] = "a-1", "export"
    taken = of(two)

    assert verdict(taken) == "needs_information"
    assert [found.cell for found in taken.problems] == ["A2", "A3"]
    assert [taken.frame["reference"][place] for place in taken.asked] == ["A-1", "a-1"]


def test_near_references_of_two_names_are_in_doubt_and_not_joined() -> None:
    """A name may be written in two ways, and two businesses have two."""
    taken = of(rows(), None, Companies=[["Reference", "Company", "Activity"], ["a-1", "OOO Zarya", "export"]])

    assert verdict(taken) == "needs_information"
    assert "a-1" in references(taken)


def test_near_references_of_two_taxpayer_numbers_are_two_partnerships() -> None:
    """Numbers outrank what references look like."""
    two = rows(**{"business.inn": "7842349892"})
    two.append([*two[1]])
    two[2][two[0].index("reference")], two[2][two[0].index("business.inn")] = "a-1", "7736207543"

    assert not of(two).asked


def test_a_reference_that_is_only_like_another_is_its_own() -> None:
    """A-2 is not A-1, nor 1-1 what 11 is."""
    assert references(of(rows("1-1"), None, Companies=[EXPORT, ["11", "export", "85423100"]])) == ["1-1", "11"]


@pytest.mark.parametrize("word", ["TBC", "n/a", "?", "-", "н/д"])
def test_a_word_for_what_is_not_known_is_no_reference(word: str) -> None:
    """Two rows that have none are two partnerships, not one that contradicts itself."""
    two = rows(word)
    two.append([*two[1]])
    two[2][two[0].index("business.name")] = "OOO Zarya"
    taken = of(two)

    assert not taken.problems
    assert len(taken.frame) == 2


def test_many_near_references_are_one_note() -> None:
    """It says the first, and how many more."""
    main = [["Reference", "Company", "Activity"], *([f"A-{number}", f"OOO Luch {number}", "export"] for number in range(40))]
    taken = of(main, None, Goods=[["Reference", "HS code"], *([f"a-{number}", "49030000"] for number in range(40))])

    assert [note.text.endswith("So were 39 more of this sheet.") for note in taken.notes if note.sheet == "Goods"] == [True]


@pytest.mark.parametrize(("one", "other"), [("1001", "101"), ("A-1001", "A-101"), ("10", "1"), ("1-1", "11"), ("A10", "A1")])
def test_zeros_and_dashes_within_a_number_tell_references_apart(one: str, other: str) -> None:
    """Only those that stand before it do not."""
    read = as_read([one, other])

    assert read[one] != read[other]


@pytest.mark.parametrize("word", ["TBC", "n/a", "н/д", "?"])
def test_a_word_for_what_is_not_known_joins_no_two_rows(word: str) -> None:
    """Each is a partnership of its own, and lends the other nothing."""
    two = rows(word)
    two.append([*two[1]])
    two[2][two[0].index("business.name")] = "OOO Zarya"
    taken = of(two)

    assert [item is None for item in taken.frame.get("reference", [None, None])] == [True, True]
    assert list(taken.frame["business.name"]) == [two[1][two[0].index("business.name")], "OOO Zarya"]
    assert not taken.problems
