"""The adviser's own sheets, copied: the same values in the same cells, and as far as the file states them the same looks."""

import io
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

from sme_check.bulk.workbooks.table import Sheet, Workbook, is_blank

from .colours import Colours
from .looks import AddFormat, Looks, looks_of

__all__ = ["DATES", "MOST_LOOKED_AT", "Own", "own_of"]

MOST_LOOKED_AT = 50_000
"""Cells of a workbook up to which the looks of each are kept; beyond, values, number formats by column and the width of columns."""

_MOST_UNPACKED = 20_000_000
"""Bytes of its sheets up to which that is so: a sheet may have a million formatted cells with nothing in them."""

DATES: Mapping[type, str] = {date: "yyyy-mm-dd", datetime: "yyyy-mm-dd hh:mm", time: "hh:mm", timedelta: "[h]:mm"}
"""How a day or time is shown whose own format is not known."""

_SAMPLED = 60
"""Rows looked at for the number formats and the widths of a large sheet."""
_WHOLE = (
    "kept: values, formats, widths, merged cells, frozen panes, drop-downs, comments, links, formulas with the values they had (but for such as reach outside)"
)
_PARTLY = "kept: values, number formats by column, merged cells; not kept, since the sheets are large: colours, drop-downs, formulas (their values are)"
_VALUES = "kept: values; a file of this kind is not asked for its looks"
_LEFT_OUT = "; pictures, charts, macros and conditional formats are in your own file only"


@dataclass
class Own:
    """The looks of a workbook's sheets.

    Attributes:
        looks: By the name of the sheet.
        names: Names that formulas and drop-downs use, with what they stand for.
        kept: What was kept, in words.
    """

    looks: dict[str, Looks] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)
    kept: str = _VALUES


def own_of(workbook: Workbook, add_format: AddFormat) -> Own:
    """The looks of a workbook's sheets: of a small one cell by cell, of a large one column by column."""
    cells = sum(len(sheet.rows) * sheet.width for sheet in workbook.sheets)
    try:
        if workbook.kind == "xlsx" and workbook.source is not None:
            small = cells <= MOST_LOOKED_AT and _unpacked(workbook) <= _MOST_UNPACKED
            found = _whole(workbook, add_format) if small else _sampled(workbook, add_format)
        else:
            found = Own()
    except Exception:  # the library stumbles over files that others read; values come first
        found = Own(kept=f"{_VALUES}: its looks could not be read")
    found.kept += _LEFT_OUT
    for sheet in workbook.sheets:
        looks = found.looks.setdefault(sheet.name, Looks())
        if not looks.widths:
            looks.widths = _widths(sheet)
    return found


def _stream(workbook: Workbook) -> Any:
    return io.BytesIO(workbook.source) if isinstance(workbook.source, bytes | bytearray) else Path(workbook.source)


def _unpacked(workbook: Workbook) -> int:
    with zipfile.ZipFile(_stream(workbook)) as file:
        return sum(info.file_size for info in file.infolist() if "worksheets" in info.filename)


def _whole(workbook: Workbook, add_format: AddFormat) -> Own:
    from openpyxl import load_workbook

    book = load_workbook(_stream(workbook))
    colours = Colours(book.loaded_theme)
    known = {sheet.name for sheet in workbook.sheets}
    looks = {name: looks_of(book[name], colours, add_format) for name in book.sheetnames if name in known and hasattr(book[name], "_cells")}
    names = {name: str(item.attr_text) for name, item in book.defined_names.items() if item.attr_text and _own_name(name, str(item.attr_text))}
    return Own(looks, names, _WHOLE)


def _own_name(name: str, text: str) -> bool:
    return not name.startswith("_") and not any(sign in text for sign in ("[", "|", "#REF!", "("))


def _sampled(workbook: Workbook, add_format: AddFormat) -> Own:
    from openpyxl.reader.excel import ExcelReader

    class Reader(ExcelReader):  # the texts, which are most of a large file, are not needed
        def read_strings(self) -> None:
            self.shared_strings = _NoTexts()

    reader = Reader(_stream(workbook), read_only=True)
    reader.read()
    made: dict[str, int] = {}
    found = Own(kept=_PARTLY)
    for sheet in workbook.sheets:
        if sheet.name in reader.wb.sheetnames:
            found.looks[sheet.name] = Looks(of_column=_number_formats(reader.wb[sheet.name], made, add_format))
    reader.wb.close()
    return found


class _NoTexts(list[str]):
    """Stands for the texts of a workbook where nobody reads them."""

    def __getitem__(self, place: Any) -> Any:
        return ""


def _number_formats(sheet: Any, made: dict[str, int], add_format: AddFormat) -> dict[int, int]:
    """The format of each column's numbers: that of the first one found."""
    found: dict[int, int] = {}
    for row in sheet.iter_rows(min_row=1, max_row=_SAMPLED):
        for cell in row:
            if cell.value is None or isinstance(cell.value, str) or cell.column - 1 in found or cell.number_format == "General":
                continue
            if cell.number_format not in made:
                made[cell.number_format] = add_format({"num_format": cell.number_format})
            found[cell.column - 1] = made[cell.number_format]
    return found


def _widths(sheet: Sheet) -> dict[int, float | None]:
    """Widths that show the beginning of a sheet."""
    longest: dict[int, int] = {}
    for row in sheet.rows[:_SAMPLED]:
        for at, value in enumerate(row):
            if not is_blank(value):
                longest[at] = max(longest.get(at, 0), len(str(value)))
    return {sheet.first_column + at: float(min(max(length + 2, 9), 45)) for at, length in longest.items()}
