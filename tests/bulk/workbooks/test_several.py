"""Several activities and items in a row of an adviser's own sheet, by numbered columns: as frames have them."""

from typing import Any

import pytest

from sme_check.bulk.answering.answered import answer_frame
from tests.builders import a_clear_partnership
from tests.bulk.test_frame import as_rows

from .books import taken_from
from .test_unread import clear_rows, of, verdict


@pytest.mark.parametrize(
    "heading", ["Goods 2 code", "HS code 2", "Second HS code", "Второй код ТН ВЭД", "goods_2_code", "Activity 2", "Owner 2 name", "Bank 2"]
)
def test_a_numbered_column_is_one_more_member(heading: str) -> None:
    """Of goods, activities, owners, banks: none of them passes for nothing."""
    value = {"Activity 2": "loan", "Owner 2 name": "Rosneft", "Bank 2": "VTB"}.get(heading, "93020000")

    assert verdict(of(clear_rows(**{heading: value}))) != "outside"
    assert verdict(of(clear_rows(**{heading: None}))) == "outside"


def test_items_and_activities_of_a_row_are_rows_of_the_frame() -> None:
    """Beside the one row of the sheet; what belongs to the partnership stands in the first."""
    headings = ["Reference", "Name", "Activity", "HS code", "Goods 2 code", "Activity 2", "Activity 2 HS code"]
    rows: list[list[Any]] = [headings, ["A", "OOO A", "export", "4903", "9504", "import", "7208"], ["B", "OOO B", "export", "4903", None, None, None]]
    taken = taken_from(Partnerships=rows)

    assert [tuple(row) for row in taken.frame[["reference", "business.name", "activity.kind", "goods.code"]].to_numpy()] == [
        ("A", "OOO A", "export", "4903"),
        ("A", None, "export", "9504"),
        ("A", None, "import", "7208"),
        ("B", "OOO B", "export", "4903"),
    ]
    assert (list(taken.rows[0].row), list(taken.rows[0].first), list(taken.rows[0].count)) == ([2, 3], [0, 3], [3, 1])
    assert [origin.row for origin in taken.origin] == [2, 2, 2, 3]


def test_a_row_of_several_without_a_reference_is_one_partnership() -> None:
    """Called by its place on the sheet."""
    taken = taken_from(Sheet1=[["Name", "HS code", "HS code 2"], ["OOO A", "4903", "9504"], ["OOO B", "4903", None]])

    assert list(taken.frame["reference"]) == ["Sheet1, row 2", "Sheet1, row 2", None]
    assert list(answer_frame(taken.frame, "2026-05-15").group) == [0, 0, 1]


def test_several_codes_in_a_numbered_cell_are_several_items() -> None:
    """As in any other; the cell of each is the one it stands in."""
    taken = taken_from(Sheet1=[["Reference", "HS code", "HS code 2"], ["A", "4903", "9504; 9503"], ["B", "4903", "95x"]])

    assert list(taken.frame["goods.code"]) == ["4903", "9504", "9503", "4903", None, None]
    assert [(found.cell, found.heading) for found in taken.problems] == [("C3", "HS code 2")]
    assert taken.cells["goods.code"](1) == ("Sheet1", "C2")
    assert (list(taken.rows[0].first), list(taken.rows[0].count)) == ([0, 3], [3, 2])


@pytest.mark.parametrize("none", ["none", "нет", "-", "n/a"])
def test_a_further_item_that_is_none_is_none(none: str) -> None:
    """It adds nothing, and is no fault."""
    taken = taken_from(Sheet1=[["Reference", "HS code", "HS code 2", "Activity 2"], ["A", "4903", none, none]])

    assert list(taken.frame["goods.code"]) == ["4903"]
    assert not taken.problems


@pytest.mark.parametrize(
    "heading",
    ["HS code 2", "Second HS code", "Bank 2", "Officer 2", "Owner 2", "Owner 2 share", "Activity 2", "Agent INN", "Agent", "Other 2 name", "End user INN"],
)
@pytest.mark.parametrize("text", ["TBC", '"'])
def test_a_further_one_of_which_nothing_is_known_is_one_more(heading: str, text: str) -> None:
    """As in frames: that it is not known which says that there is one; the cell is a problem, and the row needs information."""
    taken = of(clear_rows(**{heading: text}))

    assert verdict(taken) == "needs_information"
    assert [(found.heading, found.found) for found in taken.problems] == [(heading, text)]


@pytest.mark.parametrize("text", ["?", "unknown", "-//-", "''", "95x"])
def test_a_second_code_that_tells_nothing_is_a_second_item(text: str) -> None:
    """However it is said; beside goods of which all is known, too."""
    goods = [list(row) for row in zip(*as_rows(a_clear_partnership("books sent"), "Tver school")[0].items(), strict=True)]
    taken = of([[*goods[0], "HS code 2"], [*(", ".join(value) if isinstance(value, list) else value for value in goods[1]), text]])

    assert verdict(taken) == "needs_information"
    assert [found.heading for found in taken.problems] == ["HS code 2"]


def test_a_further_one_of_which_something_is_known_leaves_no_such_doubt() -> None:
    """An owner's share may be open: the owner is there, and the engine asks."""
    taken = of(clear_rows(**{"Owner 2 name": "Kira Prichalova", "Owner 2 share": "TBC"}))

    assert not taken.problems
    assert taken.frame["business.owners[1].name"][0] == "Kira Prichalova"


@pytest.mark.parametrize("text", ["49030000; TBC", "49030000; ?", "TBC; 49030000", '49030000; "'])
def test_a_code_not_known_beside_one_that_is_is_an_item(text: str) -> None:
    """Of two items one is not known: the cell is a problem, and no item is taken for all of them."""
    rows = clear_rows(**{"goods.code": text})
    taken = of(rows)

    assert verdict(taken) == "needs_information"
    assert [found.found.split(":")[0] for found in taken.problems] == [text]


def test_a_number_that_may_be_of_the_item_or_the_activity_is_left_open() -> None:
    """A column "HS code 2" beside "Activity 2" may be the second item of the first, or the item of the second: proposed, and the row is in doubt."""
    rows: list[list[Any]] = [["Reference", "Activity", "HS code", "Activity 2", "HS code 2"], ["A", "export", "4903", "import", "7208"]]
    taken = taken_from(Sheet1=rows)

    assert [(item.found, item.how, item.proposed) for item in taken.headings][-1] == ("HS code 2", "near", "activities[1].goods[0].code")
    assert [found.cell for found in taken.problems] == ["E2"]
    confirmed = taken_from({"HS code 2": "activities[1].goods[0].code"}, Sheet1=rows)
    assert list(confirmed.frame["goods.code"]) == ["4903", "7208"]
