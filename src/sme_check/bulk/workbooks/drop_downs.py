"""The cells of which the drop-downs of an .xlsx offer a choice: such a list says what could stand in a cell, and nothing of any row."""

import re
from collections.abc import Iterator
from xml.sax.saxutils import unescape

from .archive import reopened
from .parts import read_book
from .table import Workbook, column_number

__all__ = ["Offered", "offered"]

Offered = dict[str, list[tuple[int, int, int, int]]]
"""By sheet, the cells offered: first row, first column, last row, last column; rows from 1, columns from 0."""

_VALIDATION = re.compile(rb"<(?:\w+:)?dataValidation\b[^>]*\btype=\"list\".*?</(?:\w+:)?dataValidation>", re.DOTALL)
_FORMULA = re.compile(rb"<(?:\w+:)?(?:formula1|f)\b[^>]*>([^<]+)<")
_RANGE = re.compile(r"=?(?:'((?:[^']|'')+)'|([^\s'!]+))!\$?([A-Z]{1,3})\$?([0-9]*)(?::\$?([A-Z]{1,3})\$?([0-9]*))?")
_LAST = 1_048_576


def offered(workbook: Workbook) -> Offered:
    """The cells of which drop-downs offer a choice; of another kind of file, and of what a formula makes, none is known."""
    found: Offered = {}
    if workbook.kind != "xlsx" or not isinstance(workbook.source, bytes):
        return found
    archive = reopened(workbook.source)
    book = read_book(archive)
    for part in book.parts.values():
        for formula in _formulas(archive.read(part)):
            if cells := _RANGE.fullmatch(book.names.get(formula, formula)):
                name = (cells[1] or cells[2]).replace("''", "'")
                column = column_number(cells[3])
                rows = int(cells[4] or 1), int((cells[6] if cells[5] else cells[4]) or _LAST)
                found.setdefault(name, []).append((rows[0], column, rows[1], column_number(cells[5]) if cells[5] else column))
    return found


def _formulas(part: bytes) -> Iterator[str]:
    """What the drop-downs of a sheet are made from; they stand behind its cells."""
    for validation in _VALIDATION.finditer(part, max(part.rfind(b"sheetData>"), 0)):
        for formula in _FORMULA.finditer(validation[0]):
            yield unescape(formula[1].decode("utf-8", "replace")).strip()
