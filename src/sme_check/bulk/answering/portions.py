"""The columns of a long frame's answers, found some rows at a time: packed until all are done, so that texts which stay do not scatter among what goes."""

import json
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from sme_check.engine.columns.encode import encode

__all__ = ["Portions"]

Array = np.ndarray[Any, Any]


@dataclass(frozen=True, eq=False)
class _Packed:
    """Some rows of a column of texts: the place of each among its distinct texts, and these."""

    codes: Array
    texts: bytes

    @classmethod
    def of(cls, column: Array) -> "_Packed":
        """A column packed."""
        found = encode(column.tolist())
        return cls(found.codes, zlib.compress(json.dumps(found.values).encode(), 1))

    def column(self, known: dict[str, str]) -> Array:
        """The column again, each text one object with all that is equal to it."""
        texts = json.loads(zlib.decompress(self.texts))
        column: Array = np.array([known.setdefault(text, text) for text in texts], dtype=object)[self.codes]
        return column


class Portions:
    """Columns found some rows at a time.

    Args:
        rows: How many rows there are in all.
    """

    def __init__(self, rows: int) -> None:
        self._rows = rows
        self._held: dict[str, list[tuple[Array, Array | _Packed]]] = {}

    def add(self, rows: Array, columns: Mapping[str, Array]) -> None:
        """The columns of some rows, by their numbers."""
        for name, column in columns.items():
            self._held.setdefault(name, []).append((rows, _Packed.of(column) if column.dtype == object else column))

    def columns(self) -> Iterator[tuple[str, Array]]:
        """The columns of all rows, which are given up one by one."""
        for name in list(self._held):
            yield name, self._whole(self._held.pop(name))

    def _whole(self, held: list[tuple[Array, Array | _Packed]]) -> Array:
        known: dict[str, str] = {}
        columns = ((rows, part.column(known) if isinstance(part, _Packed) else part) for rows, part in held)
        rows, first = next(columns)
        whole = np.empty(self._rows, first.dtype)
        whole[rows] = first
        for rows, column in columns:
            whole[rows] = column
        return whole
