"""The rows of a long sheet, put into it as ready text: xlsxwriter keeps the formats, links, charts and the file, its way of writing cell by cell is passed by.

A cell written through the library costs several microseconds, and in constant memory every text stands in its cell once more: the sheet of a hundred thousand
rows with what is said beside them has 300 MB unpacked. Here a text goes once to the texts that all sheets share, and its cell is made once for each format.
A text that the library would not keep as it is stands in its cell: what begins with <r> and ends with </r> would be taken for markup.
"""

import re
from collections.abc import Iterable, Mapping
from datetime import date, datetime, time, timedelta
from math import isfinite
from typing import Any

from xlsxwriter.format import Format
from xlsxwriter.sharedstrings import SharedStringTable
from xlsxwriter.utility import xl_col_to_name
from xlsxwriter.worksheet import Worksheet

__all__ = ["LONGEST", "LinedSheet", "cut", "serial", "text_cell"]

LONGEST = 32_767
"""Characters that a cell of Excel holds, in units of UTF-16."""

_SPECIAL = re.compile(r"[&<>]")
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\ufffe\uffff\ud800-\udfff]")
_ESCAPED = re.compile(r"_(?=x[0-9a-fA-F]{4}_)")
_EPOCH = date(1899, 12, 30).toordinal()
_ERRORS = frozenset({"#DIV/0!", "#N/A", "#NAME?", "#NULL!", "#NUM!", "#REF!", "#VALUE!"})
_MOST_SHARED = 500_000
"""Texts that the sheets share; any further one is likely to be the only one of its kind, and held in memory for nothing."""
_FIRST_DAY = date(1900, 3, 1)
"""Excel counts a 29 February 1900 that never was; no day before the next is written as a number."""
_DAY_SECONDS = 86_400


def cut(text: str, where: str) -> str:
    """A text that a cell can hold: if it is too long, its beginning, and where the whole is found.

    >>> len(cut("x" * 40_000, "the sheet Findings"))
    32767
    """
    if len(text) * 2 <= LONGEST or len(text.encode("utf-16-le", "surrogatepass")) // 2 <= LONGEST:
        return text
    tail = f" … (cut at the limit of a cell; the whole: {where})"
    kept = text.encode("utf-16-le", "surrogatepass")[: 2 * (LONGEST - len(tail))]
    return kept.decode("utf-16-le", "ignore") + tail


def serial(value: date | time | timedelta) -> float | int | None:
    """A day or time as Excel counts it; None if it cannot.

    >>> serial(date(2026, 5, 15)), serial(date(1812, 9, 7)), serial(time(12))
    (46157, None, 0.5)
    """
    if isinstance(value, timedelta):
        return value.total_seconds() / _DAY_SECONDS
    if isinstance(value, time):
        return _of_day(value)
    if (value.date() if isinstance(value, datetime) else value) < _FIRST_DAY:
        return None
    days = value.toordinal() - _EPOCH
    return days + _of_day(value) if isinstance(value, datetime) else days


def _of_day(value: time | datetime) -> float:
    return (value.hour * 3600 + value.minute * 60 + value.second + value.microsecond / 1e6) / _DAY_SECONDS


def _safe(text: str) -> str:
    """A text in which nothing is markup and every character is one that XML and Excel hold."""
    if _ESCAPED.search(text):
        text = _ESCAPED.sub("_x005F_", text)
    if _CONTROL.search(text):
        text = _CONTROL.sub(lambda found: "\ufffd" if "\ud800" <= found[0] <= "\udfff" else f"_x{ord(found[0]):04X}_", text)
    if _SPECIAL.search(text):
        text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return text


def text_cell(text: str, style: int = 0) -> str:
    """A text as a cell, from behind its address on: always a text, never a formula, whatever it begins with.

    >>> text_cell("=1+1 & <r>", 3)
    ' s="3" t="inlineStr"><is><t>=1+1 &amp; &lt;r&gt;</t></is></c>'
    """
    space = ' xml:space="preserve"' if text != text.strip() or "\n" in text else ""
    return f'{_styled(style)} t="inlineStr"><is><t{space}>{_safe(text)}</t></is></c>'


def _kept_otherwise(text: str) -> bool:
    """Whether the library would not keep a text of the shared ones as it is."""
    return bool(_CONTROL.search(text) or _ESCAPED.search(text)) or (text.startswith("<r>") and text.endswith("</r>"))


def _styled(style: int) -> str:
    return f' s="{style}"' if style else ""


