"""Where things stand in the adviser's file: the row of an answer, the cell that would answer a question, the name of a partnership."""

import math
import re
from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import Any

import numpy as np

from sme_check.bulk.runs.answers import Answers
from sme_check.bulk.workbooks.taken import Taken

__all__ = ["Places", "fact_path"]

_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_MEMBER = re.compile(r"(.*(owners|officers|banks|others)\[[0-9]+\])\.([a-z_]+)")
_ACTIVITY = re.compile(r"activities\[([0-9]+)\](?:\.(.+))?")


def fact_path(place: str) -> tuple[str, int]:
    """The column of the frame in which a fact would stand, and the place of its row among those of its partnership.

    >>> fact_path("activities[2].goods[0].origin"), fact_path("business.region"), fact_path("activities")
    (('goods.origin', 2), ('business.region', 0), ('activity.kind', 0))
    """
    found = _ACTIVITY.fullmatch(place)
    if found is None:
        return ("activity.kind" if place == "activities" else place), 0
    name = found[2] or "kind"
    root, _, rest = name.partition("goods[0].")
    return (f"goods.{rest}" if not root and rest else f"activity.{name}"), int(found[1])


class Places:
    """Where the rows and cells of the answers stand.

    Args:
        taken: What was taken from the file.
        answers: The answers.
        names: What each of its sheets is called in the result, where it is called otherwise there.
    """

    def __init__(self, taken: Taken, answers: Answers, names: Mapping[str, str] | None = None) -> None:
        self._taken, self._answers, self._names = taken, answers, names or {}
        self._columns: dict[str, Sequence[Any]] = {}

    @cached_property
    def rows_of(self) -> list[np.ndarray[Any, Any]]:
        """The frame rows of each partnership, in order."""
        order = np.argsort(self._answers.group, kind="stable")
        sizes = np.bincount(self._answers.group, minlength=self._answers.partnerships)
        return np.split(order, np.cumsum(sizes)[:-1])

    def name(self, group: int) -> str:
        """What to call a partnership: its reference, else the business, else its row."""
        for column in ("reference", "business.name", "business.name_cyrillic"):
            for row in self.rows_of[group].tolist():
                if said := self.stated(row, column):
                    return said
        return f"row {self._taken.origin[int(self.rows_of[group][0])].row}"

    def row(self, group: int, number: int = 0) -> int:
        """The frame row of a partnership's activity."""
        rows = self.rows_of[group]
        return int(rows[min(number, len(rows) - 1)])

    def stated(self, row: int, column: str) -> str:
        """What the file states in a row, as text; empty if nothing."""
        if column not in self._columns:
            self._columns[column] = self._taken.frame[column].tolist() if column in self._taken.frame.columns else ()
        values = self._columns[column]
        value = values[row] if values else None
        missing = value is None or (isinstance(value, float) and math.isnan(value))
        return "" if missing else str(value).strip()

    def origin(self, row: int) -> tuple[str, str]:
        """Where a frame row came from: in words, and as a link."""
        sheet, number = self._taken.origin[row]
        return f"{sheet}, row {number}", self.link(sheet, f"A{number}")

    def cell(self, place: str, group: int) -> tuple[str, str]:
        """The cell that a fact at a place would be written in, and a link to it; both empty if the file has no such column."""
        path, number = fact_path(place)
        if path in self._taken.cells:
            found = self._taken.cells[path](self.row(group, number))
            return (f"{found[0]}, {found[1]}", self.link(*found)) if found else ("", "")
        member = _MEMBER.fullmatch(path)
        if member:
            return self._of_member(member[1], member[2], member[3], self.row(group, number))
        name = path.rpartition(".")[2]
        sheet = next((item.sheet for item in self._taken.headings if f"{name}[]." in (item.path or "")), "")
        return (f"{sheet}: a row", self.link(sheet, "A1")) if sheet else ("", "")

    def member(self, place: str, group: int) -> str:
        """Whose fact stands at a place: the name of an owner, an officer, a bank or somebody else; empty for the business's own."""
        path, number = fact_path(place)
        found = _MEMBER.fullmatch(path)
        return self.stated(self.row(group, number), f"{found[1]}.name") if found else ""

    def _of_member(self, whose: str, kind: str, name: str, row: int) -> tuple[str, str]:
        """The cell of an owner, an officer, a bank or somebody else, in the sheet that holds them: in the row of their name."""
        heading = next((item for item in self._taken.headings if (item.path or "").endswith(f"{kind}[].{name}")), None)
        if heading is None:
            return "", ""
        beside = self._taken.cells.get(f"{whose}.name")
        found = beside(row) if beside else None
        if found is None or found[0] != heading.sheet:
            return f"{heading.sheet}, column {heading.column}", self.link(heading.sheet, f"{heading.column}1")
        cell = f"{heading.column}{found[1].lstrip(_LETTERS)}"
        return f"{heading.sheet}, {cell}", self.link(heading.sheet, cell)

    def link(self, sheet: str, cell: str) -> str:
        """A link to a cell of one of the file's sheets."""
        name = self._names.get(sheet, sheet).replace("'", "''")
        return f"internal:'{name}'!{cell}"
