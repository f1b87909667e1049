"""Tables of lines: the facts that the rules read, each a column of codes, and any row as a line again for a proof."""

from collections.abc import Iterable
from datetime import date
from typing import Any, Protocol

import numpy as np

from sme_check.facts.line import Line
from sme_check.facts.of_party import ABSENT

from .encode import Coded, Numbers, encode

__all__ = ["LineTable", "Table", "coded"]

_KEPT = (None, ABSENT)


class Table(Protocol):
    """Lines of one day, row by row; the columns may come from anywhere, a line is made only for a row that a proof is wanted of."""

    day: date
    rows: int

    def column(self, path: str) -> Coded | Numbers:
        """A fact of the line: `activity.*`, `goods.*`, `business.*`, `uk_party.*`, `partnership.*`."""
        ...

    def line(self, row: int) -> Line:
        """The line of a row."""
        ...

    def party_line(self, row: int) -> Line:
        """A line with the parties of a row, and whatever else the table has at hand."""
        ...

    @property
    def look_ups(self) -> Coded:
        """The adviser's look-ups: one code for each distinct tuple of them."""
        ...

    @property
    def parties(self) -> Coded:
        """One code for each distinct combination of the business, the UK party, the other parties and the look-ups."""
        ...

    @property
    def places(self) -> Coded:
        """One code for each distinct place of an activity and an item among the facts."""
        ...


class LineTable:
    """A table made from lines.

    Args:
        lines: Lines of one day.
    """

    def __init__(self, lines: Iterable[Line]) -> None:
        self._lines = tuple(lines)
        self.rows = len(self._lines)
        self.day = self._lines[0].as_of if self._lines else date.min
        self._columns: dict[str, Coded] = {}
        self._derived: dict[str, Coded] = {}

    def line(self, row: int) -> Line:
        """The line of a row."""
        return self._lines[row]

    def party_line(self, row: int) -> Line:
        """The line of a row, which states its parties."""
        return self.line(row)

    def column(self, path: str) -> Coded:
        """A fact of every line."""
        if path not in self._columns:
            self._columns[path] = encode((line.read(path) for line in self._lines), _KEPT, key=_same)
        return self._columns[path]

    def _once(self, name: str, values: Iterable[Any]) -> Coded:
        if name not in self._derived:
            self._derived[name] = encode(values)
        return self._derived[name]

    @property
    def look_ups(self) -> Coded:
        """The look-ups of the partnership."""
        return self._once("look_ups", (line.partnership.look_ups for line in self._lines))

    @property
    def parties(self) -> Coded:
        """The business, the UK party, the others and the look-ups; the place of the others counts, for it is what an open question names."""
        return self._once("parties", ((line.partnership.business, _uk_side(line), _others(line), line.partnership.look_ups) for line in self._lines))

    @property
    def places(self) -> Coded:
        """Where activity and item stand."""
        return self._once("places", ((line.activity_path, line.item_path) for line in self._lines))


def _uk_side(line: Line) -> Any:
    return tuple((member.path, member.party) for member in line.members("uk_party").stated)


def _others(line: Line) -> Any:
    return ABSENT if line.activity is None else (line.activity_path, line.activity.others)


def _same(value: Any) -> Any:
    """What tells values apart: True is not 1."""
    return (type(value), value) if isinstance(value, bool | int | float) else value


def coded(column: Coded | Numbers) -> Coded:
    """A column of numbers as codes, where it must be combined with others."""
    if isinstance(column, Coded):
        return column
    values, first, codes = np.unique(column.values, return_index=True, return_inverse=True, equal_nan=True)
    return Coded(codes.reshape(-1), values.tolist(), first)