class LinedSheet(Worksheet):  # type: ignore[misc]  # the library is untyped
    """A sheet of a workbook in constant memory that takes whole rows. Rows come in order; what is written through the library, before them."""

    def __init__(self) -> None:
        super().__init__()
        self._letters = [xl_col_to_name(column) for column in range(64)]
        self._texts: dict[int, dict[str, str]] = {}

    def letters(self, count: int) -> list[str]:
        """The letters of the first columns."""
        self._letters += [xl_col_to_name(column) for column in range(len(self._letters), count)]
        return self._letters

    @staticmethod
    def style(form: Format | None) -> int:
        """The number of a format in the file; 0 for none."""
        return int(form._get_xf_index()) if form is not None else 0

    def texts(self, style: int = 0) -> dict[str, str]:
        """The cells of the texts that were put in a format, by the text: what `text` gives."""
        return self._texts.setdefault(style, {})

    def text(self, text: str, style: int = 0) -> str:
        """A text as a cell, from behind its address on; made once for each that the sheets share."""
        known = self.texts(style)
        found = known.get(text)
        if found is None:
            place = self._shared(text)
            if place is None:
                return text_cell(text, style)
            found = known[text] = f'{_styled(style)} t="s"><v>{place}</v></c>'
        return found

    def _shared(self, text: str) -> int | None:
        """The place of a text among those that all sheets share; None for one that stands in its cell."""
        table: SharedStringTable = self.str_table
        if text not in table.string_table and (table.unique_count >= _MOST_SHARED or _kept_otherwise(text)):
            return None
        return int(table._get_shared_string_index(text))

    def value(self, value: Any, style: int, dates: Mapping[type, int]) -> str:
        """A value as a cell, from behind its address on.

        Args:
            value: Text (cut if it is too long), number, yes or no, day or time, or None for a blank cell.
            style: The number of its format; 0 for none.
            dates: The number of the format of each kind of day and time, where there is none.
        """
        kind = value.__class__
        if kind is float or kind is int:
            return f"{_styled(style)}><v>{value!r}</v></c>" if _is_number_of_excel(value) else self.text(str(value), style)
        if kind is str:
            return self.text(cut(value, "your own file"), style) if value else f"{_styled(style)}/>"
        if kind is bool:
            return f'{_styled(style)} t="b"><v>{int(value)}</v></c>'
        if value is None:
            return f"{_styled(style)}/>"
        if isinstance(value, date | time | timedelta):
            counted = serial(value)
            return self.text(str(value), style) if counted is None else f"{_styled(style or dates.get(kind, 0))}><v>{counted!r}</v></c>"
        return self.text(cut(str(value), "your own file"), style)

    def put(self, row: int, cells: Iterable[str]) -> None:
        """Put a row: its cells from `c` on, each with its address, in order.

        Args:
            row: The row, from 0; after those put before.
            cells: Such as `<c r="B3"` and what `value` gives.
        """
        info = self.row_info.get(row)
        if info is None:
            self.fh.write(f'<row r="{row + 1}">{"".join(cells)}</row>')
        else:
            self._write_row(row, None, info)
            self.fh.write("".join(cells) + "</row>")

    def _write_single_row(self, current_row_num: int = 0) -> None:
        """Every row is put; the library would write that of a link, of a comment or of a height once more, which Excel calls damaged."""

    def formula(self, formula: str, value: Any, style: int) -> str:
        """A formula with the value it had, as a cell, from behind its address on."""
        words = _safe(formula.removeprefix("="))
        if isinstance(value, str):
            kind = "e" if value in _ERRORS else "str"
            return f'{_styled(style)} t="{kind}"><f>{words}</f><v>{_safe(value)}</v></c>'
        if isinstance(value, bool):
            return f'{_styled(style)} t="b"><f>{words}</f><v>{int(value)}</v></c>'
        counted = serial(value) if isinstance(value, date | time | timedelta) else value
        return f"{_styled(style)}><f>{words}</f>{'' if counted is None else f'<v>{counted!r}</v>'}</c>"

    def link(self, row: int, column: int, target: str) -> None:
        """Make a link of a cell that is put; row and column from 0."""
        self.ignore_write_string = True  # the text of the cell is put with its row
        self.write_url(row, column, target)
        self.ignore_write_string = False

    def extent(self, last_row: int, last_column: int) -> None:
        """Say how far the rows put reach; once, after them."""
        self._check_dimensions(0, 0)
        self._check_dimensions(last_row, last_column)


def _is_number_of_excel(value: float) -> bool:
    """Whether Excel has a number like it: no infinity, and of whole numbers no more than fifteen digits."""
    return isfinite(value) and (value.__class__ is float or abs(value) <= 10**15)
