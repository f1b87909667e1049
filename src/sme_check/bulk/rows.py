"""The rows of a frame as lines: what belongs to the partnership once for each, what belongs to the row beside it."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from functools import cached_property
from typing import Any

import numpy as np

from sme_check.engine.columns.encode import ABSENT_CODE, UNKNOWN_CODE, Coded, encode, first_rows, smallest, together
from sme_check.errors import Problem
from sme_check.facts.activity import Activity, GoodsItem
from sme_check.facts.line import ABOUT_GOODS, ABSENT, Line, party_value
from sme_check.facts.partnership import Partnership
from sme_check.facts.read import read_partnership

from .cells import CellProblem, Cells

__all__ = ["RowTable", "Rows"]

_KEPT = (None, ABSENT)
Array = np.ndarray[Any, Any]


class Rows:
    """The rows of a frame, read.

    Args:
        cells: The columns.
        count: How many rows.

    Attributes:
        group: The partnership of each row.
        problems: The cells that could not be read, and the facts on which rows of one partnership contradict each other.
    """

    def __init__(self, cells: Iterable[Cells], count: int) -> None:
        by_path = {item.path: item for item in cells}
        self.count = count
        self.problems = [problem for item in by_path.values() for problem in item.problems()]
        self.group = self._grouped(by_path.get(("reference",)))
        self.groups = int(self.group.max()) + 1 if count else 0
        self.own = {path: item.column for path, item in by_path.items() if path[0] in ("activity", "goods")}
        shared = {path: item for path, item in by_path.items() if path[0] not in ("activity", "goods") and path != ("reference",)}
        self.shared = {path: self._agreed(item) for path, item in shared.items()}
        self.number = self._numbers()
        self._parts: dict[int, Partnership] = {}

    def _grouped(self, reference: Cells | None) -> Array:
        """Rows with one reference are one partnership; a row without is its own."""
        own = np.arange(self.count)
        if reference is None:
            return own
        codes = reference.column.codes.astype(np.int64)
        first = first_rows(codes, len(reference.column.values))
        leader = np.where(codes == UNKNOWN_CODE, own, first[codes])
        return np.unique(leader, return_inverse=True)[1].reshape(-1)

    def _numbers(self) -> Array:
        """Each row's place among the rows of its partnership."""
        order = np.argsort(self.group, kind="stable")
        sizes = np.bincount(self.group, minlength=self.groups)
        starts = np.repeat(np.cumsum(sizes) - sizes, sizes)
        numbers = np.empty(self.count, np.int64)
        numbers[order] = np.arange(self.count) - starts
        return numbers

    def _agreed(self, item: Cells) -> Coded:
        """A fact of each partnership: as one of its rows states it; unknown where two state it differently."""
        codes = item.column.codes
        stated = codes != UNKNOWN_CODE
        if self.groups == self.count:  # every row is a partnership
            settled = np.empty_like(codes)
            settled[self.group] = codes
            return Coded(settled, item.column.values, first_rows(settled, len(item.column.values)))
        most = np.zeros(self.groups, np.int32)
        np.maximum.at(most, self.group[stated], codes[stated])
        least = np.full(self.groups, len(item.column.values), np.int32)
        np.minimum.at(least, self.group[stated], codes[stated])
        torn = (most != UNKNOWN_CODE) & (least != most)
        for row in np.flatnonzero(stated & torn[self.group]).tolist():
            found = str(item.column.values[codes[row]])
            self.problems.append(CellProblem(row, item.name, Problem(item.name, found, "what the other rows of the same reference say, or nothing")))
        settled = smallest(np.where(torn, UNKNOWN_CODE, most), len(item.column.values))
        return Coded(settled, item.column.values, first_rows(settled, len(item.column.values)))

    @cached_property
    def parts(self) -> Coded:
        """One code for each distinct partnership, its reference and its activities left aside."""
        kept = [column for path, column in self.shared.items() if path != ("as_of",)]
        alone = Coded(np.zeros(self.groups, np.int64), [()], np.zeros(1, np.int64))
        return together([alone, *kept])

    def part(self, code: int) -> Partnership:
        """The facts of a partnership without its activities."""
        if code not in self._parts:
            group = int(self.parts.first[code])
            stated = [(path, column.values[column.codes[group]]) for path, column in self.shared.items() if path != ("as_of",)]
            self._parts[code] = read_partnership(_tree((path, value) for path, value in stated if value is not None))
        return self._parts[code]

    def days(self) -> list[date | None]:
        """The as-of date of each partnership, where it is stated."""
        column = self.shared.get(("as_of",))
        return [column.values[code] for code in column.codes.tolist()] if column is not None else [None] * self.groups


