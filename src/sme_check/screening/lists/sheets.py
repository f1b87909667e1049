"""Rows of CSV, ODS and XLSX files: cells as text, dates as the file writes them.

Spreadsheets are read by calamine, which trusts what a file says of its own size. So each part is unpacked and looked through first, and calamine is handed
the parts that were looked at.
"""

import csv
import io
import sys
import zipfile
from collections.abc import Callable, Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any
from xml.parsers import expat

from python_calamine import CalamineError, CalamineWorkbook

from .guard import opened, part_of, refuse, refuse_doctype

__all__ = ["csv_rows", "sheet_rows"]

_MOST_COLUMNS, _MOST_ROWS, _MOST_ALIKE, _LONGEST = 400, 300_000, 100, 4_000_000


def csv_rows(path: Path) -> Iterator[list[str]]:
    """The rows of a CSV file in UTF-8 or UTF-16 or, where it is neither, in Windows-1252."""
    csv.field_size_limit(min(_LONGEST, sys.maxsize))
    with opened(path) as stream:
        data = stream.read()
    try:
        text = data.decode("utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig")
    except UnicodeDecodeError:
        text = data.decode("cp1252", "replace")
    del data
    if "\x00" in text:
        raise refuse(path.name, "zero bytes, so no text file", "a CSV file as published")
    try:
        yield from csv.reader(io.StringIO(text, newline=""), strict=True)
    except csv.Error as error:
        raise refuse(path.name, f"no whole CSV file: {error}", "the CSV file as published; load it again if it broke off") from None


def sheet_rows(path: Path) -> Iterator[list[str]]:
    """The rows of the first sheet of an ODS or XLSX file.

    Raises:
        ListError: It is damaged, holds declarations, or claims more cells than any list has.
    """
    try:
        sheet = CalamineWorkbook.from_filelike(_looked_through(path)).get_sheet_by_index(0)
    except (CalamineError, OSError, ValueError) as error:
        raise refuse(path.name, f"a spreadsheet that cannot be read ({error})", "the whole file, as published") from None
    for row in sheet.iter_rows():
        yield [cell if isinstance(cell, str) else _text(cell) for cell in row]


def _text(cell: Any) -> str:
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, datetime | date):
        return cell.isoformat()[:10]
    return str(cell)


def _looked_through(path: Path) -> io.BytesIO:
    """A copy of the parts that hold text, each unpacked within bounds and looked at."""
    copy = io.BytesIO()
    with zipfile.ZipFile(path) as archive, zipfile.ZipFile(copy, "w") as kept:
        for name in archive.namelist():
            if name.endswith((".xml", ".rels")) or name == "mimetype":
                with part_of(path, name) as stream:
                    data = stream.read()
                if name == "content.xml" or name.startswith("xl/"):
                    _look(data, f"{path.name}: {name}")
                kept.writestr(name, data)
    copy.seek(0)
    return copy


def _look(data: bytes, where: str) -> None:
    parser = expat.ParserCreate()
    parser.StartDoctypeDeclHandler = lambda *_words: refuse_doctype(where)
    parser.StartElementHandler = _places(where) if where.endswith(".xml") and "/worksheets/" in where else _repeats(where)
    try:
        parser.Parse(data, True)
    except (expat.ExpatError, ValueError) as error:
        raise refuse(where, f"no whole XML: {error}", "the file as published; load it again if it broke off") from None


def _check(where: str, row: int, column: int, times: int = 1) -> None:
    if row > _MOST_ROWS or column > _MOST_COLUMNS or times > _MOST_ALIKE:
        found = f"a row said to stand {times} times" if times > _MOST_ALIKE else f"a value in row {row:,}, column {column:,}"
        raise refuse(where, found, f"a table of 58 columns, or of 36 or 29 in older lists, and at most {_MOST_ROWS:,} rows")


def _repeats(where: str) -> Callable[[str, dict[str, str]], None]:
    """Looks how far the values of an ODS file reach, whose rows and cells may be said to repeat."""
    row, column, times = 0, 0, 1

    def began(name: str, said: dict[str, str]) -> None:
        nonlocal row, column, times
        if name in ("table:table-cell", "table:covered-table-cell"):
            repeated = said.get("table:number-columns-repeated")
            column += int(repeated) if repeated else 1
            for key in said:
                if key.startswith("office:"):
                    _check(where, row + times, column, times)
                    break
        elif name == "table:table-row":
            row, column = row + times, 0
            times = int(said.get("table:number-rows-repeated", "1"))

    return began


def _places(where: str) -> Callable[[str, dict[str, str]], None]:
    """Looks how far the cells of an XLSX file reach, each of which says where it stands."""
    row, columns = 0, dict[str, int]()

    def began(name: str, said: dict[str, str]) -> None:
        nonlocal row
        place = said.get("r", "")
        if name.endswith("row") and place:
            row = int(place)
            _check(where, row, 0)
        elif name.endswith("c") and place:
            letters = place.rstrip("0123456789")
            if letters not in columns:
                columns[letters] = _column(letters)
                _check(where, row, columns[letters])
            if not place.endswith(str(row)):
                _check(where, int(place[len(letters) :]), 0)

    return began


def _column(letters: str) -> int:
    """The number of a column.

    >>> _column("A"), _column("BF")
    (1, 58)
    """
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number
