"""Workbooks of the old kind (.xls), looked through before they are read: how many cells their sheets reach over, from when they count their days."""

import struct
from collections.abc import Iterator, Sequence

from .limits import MOST_CELLS, refuse

__all__ = ["old_from_1904", "records_of", "refuse_far_old"]

_BEGINS, _ENDS = 0x0809, 0x000A
_CELLS = frozenset({0x0006, 0x00BD, 0x00BE, 0x00D6, 0x00FD, 0x0201, 0x0203, 0x0204, 0x0205, 0x027E})
"""Records of cells (MS-XLS 2.3): formula, numbers, blanks, texts, yes or no and errors; all begin with row and column."""
_REACHES, _DEEPEST, _WIDEST = 0x0200, 1 << 16, 1 << 8
"""Says how far a sheet reaches: its first row, the one after its last, and so with its columns; and how far it can (MS-XLS 2.4.90)."""
_FROM = 0x0022
"""Says whether days are counted from 1904."""
_SEVERAL = frozenset({0x00BD, 0x00BE})
"""Those of several cells in a row: they end with the last column."""
_NONE = 0xFFFFFFFA


def refuse_far_old(data: bytes, name: str) -> None:
    """Refuse an old workbook whose sheets reach over more cells than the limits: a reader makes one of each, blank ones too.

    Raises:
        FactError: Too many cells, or a sheet that says it reaches as none can: a reader that believes it takes the whole program down.
    """
    cells, book = 0, _book(data)
    if any(kind == _REACHES and not _can_reach(body) for kind, body in _records(book)):
        raise refuse(name, "a workbook that is damaged: how far a sheet reaches", "the workbook opened in Excel or LibreOffice and saved again as .xlsx")
    for rows, columns in _extents(book):
        cells += rows * columns
        if cells > MOST_CELLS:
            raise refuse(name, f"cells that reach to row {rows:,}, column {columns:,}", f"at most {MOST_CELLS:,} cells; clear the cells that are far out")


def old_from_1904(data: bytes) -> bool:
    """Whether an old workbook counts its days from 1904."""
    return next((body[:2] == b"\1\0" for kind, body in _records(_book(data)) if kind in (_FROM, _ENDS)), False)


def records_of(data: bytes) -> Iterator[tuple[int, bytes, int]]:
    """Each record of the workbook in a file: its kind, its body, and where it begins in the stream."""
    at = 0
    for kind, body in _records(_book(data)):
        yield kind, body, at
        at += 4 + len(body)


def _records(stream: bytes) -> Iterator[tuple[int, bytes]]:
    """Each record: its kind and its body."""
    at = 0
    while at + 4 <= len(stream):
        kind, size = struct.unpack_from("<HH", stream, at)
        yield kind, stream[at + 4 : at + 4 + size]
        at += 4 + size


def _can_reach(body: bytes) -> bool:
    """Whether a sheet can reach as far as it says; what is too short to say it is left for the reader to refuse."""
    form = {14: "<IIHH", 10: "<HHHH"}.get(len(body))
    if form is None:
        return True
    first_row, rows, first_column, columns = struct.unpack_from(form, body)
    return not (rows and columns) or (first_row <= rows <= _DEEPEST and first_column <= columns <= _WIDEST)


def _extents(stream: bytes) -> Iterator[tuple[int, int]]:
    """How many rows and columns each sheet reaches over."""
    rows = columns = 0
    for kind, body in _records(stream):
        if kind in _CELLS and len(body) >= 4:
            row, column = struct.unpack_from("<HH", body)
            last = struct.unpack_from("<H", body, len(body) - 2)[0] if kind in _SEVERAL else column
            rows, columns = max(rows, row + 1), max(columns, last + 1)
        elif kind == _ENDS:
            yield rows, columns
            rows = columns = 0
    yield rows, columns


def _book(data: bytes) -> bytes:
    """The stream of the workbook; what cannot be followed is left for the reader to refuse.

    The container is one of sectors in chains (MS-CFB): a short stream stands in the chain of the root.
    """
    try:
        size, short = 1 << struct.unpack_from("<H", data, 30)[0], 1 << struct.unpack_from("<H", data, 32)[0]
        table = _table(data, size)
        entries = _chain(data, struct.unpack_from("<I", data, 48)[0], table, size, size)
        found = [entries[at : at + 128] for at in range(0, len(entries) - 127, 128)]
        book = next(entry for entry in found if entry[:64].decode("utf-16-le", "replace").split("\0")[0].casefold() in ("workbook", "book"))
        start, length = struct.unpack_from("<II", book, 116)
        if length >= struct.unpack_from("<I", data, 56)[0]:
            return _chain(data, start, table, size, size)[:length]
        inner = _chain(data, struct.unpack_from("<I", found[0], 116)[0], table, size, size)
        links = _chain(data, struct.unpack_from("<I", data, 60)[0], table, size, size)
        return _chain(inner, start, struct.unpack(f"<{len(links) // 4}I", links), short, 0)[:length]
    except (struct.error, StopIteration, IndexError, ValueError, OverflowError):
        return b""


def _table(data: bytes, size: int) -> Sequence[int]:
    """Which sector follows each."""
    places = [place for place in struct.unpack_from("<109I", data, 76) if place < _NONE]
    more, seen = struct.unpack_from("<I", data, 68)[0], 0
    while more < _NONE and seen * size < len(data):
        *some, more = struct.unpack_from(f"<{size // 4}I", data, (more + 1) * size)
        places += [place for place in some if place < _NONE]
        seen += 1
    joined = b"".join(data[(place + 1) * size : (place + 2) * size] for place in places[: len(data) // size + 1])
    return struct.unpack(f"<{len(joined) // 4}I", joined[: len(joined) // 4 * 4])


def _chain(data: bytes, start: int, table: Sequence[int], size: int, before: int) -> bytes:
    """The sectors of a chain, one after another; no more of them than there are."""
    found: list[bytes] = []
    while start < _NONE and len(found) * size <= len(data):
        found.append(data[before + start * size : before + (start + 1) * size])
        start = table[start]
    return b"".join(found)
