"""A sheet without headings, in the template's order of columns: taken for it only where its cells bear it out."""

from typing import Any

from .heading_words import Meaning
from .layout import Column, Plan, plan_of
from .table import Sheet, Workbook, is_blank
from .titled import Titled, plan_named
from .typed import Setting, cell_reader, code_of

__all__ = ["by_position"]

_LOOKED_AT = 20
_ENOUGH = 4
"""Cells of a strict kind (a code, a date, a choice) that must be read, with none that cannot be, before the order is believed."""


def by_position(sheet: Sheet, workbook: Workbook) -> Titled | None:
    """The sheet in the template's order; None where its cells do not bear that out."""
    plan = plan_named(sheet.name) or plan_of("partnerships")
    width = sheet.first_column + sheet.width
    if width > len(plan.columns) or sheet.first_row > 1:
        return None
    if not _bears_out(sheet, plan, workbook):
        return None
    columns = plan.columns[sheet.first_column : width]
    return Titled(sheet, plan, -1, [""] * len(columns), [Meaning(column.path, "position") for column in columns])


def _bears_out(sheet: Sheet, plan: Plan, workbook: Workbook) -> bool:
    read = 0
    for row in sheet.rows[:_LOOKED_AT]:
        for column, value in zip(plan.columns[sheet.first_column :], row, strict=False):
            if is_blank(value) or not _is_strict(column):
                continue
            if not _reads(column, value, workbook):
                return False
            read += 1
    return read >= _ENOUGH


def _is_strict(column: Column) -> bool:
    """Whether not any text will do."""
    if column.info is None or column.model is None:
        return False
    return column.info.kind not in ("text", "texts") or bool(code_of(column.model, column.info.name))


def _reads(column: Column, value: Any, workbook: Workbook) -> bool:
    if column.info is None or column.model is None:
        return True
    return cell_reader(column.info, column.model, Setting(epoch_1904=workbook.epoch_1904))(value, "").problem is None
