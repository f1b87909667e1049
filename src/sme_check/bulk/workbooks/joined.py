"""Sheets joined by reference: partnerships, their activities, and their members, as one frame."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any

import numpy as np

from .doubts import Doubts
from .drop_downs import offered
from .facts_of_rows import RowFacts
from .grouping import group_rows
from .items import give_items
from .layout import ACTIVITY, REFERENCE
from .members import Member, Placed, activities_meant, place_members
from .pages_beside import Pages
from .places_named import PLACE_ASKED, names_place
from .references import doubt_alike, join_references
from .same_firm import doubt_told_differently
from .table import Sheet, Workbook
from .taken import CellFound, Note, Origin, SheetRows, Taken
from .texts_beside import PlacedRows, texts_beside

__all__ = ["join"]

Array = np.ndarray[Any, Any]
Cell = tuple[str, str]
Found = tuple[int, int, int, CellFound]
"""A problem, and where it stands in order: sheet, row, column."""


def join(rows: Sequence[RowFacts], notes: tuple[Note, ...], workbook: Workbook, left: Sequence[Sheet] = ()) -> Taken:
    """Join the sheets.

    Args:
        rows: The rows of each sheet; those of partnerships before those of activities.
        notes: What was said in reading them.
        workbook: The workbook.
        left: The sheets that were not read: hidden, or not understood.
    """
    answered = [item for item in rows if not item.table.plan.of_members]
    order = {sheet.name: number for number, sheet in enumerate(workbook.sheets)}
    problems: list[Found] = [(order[item.table.sheet.name], *found) for item in rows for found in item.problems]
    said_so, alike = join_references(rows)
    give_items(answered)
    doubts = group_rows(answered)
    groups = doubts.groups
    groups.settle()
    doubt_alike(doubts, alike)
    doubts.unread(rows)
    doubts.named_aside(left)
    problems += [(order[sheet], *found) for sheet, found in groups.problems]
    placed = _placed([item for item in rows if item.table.plan.of_members], doubts, order, problems)
    problems += [(order[found.sheet], 0, 0, found) for found in placed.problems]
    doubt_told_differently(doubts, placed)
    _doubt_places(doubts)
    frame = _Frame(doubts, placed)
    made, unread = frame.made(), Pages(_unread(rows, workbook), partial(offered, workbook))
    taken = Taken(
        made,
        frame.origin(),
        frame.sheets(),
        tuple(heading for item in rows for heading in item.table.read()),
        tuple(found for *_, found in sorted(problems, key=lambda item: item[:3])),
        (*notes, *said_so, *unread.cut()),
        workbook,
        frame.cells(),
        {len(made) - len(doubts.doubted) + at: doubts.asked[group] for at, group in enumerate(doubts.doubted) if group in doubts.asked},
        partial(texts_beside, frame.placed([item for item in rows if item.table.plan.of_members]), unread),
    )
    groups.let_go()
    return taken


def _doubt_places(doubts: Doubts) -> None:
    """Leave partnerships in doubt of which one of several cells that contradict each other names a place in occupied territory."""
    for group, sheet, text in doubts.groups.torn:
        if names_place(text):
            doubts.ask(group, [f"“{text}” ({sheet}){PLACE_ASKED}"])


def _unread(rows: Sequence[RowFacts], workbook: Workbook) -> list[Sheet]:
    """The sheets of which no row was read."""
    read = {item.table.sheet.name for item in rows}
    return [sheet for sheet in workbook.sheets if sheet.name not in read]


def _placed(rows: Sequence[RowFacts], doubts: Doubts, order: dict[str, int], problems: list[Found]) -> Placed:
    """The rows of the sheets of members, in the partnerships that they name."""
    groups = doubts.groups
    members: list[Member] = []
    meant: set[tuple[int, str]] = set()
    for item in rows:
        references = item.columns.get(REFERENCE) or [None] * len(item.places)
        homeless: dict[int, tuple[int, ...]] = {}
        for row, reference in enumerate(references):
            group = groups.by_reference.get(reference) if reference is not None else None
            if group is None:
                called, like = item.near.get(row, ([reference], ()))
                near_ones = tuple(groups.by_reference[name] for name in like if name in groups.by_reference)
                homeless[row] = near_ones or doubts.meant_by(*called)
                near = [] if homeless[row] is doubts.everyone else list(filter(None, map(doubts.reference_stated, homeless[row])))
                meant.update((of, item.table.plan.collection) for of in homeless[row])
                problems.append((order[item.table.sheet.name], *_homeless(item, row, next(iter(called), None), near)))
                continue
            facts = {path: values[row] for path, values in item.columns.items() if path != REFERENCE and values[row] is not None}
            cells = {path: item.cell(path, row) for path in facts}
            if facts.get(ACTIVITY, 1) > (count := len(groups.rows_of(group))):
                accepted = f"1 to {count}, a row of the partnership; until then it is taken to take part in all of them"
                problems.append((order[item.table.sheet.name], *item.found(ACTIVITY, row, str(facts.pop(ACTIVITY)), accepted)))
            members.append(Member(group, item.table.plan.collection, facts, {**cells, "": item.cell(REFERENCE, row)}))
        doubts.stray(item, homeless)
    placed = place_members(members, groups.parties(), groups.counted()) if members else Placed()
    for group, collection in meant:
        placed.forget(group, collection)
    for group, question in placed.asked:
        doubts.ask(group, [question])
    return placed


def _homeless(item: RowFacts, row: int, reference: Any, near: list[str]) -> tuple[int, int, CellFound]:
    """A row that belongs to no partnership: it is not used, and said to be."""
    found = str(reference) if reference is not None else "no reference, so the row belongs to no partnership and was not used"
    whom = ", ".join(near) or "every partnership"
    left = f"; until then what this sheet says of {whom} is taken as unknown"
    accepted = f"the reference of a partnership of this workbook, as it stands there{left}"
    return item.found(REFERENCE, row, found, accepted, near[0] if near and reference is not None else "")


class _Frame:
    """The frame: the rows of the groups, with the facts of members beside them."""

    def __init__(self, doubts: Doubts, placed: Placed) -> None:
        self._doubts, self._groups, self._placed = doubts, doubts.groups, placed
        groups = doubts.groups
        self._times = groups.times()
        self._kept = np.repeat(groups.kept, self._times)
        self.first = np.cumsum(self._times) - self._times

    def made(self) -> Any:
        """The frame itself; what no row states is left away, since it is unknown throughout."""
        import pandas as pd

        columns = {path: self._spread(path, values) for path, values in self._groups.values(self._doubts.names_made)}
        for path, shared in self._placed.shared.items():
            column = columns.setdefault(path, np.full(len(self._kept), None, object))
            for group, (value, _) in shared.items():
                column[self.first[self._groups.leader_of[group]]] = value
        for path, held in self._placed.own.items():
            column = columns.setdefault(path, np.full(len(self._kept), None, object))
            for (group, number), (value, _) in held.items():
                for row in activities_meant(number, self._groups.rows_of(group)):
                    column[self.first[row] : self.first[row] + self._times[row]] = value
        stated = {path: values for path, values in columns.items() if path == REFERENCE or any(value is not None for value in values)}
        stated = {path: np.append(values, self._more(path)) for path, values in stated.items()}
        return pd.DataFrame({path: pd.Series(values, dtype=object) for path, values in sorted(stated.items(), key=_in_order)})

    def _more(self, path: str) -> Array:
        """The rows after all others: an activity of which nothing is known, of each partnership that may have one more."""
        more = np.full(len(self._doubts.doubted), None, object)
        if path == REFERENCE:
            more[:] = [self._doubts.reference_of(group) for group in self._doubts.doubted]
        return more

    def _spread(self, path: str, values: Array) -> Array:
        """Values of the kept rows, several times where a row became several; of its codes one to each."""
        if len(self._kept) == len(values):
            return values
        spread: Array = np.repeat(values, self._times)
        if path == "goods.code":
            for row in np.flatnonzero(self._times > 1).tolist():
                spread[self.first[row] : self.first[row] + self._times[row]] = list(values[row])
        return spread

    def origin(self) -> Sequence[Origin]:
        """The sheet and row of each row of the frame."""
        sheets, numbers = self._groups.where()
        leaders = [int(self._groups.kept[self._groups.leader_of[group]]) for group in self._doubts.doubted]
        return [Origin(sheets[at], numbers[at]) for at in (*self._kept.tolist(), *leaders)]

    def sheets(self) -> tuple[SheetRows, ...]:
        """What stands beside each row of each sheet."""
        found, start = [], 0
        for item in self._groups.tables:
            count = len(item.places)
            kept = self._groups.stands_for[start : start + count]
            start += count
            sheet = item.table.sheet
            numbers, at = np.unique(np.array([sheet.row_number(place) for place in item.places], np.int64), return_index=True)
            header = sheet.row_number(item.table.header) if item.table.header >= 0 else 0
            last, aside = sheet.first_column + sheet.width - 1, frozenset(map(sheet.row_number, item.aside))
            found.append(SheetRows(sheet.name, header, last, numbers, self.first[kept[at]], self._counted(kept, at), aside))
        return tuple(found)

    def placed(self, members: Sequence[RowFacts]) -> list[PlacedRows]:
        """The rows of every sheet with the rows of the frame that they speak of: of members, those of the partnership that they name."""
        found, start = [], 0
        for item in self._groups.tables:
            kept = self._groups.stands_for[start : start + len(item.places)]
            start += len(item.places)
            found.append(PlacedRows(item, self.first[kept], partial(self._rows_at, kept)))
        for item in members:
            references = item.columns.get(REFERENCE) or [None] * len(item.places)
            groups = [self._groups.by_reference.get(reference, -1) if reference is not None else -1 for reference in references]
            first = [self.first[self._groups.leader_of[group]] if group >= 0 else -1 for group in groups]
            found.append(PlacedRows(item, np.array(first, np.int64), partial(self._rows_of_group, groups)))
        return found

    def _rows_at(self, kept: Array, row: int) -> Sequence[int]:
        place = int(kept[row])
        return range(int(self.first[place]), int(self.first[place] + self._times[place]))

    def _rows_of_group(self, groups: Sequence[int], row: int) -> Sequence[int]:
        return [at for place in self._groups.rows_of(groups[row]) for at in range(int(self.first[place]), int(self.first[place] + self._times[place]))]

    def _counted(self, kept: Array, first: Array) -> Array:
        """How many rows of the frame each row of a sheet became, that told of several activities included."""
        if len(first) == len(kept):
            return self._times[kept]
        counted: Array = np.add.reduceat(self._times[kept], first)
        return counted

    def cells(self) -> dict[str, Callable[[int], Cell | None]]:
        """Of each column, where the fact of a frame row stands."""
        found: dict[str, Callable[[int], Cell | None]] = {}
        rows = [*self._kept.tolist(), *(None for _ in self._doubts.doubted)]
        for path, _ in self._groups.values(self._doubts.names_made):
            found[path] = partial(self._own_cell, rows, path)
        for path, shared in self._placed.shared.items():
            found[path] = partial(self._shared_cell, rows, shared)
        return found

    def _own_cell(self, rows: Sequence[int | None], path: str, row: int) -> Cell | None:
        """Where a fact of the row itself stands; a row that only holds a doubt stands nowhere."""
        kept = rows[row]
        return None if kept is None else self._groups.cell(path, kept)

    def _shared_cell(self, rows: Sequence[int | None], shared: Mapping[int, tuple[Any, Cell | None]], row: int) -> Cell | None:
        """Where a fact of the row's partnership stands."""
        kept = rows[row]
        return None if kept is None else shared.get(self._groups.group_of(kept), (None, None))[1]


def _in_order(item: tuple[str, Any]) -> tuple[int, str]:
    """Columns in an order that reads well: what joins, the business, the activity, its goods."""
    roots = ("reference", "as_of", "uk_party", "business", "activity", "goods")
    root = item[0].partition(".")[0]
    return (roots.index(root) if root in roots else len(roots), "") if root in ("reference", "as_of") else (roots.index(root) if root in roots else 9, item[0])
