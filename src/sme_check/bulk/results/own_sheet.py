"""One of the adviser's own sheets in the result: every cell where it was, and beside the rows that are answered, the answers."""

from collections.abc import Sequence
from itertools import islice
from typing import Any

from sme_check.bulk.runs.progress import Stage
from sme_check.bulk.workbooks.table import Sheet
from sme_check.bulk.workbooks.taken import Taken

from .beside import ASIDE, Beside, Key
from .lines import LinedSheet, cut
from .looks import Looks
from .styles import Styles

__all__ = ["AnswerCells", "column_beside", "write_own"]

MOST_COLUMNS = 16_384
"""Columns of a sheet of Excel."""
_TOLD_EACH = 2_000
"""Rows after which progress is told."""
_MOST_RANGES = 2_000
"""Ranges of a sheet's drop-downs that are kept."""


def column_beside(source: Sheet, beside: Beside) -> int:
    """The first column, from 0, to the right of everything in a sheet."""
    last = max(map(_used, source.rows), default=0)
    return max(source.first_column + last, beside.rows.last_column + 1)


def _used(row: Sequence[Any]) -> int:
    """How many cells of a row there are up to the last that holds something."""
    count = len(row)
    while count and (row[count - 1] is None or row[count - 1] == ""):
        count -= 1
    return count


class AnswerCells:
    """The cells of the answers beside a sheet's rows.

    Args:
        sheet: The new sheet.
        beside: What is said of each row.
        taken: What was taken from the file.
        styles: The formats.
        start: The first column, from 0.

    Attributes:
        start: The same.
    """

    def __init__(self, sheet: LinedSheet, beside: Beside, taken: Taken, styles: Styles, start: int) -> None:
        self._sheet, self._beside, self._styles, self.start = sheet, beside, styles, start
        self._columns = beside.columns(taken)
        self._keys = dict(zip(beside.rows.row.tolist(), beside.keys(), strict=True))
        self._letters = sheet.letters(self.end)[start : self.end]
        self._known: dict[Key, list[str]] = {}
        for at, column in enumerate(self._columns, start):
            sheet.set_column(at, at, column.width)

    @property
    def header(self) -> int:
        """The number of the row of headings."""
        return self._beside.rows.header

    @property
    def end(self) -> int:
        """The column behind the last."""
        return self.start + len(self._columns)

    def cells(self, number: int) -> list[str]:
        """The cells of a row, by its number."""
        key = self._keys.get(number)
        if key is None:
            return self._unanswered(number)
        ready = self._known.get(key)
        if ready is None:
            ready = self._known[key] = self._made(key)
        cells = [f'<c r="{letters}{number}"{cell}' for letters, cell in zip(self._letters, ready, strict=False)]
        problem = self._beside.problem(number)
        if problem:
            cells[-1] = f'<c r="{self._letters[-1]}{number}"{self._sheet.text(cut(problem, "the sheet Problems"), self._styles.text)}'
        return cells

    def _unanswered(self, number: int) -> list[str]:
        """The headings; the word beside a row that was left aside; nothing beside a blank one."""
        if number in self._beside.rows.aside:
            return [f'<c r="{self._letters[0]}{number}"{self._sheet.text(ASIDE, self._styles.aside)}']
        return self._headings() if number == self._beside.rows.header else []

    def _headings(self) -> list[str]:
        number = self._beside.rows.header
        named = zip(self._letters, self._columns, strict=True)
        return [f'<c r="{letters}{number}"{self._sheet.text(column.heading, self._styles.heading)}' for letters, column in named]

    def _made(self, key: Key) -> list[str]:
        """The cells of one answer, from behind their addresses on."""
        styles, texts = self._styles, self._beside.texts(key)
        of_part = {"verdict": styles.verdicts[key[3]], "row": styles.verdicts[key[4]]}
        return [
            self._sheet.text(cut(texts[name], "the sheets Findings and Questions"), of_part.get(name, styles.text)) if texts[name] else f' s="{styles.text}"/>'
            for name in self._beside.parts
        ]


