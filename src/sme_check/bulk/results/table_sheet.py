"""A table as a sheet: what it is above it, headings that stay, a filter."""

from collections.abc import Sequence
from math import ceil

from .lines import LinedSheet, cut
from .styles import Styles
from .table import Cell, Linked, Table, plain

__all__ = ["FIRST_ROW", "write_table"]

FIRST_ROW = 3
"""The first row of a table, from 0, below its name, what it is, and its headings."""

_MOST_LINKS = 60_000
"""Links of a sheet; Excel takes 65,530."""
_HIGHEST = 405
"""Points of a row; Excel takes 409."""
_FILLED = 0.95
"""How much of a line its words fill."""
_MOST_ROWS = 1_048_576 - FIRST_ROW - 1


def write_table(sheet: LinedSheet, table: Table, styles: Styles) -> None:
    """Write a table into an empty sheet."""
    for at, column in enumerate(table.columns):
        sheet.set_column(at, at, column.width)
    sheet.freeze_panes(FIRST_ROW, 1)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(FIRST_ROW - 1)
    letters = sheet.letters(len(table.columns))
    sheet.put(0, [f'<c r="A1"{sheet.text(table.name, styles.title)}'])
    sheet.put(1, [f'<c r="A2"{sheet.text(table.about, styles.about)}'])
    sheet.put(2, [f'<c r="{letters[at]}3"{sheet.text(column.heading, styles.heading)}' for at, column in enumerate(table.columns)])
    row = FIRST_ROW - 1
    forms = [styles.wrapped if column.wrapped else styles.text for column in table.columns]
    for cells in table.rows():
        row += 1
        if row > _MOST_ROWS:
            sheet.put(row, [f'<c r="A{row + 1}"{sheet.text("… and more: a sheet holds no further row", styles.text)}'])
            break
        _raise(sheet, row, cells, table)
        sheet.put(row, [f'<c r="{letters[at]}{row + 1}"{_cell(sheet, row, at, cell, forms[at], styles)}' for at, cell in enumerate(cells)])
    if row < FIRST_ROW:
        row += 1
        sheet.put(row, [f'<c r="A{row + 1}"{sheet.text("none", styles.about)}'])
    sheet.autofilter(FIRST_ROW - 1, 0, row, len(table.columns) - 1)
    sheet.extent(row, len(table.columns) - 1)


def _raise(sheet: LinedSheet, row: int, cells: Sequence[Cell], table: Table) -> None:
    """Make a row as high as its longest text needs."""
    lines = 1
    for column, cell in zip(table.columns, cells, strict=True):
        value = plain(cell)
        if column.wrapped and isinstance(value, str) and len(value) > column.width * _FILLED:
            lines = max(lines, ceil(len(value) / (column.width * _FILLED)))
    if lines > 1:
        sheet.set_row(row, min(15 * lines, _HIGHEST))


def _cell(sheet: LinedSheet, row: int, at: int, cell: Cell, style: int, styles: Styles) -> str:
    value = plain(cell)
    if isinstance(cell, Linked) and cell.url and sheet.hlink_count < _MOST_LINKS:
        sheet.link(row, at, cell.url)
        style = styles.wrapped_link if style == styles.wrapped else styles.link
    if isinstance(value, str):
        return sheet.text(cut(value, "sme-check check"), style)
    return sheet.value(value, 0 if value is not None and not isinstance(value, int) else style, styles.dates)
