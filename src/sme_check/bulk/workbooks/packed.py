"""An .xlsx file: read fast, and what the fast reader leaves out put back: errors shown, formulas without a value, sheets that only look empty."""

import io
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from sme_check.errors import FactError

from .archive import Archive, mended, standing_twice
from .comments import comments_of, with_comments
from .limits import MOST_CELLS, MOST_COLUMNS, MOST_ROWS, refuse
from .parts import extent_of, odd_cells, read_book
from .reader import each_sheet
from .table import Sheet, Workbook
from .twice import cell_twice

__all__ = ["read_packed"]

_SLOWLY = 20_000_000
"""Unpacked bytes up to which the slow, thorough reader is tried."""


def read_packed(archive: Archive, data: bytes, name: str) -> Workbook:
    """Read an .xlsx or .xlsm file.

    Args:
        archive: The file, looked through.
        data: Its bytes.
        name: What to call it.

    Raises:
        FactError: It is damaged or protected, or a cell stands too far out.
    """
    book = read_book(archive)
    _refuse_far(archive, name)
    plain = mended(archive)
    whole = plain.getvalue() if plain else data
    sheets, notes = _sheets(archive, whole, name)
    done = []
    for sheet in sheets:
        part = archive.parts.get(book.parts.get(sheet.name, "").lower())
        if part is not None and part.values != _held(sheet) and (found := cell_twice(archive.read(part.name))):
            raise standing_twice(found, part.name, name)
        if part is None or not (part.formulas or part.errors):
            done.append(sheet)
        else:
            done.append(_placed(sheet, odd_cells(archive.read(part.name))))
    workbook = Workbook(name, "xlsx", tuple(done), tuple(notes), epoch_1904=book.epoch_1904, source=data)
    if not any("comments" in part for part in archive.parts):
        return workbook
    return with_comments(workbook, lambda: {sheet.name: comments_of(archive, book.parts.get(sheet.name, "")) for sheet in done})


def _held(sheet: Sheet) -> int:
    """How many cells of a sheet hold something."""
    return sum(len(row) - row.count("") - row.count(None) for row in sheet.rows)


def _refuse_far(archive: Archive, name: str) -> None:
    """A table is as large as its furthest cell: one alone can fill the memory."""
    for part in archive.parts.values():
        if not part.far:
            continue
        extent = extent_of(archive.read(part.name))
        if extent.row > MOST_ROWS or extent.column >= MOST_COLUMNS or extent.row * (extent.column + 1) > MOST_CELLS:
            found = f"something in cell {extent.furthest}, so a table of {extent.row:,} rows and {extent.column + 1:,} columns"
            accepted = f"at most {MOST_ROWS:,} rows, {MOST_COLUMNS:,} columns and {MOST_CELLS:,} cells; clear the cells that are far out"
            raise refuse(name, found, accepted)


def _sheets(archive: Archive, data: bytes, name: str) -> tuple[list[Sheet], list[str]]:
    """The sheets, by the fast reader; by the thorough one where the fast one fails, or sees nothing although values are there."""
    small = sum(part.size for part in archive.parts.values()) < _SLOWLY
    try:
        found = list(each_sheet(data, name))
    except FactError as error:
        if not small or "password" in str(error) or "sheets" in error.problems[0].found:
            raise
        try:
            return _thoroughly(data), [f"The file is not quite in order ({error.problems[0].found}); it was read by another reader."]
        except Exception:
            raise error from None
    sheets = [item for item in found if isinstance(item, Sheet)]
    if not any(sheet.rows for sheet in sheets) and any(part.held for part in archive.parts.values()):
        try:
            sheets = _thoroughly(data)
        except Exception as error:
            raise refuse(name, f"a workbook that reads as empty although it holds values ({error})", "the workbook saved again as .xlsx") from None
    return sheets, [item for item in found if isinstance(item, str)]


def _thoroughly(data: bytes) -> list[Sheet]:
    """The sheets by openpyxl, which knows more dialects and takes ten times as long."""
    import warnings

    from openpyxl import load_workbook

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        book = load_workbook(io.BytesIO(data), data_only=True, keep_links=False)
    sheets = []
    for sheet in book.worksheets:
        rows = [list(row) for row in sheet.iter_rows(values_only=True, max_row=min(sheet.max_row, MOST_ROWS), max_col=min(sheet.max_column, MOST_COLUMNS))]
        merged = tuple((area.min_row, area.min_col - 1, area.max_row, area.max_col - 1) for area in sheet.merged_cells.ranges)
        sheets.append(Sheet(sheet.title, rows, hidden=sheet.sheet_state != "visible", merged=merged))
    return sheets


def _placed(sheet: Sheet, cells: Mapping[tuple[int, int], Any]) -> Sheet:
    """A sheet with some cells put in their place, grown where they stand outside."""
    if not cells:
        return sheet
    first_row = min(row for row, _ in cells)
    first_column = min(column for _, column in cells)
    first_row = min(first_row, sheet.first_row) if sheet.rows else first_row
    first_column = min(first_column, sheet.first_column) if sheet.rows else first_column
    last_row = max([row for row, _ in cells] + [sheet.first_row + len(sheet.rows) - 1])
    width = max([column + 1 for _, column in cells] + [sheet.first_column + sheet.width]) - first_column
    left = sheet.first_column - first_column if sheet.rows else 0
    above = sheet.first_row - first_row if sheet.rows else 0
    rows: list[list[Any]] = [[""] * width for _ in range(above)]
    rows += [[""] * left + list(row) + [""] * (width - left - len(row)) for row in sheet.rows]
    rows += [[""] * width for _ in range(last_row - first_row + 1 - len(rows))]
    for (row, column), value in cells.items():
        rows[row - first_row][column - first_column] = value
    return replace(sheet, rows=rows, first_row=first_row, first_column=first_column)
