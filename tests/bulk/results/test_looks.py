"""The looks of the adviser's own sheets: kept where the file is small, and no formula that reaches outside comes along."""

import re
import shutil
import subprocess
import zipfile
from io import BytesIO
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.styles.colors import Color
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.datavalidation import DataValidation

from sme_check.bulk.results import own
from sme_check.bulk.workbooks.open import open_table
from sme_check.bulk.workbooks.taken import Taken
from sme_check.rulebook.rulebook import Rulebook

from .small import a_law, a_result, a_sheet, taken_of

OUTSIDE = ['=WEBSERVICE("http://example.test")', "=[other.xlsx]Sheet1!A1", "=cmd|'/c calc'!A1", '=HYPERLINK("http://example.test","x")']


@pytest.fixture(scope="module")
def law(tmp_path_factory: pytest.TempPathFactory) -> Rulebook:
    return a_law(tmp_path_factory.mktemp("law"))


def dressed(rows: list[list[Any]]) -> bytes:
    """A workbook with everything about it that an adviser's may have."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "Partners"
    for row in rows:
        sheet.append([None if value == "" else value for value in row])
    sheet["A1"].font = Font(name="Georgia", sz=13, b=True, color="FF8F1D1D")
    sheet["A1"].fill = PatternFill("solid", start_color="FFFFE0")
    sheet["B2"].border = Border(bottom=Side("double", color="FF0000FF"))
    sheet["B2"].alignment = Alignment(horizontal="center", wrap_text=True, textRotation=120)
    sheet["B2"].fill = PatternFill("solid", start_color=Color(theme=4, tint=0.4))
    sheet["F2"].number_format = "@"
    sheet["G4"].number_format = "0.00%"
    sheet["C2"].comment = Comment("ask again", "adviser")
    sheet["D2"].hyperlink = "https://example.test/partner"
    for place in ("E11", "I9", "XFD4"):
        sheet[place].fill = PatternFill("solid", start_color="FF00FF00")
    sheet.merge_cells("F12:K12")
    sheet.column_dimensions["B"].width = 33
    sheet.column_dimensions["C"].hidden = True
    sheet.row_dimensions[1].height = 30
    sheet.row_dimensions[7].hidden = True
    sheet.freeze_panes = "B2"
    sheet.sheet_properties.tabColor = "FF17653A"
    sheet.sheet_view.zoomScale = 85
    choice = DataValidation("list", formula1='"export,import"', allow_blank=True, showErrorMessage=True)
    choice.promptTitle, choice.prompt = "Kind", "What would they do?"
    choice.add("D2:D99")
    named = DataValidation("list", formula1="regions")
    named.add("C2:C99")
    sheet.add_data_validation(choice)
    sheet.add_data_validation(named)
    lists = book.create_sheet("Lists")
    lists.append(["77"])
    lists.merge_cells("B2:C3")
    lists.sheet_state = "hidden"
    book.defined_names["regions"] = DefinedName("regions", attr_text="Lists!$A$1:$A$1")
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def result_of(data: bytes, law: Rulebook, folder: Path) -> Any:
    """The result of a workbook, opened again."""
    workbook = open_table(data, "partners.xlsx")
    taken = taken_of([list(row) for row in workbook.sheets[0].rows])
    held = Taken(taken.frame, taken.origin, taken.rows, taken.headings, (), (), workbook, taken.cells)
    return openpyxl.load_workbook(a_result(folder, held, law))


def test_a_small_sheet_looks_as_it_did(law: Rulebook, tmp_path: Path) -> None:
    """Fonts, fills, borders, alignment, number formats, sizes, frozen panes, drop-downs, comments, links and names are those of the file."""
    book = result_of(dressed(a_sheet()), law, tmp_path)
    sheet = book["Partners"]

    assert (sheet["A1"].font.name, sheet["A1"].font.sz, sheet["A1"].font.b, sheet["A1"].font.color.rgb) == ("Georgia", 13, True, "FF8F1D1D")
    assert sheet["A1"].fill.start_color.rgb == "FFFFFFE0"
    assert (sheet["B2"].border.bottom.style, sheet["B2"].border.bottom.color.rgb) == ("double", "FF0000FF")
    assert (sheet["B2"].alignment.horizontal, sheet["B2"].alignment.wrap_text, sheet["B2"].alignment.textRotation) == ("center", True, 120)
    assert sheet["B2"].fill.start_color.rgb == "FF95B3D7"
    assert (sheet["F2"].number_format, sheet["G4"].number_format) == ("@", "0.00%")
    assert sheet["C2"].comment.text == "ask again"
    assert sheet["D2"].hyperlink.target == "https://example.test/partner"
    assert sheet["E11"].fill.start_color.rgb == "FF00FF00"
    assert round(sheet.column_dimensions["B"].width) == 33
    assert sheet.column_dimensions["C"].hidden
    assert round(sheet.row_dimensions[1].height) == 30
    assert sheet.row_dimensions[7].hidden
    assert (sheet.freeze_panes, sheet.sheet_view.zoomScale) == ("B2", 85)
    assert sheet.sheet_properties.tabColor.rgb == "FF17653A"
    assert {(item.formula1, str(item.sqref)) for item in sheet.data_validations.dataValidation} == {('"export,import"', "D2:D99"), ("regions", "C2:C99")}
    assert book.defined_names["regions"].attr_text == "Lists!$A$1:$A$1"
    assert [str(cells) for cells in book["Lists"].merged_cells.ranges] == ["B2:C3"]


@pytest.mark.parametrize("row", [1, 5, 13])
def test_no_row_is_written_twice(law: Rulebook, tmp_path: Path, row: int) -> None:
    """A height, a link and a comment do not bring a row into the file once more, whether anything else stands there or not."""
    book = openpyxl.load_workbook(BytesIO(dressed(a_sheet())))
    sheet = book["Partners"]
    sheet.row_dimensions[row].height = 45
    sheet.cell(row, 1).hyperlink = "https://example.test/row"
    sheet.cell(row, 2).comment = Comment("look again", "adviser")
    book.save(tmp_path / "dressed.xlsx")
    written = result_of((tmp_path / "dressed.xlsx").read_bytes(), law, tmp_path)["Partners"]
    with zipfile.ZipFile(tmp_path / "result.xlsx") as file:
        rows = re.findall(rb'<row r="([0-9]+)"', file.read("xl/worksheets/sheet1.xml"))

    assert sorted(set(map(int, rows))) == list(map(int, rows))
    assert written.row_dimensions[row].height == 45
    assert written.cell(row, 1).hyperlink.target == "https://example.test/row"
    assert written.cell(row, 2).comment.text == "look again"


def test_what_is_only_coloured_makes_way(law: Rulebook, tmp_path: Path) -> None:
    """The answers stand right beside the last column that holds something; no cell is written twice, none is covered."""
    book = result_of(dressed(a_sheet()), law, tmp_path)
    with zipfile.ZipFile(tmp_path / "result.xlsx") as file:
        cells = re.findall(rb'<c r="([A-Z]+[0-9]+)"', file.read("xl/worksheets/sheet1.xml"))

    assert book["Partners"]["H1"].value == "Sanctions verdict"
    assert len(cells) == len(set(cells))
    assert book["Partners"].max_column == 7 + 7
    assert not book["Partners"].merged_cells.ranges


def test_formulas_stay_with_their_values(law: Rulebook, tmp_path: Path) -> None:
    """A formula of the adviser's own stays one; such as reach outside the workbook are left as the values they had."""
    rows = a_sheet()
    for row in rows[1:]:
        row[6] = None
    for number, formula in enumerate(["=LEN(A2)", *OUTSIDE], 1):
        rows[number][6] = formula
    sheet = result_of(dressed(rows), law, tmp_path)["Partners"]

    assert sheet["G2"].value == "=LEN(A2)"
    assert not [cell.value for row in sheet.iter_rows(min_row=3) for cell in row if cell.data_type == "f"]


