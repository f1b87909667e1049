"""Rows of CSV, ODS and XLSX files as they stream by: cells as text, dates as the file writes them."""

import csv
import io
import re
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from .guard import opened, part_of, refuse, xml_events

__all__ = ["csv_rows", "ods_rows", "xlsx_rows"]

_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_SHEET = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_MOST_COLUMNS, _MOST_ROWS, _LONGEST = 400, 2_000_000, 4_000_000


def csv_rows(path: Path) -> Iterator[list[str]]:
    """The rows of a CSV file in UTF-8 or, where it is not, in Windows-1252."""
    csv.field_size_limit(min(_LONGEST, sys.maxsize))
    with opened(path) as stream:
        data = stream.read()
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = data.decode("cp1252", "replace")
    del data
    if "\x00" in text:
        raise refuse(path.name, "zero bytes, so no text file", "a CSV file as published")
    try:
        yield from csv.reader(io.StringIO(text, newline=""), strict=True)
    except csv.Error as error:
        raise refuse(path.name, f"no whole CSV file: {error}", "the CSV file as published; load it again if it broke off") from None


def _columns(cells: list[str], text: str, times: int, where: str) -> None:
    """Put a cell in its place; a run of equal cells is written once."""
    if times > 1 and not text:
        times = min(times, max(_MOST_COLUMNS - len(cells), 0))
    if times + len(cells) > _MOST_COLUMNS:
        raise refuse(where, "a row of hundreds of cells", "a table of 58 columns, or of 36 or 29 in older lists")
    cells.extend([text] * times)


def ods_rows(path: Path) -> Iterator[list[str]]:
    """The rows of the first sheet of an ODS file."""
    seen = 0
    cells: list[str] = []
    with part_of(path, "content.xml") as stream:
        for event, element in xml_events(stream, path.name, ("start", "end")):
            tag = element.tag
            if event == "start":
                if tag == f"{_TABLE}table-row":
                    cells = []
                continue
            if tag in (f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell"):
                text = element.get(f"{_OFFICE}date-value") or "\n".join("".join(part.itertext()) for part in element.iterfind(f"{_TEXT}p"))
                _columns(cells, text, int(element.get(f"{_TABLE}number-columns-repeated", "1")), path.name)
                element.clear()
            elif tag == f"{_TABLE}table-row":
                seen += 1
                if seen > _MOST_ROWS:
                    raise refuse(path.name, "millions of rows", "a list of some ten thousand rows")
                times = int(element.get(f"{_TABLE}number-rows-repeated", "1"))
                if any(cells) and times > 100:
                    raise refuse(path.name, f"a row said to stand {times} times", "a list whose rows differ")
                yield from ([list(cells)] * times if any(cells) else [[]])
                element.clear()
            elif tag == f"{_TABLE}table":
                return


def _shared(path: Path) -> list[str]:
    with zipfile.ZipFile(path) as archive:
        held = "xl/sharedStrings.xml" in archive.namelist()
    if not held:
        return []
    texts = []
    with part_of(path, "xl/sharedStrings.xml") as stream:
        for _event, element in xml_events(stream, path.name):
            if element.tag == f"{_SHEET}si":
                texts.append("".join(part.text or "" for part in element.iter(f"{_SHEET}t")))
                element.clear()
    return texts


def _column(reference: str) -> int:
    """The place of a cell from its name.

    >>> _column("A1"), _column("BF12")
    (0, 57)
    """
    place = 0
    for letter in re.match("[A-Z]*", reference)[0]:  # type: ignore[index]
        place = place * 26 + ord(letter) - 64
    return place - 1


def _value(cell: Any, shared: list[str]) -> str:
    kind, value = cell.get("t", "n"), cell.findtext(f"{_SHEET}v") or ""
    if kind == "s":
        return shared[int(value)]
    if kind == "inlineStr":
        return "".join(part.text or "" for part in cell.iter(f"{_SHEET}t"))
    return value.removesuffix(".0") if kind == "n" else value


def xlsx_rows(path: Path) -> Iterator[list[str]]:
    """The rows of the first sheet of an XLSX file."""
    shared = _shared(path)
    seen = 0
    with part_of(path, "xl/worksheets/sheet1.xml") as stream:
        for _event, element in xml_events(stream, path.name):
            if element.tag != f"{_SHEET}row":
                continue
            seen += 1
            if seen > _MOST_ROWS:
                raise refuse(path.name, "millions of rows", "a list of some ten thousand rows")
            cells: list[str] = []
            for cell in element:
                place = _column(cell.get("r", "")) if cell.get("r") else len(cells)
                try:
                    _columns(cells, "", place - len(cells), path.name)
                    _columns(cells, _value(cell, shared), 1, path.name)
                except (IndexError, ValueError):
                    raise refuse(path.name, f"cell {cell.get('r')} points to a text that is not there", "the whole file, as published") from None
            yield cells
            element.clear()
