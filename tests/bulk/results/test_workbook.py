"""The result workbook, opened again: the adviser's own rows untouched, the answers beside them, everything else found from there."""

import zipfile
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.utils.escape import unescape
from openpyxl.worksheet.worksheet import Worksheet

from sme_check.assessment.verdict import Verdict
from sme_check.bulk.results import lines
from sme_check.bulk.results import workbook as room
from sme_check.bulk.results.words import verdict_word
from sme_check.bulk.runs.answers import VERDICTS
from sme_check.bulk.workbooks.table import Sheet, Workbook
from sme_check.bulk.workbooks.taken import Note, Taken
from sme_check.errors import FactError
from sme_check.rulebook.rulebook import Rulebook

from .small import HEADINGS, a_law, a_result, a_sheet, answered, taken_of

OURS = ["Summary", "Findings", "Questions", "Measures", "Problems", "Record"]


@pytest.fixture(scope="module")
def law(tmp_path_factory: pytest.TempPathFactory) -> Rulebook:
    return a_law(tmp_path_factory.mktemp("law"))


def opened(path: Path) -> Any:
    return openpyxl.load_workbook(path)


def values(sheet: Worksheet) -> list[list[Any]]:
    return [list(row) for row in sheet.iter_rows(values_only=True)]


def table(sheet: Worksheet) -> list[dict[str, Any]]:
    """The rows of one of our tables, by heading."""
    rows = values(sheet)
    return [dict(zip(rows[2], row, strict=True)) for row in rows[3:]]


def test_own_cells_stand_where_they_stood(law: Rulebook, tmp_path: Path) -> None:
    """Every value of the adviser's is in its cell, of its type; rows in are rows out, the blank one too."""
    rows = a_sheet()
    sheet = opened(a_result(tmp_path, taken_of(rows), law)).worksheets[0]
    found = [row[: len(HEADINGS)] for row in values(sheet)]
    expected = [[None if value == "" else datetime.combine(value, time()) if isinstance(value, date) else value for value in row] for row in rows]

    assert found == expected
    assert sheet.title == "Partners"


def test_each_row_has_its_verdict_beside_it(law: Rulebook, tmp_path: Path) -> None:
    """The verdict of the partnership as a word in colour, that of the row alone, why, and what is missing; blank rows have none."""
    taken = taken_of(a_sheet())
    answers = answered(taken, law)
    sheet = opened(a_result(tmp_path, taken, law)).worksheets[0]
    rows = [row[len(HEADINGS) :] for row in values(sheet)]
    words = [verdict_word(VERDICTS[answers.verdict[group]], provisional=bool(answers.provisional[group])) for group in answers.group]

    assert rows[0][:4] == ["Sanctions verdict", "This row alone", "Why", "Still to find out"]
    assert [row[0] for row in rows[1:] if row[0]] == words
    assert len(set(words)) > 1
    assert rows[3] == [None] * len(rows[0])
    assert sheet["H2"].fill.start_color.rgb == "FFF7DEDE"
    assert "S.I. 2019/855" in rows[1][2]


def test_a_partnership_of_one_row_needs_no_second_verdict(law: Rulebook, tmp_path: Path) -> None:
    """Where no partnership has several rows, a row's own verdict would only repeat the partnership's."""
    rows = [row for number, row in enumerate(a_sheet()) if number in (0, 1, 4)]
    sheet = opened(a_result(tmp_path, taken_of(rows), law)).worksheets[0]

    assert "This row alone" not in values(sheet)[0]


MARKED = ["<r><t>x</t></r>", "_x0041_", "a & b < c", "  two  ", "a\nb", "\x01\ufffe"]
TEXTS = [
    "=1+1",
    "+7 495 123",
    "-5 -",
    "@SUM(A1)",
    "\tx",
    "\rx",
    "=cmd|'/c calc'!A1",
    "<r><t>x</t></r>",
    "_x0041_",
    "a & b < c",
    "  two  ",
    "a\nb",
    "\x01\ufffe",
    "'=1",
]


