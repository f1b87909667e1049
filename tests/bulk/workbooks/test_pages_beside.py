"""Sheets that are not read: what is searched of them, of whom it is, and what is only told."""

import io
from datetime import date
from typing import Any

import pytest
from openpyxl import Workbook as Book
from openpyxl.worksheet.datavalidation import DataValidation

from sme_check.assessment.imported import lists_in_use
from sme_check.assessment.mentioned import Search
from sme_check.bulk.results.problems import all_problems
from sme_check.bulk.runs.answers import Answers
from sme_check.bulk.runs.named_in_lists import told_of_lists
from sme_check.bulk.runs.progress import Progress
from sme_check.bulk.runs.run import run
from sme_check.bulk.workbooks import pages_beside
from sme_check.bulk.workbooks.open import open_table
from sme_check.bulk.workbooks.table import column_letters
from sme_check.bulk.workbooks.take import take
from sme_check.bulk.workbooks.taken import Taken, TextBeside
from sme_check.bulk.workbooks.template import write_template
from sme_check.rulebook.load import load_rulebook

from .test_names_beside import HOSTILE, commented, verdicts
from .test_unread import clear_rows, of

BANKS = [["Sberbank of Russia, Moscow"], ["Zhemchug bank of Tver"], ["Perm savings bank, Perm"]]
STATES = ["visible", "hidden", "veryHidden"]


def book(rows: list[list[Any]], state: str = "hidden", name: str = "Sheet2", chosen: str = "", hide: bool = False) -> bytes:
    """A workbook of a clear partnership, and a sheet beside it; cells that a drop-down offers; its row and last column may be hidden."""
    made = Book()
    sheet = made.active
    assert sheet is not None
    sheet.title = "Partnerships"
    for row in clear_rows(Notes=HOSTILE if hide else None):
        sheet.append(row)
    beside = made.create_sheet(name)
    for row in rows:
        beside.append(row)
    beside.sheet_state = state
    if chosen:
        made.create_sheet("More").add_data_validation(DataValidation(type="list", formula1=chosen, sqref="A2:A9"))
    if hide:
        sheet.row_dimensions[2].hidden = True
        sheet.column_dimensions[column_letters(sheet.max_column - 1)].hidden = True
    stream = io.BytesIO()
    made.save(stream)
    return stream.getvalue()


def answers_of(data: bytes) -> tuple[Taken, Answers]:
    """What is taken from a workbook, and its answers."""
    taken = take(open_table(data, "partners.xlsx"))
    return taken, run(taken)


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("rows", [[[HOSTILE]], [["End user", "Gazprombank"]], [["Deal"], [None, "Получатель", "Сбербанк"]]])
def test_a_page_of_notes_that_names_a_listed_party_refers_every_row_hidden_or_shown(rows: list[list[Any]], state: str) -> None:
    """A sentence, and what stands behind a heading of ours, as in a form."""
    taken, answers = answers_of(book(rows, state))

    assert verdicts(answers) == ["refer"]
    assert [found.sheet for found in all_problems(taken, answers) if found.means] == ["Sheet2"]


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("text", ["goods are kept in a store in Simferopol", "разгрузка на складе в Севастополе"])
def test_a_page_of_notes_that_names_a_place_in_occupied_territory_refers_every_row(text: str, state: str) -> None:
    """Nobody is named, and the place is asked about."""
    taken, answers = answers_of(book([[text]], state))

    assert verdicts(answers) == ["refer"]
    assert any("occupied Ukrainian territory" in item.question for item in answers.patterns[answers.pattern[0]].questions)
    (found,) = [item for item in all_problems(taken, answers) if item.means]
    assert (found.cell, "occupied territory" in found.found) == ("A1", True)


@pytest.mark.parametrize("state", STATES)
def test_a_harmless_page_of_notes_changes_nothing(state: str) -> None:
    """Nobody is named, and nothing is listed."""
    _, answers = answers_of(book([["repeat customers are called on Monday"], ["End user", "a school of languages"]], state))

    assert verdicts(answers) == ["outside"]
    assert answers.named == ()