def test_of_a_large_sheet_the_numbers_keep_their_formats(law: Rulebook, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where single cells are not looked at, a column's numbers are shown as the first of them was; the record says what was kept."""
    monkeypatch.setattr(own, "MOST_LOOKED_AT", 3)
    rows = a_sheet()
    for row in rows[1:]:
        row[6] = 0.5
    book = result_of(dressed(rows), law, tmp_path)
    kept = next(row[1] for row in book["Record"].iter_rows(values_only=True) if row[0] == "Your own sheets")

    assert book["Partners"]["G6"].number_format == "0.00%"
    assert book["Partners"]["G6"].value == 0.5
    assert "number formats by column" in kept


def test_a_file_whose_looks_cannot_be_read_keeps_its_values(law: Rulebook, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Values come first: what cannot be read of the looks stops nothing, and is said."""

    def broken(*_: Any) -> None:
        raise KeyError("xl/styles.xml")

    monkeypatch.setattr(own, "_whole", broken)
    book = result_of(dressed(a_sheet()), law, tmp_path)
    kept = next(row[1] for row in book["Record"].iter_rows(values_only=True) if row[0] == "Your own sheets")

    assert book["Partners"]["A2"].value == "P0"
    assert "could not be read" in kept


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not on this machine")
def test_libreoffice_opens_it(law: Rulebook, tmp_path: Path) -> None:
    """LibreOffice reads the result as it was written: sheets, values, verdicts."""
    result_of(dressed(a_sheet()), law, tmp_path)
    call = ["soffice", f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}", "--headless", "--convert-to", "ods", "--outdir", str(tmp_path)]
    subprocess.run([*call, str(tmp_path / "result.xlsx")], check=True, capture_output=True, timeout=180)
    ours, theirs = (open_table(tmp_path / f"result.{kind}") for kind in ("xlsx", "ods"))

    assert [sheet.name for sheet in theirs.sheets] == [sheet.name for sheet in ours.sheets]
    for first, second in zip(ours.sheets, theirs.sheets, strict=True):
        if first.name not in ("Partners", "Lists"):
            assert [row[:2] for row in second.rows][:20] == [row[:2] for row in first.rows][:20]
