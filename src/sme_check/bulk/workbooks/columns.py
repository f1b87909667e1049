"""One column of a sheet, read: each distinct cell once."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sme_check.errors import Problem

from .table import Shown, Unstored
from .typed import NOTHING, Reading

__all__ = ["Column", "read_column"]

Reader = Callable[[Any, str], Reading]
_ODD = frozenset({Shown, Unstored, list, tuple, dict})
"""Types whose values may equal those of another type, or that cannot be looked up."""


def _to_be_told_apart(cells: Sequence[Any]) -> bool:
    """Whether cells that are equal may be of different types; True equals 1."""
    types = set(map(type, cells))
    return bool(_ODD & types) or (bool in types and bool({int, float} & types))


@dataclass(frozen=True, eq=False)
class Column:
    """A column, read.

    Attributes:
        values: The fact of each row; None where nothing is known.
        problems: What is wrong with a row's cell, by the row's place.
        notes: What was done to read a row's cell, by the row's place.
    """

    values: Sequence[Any]
    problems: Mapping[int, Problem]
    notes: Mapping[int, str]


def read_column(cells: Sequence[Any], reader: Reader, forms: Mapping[int, str] | None = None) -> Column:
    """Read a column.

    Args:
        cells: Its cells.
        reader: Reads one of them.
        forms: The number formats that tell something, by the cell's place.
    """
    if forms or _to_be_told_apart(cells):
        return _one_by_one(cells, reader, forms or {})
    known = {value: NOTHING if value is None or value == "" else reader(value, "") for value in set(cells)}
    said = {value: reading.value for value, reading in known.items()}
    values = list(map(said.__getitem__, cells))
    if not any(reading.problem or reading.note for reading in known.values()):
        return Column(values, {}, {})
    return _told(values, (known[value] for value in cells))


def _one_by_one(cells: Sequence[Any], reader: Reader, forms: Mapping[int, str]) -> Column:
    """Cells that are told apart by their type and their number format too."""
    known: dict[Any, Reading] = {}
    readings = []
    for place, value in enumerate(cells):
        form = forms.get(place, "")
        key = (type(value), repr(value) if isinstance(value, list | tuple | dict) else value, form)
        if key not in known:
            known[key] = reader(value, form)
        readings.append(known[key])
    return _told([reading.value for reading in readings], iter(readings))


def _told(values: Sequence[Any], readings: Iterator[Reading]) -> Column:
    problems, notes = {}, {}
    for place, reading in enumerate(readings):
        if reading.problem is not None:
            problems[place] = reading.problem
        if reading.note:
            notes[place] = reading.note
    return Column(values, problems, notes)