@pytest.mark.parametrize("chosen", ["Sheet2!$A$1:$A$3", "'Sheet2'!$A:$A"])
@pytest.mark.parametrize("state", STATES)
def test_what_a_drop_down_offers_refers_no_row_and_is_told(chosen: str, state: str) -> None:
    """It could stand in a cell, and says nothing of any row."""
    taken, answers = answers_of(book(BANKS, state, chosen=chosen))

    assert verdicts(answers) == ["outside"]
    (found,) = [item for item in all_problems(taken, answers) if item.means]
    assert (found.sheet, found.cell) == ("Sheet2", "A1")
    assert "no answer was changed" in found.means


def test_a_note_beside_what_a_drop_down_offers_counts() -> None:
    """Only the cells offered say nothing."""
    _, answers = answers_of(book([[*BANKS[0], HOSTILE]], chosen="Sheet2!$A$1:$A$3"))

    assert verdicts(answers) == ["refer"]


@pytest.mark.parametrize("name", ["Sheet2", "Lists"])
def test_a_long_list_or_one_of_single_words_refers_no_row_and_is_told_once(name: str) -> None:
    """It may be a list of anything."""
    taken, answers = answers_of(book([["Sberbank"], ["Gazprombank"], ["Zhemchug"]], name=name))

    assert verdicts(answers) == ["outside"]
    (found,) = [item for item in all_problems(taken, answers) if item.means]
    assert "Sberbank" in found.found
    assert "1 more cells" in found.found


def test_who_is_not_listed_on_the_day_is_not_told_of() -> None:
    """Long before anybody was designated."""
    law, item = load_rulebook(), TextBeside("Sheet2", "A1", "", "Sberbank", ())
    found = Search(law, lists_in_use(law).indexes()).whom([item.text])

    assert [told.cell for told in told_of_lists([item], found, {date(2026, 5, 15)})] == ["A1"]
    assert not told_of_lists([item], found, {date(2012, 5, 15)})


def test_of_a_large_sheet_the_first_cells_are_searched_and_it_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    """From which cell on nothing is."""
    monkeypatch.setattr(pages_beside, "MOST_TOLD", 3)
    taken, answers = answers_of(book([["Zhemchug"], ["Almaz"], ["Sberbank"], ["Gazprombank"]]))

    assert [item.found.count("more cells") for item in answers.named] == [0]
    assert [(note.sheet, note.cell) for note in taken.notes if "from this cell on" in note.text] == [("Sheet2", "A4")]
    assert not [note for note in take(open_table(book([["Zhemchug"]]), "p.xlsx")).notes if "from this cell on" in note.text]


def test_the_template_is_not_told_of() -> None:
    """Neither its instructions nor its sheet of answers names anybody, and nothing is cut."""
    stream = io.BytesIO()
    write_template(stream)
    book_of = open_table(stream.getvalue(), "template.xlsx")
    pages = pages_beside.Pages([sheet for sheet in book_of.sheets if sheet.name in ("Lists", "Instructions")], dict)

    assert not pages.cut()
    assert not [item for item in pages.texts([0]) if item.rows or item.sheet == "Lists"]


def test_hidden_rows_and_columns_are_read() -> None:
    """What an adviser does not see counts."""
    taken, answers = answers_of(book([], hide=True))

    assert len(taken.frame) == 1
    assert verdicts(answers) == ["refer"]


def test_a_comment_and_a_title_that_name_a_place_in_occupied_territory_refer() -> None:
    """As a description does; an address in a column of its own is asked about with its row."""
    rows = clear_rows()

    assert verdicts(run(commented("B3", "collect it in Simferopol"))) == ["refer", "outside"]
    assert verdicts(run(of([["Deliveries to Sevastopol"], [], *rows]))) == ["refer"]
    assert verdicts(run(of([["Deliveries to Tver"], [], *rows]))) == ["outside"]


def test_the_search_of_texts_is_a_stage_of_the_run() -> None:
    """Told as it begins and as it ends, behind the answers of all rows."""
    told: list[Progress] = []
    run(take(open_table(book([[HOSTILE]]), "partners.xlsx")), progress=told.append)

    assert [(item.stage, item.rows_done, item.rows) for item in told[-3:]] == [("answering", 1, 1), ("searching", 0, 1), ("searching", 1, 1)]


def test_a_place_in_a_column_that_somebody_set_aside_stays_passed_by() -> None:
    """What cells of the table name is asked about with the table, and that is settled."""
    assert verdicts(run(of(clear_rows(Zielperson="a store in Simferopol"), {"Zielperson": None}))) == ["outside"]
