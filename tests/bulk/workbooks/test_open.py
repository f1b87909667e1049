"""Files opened as tables, whatever they are called and whatever they hold: a clear answer, soon, in bounded memory."""

import io
import zipfile
from datetime import date

import pyarrow as pa
import pytest
from pyarrow import parquet

from sme_check.bulk.workbooks.limits import MOST_ROWS, limits_in_words
from sme_check.bulk.workbooks.open import open_table
from sme_check.bulk.workbooks.table import Shown, Unstored, texts_once
from sme_check.errors import FactError
from tests.bulk.workbooks.books import a_book, a_sheet, packed
from tests.bulk.workbooks.old_books import an_xls, an_xlsb

ONE = '<sheetData><row r="1"><c r="A1"><v>1</v></c></row></sheetData>'


def refused(data: bytes, name: str = "partners.xlsx") -> str:
    """What is found at fault in a file."""
    with pytest.raises(FactError) as caught:
        open_table(data, name)
    return caught.value.problems[0].found


def rows_of(data: bytes, name: str = "partners.xlsx") -> list[list[object]]:
    """The rows of the first sheet."""
    return [list(row) for row in open_table(data, name).sheets[0].rows]


def test_cells_come_as_the_file_holds_them() -> None:
    """Text, numbers, dates and truth, each of its own type."""
    day = date(2026, 1, 31)

    assert rows_of(a_book(S=[["text", 7.5, day, True]])) == [["text", 7.5, day, True]]


def test_a_sheet_keeps_the_place_of_its_first_cell() -> None:
    """Rows and columns left free before the table do not shift the names of its cells."""
    sheet = open_table(a_book(S=[[], [], [None, None, "here"]]), "x.xlsx").sheets[0]

    assert sheet.cell(0, 0) == "C3"


def test_a_file_is_what_it_holds_not_what_it_is_called() -> None:
    """A workbook called .csv is read as a workbook, and a text called .xlsx as text."""
    assert open_table(a_book(S=[["a"]]), "partners.csv").kind == "xlsx"
    assert open_table(b"a;b\n1;2\n", "partners.xlsx").kind == "csv"


@pytest.mark.parametrize(
    ("data", "found"),
    [
        (b"", "an empty file"),
        (b" \r\n", "an empty file"),
        (b"<html><body><table><tr><td>INN</td></tr></table></body></html>", "a web page under the name of a workbook"),
        (b'<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>', "a page of XML, not a workbook"),
        (b"%PDF-1.7", "a PDF file"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + "EncryptedPackage".encode("utf-16-le"), "a file that is protected by a password"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + "WordDocument".encode("utf-16-le"), "an old document that is no workbook"),
        (b"\x00\x01\x02\x03" * 40, "characters that no text file has"),
    ],
)
def test_what_is_no_table_is_said_to_be_something_else(data: bytes, found: str) -> None:
    """Each is named for what it is."""
    assert refused(data) == found


def test_a_word_document_is_named() -> None:
    """A packed file of another kind is no workbook."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as file:
        file.writestr("word/document.xml", "<w/>")

    assert refused(stream.getvalue()) == "a Word document"


def test_a_workbook_without_rows_is_an_error() -> None:
    """Nothing read is never all clear."""
    assert refused(a_book(S=[])) == "no rows at all"


def test_a_workbook_cut_off_is_damaged() -> None:
    """Half a file says so."""
    data = a_book(S=[["a"] * 20] * 200)

    assert "damaged" in refused(data[: len(data) // 2])


def test_a_part_that_lies_about_its_size_is_damaged() -> None:
    """A part that unpacks to more than the directory says is not read to its end."""
    data = bytearray(packed(a_sheet(ONE + " " * 5_000_000)))
    at = data.index(b"PK\x01\x02", data.index(b"sheet1.xml", data.index(b"xl/worksheets/sheet1.xml") + 10))
    at = data.rindex(b"PK\x01\x02", 0, data.rindex(b"xl/worksheets/sheet1.xml"))
    data[at + 24 : at + 28] = (1000).to_bytes(4, "little")

    assert "longer than it says" in refused(bytes(data))


def test_a_file_that_swells_is_refused_before_it_is_unpacked() -> None:
    """A small file of hundreds of millions of zeros ends at its directory."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as file, file.open("xl/worksheets/sheet1.xml", "w") as part:
        for _ in range(60):
            part.write(bytes(1_000_000))

    assert "swells" in refused(stream.getvalue())


