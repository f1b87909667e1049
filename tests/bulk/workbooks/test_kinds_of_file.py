"""Files of the kinds that occur in the wild, made part by part: what stands there is taken, nothing is lost, nothing is guessed."""

import io
from typing import Any

import pytest
import xlsxwriter

from sme_check.bulk.workbooks.open import open_table
from sme_check.bulk.workbooks.take import take
from sme_check.bulk.workbooks.taken import Taken

from .books import MAIN, OFFICE, RELS, a_sheet, packed, taken_from


def text(cell: str, words: str) -> str:
    """A cell with its text in it."""
    return f'<c r="{cell}" t="inlineStr"><is><t>{words}</t></is></c>'


HEAD = f'<row r="1">{text("A1", "Company")}{text("B1", "INN")}{text("C1", "Activity")}</row>'
ZARYA = f'<row r="2">{text("A2", "OOO Zarya")}<c r="B2"><v>7.707083893E9</v></c>{text("C2", "export")}</row>'
LUCH = f'<row r="3">{text("A3", "OOO Luch")}{text("C3", "import")}</row>'
SHARED = (
    '<row r="2"><c r="A2" t="str"><f t="shared" ref="A2:A3" si="0">"OOO "&amp;D2</f><v>OOO Zarya</v></c></row>'
    '<row r="3"><c r="A3" t="str"><f t="shared" si="0"/><v>OOO Luch</v></c><c r="B3"><f t="shared" si="1"/></c></row>'
)
PHONETIC = (
    '<row r="2"><c r="A2" t="inlineStr"><is><r><t xml:space="preserve">OOO </t></r><r><rPr><b/></rPr><t>Zarya</t></r>'
    f'<rPh sb="0" eb="1"><t>ZZZ</t></rPh></is></c></row>{LUCH}'
)
WITHOUT_PLACES = "".join(
    f'<row><c t="inlineStr"><is><t>{first}</t></is></c><c t="inlineStr"><is><t>{second}</t></is></c></row>'
    for first, second in (("Company", "Activity"), ("OOO Zarya", "export"), ("OOO Luch", "import"))
)


def of_sheet(data: str, **more: Any) -> Taken:
    """What is taken from the XML of a sheet."""
    return take(open_table(packed(a_sheet(data), **more), "wild.xlsx"), as_of="2026-05-15")


@pytest.mark.parametrize(
    "data",
    [
        f'<dimension ref="A1"/><sheetData>{HEAD}{ZARYA}{LUCH}</sheetData>',
        f'<dimension ref="A1:XFD1048576"/><sheetData>{HEAD}{ZARYA}{LUCH}</sheetData>',
        f"<sheetData>{LUCH}{ZARYA}{HEAD}</sheetData>",
        f"<sheetData>{HEAD}{SHARED}</sheetData>",
        f"<sheetData>{HEAD}{PHONETIC}</sheetData>",
        f"<sheetData>{WITHOUT_PLACES}</sheetData>",
    ],
    ids=["dimension too small", "dimension too large", "rows in reverse", "shared formulas", "rich and phonetic text", "no places"],
)
def test_every_row_is_taken(data: str) -> None:
    """Whatever the file says of its extent, in whatever order and form its cells stand."""
    assert sorted(of_sheet(data).frame["business.name"]) == ["OOO Luch", "OOO Zarya"]


def test_a_number_in_scientific_notation_is_the_number() -> None:
    """As the file keeps it, all digits there."""
    assert of_sheet(f"<sheetData>{HEAD}{ZARYA}</sheetData>").frame["business.inn"][0] == "7707083893"


def test_a_shared_formula_without_a_value_is_a_problem() -> None:
    """Its cell is named."""
    assert [found.cell for found in of_sheet(f"<sheetData>{HEAD}{SHARED}</sheetData>").problems] == ["B3"]


def test_shared_texts_leave_out_how_they_are_spoken() -> None:
    """Runs are joined, phonetic ones are not part of the text."""
    texts = f'<?xml version="1.0"?><sst xmlns="{MAIN}"><si><t>Company</t></si><si><t>INN</t></si><si><r><t>OOO Za</t></r><r><t>rya</t></r>'
    texts += '<rPh sb="0" eb="2"><t>PHON</t></rPh></si></sst>'
    targets = {"worksheet": "worksheets/sheet1.xml", "sharedStrings": "sharedStrings.xml"}
    links = "".join(f'<Relationship Id="rId{at}" Type="{OFFICE}/{kind}" Target="{part}"/>' for at, (kind, part) in enumerate(targets.items(), 1))
    rows = '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c></row><row r="2"><c r="A2" t="s"><v>2</v></c></row>'
    taken = of_sheet(f"<sheetData>{rows}</sheetData>", more={"xl/sharedStrings.xml": texts, "xl/_rels/workbook.xml.rels": RELS.format(links)})

    assert list(taken.frame["business.name"]) == ["OOO Zarya"]


def test_charts_empty_sheets_hidden_rows_and_odd_names_stand_in_nobodys_way() -> None:
    """A protected sheet called "It's №1" behind an empty one, with a hidden row and a chart behind it."""
    stream = io.BytesIO()
    book = xlsxwriter.Workbook(stream)
    book.add_worksheet('Пустой "лист" & co')
    sheet = book.add_worksheet("It's №1")
    sheet.protect("pw")
    for row, cells in enumerate((["Company", "Activity"], ["OOO Zarya", "export"], ["OOO Luch", "import"])):
        sheet.write_row(row, 0, cells)
    sheet.set_row(2, None, None, {"hidden": True})
    chart = book.add_chart({"type": "bar"})
    chart.add_series({"values": "='It''s №1'!$A$1:$A$2"})
    book.add_chartsheet("Chart").set_chart(chart)
    book.close()
    taken = take(open_table(stream.getvalue(), "wild.xlsx"), as_of="2026-05-15")

    assert list(taken.frame["business.name"]) == ["OOO Zarya", "OOO Luch"]
    assert [note.text for note in taken.notes] == ['"Chart" is no sheet of cells and was left out.']


def test_comments_on_cells_are_said_not_to_be_read() -> None:
    """One may say who owns the business."""
    stream = io.BytesIO()
    book = xlsxwriter.Workbook(stream)
    sheet = book.add_worksheet()
    sheet.write_row(0, 0, ["Company", "INN"])
    sheet.write_row(1, 0, ["OOO Zarya", "7736207543"])
    sheet.write_comment(1, 0, "its owner is listed")
    book.close()
    taken = take(open_table(stream.getvalue(), "partners.xlsx"), as_of="2026-05-15")

    assert [note.text.startswith("The workbook has comments on cells") for note in taken.notes] == [True]


def test_what_stands_above_the_headings_is_said_not_to_be_read() -> None:
    """It may be meant for every row; a second row of headings is none of it."""
    taken = taken_from(Sheet1=[["Our partners"], [None, "all paid through one bank"], ["Company", "INN"], ["OOO Zarya", "7736207543"]])

    assert [(note.cell, note.text) for note in taken.notes] == [
        ("A1", "Above the headings stands “Our partners; all paid through one bank”, which was not read.")
    ]