def _tree(stated: Iterable[tuple[Any, Any]]) -> dict[str, Any]:
    """Nested facts from paths; a collection of which only a later member is stated has empty ones before it."""
    tree: dict[str, Any] = {}
    for path, value in sorted(stated, key=lambda item: len(item[0])):
        place: Any = tree
        for step, following in zip(path, (*path[1:], None), strict=True):
            new: Any = value if following is None else [] if isinstance(following, int) else {}
            if isinstance(step, int):
                while len(place) <= step:
                    place.append({})
                place[step] = new if following is None else place[step] or new
            elif following is None:
                place[step] = value
            else:
                place[step] = list(place[step]) if isinstance(place.get(step), tuple) else place.setdefault(step, new)
            place = place[step]
    return tree


class RowTable:
    """Some rows of a frame as a table of lines of one day.

    Args:
        rows: The rows read.
        chosen: The numbers of the rows.
        day: Their as-of date.
    """

    def __init__(self, rows: Rows, chosen: Array, day: date) -> None:
        self._rows, self._chosen, self.day, self.rows = rows, chosen, day, len(chosen)
        self._groups = rows.group[chosen]
        self._part = rows.parts.codes[self._groups].astype(np.int64)
        self._columns: dict[str, Coded] = {}
        self._lines: dict[int, Line] = {}
        own = [column for path, column in rows.own.items() if len(path) > 1]
        self._stated = self._any(own)
        self._item = self._any([column for path, column in rows.own.items() if path[0] == "goods"])
        alone = np.bincount(rows.group, minlength=rows.groups)[self._groups] == 1
        self._none = ~self._stated & alone
        self._kept_absent = self._goods_absent()

    def _any(self, columns: Sequence[Coded]) -> Array:
        found = np.zeros(self.rows, bool)
        for column in columns:
            found |= column.codes[self._chosen] != UNKNOWN_CODE
        return found

    def _goods_absent(self) -> Array:
        """Where the activity has no goods: said, of a kind that can be without."""
        goods, kind = self._rows.own.get(("activity", "goods")), self._rows.own.get(("activity", "kind"))
        if goods is None or kind is None:
            return np.zeros(self.rows, bool)
        without = np.array([isinstance(value, tuple) and not value for value in goods.values])
        can_be = np.array([value is not None and value is not ABSENT and value not in ABOUT_GOODS for value in kind.values])
        absent: Array = without[goods.codes[self._chosen]] & can_be[kind.codes[self._chosen]] & ~self._item
        return absent

    # -- columns -----------------------------------------------------------------------------------------------------

    def column(self, path: str) -> Coded:
        """A fact of every row."""
        if path not in self._columns:
            root, _, name = path.partition(".")
            self._columns[path] = {"activity": self._of_activity, "goods": self._of_goods}.get(root, lambda _: self._of_partnership(root, name))(name)
        return self._columns[path]

    def _codes(self, path: tuple[str, str]) -> Coded:
        column = self._rows.own.get(path)
        if column is None:
            return Coded(np.zeros(self.rows, np.uint8), _KEPT, np.array([0, -1]))
        return self._taken(column)

    def _taken(self, column: Coded) -> Coded:
        """A column of the chosen rows."""
        codes = column.codes[self._chosen]
        return Coded(codes, column.values, first_rows(codes, len(column.values)))

    def _of_activity(self, name: str) -> Coded:
        if name == "others":
            return self._others
        found = self._codes(("activity", name))
        if name != "claims":
            return found
        values = [() if value is None else value for value in found.values]
        return Coded(found.codes, values, found.first)

    def _of_goods(self, name: str) -> Coded:
        found = self._codes(("goods", name))
        codes = np.where(self._kept_absent, ABSENT_CODE, found.codes)
        return Coded(codes, found.values, first_rows(codes, len(found.values)))

    def _of_partnership(self, root: str, name: str) -> Coded:
        read: Callable[[Partnership], Any]
        if root == "business":
            read = lambda part: party_value(part.business, name)  # noqa: E731
        elif root == "uk_party":
            read = lambda part: getattr(part.uk_party, name)  # noqa: E731
        else:
            read = lambda part: self.day if name == "as_of" else getattr(part, name)  # noqa: E731
        return self._by_part(read, _KEPT)

    def _by_part(self, read: Callable[[Partnership], Any], keep: Sequence[Any] = ()) -> Coded:
        """What is read once for each distinct partnership."""
        used = np.unique(self._part)
        of_part = encode((read(self._rows.part(int(code))) for code in used), keep)
        codes = of_part.codes[np.searchsorted(used, self._part)]
        return Coded(codes, of_part.values, first_rows(codes, len(of_part.values)))

    @cached_property
    def look_ups(self) -> Coded:
        """The look-ups of each row's partnership."""
        return self._by_part(lambda part: part.look_ups)

    @cached_property
    def _others(self) -> Coded:
        stated = [(path, column) for path, column in self._rows.own.items() if path[:2] == ("activity", "others")]
        if not stated:
            return Coded(np.zeros(self.rows, np.uint8), _KEPT, np.array([0, -1]))
        mixed = together([self._taken(column) for _, column in stated])
        values = []
        for codes, row in zip(mixed.values, mixed.first.tolist(), strict=True):
            each = zip(stated, codes if row >= 0 else (), strict=row >= 0)
            facts = [(path[1:], column.values[code]) for (path, column), code in each if column.values[code] is not None]
            values.append(read_partnership({"activities": [_tree(facts)]}).activities[0].others if facts else None)  # type: ignore[index]
        found = encode(values, _KEPT)
        codes = found.codes[mixed.codes]
        return Coded(codes, found.values, first_rows(codes, len(found.values)))

    @cached_property
    def parties(self) -> Coded:
        """The partnership, the others, and their place where there are any."""
        number = np.where(self._others.codes != UNKNOWN_CODE, self._rows.number[self._chosen] + 2, self._none.astype(np.int64))
        place = Coded(number, range(int(number.max(initial=0)) + 1), np.zeros(0, np.int64))
        part = Coded(self._part, range(int(self._part.max(initial=0)) + 1), np.zeros(0, np.int64))
        codes = together([part, self._others, place])
        return Coded(codes.codes, codes.values, first_rows(codes.codes, len(codes.values)))

    @cached_property
    def places(self) -> Coded:
        """Where activity and item stand."""
        number = np.where(self._none, 0, 1 + 2 * self._rows.number[self._chosen] + self._item)
        return Coded(number, range(int(number.max(initial=0)) + 1), first_rows(number, int(number.max(initial=0)) + 1))

    @cached_property
    def about_goods(self) -> Array:
        """Where goods, technology or software may come into it, as the currency of the answer asks."""
        software = self.column("activity.software_access")
        without = np.array([value is False for value in software.values])[software.codes]
        about: Array = ~self._kept_absent | self._none | ~without
        return about

    # -- lines -------------------------------------------------------------------------------------------------------

    def line(self, row: int) -> Line:
        """The line of a row."""
        if row not in self._lines:
            self._lines[row] = self._line(row)
        return self._lines[row]

    def _line(self, row: int) -> Line:
        part = self._rows.part(int(self._part[row]))
        if self._none[row]:
            return Line(part, self.day, None, None, "activities", "activities")
        path = f"activities[{int(self._rows.number[self._chosen[row]])}]"
        stated = self._own(row, "activity", Activity)
        stated["others"] = self._others.values[self._others.codes[row]]
        stated["claims"] = stated.get("claims") or ()
        activity = Activity.model_construct(**stated)
        if self._item[row]:
            return Line(part, self.day, activity, GoodsItem.model_construct(**self._own(row, "goods", GoodsItem)), path, f"{path}.goods[0]")
        return Line(part, self.day, activity, ABSENT if self._kept_absent[row] else None, path, f"{path}.goods")

    def _own(self, row: int, root: str, model: Any) -> dict[str, Any]:
        at = self._chosen[row]
        names = (path[1] for path in self._rows.own if path[0] == root and len(path) == 2)
        return {str(name): self._rows.own[root, name].values[self._rows.own[root, name].codes[at]] for name in names if name in model.model_fields}