@pytest.mark.parametrize("text", TEXTS)
def test_text_stays_text(law: Rulebook, tmp_path: Path, text: str) -> None:
    """Whatever a text begins with, it comes back as the same text and never as a formula; what XML cannot hold does no harm."""
    rows = a_sheet(2)
    rows[1][1] = rows[1][6] = text
    path = a_result(tmp_path, taken_of(rows), law)
    sheet = opened(path).worksheets[0]

    assert sheet["G2"].data_type == "s"
    assert unescape(sheet["G2"].value) == text
    with zipfile.ZipFile(path) as file:
        assert not [name for name in file.namelist() if "worksheets/sheet" in name and b"<f>" in file.read(name)]


def test_a_text_stands_once_in_the_file(law: Rulebook, tmp_path: Path) -> None:
    """What is said of many rows is kept once, and each cell points to it: a large result stays small unpacked."""
    with zipfile.ZipFile(a_result(tmp_path, taken_of(a_sheet(40)), law)) as file:
        texts = file.read("xl/sharedStrings.xml").decode()
        sheet = file.read("xl/worksheets/sheet1.xml").decode()

    assert texts.count("<t>export</t>") == 1
    assert "export" not in sheet


def test_of_many_texts_the_last_stand_in_their_cells(law: Rulebook, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The texts that are shared are held in memory, so there is a limit; beyond it every cell holds what it held all the same."""
    rows = a_sheet()
    monkeypatch.setattr(lines, "_MOST_SHARED", 10)
    sheet = opened(a_result(tmp_path, taken_of(rows), law)).worksheets[0]

    assert [row[1] for row in values(sheet)] == [row[1] for row in rows]


def test_a_text_too_long_for_a_cell_says_where_it_ends(law: Rulebook, tmp_path: Path) -> None:
    """A cell of Excel holds 32,767 characters: what is longer is cut, and says so."""
    rows = a_sheet(2)
    rows[1][6] = "я" * 40_000
    cell = opened(a_result(tmp_path, taken_of(rows), law)).worksheets[0]["G2"].value

    assert len(cell) == 32_767
    assert cell.endswith("your own file)")


def test_sheets_of_ours_make_way(law: Rulebook, tmp_path: Path) -> None:
    """A sheet of the adviser's that is called as one of ours keeps its name."""
    book = opened(a_result(tmp_path, taken_of(a_sheet(), name="Summary"), law))

    assert book.sheetnames == ["Summary", "Summary (sme_check)", *OURS[1:]]


def test_headings_of_ours_make_way(law: Rulebook, tmp_path: Path) -> None:
    """A heading that the adviser has already is not given a second time."""
    rows = a_sheet()
    rows[0][6] = "Sanctions verdict"
    headings = values(opened(a_result(tmp_path, taken_of(rows), law)).worksheets[0])[0]

    assert headings[6:8] == ["Sanctions verdict", "Sanctions verdict (sme_check)"]


def test_findings_name_partnership_row_and_provision(law: Rulebook, tmp_path: Path) -> None:
    """Each measure that an answer rests on stands there with its provision, the row and a link to it."""
    taken = taken_of(a_sheet())
    book = opened(a_result(tmp_path, taken, law))
    found = table(book["Findings"])
    first = next(row for row in found if row["Finding"] == "Prohibits")

    assert (first["Partnership"], first["Row"]) == ("P0", "Partners, row 2")
    assert first["Provision"].startswith("S.I. 2019/855, reg")
    assert first["On these facts"] == "export 84713000"
    assert book["Findings"]["B4"].hyperlink.location == "'Partners'!A2"
    assert first["Read the law"].startswith("https://www.legislation.gov.uk/")


def test_questions_name_the_cell_that_takes_the_answer(law: Rulebook, tmp_path: Path) -> None:
    """What is missing is asked for partnership by partnership, with the cell to fill in, or the column to add."""
    book = opened(a_result(tmp_path, taken_of(a_sheet()), law))
    cells = {(row["Partnership"], row["Cell to fill in"]) for row in table(book["Questions"])}

    assert ("P1", "Partners, F5") in cells
    assert any(str(cell).startswith("add a column: activity.") for _, cell in cells)


def test_problems_lead_to_their_cells(law: Rulebook, tmp_path: Path) -> None:
    """A cell that could not be read is named with what was found and accepted, links to the cell, and stands beside its row."""
    book = opened(a_result(tmp_path, taken_of(a_sheet(), notes=[Note("Partners", "F2", "a zero was restored")]), law))
    found = table(book["Problems"])
    beside = values(book.worksheets[0])[5][-1]

    assert (found[0]["Sheet"], found[0]["Cell"], found[0]["Heading"]) == ("Partners", "C6", "business.region")
    assert "no region" in found[0]["Found"]
    assert book["Problems"]["B4"].hyperlink.location == "'Partners'!C6"
    assert "C6" in beside
    assert "no region" in beside
    assert found[-1]["What it means"] == "a zero was restored"


def test_the_summary_counts_every_partnership(law: Rulebook, tmp_path: Path) -> None:
    """Partnerships by verdict, with a chart; the disclaimer once; the workbook opens there."""
    taken = taken_of(a_sheet())
    counts = answered(taken, law).counts()
    book = opened(a_result(tmp_path, taken, law))
    rows = values(book["Summary"])
    shown = {row[0]: row[1] for row in rows}

    assert {verdict: shown[verdict_word(verdict)] for verdict in Verdict} == counts
    assert sum("not legal advice" in str(row) for row in rows) == 1
    with zipfile.ZipFile(tmp_path / "result.xlsx") as file:
        assert "xl/charts/chart1.xml" in file.namelist()
    assert book.active.title == "Summary"


def test_the_record_says_what_it_rests_on(law: Rulebook, tmp_path: Path) -> None:
    """Rulebook, lists, day, version, input and headings."""
    rows = {row["What"]: row["Which"] for row in table(opened(a_result(tmp_path, taken_of(a_sheet()), law))["Record"])}

    assert rows["Rulebook"] == law.fingerprint
    assert rows["As-of date"] == "2023-01-10"
    assert rows["Input"] == "partners.xlsx"
    assert rows["Heading: Partners, column G"] == "Our own note"


def test_the_same_answers_make_the_same_file(law: Rulebook, tmp_path: Path) -> None:
    """Nothing in the workbook tells when it was made."""
    taken = taken_of(a_sheet())
    first = a_result(tmp_path, taken, law).read_bytes()

    assert a_result(tmp_path, taken, law).read_bytes() == first


def test_many_findings_are_gathered(law: Rulebook, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where there would be too many rows of findings, like ones stand together with how many they concern; the record says so."""
    monkeypatch.setattr(room, "MOST_SINGLE", 3)
    book = opened(a_result(tmp_path, taken_of(a_sheet(40)), law))
    found = table(book["Findings"])
    record = {row["What"]: row["Which"] for row in table(book["Record"])}

    assert found[0]["Partnerships"] >= found[-1]["Partnerships"]
    assert found[0]["Among them"].startswith("P0, ")
    assert {row["Fact"] for row in table(book["Questions"])}
    assert "gathered" in record["Your own sheets"]


def test_a_sheet_longer_than_excel_is_refused(law: Rulebook, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The advice is another kind of result, before anything is written."""
    monkeypatch.setattr(room, "MOST_ROWS", 5)
    taken = taken_of(a_sheet())

    with pytest.raises(FactError, match="parquet"):
        a_result(tmp_path, taken, law)
    assert not (tmp_path / "result.xlsx").exists()


def test_a_file_of_other_names_is_written_with_names_that_excel_takes(law: Rulebook, tmp_path: Path) -> None:
    """A sheet named after a file, with signs that Excel refuses, and one that is too long, are renamed; links follow."""
    taken = taken_of(a_sheet(), name="it's [draft]: a/b and much more than Excel allows", kind="csv")
    book = opened(a_result(tmp_path, taken, law))
    name = book.sheetnames[0]

    assert len(name) <= 31
    assert not set(name) & set("[]:*?/\\")
    assert book["Problems"]["B4"].hyperlink.location == f"'{name.replace(chr(39), chr(39) * 2)}'!C6"


def test_other_sheets_come_along(law: Rulebook, tmp_path: Path) -> None:
    """Sheets without rows to answer are copied as they are; hidden ones stay hidden."""
    taken = taken_of(a_sheet())
    others = (*taken.workbook.sheets, Sheet("Lists", [["a"], [], [None, 2.0]], hidden=True), Sheet("Empty", []))
    more = Taken(taken.frame, taken.origin, taken.rows, taken.headings, (), (), Workbook("x.xlsx", "xlsx", others), taken.cells)
    book = opened(a_result(tmp_path, more, law))

    assert book.sheetnames[:3] == ["Partners", "Lists", "Empty"]
    assert book["Lists"].sheet_state == "hidden"
    assert values(book["Lists"]) == [["a", None], [None, None], [None, 2]]
