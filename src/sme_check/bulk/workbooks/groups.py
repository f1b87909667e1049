"""Rows in their partnerships: what each partnership's own facts are, which rows speak for it."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import chain
from typing import Any

import numpy as np

from .facts_of_rows import RowFacts
from .layout import REFERENCE
from .members import stated_members
from .naming import main_of
from .taken import CellFound

__all__ = ["OWN", "Groups", "references_of"]

Array = np.ndarray[Any, Any]
OWN = ("activity.", "goods.")
"""What a row says of its own; all else belongs to the partnership."""


@dataclass(eq=False)
class Groups:
    """Rows in their partnerships.

    Attributes:
        tables: The sheets.
        group: (rows,) the partnership of each row, all sheets after one another.
        by_reference: The partnership of each reference.
        kept: The rows that become rows of the frame: those that state an activity, or the first of a partnership that states none.
        stands_for: (rows,) the place in `kept` of the row, or of the one that speaks for it.
        problems: What is wrong with the references, and the facts on which rows of one partnership contradict each other; each with its sheet.
        torn: The partnership, the sheet and the words of each cell that contradicts another.
    """

    tables: Sequence[RowFacts]
    group: Array
    by_reference: Mapping[str, int]
    kept: Array
    stands_for: Array
    problems: list[tuple[str, tuple[int, int, CellFound]]] = field(default_factory=list)
    torn: list[tuple[int, str, str]] = field(default_factory=list)
    _stated_at: dict[str, Array] = field(default_factory=dict)

    @cached_property
    def starts(self) -> list[int]:
        """Where the rows of each sheet begin, and the count of all."""
        return list(np.cumsum([0, *(len(table.places) for table in self.tables)]))

    @cached_property
    def of_main(self) -> tuple[list[RowFacts], list[int]]:
        """The sheets of partnerships, and the partnership of each of their rows; where there is none, all that are answered."""
        main = main_of(self.tables) or list(self.tables)
        return main, [
            int(of) for table, start in zip(self.tables, self.starts, strict=False) if table in main for of in self.group[start : start + len(table.places)]
        ]

    @cached_property
    def columns(self) -> dict[str, Array]:
        """The facts of all rows by path; what belongs to the partnership is settled among its rows."""
        paths = dict.fromkeys(path for table in self.tables for path in table.columns)
        gathered = {path: self._gathered(path) for path in paths}
        if len(self._crowded):
            for path, values in gathered.items():
                if not path.startswith(OWN) and path != REFERENCE:
                    self._settle(path, values)
        return gathered

    def settle(self) -> None:
        """Settle every fact among the rows of its partnership, so that the problems are known."""
        _ = self.columns

    def let_go(self) -> None:
        """Let go of the facts once a frame holds them: where each stands is still known, and is asked as long as the frame is."""
        self.__dict__.pop("columns", None)
        for table in self.tables:
            table.columns.clear()

    def _gathered(self, path: str) -> Array:
        parts = [table.columns.get(path) or [None] * len(table.places) for table in self.tables]
        values = np.empty(len(self.group), object)
        values[:] = parts[0] if len(parts) == 1 else list(chain.from_iterable(parts))
        return values

    def _settle(self, path: str, values: Array) -> None:
        """A fact of the partnership: as its rows state it, kept once; unknown where two state it differently."""
        import pandas as pd

        codes = pd.factorize(values)[0]  # equal values have one code, what is missing has -1
        rows = self._crowded[codes[self._crowded] >= 0]
        of = self.group[rows]
        first = np.full(len(self._leaders), -1)
        first[of[::-1]] = rows[::-1]  # of several the last one put in stays
        torn = np.zeros(len(first), bool)
        torn[of[codes[rows] != codes[first[of]]]] = True
        self._contradicted(path, values, rows[torn[of]], first)
        stated = np.flatnonzero(first >= 0)
        settled = values[first[stated]]
        settled[torn[stated]] = None
        values[rows] = None
        values[self.kept[self._leaders[stated]]] = settled
        self._stated_at[path] = first

    def _contradicted(self, path: str, values: Array, rows: Array, first: Array) -> None:
        """Name the cells of rows that state a fact of their partnership differently, partnership by partnership."""
        for row in rows[np.argsort(first[self.group[rows]], kind="stable")].tolist():
            table, at = self.table_of(row)
            accepted = "what the other rows of the same reference say, or nothing"
            self.problems.append((table.table.sheet.name, table.found(path, at, str(values[row]), accepted)))
            self.torn.append((int(self.group[row]), table.table.sheet.name, str(values[row])))
            table.faulty.setdefault(path, set()).add(at)

    @cached_property
    def _crowded(self) -> Array:
        """The rows that share their partnership with others."""
        return np.flatnonzero(np.bincount(self.group)[self.group] > 1)

    @cached_property
    def _leaders(self) -> Array:
        """(partnerships,) the first kept row of each: the place in `kept`."""
        leaders = np.zeros(int(self.group.max(initial=-1)) + 1, np.int64)
        leaders[self.group[self.kept[::-1]]] = np.arange(len(self.kept))[::-1]  # of several the last one put in stays
        return leaders

    @cached_property
    def leader_of(self) -> dict[int, int]:
        """Of each partnership its first kept row: the place in `kept`."""
        return dict(enumerate(self._leaders.tolist()))

    @cached_property
    def _rows_of(self) -> dict[int, list[int]]:
        rows: dict[int, list[int]] = defaultdict(list)
        for place, group in enumerate(self.group[self.kept].tolist()):
            rows[group].append(place)
        return rows

    def rows_of(self, group: int) -> list[int]:
        """The kept rows of a partnership: their places in `kept`."""
        return self._rows_of[group]

    def group_of(self, place: int) -> int:
        """The partnership of a row."""
        return int(self.group[place])

    def values(self, names_made: Mapping[int, str]) -> Iterator[tuple[str, Array]]:
        """Each column, for the kept rows; partnerships without a reference by the names made for them."""
        yield REFERENCE, self._references(names_made)
        for path, values in self.columns.items():
            if path != REFERENCE:
                yield path, values[self.kept]

    def _references(self, names_made: Mapping[int, str]) -> Array:
        stated = self.columns.get(REFERENCE)
        values = stated[self.kept] if stated is not None else np.full(len(self.kept), None, object)
        for group, name in names_made.items():
            values[self.rows_of(group)] = name
        return values

    def times(self) -> Array:
        """How many rows of the frame each kept row becomes: one for each of several codes in a cell."""
        codes = self.columns.get("goods.code")
        if codes is None:
            return np.ones(len(self.kept), np.int64)
        return np.array([len(value) if isinstance(value, tuple) else 1 for value in codes[self.kept]], np.int64)

    def where(self) -> tuple[list[str], list[int]]:
        """The sheet and the row's number of every row."""
        sheets: list[str] = []
        numbers: list[int] = []
        for table in self.tables:
            sheets += [table.table.sheet.name] * len(table.places)
            numbers += [table.table.sheet.row_number(place) for place in table.places]
        return sheets, numbers

    def table_of(self, row: int) -> tuple[RowFacts, int]:
        """The sheet of a row, and its place among the rows there."""
        number = next(number for number, start in enumerate(self.starts[1:]) if row < start)
        return self.tables[number], row - self.starts[number]

    def cell(self, path: str, row: int) -> tuple[str, str] | None:
        """Where a fact of a row stands; of a fact of the partnership, in the row that states it; None where no column holds it."""
        stated = int(self._stated_at[path][self.group[row]]) if path in self._stated_at else -1
        table, at = self.table_of(stated if stated >= 0 else row)
        return table.cell(path, at) if path in table.table.held else None

    def parties(self) -> dict[int, dict[str, dict[str, Any]]]:
        """Of each partnership the parties that its rows state: what they are called, by where they stand."""
        found: dict[int, dict[str, dict[str, Any]]] = defaultdict(lambda: defaultdict(dict))
        named = [(column, *column.rpartition(".")[::2]) for column in self.columns if column.startswith("business.") and "[" not in column]
        named += list(stated_members(self.columns))
        for column, place, name in named:
            if name in ("name", "name_cyrillic", "inn", "ogrn"):
                values = self.columns[column]
                for row in np.flatnonzero(values != np.array(None)).tolist():
                    found[int(self.group[row])][place][name] = values[row]
        return found

    def counted(self) -> dict[tuple[int, str], int]:
        """How many members of a collection the rows of a partnership state."""
        counts: dict[tuple[int, str], int] = {}
        for column, place, _ in stated_members(self.columns):
            collection, _, number = place[:-1].rpartition("[")
            for row in np.flatnonzero(self.columns[column] != np.array(None)).tolist():
                key = (int(self.group[row]), collection)
                counts[key] = max(counts.get(key, 0), int(number) + 1)
        return counts


def references_of(tables: Sequence[RowFacts]) -> set[str]:
    """The references that the rows of some sheets state."""
    return {reference for table in tables for reference in table.columns.get(REFERENCE, ()) if reference is not None}