def write_own(sheet: LinedSheet, source: Sheet, looks: Looks, answers: AnswerCells | None, styles: Styles, stage: Stage) -> None:
    """Write a sheet.

    Args:
        sheet: The new sheet.
        source: The adviser's.
        looks: How it looks.
        answers: What stands beside its rows; None where none of them is answered.
        styles: The formats.
        stage: Who is told how far it is.
    """
    limit = answers.start if answers else MOST_COLUMNS
    _look(sheet, source, looks, limit, answers.header if answers else 0)
    last = max([source.first_row + len(source.rows) - 1, *(row + 1 for row in (*looks.styles, *looks.heights))])
    width = max([source.first_column + source.width, *(1 + max(row) for row in looks.styles.values() if row)])
    width = answers.end if answers else width
    letters = sheet.letters(width)
    for at in range(last):
        place = at + 1 - source.first_row
        row = source.rows[place] if 0 <= place < len(source.rows) else ()
        cells = _cells(sheet, at, row[: limit - source.first_column], source.first_column, looks, letters, styles, limit)
        if answers:
            cells += answers.cells(at + 1)
        if cells or at in sheet.row_info:
            sheet.put(at, cells)
        if place % _TOLD_EACH == _TOLD_EACH - 1 and place < len(source.rows):
            stage.add(_TOLD_EACH)
    stage.add(len(source.rows) % _TOLD_EACH)
    sheet.extent(max(last - 1, 0), max(width - 1, 0))


def _cells(sheet: LinedSheet, at: int, row: Sequence[Any], first: int, looks: Looks, letters: Sequence[str], styles: Styles, limit: int) -> list[str]:
    """The cells of a row, up to a column: what is only coloured beyond it makes way for the answers."""
    of_cell, formulas, number = looks.styles.get(at), looks.formulas.get(at), at + 1
    if of_cell is None and formulas is None:
        known, of_column, dates = sheet.texts().get, looks.of_column, styles.dates
        return [
            f'<c r="{letters[column]}{number}"{known(value) or sheet.value(value, 0 if value.__class__ is str else of_column.get(column, 0), dates)}'
            for column, value in enumerate(row, first)
            if value is not None and value != ""
        ]
    of_cell, formulas = of_cell or {}, formulas or {}
    width = max(first + len(row), 1 + max(of_cell, default=-1))
    cells = []
    for column in range(min(width, limit)):
        value = row[column - first] if first <= column < first + len(row) else None
        style = of_cell.get(column, 0)
        if column in formulas:
            cells.append(f'<c r="{letters[column]}{number}"{sheet.formula(formulas[column], value, style)}')
        elif style or not (value is None or value == ""):
            cells.append(f'<c r="{letters[column]}{number}"{sheet.value(value, style, styles.dates)}')
    return cells


def _look(sheet: LinedSheet, source: Sheet, looks: Looks, limit: int, header: int) -> None:
    """Everything about a sheet but its cells; nothing that would cover the answers, from a column and a row on."""
    for column, width in looks.widths.items():
        if column < limit:
            sheet.set_column(column, column, width, None, {"hidden": width is None})
    for row, height in looks.heights.items():
        sheet.set_row(row, height, None, {"hidden": height is None})
    for first_row, first_column, last_row, last_column in source.merged:
        if last_column < limit or last_row < header:
            sheet.merge.append([first_row - 1, first_column, last_row - 1, last_column])
    for cells, options in islice(((cells, item.options) for item in looks.validations for cells in item.ranges), _MOST_RANGES):
        sheet.data_validation(*cells, dict(options))
    for (row, column), words in looks.comments.items():
        sheet.write_comment(row, column, words)
    for (row, column), target in looks.links.items():
        if column < limit:
            sheet.link(row, column, target)
    if looks.frozen:
        sheet.freeze_panes(*looks.frozen)
    if looks.tab:
        sheet.set_tab_color(looks.tab)
    sheet.set_zoom(min(max(looks.zoom, 10), 400))
    if not looks.gridlines:
        sheet.hide_gridlines(2)
