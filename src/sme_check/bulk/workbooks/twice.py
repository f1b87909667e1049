"""Rows and cells that stand twice in the XML of a sheet: readers keep one of them and lose the other, so such a sheet is refused."""

import re

import numpy as np

__all__ = ["Twice"]

_ROW = re.compile(rb"""<(?:\w+:)?row\b[^>]*?\br\s*=\s*["']\s*([0-9]{1,9})\s*["']""")
_CELL = re.compile(rb"""<(?:\w+:)?c\b[^>]*?\br\s*=\s*["']\s*\$?([A-Za-z]{1,3})\$?([0-9]{1,9})\s*["']""")
_CELLS_UP_TO = 30_000_000
"""Bytes of a sheet whose cells are looked at one by one; of a larger one its rows."""


class Twice:
    """What was seen of a sheet, piece by piece."""

    def __init__(self) -> None:
        self._rows: list[np.ndarray[tuple[int], np.dtype[np.int64]]] = []
        self._cells: dict[bytes, None] = {}
        self._cell, self._size = "", 0

    def see(self, piece: bytes, known: int) -> None:
        """Look at a piece, of which so many bytes at its start were looked at before."""
        self._rows.append(np.array([int(found[1]) for found in _ROW.finditer(piece) if found.end() > known], np.int64))
        self._size += len(piece) - known
        for found in _CELL.finditer(piece) if self._size <= _CELLS_UP_TO and not self._cell else ():
            if found.end() > known:
                cell = found[1].upper() + found[2]
                self._cell = cell.decode() if cell in self._cells else self._cell
                self._cells[cell] = None

    def found(self) -> str:
        """The first row or cell that stands twice, in words; "" if none does."""
        rows = np.concatenate(self._rows) if self._rows else np.zeros(0, np.int64)
        if (np.diff(rows) <= 0).any():
            numbers, count = np.unique(rows, return_counts=True)
            if (count > 1).any():
                return f"row {int(numbers[count > 1][0]):,}"
        return f"cell {self._cell}" if self._cell else ""
