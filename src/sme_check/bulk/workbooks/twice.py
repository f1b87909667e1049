"""Rows and cells that stand twice in the XML of a sheet: readers keep one of them and lose the other, so such a sheet is refused."""

import re
from collections.abc import Iterable
from itertools import pairwise

import numpy as np

__all__ = ["Seen", "cell_twice", "row_twice"]

_ROW = re.compile(rb"""<(?:\w+:)?row\b[^>]*?\br\s*=\s*["']\s*([0-9]{1,9})\s*["']""")
_CELL = re.compile(rb"""<(?:\w+:)?c\b[^>]*?\br\s*=\s*["']\s*\$?([A-Za-z]{1,3})\$?([0-9]{1,9})\s*["']""")
_PLAIN = re.compile(rb'<row r="[0-9]+"')
_START = b' r="'
_OPEN = 20
"""Bytes in which the number of a row ends."""


class Seen:
    """What was seen of a sheet, piece by piece, at a glance.

    Attributes:
        values: How many values are written there. As many as are read of it, and no cell stands twice.
        ascends: Whether every row is written as everybody writes it, further down than the one before: then none stands twice.
    """

    def __init__(self) -> None:
        self.values, self.ascends, self._last = 0, True, 0

    def see(self, piece: bytes, known: int) -> None:
        """Look at a piece, of which so many bytes at its start were looked at before."""
        before = piece[:known]
        self.values += _values(piece) - _values(before)
        starts = piece.split(b"<row")[1:]
        if starts and len(starts[-1]) < _OPEN and starts[-1].count(b'"') < 2:
            starts.pop()  # it goes on in the next piece
        numbers = [start[4:_OPEN].partition(b'"')[0] for start in starts[len(_PLAIN.findall(before)) :]]
        self.ascends = self.ascends and all(start.startswith(_START) for start in starts) and all(map(bytes.isdigit, numbers))
        if self.ascends and numbers:
            rows = [self._last, *map(int, numbers)]
            self.ascends, self._last = all(first < second for first, second in pairwise(rows)), rows[-1]


def _values(piece: bytes) -> int:
    return piece.count(b"</v>") + piece.count(b"</is>")


def row_twice(data: bytes) -> str:
    """The first row that stands twice in a sheet, in words; "" if none does."""
    rows = np.array([int(found[1]) for found in _ROW.finditer(data)], np.int64)
    numbers, count = np.unique(rows, return_counts=True)
    return f"row {int(numbers[count > 1][0]):,}" if (count > 1).any() else ""


def cell_twice(data: bytes) -> str:
    """The first cell that stands twice in a sheet, in words; "" if none does."""
    return _twice(found[1].upper() + found[2] for found in _CELL.finditer(data))


def _twice(cells: Iterable[bytes]) -> str:
    seen: set[bytes] = set()
    for cell in cells:
        if cell in seen:
            return f"cell {cell.decode()}"
        seen.add(cell)
    return ""