@pytest.mark.parametrize("part", ["xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", "xl/workbook.xml", "[Content_Types].xml"])
def test_declarations_are_refused_in_every_part(part: str) -> None:
    """Entities that swell or reach outside are not looked at, wherever they are declared."""
    bomb = '<?xml version="1.0"?>\n<!-- a --><!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><worksheet>&b;</worksheet>'

    assert "document type declaration" in refused(packed(a_sheet(ONE), more={part: bomb}))


@pytest.mark.parametrize("cell", ["XFD1048576", "A1048576", "ZZ400000", "AMM5", "BX240000", "A99999999999"])
def test_a_cell_far_out_is_named(cell: str) -> None:
    """A table as large as its furthest cell would fill the memory."""
    row = "".join(letter for letter in cell if letter.isdigit())
    data = f'<sheetData><row r="1"><c r="A1"><v>1</v></c></row><row r="{row}"><c r = "{cell}"><v>2</v></c></row></sheetData>'

    assert cell in refused(packed(a_sheet(data)))


def test_cells_far_out_that_hold_nothing_do_not_count() -> None:
    """Whole columns are often coloured to their end."""
    data = '<sheetData><row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576" s="1"/></row></sheetData>'

    assert rows_of(packed(a_sheet(data))) == [[1.0]]


def test_errors_are_kept_as_they_are_shown() -> None:
    """A cell with an error is not blank."""
    data = '<sheetData><row r="1"><c r="A1"><v>1</v></c><c r="C1" t="e"><v>#N/A</v></c></row></sheetData>'
    row = rows_of(packed(a_sheet(data)))[0]

    assert row == [1.0, "", "#N/A"]
    assert isinstance(row[2], Shown)


def test_a_formula_without_a_stored_value_is_not_blank() -> None:
    """A formula that nobody calculated is kept as a formula; one that came to an empty text is empty."""
    data = '<sheetData><row r="1"><c r="A1"><f>B9&amp;"x"</f></c><c r="B1" t="str"><f>A1</f><v></v></c><c r="C1"><f>1+1</f><v>2</v></c></row></sheetData>'
    row = rows_of(packed(a_sheet(data)))[0]

    assert row == ['=B9&"x"', "", 2.0]
    assert isinstance(row[0], Unstored)


@pytest.mark.parametrize(
    "data",
    [
        packed(a_sheet(ONE), target="/xl/worksheets/sheet1.xml"),
        packed(a_sheet(ONE), target="worksheets\\sheet1.xml", renamed=lambda name: name.replace("/", "\\")),
        packed(a_sheet('<x:sheetData><x:row r="1"><x:c r="A1"><x:v>1</x:v></x:c></x:row></x:sheetData>', prefix="x")),
        packed(a_sheet("<sheetData><row r='1'><c r='A1'><v>1</v></c></row></sheetData>")),
        packed(a_sheet("<sheetData><row><c><v>1</v></c></row></sheetData>")),
        packed(a_sheet(ONE).replace('1.0"', '1.0" encoding="UTF-16"', 1).encode("utf-16")),
        packed(a_sheet(ONE).replace("schemas.openxmlformats.org/spreadsheetml/2006/main", "purl.oclc.org/ooxml/spreadsheetml/main")),
        packed(a_sheet('<dimension ref="A1:XFD1048576"/>' + ONE)),
    ],
    ids=["absolute path", "backslashes", "prefixed", "single quotes", "no references", "UTF-16", "strict", "a false extent"],
)
def test_dialects_read_alike(data: bytes) -> None:
    """What other programs write differently holds the same cell."""
    assert rows_of(data) == [[1.0]]


def test_the_same_part_twice_is_refused() -> None:
    """Programs differ in which they take."""
    stream = io.BytesIO(packed(a_sheet(ONE)))
    with zipfile.ZipFile(stream, "a") as file, pytest.warns(UserWarning, match="Duplicate"):
        file.writestr("xl/worksheets/sheet1.xml", a_sheet(ONE.replace(">1<", ">2<")))

    assert "the same part twice" in refused(stream.getvalue())


def test_days_counted_from_1904_are_known() -> None:
    """A workbook says from when it counts."""
    data = packed(a_sheet(ONE), workbook='<workbookPr date1904="1"/>')

    assert open_table(data, "x.xlsx").epoch_1904
    assert not open_table(packed(a_sheet(ONE)), "x.xlsx").epoch_1904


