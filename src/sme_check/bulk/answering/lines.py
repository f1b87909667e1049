"""Rows of a frame as lines, and their facts as the columns that the rules read."""

from collections.abc import Callable, Sequence
from datetime import date
from functools import cached_property
from typing import Any

import numpy as np

from sme_check.engine.columns.encode import ABSENT_CODE, UNKNOWN_CODE, Coded, dense, encode, first_rows, together
from sme_check.facts.activity import Activity, GoodsItem
from sme_check.facts.line import ABOUT_GOODS, Line
from sme_check.facts.of_party import ABSENT, party_value
from sme_check.facts.partnership import Partnership

from ..frames.rows import Facts, as_tree, built, filled_in

__all__ = ["HERE", "RowTable"]

HERE = "activities[\ue002]"
"""Stands for the place of every row's activity, so that the same is said of rows that differ in it alone."""

_KEPT = (None, ABSENT)
Array = np.ndarray[Any, Any]


class RowTable:
    """Rows of a frame as a table of lines of one day.

    Args:
        facts: The rows.
        day: Their as-of date.
    """

    def __init__(self, facts: Facts, day: date) -> None:
        self._facts, self.day, self.rows = facts, day, facts.count
        self._part = facts.parts.codes[facts.group].astype(np.int64)
        self._columns: dict[str, Coded] = {}
        self._lines: dict[int, Line] = {}
        self._activities: dict[Any, Activity] = {}
        own = [column for path, column in facts.own.items() if len(path) > 1]
        self._stated = self._any(own)
        self._item = self._any([column for path, column in facts.own.items() if path[0] == "goods"])
        alone = np.bincount(facts.group, minlength=facts.groups)[facts.group] == 1
        self._none = ~self._stated & alone
        self._kept_absent = self._goods_absent()

    def _any(self, columns: Sequence[Coded]) -> Array:
        found = np.zeros(self.rows, bool)
        for column in columns:
            found |= column.codes != UNKNOWN_CODE
        return found

    def _goods_absent(self) -> Array:
        """Where the activity has no goods: said, of a kind that can be without."""
        goods, kind = self._facts.own.get(("activity", "goods")), self._facts.own.get(("activity", "kind"))
        if goods is None or kind is None:
            return np.zeros(self.rows, bool)
        without = np.array([isinstance(value, tuple) and not value for value in goods.values])
        can_be = np.array([value is not None and value is not ABSENT and value not in ABOUT_GOODS for value in kind.values])
        absent: Array = without[goods.codes] & can_be[kind.codes] & ~self._item
        return absent

    # -- columns -----------------------------------------------------------------------------------------------------

    def column(self, path: str) -> Coded:
        """A fact of every row."""
        if path not in self._columns:
            root, _, name = path.partition(".")
            self._columns[path] = {"activity": self._of_activity, "goods": self._of_goods}.get(root, lambda _: self._of_partnership(root, name))(name)
        return self._columns[path]

    def _codes(self, path: tuple[str, str]) -> Coded:
        column = self._facts.own.get(path)
        if column is None:
            return Coded(np.zeros(self.rows, np.uint8), _KEPT, np.array([0, -1]))
        return column

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

    @cached_property
    def _parts_used(self) -> tuple[Array, list[int]]:
        """The distinct partnerships that stand here: the place of each row's among them, and they themselves."""
        places, first = dense(self._part)
        return places, self._part[first].tolist()

    def _by_part(self, read: Callable[[Partnership], Any], keep: Sequence[Any] = ()) -> Coded:
        """What is read once for each distinct partnership."""
        places, used = self._parts_used
        of_part = encode((read(self._facts.part(code)) for code in used), keep)
        if len(of_part.values) == 1:
            return Coded(np.zeros(self.rows, np.uint8), of_part.values, np.zeros(1, np.int64))
        codes = of_part.codes[places]
        return Coded(codes, of_part.values, first_rows(codes, len(of_part.values)))

    @cached_property
    def look_ups(self) -> Coded:
        """The look-ups of each row's partnership."""
        return self._by_part(lambda part: part.look_ups)

    @cached_property
    def _others(self) -> Coded:
        stated = [(path, column) for path, column in self._facts.own.items() if path[:2] == ("activity", "others")]
        if not stated:
            return Coded(np.zeros(self.rows, np.uint8), _KEPT, np.array([0, -1]))
        mixed = together([column for _, column in stated])
        values = []
        for codes, row in zip(mixed.values, mixed.first.tolist(), strict=True):
            each = zip(stated, codes if row >= 0 else (), strict=row >= 0)
            facts = [(path[1:], column.values[code]) for (path, column), code in each if column.values[code] is not None]
            values.append(built(Activity, as_tree(facts)).others if facts else None)
        found = encode(values, _KEPT)
        codes = found.codes[mixed.codes]
        return Coded(codes, found.values, first_rows(codes, len(found.values)))

    @cached_property
    def parties(self) -> Coded:
        """The partnership, the others, and whether there is an activity."""
        part = Coded(self._part, range(int(self._part.max(initial=0)) + 1), np.zeros(0, np.int64))
        codes = together([part, self._others, Coded(self._none.astype(np.uint8), range(2), np.zeros(0, np.int64))])
        return Coded(codes.codes, codes.values, first_rows(codes.codes, len(codes.values)))

    @cached_property
    def places(self) -> Coded:
        """Where activity and item stand: no activity, an activity, one with an item; its number is left open."""
        place = np.where(self._none, 0, 1 + self._item).astype(np.uint8)
        return Coded(place, range(3), first_rows(place, 3))

    @cached_property
    def number(self) -> Array:
        """The number of each row's activity; -1 where the partnership states none."""
        number: Array = np.where(self._none, -1, self._facts.number)
        return number

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

    def party_line(self, row: int) -> Line:
        """A line with the parties of a row: of its activity, the others who take part in it are all that is stated."""
        part = self._facts.part(int(self._part[row]))
        if self._none[row]:
            return Line(part, self.day, None, None, "activities", "activities")
        return Line(part, self.day, self._with(self._others.values[self._others.codes[row]]), None, HERE, f"{HERE}.goods")

    def _with(self, others: Any) -> Activity:
        """An activity of which only the others are stated."""
        if others not in self._activities:
            self._activities[others] = filled_in(Activity, {"others": others})
        return self._activities[others]

    def _line(self, row: int) -> Line:
        part = self._facts.part(int(self._part[row]))
        if self._none[row]:
            return Line(part, self.day, None, None, "activities", "activities")
        path, stated = HERE, self._own(row, "activity", Activity)
        stated["others"] = self._others.values[self._others.codes[row]]
        stated["claims"] = stated.get("claims") or ()
        activity = filled_in(Activity, stated)
        if self._item[row]:
            return Line(part, self.day, activity, filled_in(GoodsItem, self._own(row, "goods", GoodsItem)), path, f"{path}.goods[0]")
        return Line(part, self.day, activity, ABSENT if self._kept_absent[row] else None, path, f"{path}.goods")

    def _own(self, row: int, root: str, model: Any) -> dict[str, Any]:
        own = ((str(path[1]), column) for path, column in self._facts.own.items() if path[0] == root and len(path) == 2)
        return {name: column.values[column.codes[row]] for name, column in own if name in model.model_fields}
