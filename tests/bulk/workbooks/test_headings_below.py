"""Headings over several rows, merged or not: read together, and what is not understood is said; no row of them is answered."""

from typing import Any

from sme_check.bulk.workbooks.table import Sheet, Workbook
from sme_check.bulk.workbooks.take import take
from sme_check.bulk.workbooks.taken import Taken

ROW = ["A", "OOO A", "7707083893", "Vera Gavanskaya", "51 %", "8471"]
MERGED = ((1, 0, 3, 0), (1, 1, 1, 2), (1, 3, 1, 4), (1, 5, 3, 5))
"""Reference and code reach over all three rows, the business and its owner over two columns."""
ABOVE: list[list[Any]] = [["Reference", "Business", None, "Owner 1", None, "HS code"], [None, "Name", "INN", "Name", "Share", None]]


def taken_of(rows: list[list[Any]], merged: tuple[tuple[int, int, int, int], ...] = (), mapping: dict[str, str | None] | None = None) -> Taken:
    """What is taken from a sheet with merged cells."""
    return take(Workbook("partners.xls", "xls", (Sheet("Partners", rows, merged=merged),)), mapping, "2026-05-15")


def test_a_third_row_of_headings_is_no_partnership() -> None:
    """What it adds is read with the words above it: understood, or asked about as any column."""
    taken = taken_of([*ABOVE, [None, None, "10 digits", None, None, None], ROW], MERGED)
    how = {item.found: item.how for item in taken.headings}

    assert [list(rows.row) for rows in taken.rows] == [[4]]
    assert how["Business Name"] == "exact"
    assert how["Business INN 10 digits"] == "unknown"
    assert [found.found for found in taken.problems] == ["7707083893"]


def test_three_rows_of_headings_are_read_together() -> None:
    """The words above each other make the heading, as far as they reach."""
    rows: list[list[Any]] = [
        ["Owner 1", None, "HS code", "INN"],
        ["of it", None, None, None],
        ["Name", "Share", None, None],
        ["Vera", "51 %", "8471", "7707083893"],
    ]
    taken = taken_of(rows, ((1, 2, 3, 2), (1, 3, 3, 3)))

    assert [item.found for item in taken.headings] == ["Owner 1 of it Name", "Owner 1 of it Share", "HS code", "INN"]
    assert [list(rows.row) for rows in taken.rows] == [[4]]


def test_two_rows_are_headings_where_no_cell_reaches_further() -> None:
    """The row below them is a partnership."""
    taken = taken_of([*ABOVE, ROW], ((1, 0, 2, 0), *MERGED[1:3], (1, 5, 2, 5)))

    assert [list(rows.row) for rows in taken.rows] == [[3]]
    assert {item.how for item in taken.headings} <= {"template", "exact", "synonym"}


def test_a_cell_merged_beside_the_whole_table_hides_no_headings() -> None:
    """Where every row is cut by it, they are read as they stand."""
    rows: list[list[Any]] = [["Partners", "Name", "INN", "HS code"], [None, "OOO A", "7707083893", "8471"], [None, "OOO B", "7707083893", "8471"]]

    assert [list(found.row) for found in taken_of(rows, ((1, 0, 3, 0),)).rows] == [[2, 3]]


def test_a_cell_below_no_heading_makes_its_row_no_headings() -> None:
    """The first row of the table reads as well with the headings above it as they do alone."""
    taken = taken_of([["Ref", "Company", "INN", None], [None, None, None, "OOO Luch"], ["A-1", "OOO Zarya", "7736207543", None]])

    assert [list(rows.row) for rows in taken.rows] == [[2, 3]]
    assert taken.asked


def test_headings_once_more_below_the_headings_are_left_out() -> None:
    """They go on with nothing, so the first row is the one."""
    taken = taken_of([["Ref", "Company", "INN"], ["Ref", "Company", "INN"], ["A-1", "OOO Zarya", "7736207543"]])

    assert [(note.cell, note.text) for note in taken.notes] == [("A2", "The headings once more, left out.")]


def test_the_row_that_has_the_headings_of_which_somebody_speaks_is_the_one() -> None:
    """Though another above it has more that are understood."""
    rows: list[list[Any]] = [["Name", "INN", "Town"], [None, None, None], ["Reference", "As-of date", None], ["A-1", "2026-05-15", None]]
    taken = taken_of(rows, (), {"Reference": "reference", "As-of date": "as_of"})

    assert taken.frame["reference"].tolist()[:1] == ["A-1"]
