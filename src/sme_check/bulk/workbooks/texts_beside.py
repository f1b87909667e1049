"""The texts of a workbook that no fact is made of: columns left aside, cells that could not be read, comments, and what stands around the table."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import chain
from typing import Any

import numpy as np

from .facts_of_rows import RowFacts
from .pages_beside import Pages
from .rows_aside import is_example
from .taken import TextBeside, cell_of, text_of

__all__ = ["PlacedRows", "texts_beside"]

Array = np.ndarray[Any, Any]
_OURS = frozenset({"verdict", "row_verdict", "decided_by", "licensing", "missing", "questions", "outreach", "provisional", "problems"})
"""The columns that an answered frame has, which may be given back as a table."""


@dataclass(frozen=True, eq=False)
class PlacedRows:
    """The rows of a sheet, and the rows of the frame that they speak of.

    Attributes:
        facts: The rows as read.
        first: (rows,) the first row of the frame that each speaks of; -1 for none.
        frame_rows: All of them, for one row of the sheet.
    """

    facts: RowFacts
    first: Array
    frame_rows: Callable[[int], Sequence[int]]


def texts_beside(sheets: Sequence[PlacedRows], unread: Pages, wanted: Array) -> Iterator[TextBeside]:
    """The texts that no fact is made of.

    Args:
        sheets: The sheets read.
        unread: The sheets that were not: a page of notes may speak of every partnership.
        wanted: (n,) the rows of the frame of which texts are asked for; whole partnerships.
    """
    for sheet in sheets:
        beside = _Beside(sheet, wanted)
        if beside.rows:
            yield from beside.in_rows()
            yield from beside.comments()
            yield from beside.around()
    if rows := np.flatnonzero(wanted).tolist():
        yield from unread.texts(rows)


class _Beside:
    """The texts of one sheet; `rows` has those of its rows that speak of wanted ones, by their order."""

    def __init__(self, sheet: PlacedRows, wanted: Array) -> None:
        self._facts, self._table, self._sheet = sheet.facts, sheet.facts.table, sheet.facts.table.sheet
        known = sheet.first >= 0
        chosen = np.flatnonzero(known & wanted[np.where(known, sheet.first, 0)]) if len(wanted) else np.zeros(0, np.int64)
        self.rows = {row: sheet.frame_rows(row) for row in chosen.tolist()}

    def in_rows(self) -> Iterator[TextBeside]:
        """Of columns that no fact is read from, and of cells that could not be read."""
        for at in self._left_aside():
            cells = self._table.column(at, self._facts.places)
            for row, rows in self.rows.items():
                if text := text_of(cells[row]):
                    yield replace(self._found(self._facts.places[row], at, text, rows), of_row=True)
        for path, faulty in self._facts.faulty.items():
            for row in sorted(faulty & self.rows.keys()):
                place, held = self._facts.places[row], self._table.held.get(self._facts.given(path, row))
                if held is not None and (text := text_of(self._table.column(held, [place])[0])):
                    yield replace(self._found(place, held, text, self.rows[row]), of_row=True)

    def comments(self) -> Iterator[TextBeside]:
        """Of its row, or of every one where the cell is of none."""
        for number, column, text in self._sheet.comments:
            place = number - self._sheet.first_row
            if place not in self._everyone or place in self._by_place:
                yield TextBeside(self._sheet.name, cell_of(number, column), "comment", text, self._by_place.get(place) or self._all)

    def around(self) -> Iterator[TextBeside]:
        """What stands above the rows and below them, and the name of the sheet: of every row."""
        yield TextBeside(self._sheet.name, "", "name of the sheet", self._sheet.name, self._all)
        below = (place for place in self._facts.aside if not any(isinstance(value, str) and is_example(value) for value in self._sheet.rows[place]))
        for place in chain(range(self._table.header + 1), below):
            for at, value in enumerate(self._sheet.rows[place]):
                if text := text_of(value):
                    yield self._found(place, at, text, self._all)

    def _left_aside(self) -> Iterator[int]:
        """The columns that no fact is read from, but for the answers of an earlier run."""
        earlier = _OURS if "row_verdict" in self._table.titles else ()
        for at, meaning in enumerate(self._table.meanings):
            if meaning.path is None and self._table.titles[at] not in earlier:
                yield at

    def _found(self, place: int, at: int, text: str, rows: Sequence[int]) -> TextBeside:
        return TextBeside(self._sheet.name, self._sheet.cell(place, at), self._table.titles[at] if at < len(self._table.titles) else "", text, rows)

    @cached_property
    def _all(self) -> Sequence[int]:
        return list(dict.fromkeys(chain.from_iterable(self.rows.values())))

    @cached_property
    def _everyone(self) -> frozenset[int]:
        """The places of all rows, whether wanted or not."""
        return frozenset(self._facts.places)

    @cached_property
    def _by_place(self) -> dict[int, Sequence[int]]:
        found: dict[int, list[int]] = defaultdict(list)
        for row, rows in self.rows.items():
            found[self._facts.places[row]].extend(rows)
        return dict(found)
