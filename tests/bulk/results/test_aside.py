"""Rows that are no partnership, in the result: a word beside each, so that rows in are seen to be rows out."""

import csv
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest

from sme_check.bulk.results.beside import ASIDE
from sme_check.bulk.results.standing import Standing
from sme_check.bulk.results.write import write_results
from sme_check.bulk.workbooks.taken import Taken
from sme_check.rulebook.rulebook import Rulebook

from .small import DAY, HEADINGS, a_law, a_result, a_sheet, answered, taken_of


@pytest.fixture(scope="module")
def law(tmp_path_factory: pytest.TempPathFactory) -> Rulebook:
    return a_law(tmp_path_factory.mktemp("law"))


def with_totals() -> Taken:
    """A sheet of eight rows and a blank one, then a row of totals and a line below the table."""
    taken = taken_of(a_sheet())
    sheet = replace(taken.workbook.sheets[0], rows=[*taken.workbook.sheets[0].rows, ["TOTAL:"], ["Source: our register"]])
    rows = replace(taken.rows[0], aside=frozenset({11, 12}))
    return replace(taken, workbook=replace(taken.workbook, sheets=(sheet,)), rows=(rows,))


def test_a_row_left_aside_says_so_beside_it(law: Rulebook, tmp_path: Path) -> None:
    """In the column of the verdicts, in a colour that is none of theirs; a blank row stays blank."""
    sheet = openpyxl.load_workbook(a_result(tmp_path, with_totals(), law)).worksheets[0]
    beside = [row[len(HEADINGS) :] for row in sheet.iter_rows(values_only=True)]

    assert [row[0] for row in beside[10:]] == [ASIDE, ASIDE]
    assert not any(value for row in beside[10:] for value in row[1:])
    assert beside[3][0] is None
    assert sheet.cell(11, len(HEADINGS) + 1).fill.start_color.rgb == "FFEEEEEE"


def test_the_summary_counts_them(law: Rulebook, tmp_path: Path) -> None:
    """Beside the partnerships, which they are not."""
    taken = with_totals()
    rows = list(openpyxl.load_workbook(a_result(tmp_path, taken, law))["Summary"].iter_rows(values_only=True))
    shown = {row[0]: row[1] for row in rows}

    assert shown[ASIDE] == 2
    assert f"{answered(taken, law).partnerships} partnerships in 8 rows" in str(rows[1][0])


def test_a_file_without_such_rows_does_not_speak_of_them(law: Rulebook, tmp_path: Path) -> None:
    """The summary is as short as it can be."""
    rows = openpyxl.load_workbook(a_result(tmp_path, taken_of(a_sheet()), law))["Summary"].iter_rows(values_only=True)

    assert ASIDE not in {row[0] for row in rows}


def test_csv_says_it_too(law: Rulebook, tmp_path: Path) -> None:
    """Row for row."""
    taken = with_totals()
    write_results(tmp_path / "result.csv", taken, answered(taken, law), Standing(DAY, law))
    with (tmp_path / "result.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file))

    assert len(rows) == 12
    assert [row[len(HEADINGS)] for row in rows[10:]] == [ASIDE, ASIDE]
