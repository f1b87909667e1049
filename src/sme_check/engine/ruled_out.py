"""Measures out of the question: every fact of a line has its say, by its value alone, before any measure is read."""

from collections.abc import Callable
from typing import Any

from sme_check.facts.table import fact_at
from sme_check.rulebook.condition import Listed, Test

from .case import Case
from .narrowing import Narrowing

__all__ = ["LeftOpen"]

_VALUES = 1 << 13
"""After so many values of a fact, what was learnt of them is forgotten."""
_CLOSED = frozenset({"equals", "in", "includes", "includes_any"})
_MEETINGS = 4
"""What lists say of a value is dear to learn, and learnt when the value is met so often; till then its meetings are counted downwards from nought."""

ReadsList = Callable[[int, Case], int | None]
"""The bits of a leaf that asks whether a list holds a value; None where that turns on more than the value."""


class LeftOpen:
    """What the facts of lines leave open, each by itself.

    Args:
        narrowing: What values leave open.
        at: Where a fact stands among the values of a case.
        every: All measures, as bits.
    """

    def __init__(self, narrowing: Narrowing, at: dict[str, int], every: int) -> None:
        self._narrowing, self._every = narrowing, every
        self._closed: list[tuple[int, str, dict[Any, int]]] = []
        self._listed: list[tuple[int, str, dict[Any, int]]] = []
        self._others: list[tuple[int, int]] = []
        for path in narrowing.facts:
            asked = narrowing.asked(path)
            if any(isinstance(item, Listed) for item in asked):
                self._listed.append((at[path], path, {}))
            elif _of_few_values(path) or all(isinstance(item, Test) and item.comparison in _CLOSED for item in asked):
                self._closed.append((at[path], path, {}))
            else:
                self._others.append((at[path], narrowing.open_to(path, None, lambda _leaf: None)))

    def __call__(self, case: Case, lists: ReadsList) -> int:
        """The measures that no fact rules out by itself: those that may apply, and above them those that may come to worse than unknown."""
        left, values = self._every, case.values
        for place, path, table in self._closed:
            found = table.get(values[place])
            left &= found if found is not None else self._learn(path, values[place], table)
        for place, missing in self._others:  # of a number, a day or a sum only that it is missing says something
            if values[place] is None:
                left &= missing
        if not case.looked:  # what is looked up by hand changes what lists say
            for place, path, table in self._listed:
                found = table.get(values[place])
                left &= found if found is not None and found >= 0 else self._listing(path, values[place], table, case, lists)
        return left

    def _learn(self, path: str, value: Any, table: dict[Any, int]) -> int:
        if len(table) >= _VALUES:
            table.clear()
        found = table[value] = self._narrowing.open_to(path, value, lambda _leaf: None)
        return found

    def _listing(self, path: str, value: Any, table: dict[Any, int], case: Case, lists: ReadsList) -> int:
        if len(table) >= _VALUES:
            table.clear()
        met = table.get(value, 0) - 1
        table[value] = met if met > -_MEETINGS else self._narrowing.open_to(path, value, lambda leaf: lists(leaf, case))
        return table[value] if table[value] >= 0 else self._every


def _of_few_values(path: str) -> bool:
    info = fact_at(path)
    return path == "activity.claims" or (info is not None and info.kind in ("choice", "choices", "yes_no"))
