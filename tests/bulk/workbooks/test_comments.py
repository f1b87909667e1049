"""The comments on the cells of a workbook, whatever kind of file it is: none is passed over without a word."""

import io
import zipfile
from pathlib import Path

import pytest

from sme_check.bulk.workbooks.comments import with_comments
from sme_check.bulk.workbooks.old_comments import old_comments
from sme_check.bulk.workbooks.open import open_table
from sme_check.bulk.workbooks.table import Sheet, Workbook
from sme_check.errors import FactError

from .old_books import an_xls, an_xlsb
from .test_names_beside import HOSTILE

SAVED = Path(__file__).with_name("saved")
OFFICE = 'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"'
TEXT = 'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:dc="http://purl.org/dc/elements/1.1/"'
SEARCHED = "They are searched for names of listed parties alone."


def an_ods(**sheets: str) -> bytes:
    """An OpenDocument file of some sheets, their rows as they are written."""
    tables = "".join(f'<table:table table:name="{name}">{rows}</table:table>' for name, rows in sheets.items())
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as file:
        file.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        file.writestr(
            "content.xml",
            f"<office:document-content {OFFICE} {TEXT}><office:body><office:spreadsheet>{tables}</office:spreadsheet></office:body></office:document-content>",
        )
        file.writestr("META-INF/manifest.xml", "<manifest/>")
    return stream.getvalue()


def a_cell(says: str, comment: str = "", times: int = 1) -> str:
    """A cell that holds a text, with a comment, and stands several times."""
    noted = f"<office:annotation><dc:creator>Helen Harper</dc:creator><dc:date>2026-05-15</dc:date>{comment}</office:annotation>" if comment else ""
    repeated = f' table:number-columns-repeated="{times}"' if times > 1 else ""
    return f'<table:table-cell office:value-type="string"{repeated}>{noted}<text:p>{says}</text:p></table:table-cell>'


def test_a_comment_of_an_open_document_stands_where_its_cell_does() -> None:
    """Rows and cells that are said to repeat are counted, the writer and the day are no part of it, and each sheet has its own."""
    first = f'<table:table-row table:number-rows-repeated="2">{a_cell("a")}</table:table-row>'
    noted = a_cell("c", "<text:p>for <text:span>Ivan</text:span></text:p><text:p>and others</text:p>")
    first += f"<table:table-row>{a_cell('a')}{a_cell('b', times=3)}{noted}</table:table-row>"
    second = f"<table:table-row>{a_cell('d', '<text:p>by hand</text:p>')}</table:table-row>"
    workbook = open_table(an_ods(Deals=first, Лист2=second), "deals.ods")

    assert [sheet.comments for sheet in workbook.sheets] == [((3, 4, "for Ivan and others"),), ((1, 0, "by hand"),)]
    assert any(SEARCHED in note for note in workbook.notes)


@pytest.mark.parametrize(
    "comment",
    [
        "<text:p>for<text:line-break/>Ivan</text:p>",
        "<text:p>for<text:tab/>Ivan</text:p>",
        "<text:p>for<text:s/>Ivan</text:p>",
        "<text:list><text:list-item><text:p>for Ivan</text:p></text:list-item></text:list>",
        "<text:h>for Ivan</text:h>",
    ],
    ids=["a break", "a tab", "a blank", "a list", "a heading"],
)
def test_the_words_of_a_comment_are_kept_apart_however_they_stand(comment: str) -> None:
    """What parts two words parts them in what is searched, and no line is lost that stands in a list."""
    workbook = open_table(an_ods(Deals=f"<table:table-row>{a_cell('a', comment)}</table:table-row>"), "deals.ods")

    assert workbook.sheets[0].comments == ((1, 0, "for Ivan"),)


def test_an_open_document_without_comments_says_nothing_of_any() -> None:
    """No note, where there is nothing to see."""
    workbook = open_table(an_ods(Deals=f"<table:table-row>{a_cell('annotation')}</table:table-row>"), "deals.ods")

    assert (workbook.sheets[0].comments, workbook.notes) == ((), ())


def test_a_comment_of_an_old_workbook_stands_where_its_cell_does() -> None:
    """Its text may come in several parts, of narrow and of wide letters."""
    workbook = open_table(an_xls([(0, 0, 1.0)], comments=[(0, 0, ["for Ivan"]), (4, 2, ["получатель ", "Ivan"])]), "deals.xls")

    assert workbook.sheets[0].comments == ((1, 0, "for Ivan"), (5, 2, "получатель Ivan"))
    assert any(SEARCHED in note for note in workbook.notes)


def test_a_comment_of_an_old_workbook_is_found_behind_a_chart() -> None:
    """The records of a chart stand among those of the sheet that it is on, and begin and end as a sheet does."""
    workbook = open_table(an_xls([(0, 0, 1.0)], comments=[(3, 1, ["for Ivan"])], charts=2), "deals.xls")

    assert workbook.sheets[0].comments == ((4, 1, "for Ivan"),)


def test_a_comment_that_cannot_be_followed_is_told() -> None:
    """Of an old workbook whose comment has no text, and of a binary one, whose comments are not read."""
    old = open_table(an_xls([(0, 0, 1.0)], comments=[(0, 0, [])]), "deals.xls")
    stream = io.BytesIO(an_xlsb([(0, 0, 1.0)]))
    with zipfile.ZipFile(stream, "a") as file:
        file.writestr("xl/comments1.bin", b"")
    binary = open_table(stream.getvalue(), "deals.xlsb")

    for workbook in (old, binary):
        assert [sheet.comments for sheet in workbook.sheets] == [()]
        assert "has comments on cells, which could not be read" in " ".join(workbook.notes)


def test_a_comment_on_a_sheet_that_was_not_read_may_be_of_any_sheet() -> None:
    """It is on no cell of a sheet that is there, and stands above every row of each."""
    workbook = Workbook("deals.ods", "ods", (Sheet("Deals", [["a"]]),), ())
    found = with_comments(workbook, lambda: {"Deals": ((1, 0, "for Ivan"),), "Chart": ((4, 2, "for others"),)})

    assert found.sheets[0].comments == ((1, 0, "for Ivan"), (0, 0, "for others"))


def test_an_old_workbook_whose_records_cannot_be_followed_may_have_comments() -> None:
    """Whether it has some is not known, and is said: it is not taken for none."""
    with pytest.raises(FactError, match="could not be followed"):
        old_comments(b"no container")


@pytest.mark.parametrize("form", ["ods", "xls"])
def test_comments_are_read_in_files_that_libreoffice_saved(form: str) -> None:
    """A long one of wide letters beside a chart, a short one, one of several lines on another sheet: each where its cell stands, and whole.

    `saved/` holds one workbook as LibreOffice 7 saves it in each form; it was made with openpyxl, and everything in it is invented but the bank.
    """
    workbook = open_table(SAVED / f"commented.{form}")
    deals, second = ({(row, column): says for row, column, says in sheet.comments} for sheet in workbook.sheets)

    assert deals == {(1, 0): "for Ivan", (3, 1): f"{HOSTILE} {'и так далее ' * 900}".strip()}
    assert {place: says.split() for place, says in second.items()} == {(4, 2): ["first", "line", "second", "line"]}
