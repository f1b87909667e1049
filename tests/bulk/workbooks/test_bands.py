"""Headings under a heading of several columns: what stands under words that nobody understands is not said of the business."""

import io
from collections.abc import Sequence

import pytest
import xlsxwriter

from sme_check.bulk.workbooks.open import open_table
from sme_check.bulk.workbooks.take import take
from sme_check.bulk.workbooks.taken import Taken

Merged = tuple[int, int, int, int, str]


def taken(rows: Sequence[Sequence[str]], *merged: Merged) -> Taken:
    """What is taken from a sheet with merged cells: first row, first column, last row, last column, text."""
    stream = io.BytesIO()
    book = xlsxwriter.Workbook(stream)
    sheet = book.add_worksheet("Partners")
    for row, cells in enumerate(rows):
        sheet.write_row(row, 0, [cell or None for cell in cells])
    for cell in merged:
        sheet.merge_range(*cell)
    book.close()
    return take(open_table(stream.getvalue(), "partners.xlsx"), as_of="2026-05-15")


def meant(found: Taken) -> dict[str, str | None]:
    """The fact of each heading."""
    return {item.found: item.path for item in found.headings}


ROW = ["A-1", "OOO Zarya", "Luch", "7736207543", "4903"]


@pytest.mark.parametrize("merged", [True, False])
def test_a_number_under_a_party_nobody_understands_is_not_the_business_s(merged: bool) -> None:
    """Merged or not: it is asked what it is, and the row is in doubt."""
    rows = [["", "", "Zielperson", "", ""], ["Ref", "Company", "Name", "INN", ""], [*ROW[:4], ""]]
    found = taken(rows, *([(0, 2, 0, 3, "Zielperson")] if merged else []))

    assert meant(found) == {"Ref": "reference", "Company": "business.name", "Zielperson Name": None, "Zielperson INN": None}
    assert [problem.cell for problem in found.problems] == ["C3", "D3"]


def test_a_party_at_the_start_is_not_taken_for_the_business() -> None:
    """Though no other column names one."""
    found = taken([["Zielperson", "", "Waren"], ["Name", "INN", "HS code"], ["Luch", "7736207543", "4903"]], (0, 0, 0, 1, "Zielperson"))

    assert meant(found) == {"Zielperson Name": None, "Zielperson INN": None, "HS code": "goods.code"}


def test_a_party_that_is_known_keeps_its_facts() -> None:
    """The two headings together mean one."""
    rows = [["", "", "Owner", "", ""], ["Ref", "Company", "Name", "INN", "HS code"], ROW]

    assert meant(taken(rows, (0, 2, 0, 3, "Owner")))["Owner INN"] == "business.owners[0].inn"


@pytest.mark.parametrize(
    ("title", "last"), [("Partners", 3), ("Russian business", 1), ("Checks of 2026", 3), ("Checks of 2026", 0), ("Our list of firms", 1), ("Контрагент", 1)]
)
def test_a_title_or_words_for_the_business_change_nothing(title: str, last: int) -> None:
    """Over all of the table, at its start, or over the columns of the business."""
    rows = [[title], ["Name", "INN", "HS code", "Activity"], ["Luch", "7736207543", "4903", "export"]]
    found = taken(rows, *([(0, 0, 0, last, title)] if last else []))

    assert meant(found) == {"Name": "business.name", "INN": "business.inn", "HS code": "goods.code", "Activity": "activity.kind"}


def test_a_second_row_of_headings_is_no_partnership() -> None:
    """It goes on below what stands over two columns, and reads as well as the first row alone."""
    rows = [["Ref", "Company", "", "", "HS code"], ["", "", "Name", "INN", ""], ROW]
    found = taken(rows, (0, 2, 0, 3, "Zielperson"))

    assert list(found.frame["reference"].unique()) == ["A-1"]
    assert meant(found)["Zielperson INN"] is None


def test_a_second_column_of_a_party_that_has_one_is_not_read_over_it() -> None:
    """It is proposed, and what stands in it is asked about."""
    rows = [["", "", "", "Agent", ""], ["Ref", "Company", "Agent name", "Name", ""], [*ROW[:3], "OOO Buk", ""]]
    found = taken(rows, (0, 3, 0, 4, "Agent"))

    assert meant(found) == {"Ref": "reference", "Company": "business.name", "Agent name": "activity.others[0].name", "Agent Name": None}
    assert [problem.cell for problem in found.problems] == ["D3"]


def test_words_used_with_the_headings_are_not_said_to_be_unread() -> None:
    """A title above them still is."""
    rows = [["Checks of 2026, second part"], ["", "", "Owner", ""], ["Ref", "Company", "Name", "INN"], ROW[:4]]
    found = [note.text for note in taken(rows, (1, 2, 1, 3, "Owner")).notes if "Above the headings" in note.text]

    assert found == ["Above the headings stands “Checks of 2026, second part”, which was not read."]


def test_words_above_the_headings_of_a_sheet_of_owners_are_said_to_be_unread() -> None:
    """There no heading of several columns is read."""
    stream = io.BytesIO()
    book = xlsxwriter.Workbook(stream)
    book.add_worksheet("Partnerships").write_row(0, 0, ["Reference", "Company", "HS code"])
    book.worksheets()[0].write_row(1, 0, ["A-1", "OOO Zarya", "4903"])
    owners = book.add_worksheet("Owners")
    for place, cells in enumerate([[None, "Nominees", None], ["Reference", "Name", "Share"], ["A-1", "Luch", 60]]):
        owners.write_row(place, 0, cells)
    book.close()
    notes = take(open_table(stream.getvalue(), "partners.xlsx"), as_of="2026-05-15").notes

    assert "Above the headings stands “Nominees”, which was not read." in [note.text for note in notes]
