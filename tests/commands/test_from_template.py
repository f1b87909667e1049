"""From the template to the result, as an adviser goes: fill it in, check it, open what comes back."""

import shutil
import subprocess
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from sme_check.assessment.verdict import EXIT_CODES
from sme_check.bulk.runs.run import run
from sme_check.bulk.workbooks.open import open_table
from sme_check.bulk.workbooks.take import take
from sme_check.cli import main

FILLED = "filled.xlsx"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the template filled in, checked: `filled.xlsx` and `filled-checked.xlsx`."""
    where = tmp_path_factory.mktemp("adviser")
    assert main(["template", str(where / "template.xlsx")]) == 0
    book = openpyxl.load_workbook(where / "template.xlsx")
    for sheet in book:
        for row in sheet.iter_rows(min_col=1, max_col=1):
            text = str(row[0].value or "")
            if text.startswith("EXAMPLE"):
                row[0].value = f"Case {text.split()[1]}"
    partners = book["Partnerships"]
    named = {cell.value: cell.column or 0 for cell in partners[2]}
    partners.cell(7, 1, "Case 3")  # below two rows left blank
    partners.cell(7, named["As-of date"], "15 May 2026")
    partners.cell(7, named["INN"], "12345")
    partners.cell(7, named["Name"], "=not a formula").data_type = "s"
    book.save(where / FILLED)
    return where


@pytest.fixture(scope="module")
def result(folder: Path) -> Any:
    """The result, opened again; it is written by the command."""
    taken = take(open_table(folder / FILLED))
    assert main(["bulk", str(folder / FILLED)]) == EXIT_CODES[run(taken).worst]
    return openpyxl.load_workbook(folder / "filled-checked.xlsx")


def test_every_sheet_comes_back(folder: Path, result: Any) -> None:
    """Every cell of every sheet of the adviser's is where it was, with its drop-downs; hidden sheets stay hidden."""
    given = openpyxl.load_workbook(folder / FILLED)

    for sheet in given:
        found = result[sheet.title]
        cells = [[cell.value for cell in row] for row in sheet.iter_rows()]
        assert [[found.cell(number, at).value for at in range(1, len(row) + 1)] for number, row in enumerate(cells, 1)] == cells
        assert len(found.data_validations.dataValidation) == len(sheet.data_validations.dataValidation)
        assert found.sheet_state == sheet.sheet_state
        assert found.freeze_panes == sheet.freeze_panes
    assert set(given.defined_names) <= set(result.defined_names)


def test_each_partnership_has_its_verdict(folder: Path, result: Any) -> None:
    """Beside the rows filled in, and beside no other."""
    sheet = result["Partnerships"]
    column = next(cell.column for cell in sheet[2] if cell.value == "Sanctions verdict")
    answers = run(take(open_table(folder / FILLED)))
    verdicts = {row: sheet.cell(row, column).value for row in range(3, sheet.max_row + 1)}

    assert [row for row, verdict in verdicts.items() if verdict] == [3, 4, 7]
    assert sum(answers.counts().values()) == 3
    assert verdicts[7].startswith("Needs information")


def test_what_cannot_be_read_is_located(result: Any) -> None:
    """The number that is none stands in the sheet of problems, by its cell, and beside its row."""
    found = [[cell.value for cell in row] for row in result["Problems"].iter_rows(min_row=4)]
    cell = next(item for item in result["Partnerships"][2] if item.value == "INN").column_letter + "7"
    row = next(item for item in found if item[1] == cell)

    assert row[0] == "Partnerships"
    assert "12345" in row[3]
    assert row[4]


def test_questions_lead_into_the_sheets(result: Any) -> None:
    """What is missing is asked for with the cell that takes the answer."""
    cells = [row[2].value for row in result["Questions"].iter_rows(min_row=4) if row[0].value == "Case 3"]

    assert any(str(cell).startswith("Partnerships, ") and str(cell).endswith("7") for cell in cells)


def test_the_result_filled_in_is_read_again(folder: Path, result: Any) -> None:
    """Where a question asked, the answer is filled into the result itself; it comes back with the same sheets and one set of answers."""
    asked = [row for row in result["Questions"].iter_rows(min_row=4) if row[0].value == "Case 3" and row[3].value == "Other places of business"]
    cell = asked[0][2].hyperlink.location.rpartition("!")[2]
    book = openpyxl.load_workbook(folder / "filled-checked.xlsx")
    book["Partnerships"][cell] = "none"
    book.save(folder / "answered.xlsx")
    main(["bulk", str(folder / "answered.xlsx")])
    again = openpyxl.load_workbook(folder / "answered-checked.xlsx")

    assert again.sheetnames == result.sheetnames
    assert [item.value for item in again["Partnerships"][2]] == [item.value for item in result["Partnerships"][2]]
    assert again["Partnerships"][cell].value == "none"
    assert not [row for row in again["Questions"].iter_rows(min_row=4, values_only=True) if row[0] == "Case 3" and row[3] == "Other places of business"]


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not on this machine")
def test_libreoffice_opens_the_result(folder: Path, result: Any) -> None:
    """LibreOffice reads the same verdicts."""
    call = ["soffice", f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless", "--convert-to", "ods", "--outdir", str(folder)]
    subprocess.run([*call, str(folder / "filled-checked.xlsx")], check=True, capture_output=True, timeout=180)
    sheet = open_table(folder / "filled-checked.ods").sheet("Partnerships")
    column = sheet.rows[1].index("Sanctions verdict")

    assert [row[column] for row in sheet.rows][1:7] == [result["Partnerships"].cell(row, column + 1).value or "" for row in range(2, 8)]
