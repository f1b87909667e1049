"""Several activities and items in one row, by numbered columns: written out, one row one activity with at most one item."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy as np

from .cells import CellProblem, read_cells
from .headings import Placed, placed_headings
from .rows import Rows

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["Slot", "WrittenOut", "written_out"]

Array = np.ndarray[Any, Any]

Slot = tuple[int, int | None]
"""The number of an activity, and of one of its items, from 0; None for what is said of the activity as a whole."""

_REFERENCE = "reference"
_OF_NO_LANGUAGE = "\ue000"
"""So begins what joins the activities of a row without a reference."""
_NEVER_BLANK = "biufcmM"
"""Kinds of column in which a cell is missing or states something."""


@dataclass(frozen=True, eq=False)
class WrittenOut:
    """A frame written out.

    Attributes:
        frame: (m, facts), m >= n: one row one activity with at most one item; what belongs to the partnership stands in the first of each given row.
        row: (m,) the given row of each, from 0, in order.
        first: (n,) the first row made of each given row.
        place: (m,) the activity and item as a partnership file numbers them, from row to row of a partnership; of one row, as its columns do.
        names: The given column of each fact of `frame`, by its name there and, for an activity or an item, its slot among those of its row.
        slot: (m,) that slot.
        problems: The references that could not be read, by given row.
    """

    frame: "pd.DataFrame"
    row: Array
    first: Array
    place: Sequence[Slot]
    names: Mapping[tuple[str, Slot], str]
    slot: Sequence[Slot]
    problems: Sequence[CellProblem]

    def given(self, column: str, row: int) -> str:
        """The given column from which a cell of `frame` comes."""
        activity, item = self.slot[row]
        return self.names.get((column, (activity, item if column.startswith("goods.") else None)), column)


def written_out(frame: "pd.DataFrame") -> WrittenOut | None:
    """A frame written out; None if every row of it is one activity with at most one item as it stands.

    An activity or an item of which a row states nothing is left out; one whose cells cannot be read is not. A row that states none stays one row.

    Args:
        frame: (n, facts), with columns as `placed_headings` takes them.

    Raises:
        FactError: Columns that hold no fact, or two that hold the same.
    """
    placed = placed_headings(list(frame.columns))
    return None if all(item.is_first for item in placed) else _Writing(frame, placed).done()


class _Writing:
    """A frame that is being written out.

    Args:
        frame: The frame as given.
        placed: Where the fact of each column stands.
    """

    def __init__(self, frame: "pd.DataFrame", placed: Sequence[Placed]) -> None:
        self._frame, self._columns = frame, list(enumerate(placed))
        self.slots = self._slots()
        self.row, at = np.nonzero(self._stands())
        self.first = np.searchsorted(self.row, np.arange(len(frame)))
        self._activity = np.array([activity for activity, _ in self.slots])[at]
        self.slot = [self.slots[number] for number in at.tolist()]
        self._at = at

    def done(self) -> WrittenOut:
        """The frame, and where each row and column of it comes from."""
        import pandas as pd

        texts, group, problems = self._references()
        columns = {**self._of_partnerships(), **self._own(), _REFERENCE: self._joining(texts)}
        frame = pd.DataFrame({name: pd.Series(values, dtype=object) for name, values in columns.items()})
        names = {(_name(item), (item.activity, item.item)): str(self._frame.columns[at]) for at, item in self._columns if item.activity is not None}
        return WrittenOut(frame, self.row, self.first, self._places(group), names, self.slot, problems)

    # -- which activities and items there are ------------------------------------------------------------------------

    def _slots(self) -> list[Slot]:
        """All activities and items that have columns, in order; an activity without an item after its items; the first always."""
        found = {(item.activity, item.item) for _, item in self._columns if item.activity is not None}
        whole = {(activity, None) for activity, _ in found} | {(0, None)}
        return sorted(found | whole, key=lambda slot: (slot[0], slot[1] is None, slot[1] or 0))

    def _stands(self) -> Array:
        """(n, slots) which of them each row states: an activity by itself only where it states no item; the first where it states none at all."""
        stated = {slot: self._stated(slot) for slot in self.slots}
        for activity, item in self.slots:
            if item is not None:
                stated[activity, None] = stated[activity, None] & ~stated[activity, item]
        stated[0, None] = stated[0, None] | ~np.any([*stated.values()], axis=0)
        return np.column_stack([stated[slot] for slot in self.slots])

    def _stated(self, slot: Slot) -> Array:
        """Whether any cell of an activity or item states something."""
        found = np.zeros(len(self._frame), bool)
        for at, item in self._columns:
            if (item.activity, item.item) == slot:
                found |= _is_stated(self._frame.iloc[:, at])
        return found

    # -- columns -----------------------------------------------------------------------------------------------------

    def _of_partnerships(self) -> dict[str, Array]:
        """What belongs to the partnership, in the first row made of each."""
        found = {}
        for at, item in self._columns:
            if item.activity is None and _name(item) != _REFERENCE:
                found[str(self._frame.columns[at])] = values = np.full(len(self.row), None, object)
                values[self.first] = self._values(at)
        return found

    def _own(self) -> dict[str, Array]:
        """What belongs to the activity, in each row made of it, and to the item."""
        found: dict[str, Array] = {}
        for at, item in self._columns:
            if item.activity is not None:
                values = found.setdefault(_name(item), np.full(len(self.row), None, object))
                mine = self._at == self.slots.index((item.activity, item.item)) if item.item is not None else self._activity == item.activity
                values[mine] = self._values(at)[self.row[mine]]
        return found

    def _values(self, at: int) -> Array:
        values: Array = self._frame.iloc[:, at].astype(object).to_numpy()
        return values

    # -- partnerships ------------------------------------------------------------------------------------------------

    @cached_property
    def _reference(self) -> tuple[int, Placed] | None:
        return next(((at, item) for at, item in self._columns if item.heading[0] == (_REFERENCE,)), None)

    def _references(self) -> tuple[Array, Array, list[CellProblem]]:
        """The reference of each given row as it is read, its partnership, and what could not be read."""
        count = len(self._frame)
        if self._reference is None:
            return np.full(count, None, object), np.arange(count), []
        at, item = self._reference
        cells = read_cells(str(self._frame.columns[at]), item.heading, self._frame.iloc[:, at])
        rows = Rows([cells], count)
        return np.array([None, None, *cells.column.values[2:]], dtype=object)[cells.column.codes], rows.group, rows.problems

    def _joining(self, texts: Array) -> Array:
        """The reference of each row made; of several made of a row without one, one that begins like no given one."""
        mark = _OF_NO_LANGUAGE
        while any(isinstance(text, str) and text.startswith(mark) for text in texts):
            mark += _OF_NO_LANGUAGE
        alone = np.bincount(self.row, minlength=len(texts)) == 1
        own = [text if text is not None or single else f"{mark}{row}" for row, (text, single) in enumerate(zip(texts, alone, strict=True))]
        joining: Array = np.array(own, dtype=object)[self.row]
        return joining

    def _places(self, group: Array) -> list[Slot]:
        """Activities are numbered on from one given row of a partnership to the next."""
        import pandas as pd

        taken = np.ones(len(self._frame), np.int64)
        np.maximum.at(taken, self.row, self._activity + 1)
        before = (pd.Series(taken).groupby(group).cumsum() - taken).to_numpy()
        numbers = (before[self.row] + self._activity).tolist()
        return [(number, item) for number, (_, item) in zip(numbers, self.slot, strict=True)]


def _name(item: Placed) -> str:
    """The column of a fact where a row is one activity with at most one item."""
    return "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in item.heading[0]).lstrip(".")


def _is_stated(column: "pd.Series[Any]") -> Array:
    """Which cells state something, be it something that cannot be read: not those that are missing or blank."""
    stated = column.notna().to_numpy(bool, copy=True)
    if getattr(column.dtype, "kind", "O") not in _NEVER_BLANK:
        stated &= np.fromiter((not isinstance(value, str) or bool(value.strip()) for value in column), bool, len(column))
    return stated
