"""The result workbook: the adviser's own sheets with the answers beside the rows, then what they come to, rest on and wait for."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, time
from pathlib import Path
from typing import Any

from sme_check.bulk.runs.answers import Answers
from sme_check.bulk.runs.progress import Stage, Tells
from sme_check.bulk.workbooks.table import column_letters
from sme_check.bulk.workbooks.taken import Taken
from sme_check.errors import FactError, Problem

from .beside import Beside
from .gathered import gathered_findings, gathered_questions, measures
from .lines import LinedSheet
from .own import Own, own_of
from .own_sheet import AnswerCells, column_beside, write_own
from .places import Places
from .problems import all_problems, beside_rows, problems
from .single import finding_count, question_count, single_findings, single_questions
from .standing import Standing, record
from .styles import Styles
from .summary_sheet import Summary
from .table import OURS, Table
from .table_sheet import write_table
from .words import Shortened

__all__ = ["MOST_ROWS", "MOST_SINGLE", "write_workbook"]

MOST_ROWS = 1_048_576
"""Rows of a sheet of Excel."""
MOST_SINGLE = 20_000
"""Rows of findings, or of questions, up to which each partnership has its own; beyond, like ones are gathered."""
_NAMED_BESIDE = 6
"""Items that a cell beside a row names before it points to the sheet that holds them all."""
_LONGEST_NAME = 31
_NOT_IN_A_NAME = re.compile(r"[\[\]:*?/\\\x00-\x1f]")


def write_workbook(path: Path, taken: Taken, answers: Answers, standing: Standing, progress: Tells | None = None) -> None:
    """Write the result workbook.

    Args:
        path: The file; what is there is overwritten.
        taken: What was taken from the adviser's file.
        answers: The answers to its frame.
        standing: What the run was done with.
        progress: Who is told how many rows are written.

    Raises:
        FactError: A sheet has more rows than Excel holds.
        OSError: It cannot be written.
    """
    import xlsxwriter

    _refuse_too_long(taken)
    book = xlsxwriter.Workbook(str(path), {"constant_memory": True})
    _made_alike(book, standing)
    try:
        _Result(book, taken, answers, standing).write(progress)
    finally:
        book.close()


def _refuse_too_long(taken: Taken) -> None:
    for sheet in taken.workbook.sheets:
        if sheet.first_row + len(sheet.rows) - 1 > MOST_ROWS:
            accepted = f"at most {MOST_ROWS:,} rows in a workbook; ask for the result as .csv or .parquet (--out result.parquet)"
            raise FactError([Problem(sheet.name, f"{len(sheet.rows):,} rows", accepted)])


def _made_alike(book: Any, standing: Standing) -> None:
    """The same answers make the same file: its date is the day whose law was applied."""
    day = datetime.combine(standing.as_of, time()) if standing.as_of else datetime(2000, 1, 1)  # noqa: DTZ001 (Excel knows no time zone)
    book.set_properties({"title": "Sanctions check", "comments": "This is not legal advice.", "created": day})


@dataclass(frozen=True, slots=True)
class _Names:
    """What the sheets are called: the adviser's keep their names as far as Excel takes them; ours make way."""

    own: Mapping[str, str]
    ours: Mapping[str, str]


def _named(taken: Taken, ours: tuple[str, ...]) -> _Names:
    used: set[str] = set()
    own = {sheet.name: _free(_NOT_IN_A_NAME.sub(" ", sheet.name).strip("' ") or "Sheet", used) for sheet in taken.workbook.sheets}
    return _Names(own, {name: _free(name, used, " (sme_check)") for name in ours})


def _free(name: str, used: set[str], tail: str = "") -> str:
    """A name that no sheet has yet, case aside."""
    for number in range(1, 10_000):
        mark = "" if number == 1 else tail if number == 2 and tail else f" ({number})"
        tried = f"{name[: _LONGEST_NAME - len(mark)]}{mark}"
        if tried.casefold() not in used and tried.casefold() != "history":
            used.add(tried.casefold())
            return tried
    raise AssertionError(name)


class _Result:
    """A result workbook being written."""

    def __init__(self, book: Any, taken: Taken, answers: Answers, standing: Standing) -> None:
        self._book, self._taken, self._answers, self._standing = book, taken, answers, standing
        self._styles = Styles(book)
        self._own: Own = own_of(taken.workbook, self._styles.number)
        self._names = _named(taken, OURS)
        self._places = Places(taken, answers, self._names.own)
        self._found = all_problems(taken, answers)
        self._single = max(finding_count(answers), question_count(answers)) <= MOST_SINGLE

    def write(self, progress: Tells | None) -> None:
        """Write all sheets in order."""
        stage = Stage("writing", sum(len(sheet.rows) for sheet in self._taken.workbook.sheets), progress)
        links = self._write_own(stage)
        summary = self._sheet(self._names.ours["Summary"])
        tables = self._tables()
        for table in tables:
            write_table(self._sheet(self._names.ours[table.name]), table, self._styles)
        links += [(table.name, f"internal:'{self._names.ours[table.name]}'!A1", table.about) for table in tables]
        Summary(summary, self._styles, self._names.ours["Summary"]).write(self._book, self._taken, self._answers, self._standing, links)
        summary.activate()
        for name, stands_for in self._own.names.items():
            self._book.define_name(name, f"={stands_for}")

    def _sheet(self, name: str) -> LinedSheet:
        sheet: LinedSheet = self._book.add_worksheet(name, LinedSheet)
        return sheet

    def _write_own(self, stage: Stage) -> list[tuple[str, str, str]]:
        """The adviser's own sheets; gives the links to the answers."""
        links = []
        shorten = Shortened(_NAMED_BESIDE if self._single else None)
        by_row = beside_rows(self._found)
        answered = {rows.sheet: rows for rows in self._taken.rows if len(rows.row)}
        for source in self._taken.workbook.sheets:
            name = self._names.own[source.name]
            sheet, answers = self._sheet(name), None
            if source.name in answered:
                beside = Beside(answered[source.name], self._answers, shorten, by_row)
                start = column_beside(source, beside)
                answers = AnswerCells(sheet, beside, self._taken, self._styles, start)
                cell = f"{column_letters(start)}{max(beside.rows.header, 1)}"
                links.append((f"{name}: the verdicts", self._places.link(source.name, cell), f"beside your own rows, from column {column_letters(start)} on"))
            write_own(sheet, source, self._own.looks[source.name], answers, self._styles, stage)
            if source.hidden:
                sheet.hide()
        return links

    def _tables(self) -> list[Table]:
        """The tables, in the order of their sheets."""
        answers, places = self._answers, self._places
        kept = f"{self._own.kept}. Findings and questions {'of each partnership' if self._single else 'gathered, like ones together'}."
        return [
            single_findings(answers, places) if self._single else gathered_findings(answers, places),
            single_questions(answers, places) if self._single else gathered_questions(answers, places),
            measures(answers),
            problems(self._found, self._taken.notes, places),
            record(self._taken, answers, self._standing, kept),
        ]
