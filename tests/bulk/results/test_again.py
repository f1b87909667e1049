"""A result that comes back: filled in where it asked, it is read as the adviser's own file, not as a file of ours."""

from pathlib import Path

import pytest

from sme_check.bulk.results.again import without_results
from sme_check.bulk.workbooks.open import open_table
from sme_check.bulk.workbooks.table import Sheet, Workbook
from sme_check.rulebook.rulebook import Rulebook

from .small import HEADINGS, a_law, a_result, a_sheet, taken_of


@pytest.fixture(scope="module")
def law(tmp_path_factory: pytest.TempPathFactory) -> Rulebook:
    return a_law(tmp_path_factory.mktemp("law"))


def test_a_result_is_read_as_the_file_it_came_from(law: Rulebook, tmp_path: Path) -> None:
    """Sheets and columns of the earlier run are set aside, and that is said; the adviser's cells are all there."""
    found = without_results(open_table(a_result(tmp_path, taken_of(a_sheet()), law)))
    cells = [list(row[: len(HEADINGS)]) for row in found.sheets[0].rows]

    assert [sheet.name for sheet in found.sheets] == ["Partners"]
    assert not any(value for row in found.sheets[0].rows for value in row[len(HEADINGS) :])
    assert [row[:6] for row in cells] == [["" if value is None else value for value in row[:6]] for row in a_sheet()]
    assert any("earlier run" in note for note in found.notes)


def test_any_other_file_is_left_alone() -> None:
    """A sheet that is only called as one of ours, and a column that is only headed as one of ours, are the adviser's."""
    rows = [["Findings of ours", "Why"], ["a", "b"]]
    workbook = Workbook("x.xlsx", "xlsx", (Sheet("Findings", rows), Sheet("Partners", [["reference", "Why"], ["A", "so"]])))

    assert without_results(workbook) is workbook


def test_columns_added_beside_the_answers_are_kept(law: Rulebook, tmp_path: Path) -> None:
    """What the adviser wrote to the right of the answers stays where it is."""
    first = open_table(a_result(tmp_path, taken_of(a_sheet()), law)).sheets[0]
    rows = [[*row, "Our remark" if place == 0 else "yes"] for place, row in enumerate(first.rows)]
    found = without_results(Workbook("x.xlsx", "xlsx", (Sheet("Partners", rows),))).sheets[0]

    assert [row[-1] for row in found.rows] == ["Our remark", *["yes"] * (len(rows) - 1)]
    assert "Sanctions verdict" not in found.rows[0]
