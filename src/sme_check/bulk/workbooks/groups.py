"""Rows in their partnerships: what each partnership's own facts are, which rows speak for it, what leaves it in doubt."""

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
from .naming import Named, keys_of, main_of, named_in, near_references, row_in_words
from .sheets_aside import ONE_BY_ONE, doubts_of
from .table import Sheet
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
        doubted: The partnerships that may have an activity more: in a row that does not name them rightly, or in cells of which nobody said what they hold.
        asked: Of partnerships with cells of which nobody said what they hold, a question for each.
        problems: What is wrong with the references, and the facts on which rows of one partnership contradict each other; each with its sheet.
    """

    tables: Sequence[RowFacts]
    group: Array
    by_reference: Mapping[str, int]
    kept: Array
    stands_for: Array
    doubted: dict[int, None] = field(default_factory=dict)
    asked: dict[int, list[str]] = field(default_factory=dict)
    problems: list[tuple[str, tuple[int, int, CellFound]]] = field(default_factory=list)
    _stated_at: dict[str, Array] = field(default_factory=dict)

    @cached_property
    def _starts(self) -> list[int]:
        return list(np.cumsum([0, *(len(table.places) for table in self.tables)]))

    @cached_property
    def references_of_partnerships(self) -> set[str]:
        """The references of the sheets of partnerships; where there is none, of all that are answered."""
        return references_of(main_of(self.tables) or self.tables)

    @cached_property
    def _of_main(self) -> tuple[list[RowFacts], list[int]]:
        """The sheets of partnerships, and the partnership of each of their rows; where there is none, all that are answered."""
        main = main_of(self.tables) or list(self.tables)
        return main, [
            int(of) for table, start in zip(self.tables, self._starts, strict=False) if table in main for of in self.group[start : start + len(table.places)]
        ]

    @cached_property
    def named(self) -> Named:
        """The partnerships by what they are called."""
        return named_in(*self._of_main)

    @cached_property
    def everyone(self) -> tuple[int, ...]:
        """Every partnership."""
        return tuple(dict.fromkeys(self._of_main[1]))

    def meant_by(self, name: Any) -> tuple[int, ...]:
        """The partnerships that a row may belong to that names none rightly: those that are called so or nearly so; every one if there is none."""
        if name is None:
            return self.everyone
        called = [group for key in keys_of(name) for group in self.named.get(key, ())]
        near = near_references(str(name), self.by_reference, self.references_of_partnerships) if not called else []
        return tuple(dict.fromkeys((*called, *near))) or self.everyone

    def stray(self, table: RowFacts, rows: Mapping[int, Sequence[int]]) -> None:
        """Leave the partnerships in doubt that rows of a sheet may belong to, with a question for each row, or for many rows one.

        Args:
            table: The sheet.
            rows: Of each such row, the partnerships.
        """
        asked: dict[int, dict[str, None]] = defaultdict(dict)
        sheet = table.table.sheet
        for number, (row, groups) in enumerate(rows.items()):
            text, (_, cell) = row_in_words(sheet, table.places[row])[:80], table.cell(REFERENCE, row)
            if len(rows) <= ONE_BY_ONE or number == 0:
                more = f", and {len(rows) - 1:,} more rows likewise" if len(rows) > ONE_BY_ONE else ""
                question = f"The sheet “{sheet.name}” says “{text}” ({cell}){more}, of a partnership that is not named as it stands here: is it this one?"
            for group in groups if len(asked) < len(self.everyone) or len(rows) <= ONE_BY_ONE else ():
                asked[group][question] = None
        for group, questions in asked.items():
            self.doubted[group] = None
            self.asked.setdefault(group, []).extend(questions)

    def reference_stated(self, group: int) -> str:
        """The reference of a partnership as it stands; "" where there is none."""
        return self._by_group.get(group, "")

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
        for name in ("columns", "_references"):
            self.__dict__.pop(name, None)
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
            table, at = self._table_of(row)
            accepted = "what the other rows of the same reference say, or nothing"
            self.problems.append((table.table.sheet.name, table.found(path, at, str(values[row]), accepted)))

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

    def values(self) -> Iterator[tuple[str, Array]]:
        """Each column, for the kept rows."""
        yield REFERENCE, self._references
        for path, values in self.columns.items():
            if path != REFERENCE:
                yield path, values[self.kept]

    @cached_property
    def _references(self) -> Array:
        stated = self.columns.get(REFERENCE)
        values = stated[self.kept] if stated is not None else np.full(len(self.kept), None, object)
        for group, name in self.names_made.items():
            values[self.rows_of(group)] = name
        return values

    @cached_property
    def names_made(self) -> dict[int, str]:
        """What partnerships in doubt are called that have no reference, so that what they may have more can join them."""
        named = set(self.by_reference.values())
        return {group: self._called(group) for group in self.doubted if group not in named}

    def _called(self, group: int) -> str:
        table, at = self._table_of(int(self.kept[self.leader_of[group]]))
        return table.called(table.places[at], self.by_reference)

    def reference_of(self, group: int) -> str:
        """The reference of a partnership in doubt: as it stands, or made."""
        return self.names_made.get(group) or self._by_group[group]

    @cached_property
    def _by_group(self) -> dict[int, str]:
        return {group: reference for reference, group in self.by_reference.items()}

    def doubt(self, rows: Sequence[RowFacts]) -> None:
        """Leave every partnership in doubt of which a cell was not read, with a question for each; of a sheet of members, the one that it names."""
        starts = iter(self._starts)
        listed = {reference for table in rows if table.table.plan.collection == "activity.others" for reference in table.columns.get(REFERENCE) or ()}
        for table in rows:
            members = table.table.plan.of_members
            start = 0 if members else next(starts)
            references = table.columns.get(REFERENCE) or [None] * len(table.places)
            open_ = {*table.unread.columns, *table.unread.others}
            for row, place in enumerate(table.places if open_ else ()):
                group = self.by_reference.get(references[row] or "") if members else int(self.group[start + row])
                asked = table.unread.questions(place, listed=references[row] in listed) if place in open_ else []
                open_.discard(place)
                if asked and group is not None:
                    self.doubted[group] = None
                    self.asked.setdefault(group, []).extend(asked)

    def doubt_named(self, sheets: Sequence[Sheet]) -> None:
        """Leave every partnership in doubt that a row of a sheet names that was not read, with a question for each row, or of many rows one."""
        for sheet in sheets:
            asked, problems = doubts_of(sheet, self.named)
            for group, question in asked:
                self.doubted[group] = None
                self.asked.setdefault(group, []).append(question)
            self.problems += [(sheet.name, found) for found in problems]

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

    def _table_of(self, row: int) -> tuple[RowFacts, int]:
        number = next(number for number, start in enumerate(self._starts[1:]) if row < start)
        return self.tables[number], row - self._starts[number]

    def cell(self, path: str, row: int) -> tuple[str, str] | None:
        """Where a fact of a row stands; of a fact of the partnership, in the row that states it; None where no column holds it."""
        stated = int(self._stated_at[path][self.group[row]]) if path in self._stated_at else -1
        table, at = self._table_of(stated if stated >= 0 else row)
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
