"""A result that comes back filled in: what was ours in it is set aside, so that only the adviser's own sheets and columns are read."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from sme_check.bulk.workbooks.table import Sheet, Workbook, is_blank

from .beside import HEADINGS
from .table import OURS, SUMMARY_TITLE

__all__ = ["without_results"]

_LOOKED_AT = 40
"""Rows of a sheet among which its headings stand."""


def without_results(workbook: Workbook) -> Workbook:
    """A workbook without the sheets and the columns that an earlier run put into it.

    Args:
        workbook: A workbook as it was opened; one that is no result is given back as it is.
    """
    kept = tuple(_without_columns(sheet) for sheet in workbook.sheets if not _is_ours(sheet))
    if len(kept) == len(workbook.sheets) and all(new is old for new, old in zip(kept, workbook.sheets, strict=True)):
        return workbook
    note = "It is the result of an earlier run: that run's sheets and columns were set aside, and your own read anew."
    return replace(workbook, sheets=kept, notes=(*workbook.notes, note))


def _is_ours(sheet: Sheet) -> bool:
    """Whether a sheet is one of ours: by its name and by what stands at its top."""
    name = sheet.name.removesuffix(" (sme_check)")
    first = str(sheet.rows[0][0]) if sheet.rows and sheet.rows[0] else ""
    return name in OURS and (first == name or (name == "Summary" and first.startswith(SUMMARY_TITLE)))


def _without_columns(sheet: Sheet) -> Sheet:
    """A sheet whose columns of answers are blank again from their headings down; the sheet itself if it has none."""
    for place, row in enumerate(sheet.rows[:_LOOKED_AT]):
        columns = [at for at, value in enumerate(row) if _is_heading(value)]
        if "Sanctions verdict" in (row[at] for at in columns) and len(columns) > 2:
            rows = [*sheet.rows[:place], *(_blanked(row, columns) for row in sheet.rows[place:])]
            if any(not is_blank(value) for row in rows for value in row[columns[0] :]):
                return replace(sheet, rows=rows)
            return replace(sheet, rows=[row[: columns[0]] for row in rows])
    return sheet


def _is_heading(value: Any) -> bool:
    return isinstance(value, str) and value.removesuffix(" (sme_check)") in HEADINGS


def _blanked(row: Sequence[Any], columns: Sequence[int]) -> list[Any]:
    cells = list(row)
    for at in columns:
        if at < len(cells):
            cells[at] = ""
    return cells
