"""Binary workbooks (.xlsb), looked through before they are read: where their furthest cell stands."""

from collections.abc import Iterator

from .archive import Archive
from .limits import MOST_COLUMNS, MOST_ROWS, refuse

__all__ = ["refuse_far_binary"]

_ROW = 0
_CELLS = range(2, 12)
"""Records of cells that hold something: number, error, yes or no, text, and the results of formulas (MS-XLSB 2.3)."""


def refuse_far_binary(archive: Archive, name: str) -> None:
    """Refuse a binary workbook with a cell further out than the limits.

    Raises:
        FactError: Too many rows or columns.
    """
    for part in archive.parts:
        if not part.startswith("xl/worksheets/") or not part.endswith(".bin"):
            continue
        row = 0
        for kind, body in _records(archive.read(part)):
            if kind == _ROW:
                row = int.from_bytes(body[:4], "little")
            elif kind in _CELLS and (row >= MOST_ROWS or int.from_bytes(body[:4], "little") >= MOST_COLUMNS):
                found = f"something in row {row + 1:,}, column {int.from_bytes(body[:4], 'little') + 1:,}"
                raise refuse(name, found, f"at most {MOST_ROWS:,} rows and {MOST_COLUMNS:,} columns; clear the cells that are far out")


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
