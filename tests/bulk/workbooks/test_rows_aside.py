"""Rows of a sheet that are no partnership: told, never answered; and no real row is ever taken for one."""

from typing import Any

import pytest

from sme_check.errors import FactError

from .books import taken_from

HEADINGS = ["Company", "INN", "Activity", "Value (GBP)"]
FIRM = ["OOO Zarya", "7707083893", "export", 100]


@pytest.mark.parametrize(
    "row",
    [
        ["TOTAL:", None, None, 100], ["Итого", None, None, 100], ["Всего:", None, None, None], ["Grand total", None, None, 100], [None, "Total", None, 100],
        ["Source: company register", None, None, None], ["Prepared by: Ivy", None, None, None], ["Prepared by", "Ivy", None, None],
        ["Источник: ЕГРЮЛ", None, None, None], ["* Note: as of May", None, None, None],
    ],
)  # fmt: skip
def test_totals_and_lines_below_a_table_are_told_and_not_answered(row: list[Any]) -> None:
    """By sheet and cell; the row stays in the sheet, and is known to be none that is answered."""
    taken = taken_from(Sheet1=[HEADINGS, FIRM, row])

    assert list(taken.rows[0].row) == [2]
    assert [(note.cell, "it is no partnership" in note.text) for note in taken.notes] == [("A3", True)]
    assert taken.rows[0].aside == {3}


@pytest.mark.parametrize(
    "row",
    [
        ["Total", None, None, None], ["Total", 7707083893, None, None], ["Total", None, "export", 100], ["Totalnefteprodukt", None, None, 100],
        ["Source Ltd", None, None, None],
        ["Note", None, "export", None], ["Sum", "7707083893", None, 5], ["Agent", None, "service", None], ["Partner", None, "Service", None],
        ["Всего понемногу", None, None, 100], ["Preparation Ltd", None, None, None], ["Note: Ltd", "7707083893", "export", None],
    ],
)  # fmt: skip
def test_no_partnership_is_taken_for_a_line_below(row: list[Any]) -> None:
    """A firm may be called Total, Source or Agent."""
    taken = taken_from(Sheet1=[HEADINGS, FIRM, row])

    assert list(taken.rows[0].row) == [2, 3]


@pytest.mark.parametrize("blank", [True, False])
def test_a_second_table_below_the_first_is_refused(blank: bool) -> None:
    """Its columns mean something else: read by the headings above, it would say what nobody said."""
    rows: list[list[Any]] = [HEADINGS, FIRM, *([[]] if blank else []), ["Owner", "Share", "INN"], ["Vera Gavanskaya", "51 %", "500100732259"]]

    with pytest.raises(FactError, match="a second table, whose headings stand in row"):
        taken_from(Sheet1=rows)


def test_the_headings_once_more_are_left_out() -> None:
    """As where pages were pasted one below another."""
    taken = taken_from(Sheet1=[HEADINGS, FIRM, HEADINGS, FIRM])

    assert list(taken.rows[0].row) == [2, 4]


@pytest.mark.parametrize(
    "second",
    [
        [["Ref", "Zielperson", "Bemerkung"], ["A-1", "Kira", "x"]],
        [[None, None, "Ref", "Owner", "Share"], [None, None, "A-1", "Kira", 60]],
        [["Owners"], ["Ref", "Owner", "Share"], ["A-1", "Kira", 60]],
    ],
)
def test_a_second_table_is_refused_wherever_it_starts(second: list[list[Any]]) -> None:
    """Its cells might pass for references, or for facts of those above."""
    first: list[list[Any]] = [["Ref", "Company", "INN", "Activity"], ["A-1", "OOO Zarya", None, "export"], []]

    with pytest.raises(FactError, match="second table"):
        taken_from(Partners=[*first, *second])


@pytest.mark.parametrize("mark", ['"', "-//-", "то же", "same", "〃", "ditto", "idem", "аналогично", "↑"])
def test_a_mark_of_repetition_in_place_of_a_reference_leaves_the_one_above_in_doubt(mark: str) -> None:
    """The mark is a problem; what its row states may be of the partnership above."""
    taken = taken_from(Partners=[["Ref", "Company", "HS code"], ["A-1", "OOO Zarya", "4903"], ["A-2", "OOO Luch", "4903"], [mark, "OOO Luch", "9302"]])

    assert [(found.cell, found.found) for found in taken.problems] == [("A4", mark)]
    assert [taken.frame["reference"][place] for place in taken.asked] == ["A-2"]