def test_text_in_pieces_is_one_text() -> None:
    """Rich text is joined; what only says how to pronounce it is left away."""
    piece = '<is><r><t>Za</t></r><r><t xml:space="preserve">rya </t></r><rPh sb="0" eb="1"><t>?</t></rPh></is>'
    data = f'<sheetData><row r="1"><c r="A1" t="inlineStr">{piece}</c></row></sheetData>'

    assert rows_of(packed(a_sheet(data))) == [["Zarya "]]


def test_a_sheet_of_too_many_rows_is_refused() -> None:
    """The limit that is stated is the limit that holds."""
    data = ("a\n" * (MOST_ROWS + 5)).encode()

    assert "rows" in refused(data, "x.csv")
    assert f"{MOST_ROWS:,} rows" in limits_in_words()


def test_an_ods_of_repeated_cells_is_refused() -> None:
    """A cell said to stand a million times in a million rows is counted before it is read."""
    cell = '<table:table-cell office:value-type="float" office:value="1" table:number-columns-repeated="16384"/>'
    body = f'<table:table table:name="S"><table:table-row table:number-rows-repeated="1048576">{cell}</table:table-row></table:table>'
    names = 'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"'
    content = f"<office:document-content {names}><office:body><office:spreadsheet>{body}</office:spreadsheet></office:body></office:document-content>"
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as file:
        file.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        file.writestr("content.xml", content)

    assert "row 1,048,576" in refused(stream.getvalue())


def test_a_parquet_file_is_a_sheet_with_its_names_above() -> None:
    """Columns by name, missing values as nothing."""
    stream = io.BytesIO()
    parquet.write_table(pa.table({"reference": ["A", None], "business.headcount": [14.0, float("nan")]}), stream)

    assert rows_of(stream.getvalue(), "x.parquet") == [["reference", "business.headcount"], ["A", 14.0], [None, None]]


def test_a_damaged_parquet_file_is_refused() -> None:
    """Its first bytes alone make no file."""
    assert "damaged" in refused(b"PAR1" + bytes(50) + b"PAR1", "x.parquet")


def test_equal_texts_are_one_object() -> None:
    """A sheet says the same again and again: each text is held once, and nothing that is no text is taken for its equal."""
    rows = texts_once([["".join(("ex", "port")), True, 1.0], ["".join(("exp", "ort")), 1.0, True]])

    assert rows == [["export", True, 1.0], ["export", 1.0, True]]
    assert rows[0][0] is rows[1][0]
    assert [type(value) for value in rows[1]] == [str, float, bool]


def a_document(start: str = "") -> bytes:
    """An OpenDocument sheet with one number, and the day from which it counts."""
    spaces = "office", "table", "text"
    names = " ".join(f'xmlns:{space}="urn:oasis:names:tc:opendocument:xmlns:{space}:1.0"' for space in spaces)
    settings = f'<table:calculation-settings><table:null-date table:date-value="{start}"/></table:calculation-settings>' if start else ""
    cell = '<table:table-cell office:value-type="float" office:value="7"><text:p>7</text:p></table:table-cell>'
    sheet = f'<table:table table:name="S"><table:table-row>{cell}</table:table-row></table:table>'
    body = f"<office:body><office:spreadsheet>{settings}{sheet}</office:spreadsheet></office:body>"
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as file:
        file.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        file.writestr("META-INF/manifest.xml", '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>')
        file.writestr("content.xml", f"<office:document-content {names}>{body}</office:document-content>")
    return stream.getvalue()


@pytest.mark.parametrize(
    ("data", "from_1904"),
    [
        (an_xls([(0, 0, 7.0)]), False), (an_xls([(0, 0, 7.0)], from_1904=True), True),
        (an_xlsb([(0, 0, 7.0)]), False), (an_xlsb([(0, 0, 7.0)], from_1904=True), True),
        (a_document(), False), (a_document("1899-12-30"), False), (a_document("1904-01-01"), True),
    ],
    ids=["xls", "xls 1904", "xlsb", "xlsb 1904", "ods", "ods as usual", "ods 1904"],
)  # fmt: skip
def test_every_kind_of_workbook_says_from_when_it_counts_its_days(data: bytes, from_1904: bool) -> None:
    """A bare serial day is four years off otherwise."""
    workbook = open_table(data, "partners")

    assert [list(row) for row in workbook.sheets[0].rows] == [[7.0]]
    assert workbook.epoch_1904 is from_1904


def test_a_document_that_counts_from_another_day_is_refused() -> None:
    """Two days off are two days off."""
    assert refused(a_document("1900-01-01")) == "days counted from 1900-01-01"
