"""Binary workbooks (.xlsb), looked through before they are read: where their furthest cell stands, from when they count their days."""

from collections.abc import Iterator, Mapping

from .archive import Archive
from .limits import MOST_CELLS, MOST_COLUMNS, MOST_ROWS, refuse
from .table import Comments

__all__ = ["binary_comments", "binary_from_1904", "refuse_far_binary"]

_ROW = 0
_BOOK = 153
"""What is said of the workbook as a whole; its first bit, that days are counted from 1904."""
_CELLS = range(2, 12)
"""Records of cells that hold something: number, error, yes or no, text, and the results of formulas (MS-XLSB 2.3)."""


def refuse_far_binary(archive: Archive, name: str) -> None:
    """Refuse a binary workbook with a cell further out than the limits.

    Raises:
        FactError: Too many rows, columns or cells, or a row twice.
    """
    cells = 0
    for part in archive.parts:
        if part.startswith("xl/worksheets/") and part.endswith(".bin"):
            rows, columns = _extent(archive.read(part), part, name)
            cells += rows * columns
            if rows > MOST_ROWS or columns > MOST_COLUMNS or cells > MOST_CELLS:
                found = f"something in row {rows:,}, column {columns:,}"
                accepted = f"at most {MOST_ROWS:,} rows, {MOST_COLUMNS:,} columns and {MOST_CELLS:,} cells; clear the cells that are far out"
                raise refuse(name, found, accepted)


def binary_from_1904(archive: Archive) -> bool:
    """Whether a binary workbook counts its days from 1904."""
    return any(kind == _BOOK and bool(body[:1]) and bool(body[0] & 1) for kind, body in _records(archive.read("xl/workbook.bin")))


def binary_comments(archive: Archive) -> Mapping[str, Comments]:
    """Nothing, where a binary workbook has no comments on its cells.

    Raises:
        FactError: It has some: they are not read.
    """
    if any("comments" in part for part in archive.parts):
        raise refuse("the comments", "comments of a binary workbook", "the workbook saved again as .xlsx")
    return {}


def _extent(data: bytes, part: str, name: str) -> tuple[int, int]:
    """The last row and column of a sheet in which something stands, from 1.

    Raises:
        FactError: A row stands twice.
    """
    row = last = width = 0
    seen: set[int] = set()
    for kind, body in _records(data):
        if kind == _ROW:
            row = int.from_bytes(body[:4], "little")
            if row in seen:
                raise refuse(name, f"row {row + 1:,} of {part} twice, so that one of them would be lost", "the workbook saved again as .xlsx")
            seen.add(row)
        elif kind in _CELLS:
            last, width = max(last, row + 1), max(width, int.from_bytes(body[:4], "little") + 1)
    return last, width


def _records(data: bytes) -> Iterator[tuple[int, bytes]]:
    """Each record: its kind, and as much of its body as places it."""
    at, end = 0, len(data)
    while at < end:
        kind = data[at]
        at += 1
        if kind & 0x80 and at < end:
            kind = (kind & 0x7F) | (data[at] & 0x7F) << 7
            at += 1
        size = shift = 0
        while at < end and shift < 28:
            byte = data[at]
            at += 1
            size |= (byte & 0x7F) << shift
            shift += 7
            if not byte & 0x80:
                break
        yield kind, data[at : at + 4]
        at += size
