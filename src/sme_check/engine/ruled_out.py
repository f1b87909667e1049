"""Measures out of the question: every fact of a line has its say, by its value alone, before any measure is read."""

from collections.abc import Callable, Iterable
from typing import Any

from .case import Case
from .narrowing import Narrowing
from .turns_on import OF_PARTIES

__all__ = ["LeftOpen"]

_VALUES = 1 << 13
"""After so many values of a fact, what was learnt of them is forgotten."""
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
        self._listed = [(at[path], path, dict[Any, int]()) for path in narrowing.facts if narrowing.is_listed(path)]
        plain = [path for path in narrowing.facts if not narrowing.is_listed(path)]
        self._of_parties, self._of_deal = (_Plain(narrowing, at, [path for path in plain if path.startswith(OF_PARTIES) is whose]) for whose in (True, False))

    def __call__(self, case: Case, lists: ReadsList) -> int:
        """The measures that no fact rules out by itself: those that may apply, and above them those that may come to worse than unknown."""
        values, parties = case.values, case.parties
        if parties.left is None:
            parties.left = self._of_parties(values, self._every)
        left = self._of_deal(values, parties.left)
        if not case.looked:  # what is looked up by hand changes what lists say
            for place, path, table in self._listed:
                found = table.get(values[place])
                left &= found if found is not None and found >= 0 else self._listing(path, values[place], table, case, lists)
        return left

    def _listing(self, path: str, value: Any, table: dict[Any, int], case: Case, lists: ReadsList) -> int:
        if len(table) >= _VALUES:
            table.clear()
        met = table.get(value, 0) - 1
        table[value] = met if met > -_MEETINGS else self._narrowing.open_to(path, value, lambda leaf: lists(leaf, case))
        return table[value] if table[value] >= 0 else self._every


class _Plain:
    """What some facts leave open of which no list is asked."""

    def __init__(self, narrowing: Narrowing, at: dict[str, int], paths: Iterable[str]) -> None:
        self._narrowing, self._closed, self._others = narrowing, list[tuple[int, str, dict[Any, int]]](), list[tuple[int, int]]()
        for path in paths:
            if narrowing.is_of_few_values(path):
                self._closed.append((at[path], path, {}))
            else:  # of a number, a day or a sum only that it is missing says something
                self._others.append((at[path], narrowing.open_to(path, None, lambda _leaf: None)))

    def __call__(self, values: list[Any], left: int) -> int:
        for place, path, table in self._closed:
            found = table.get(values[place])
            left &= found if found is not None else self._learn(path, values[place], table)
        for place, missing in self._others:
            if values[place] is None:
                left &= missing
        return left

    def _learn(self, path: str, value: Any, table: dict[Any, int]) -> int:
        if len(table) >= _VALUES:
            table.clear()
        found = table[value] = self._narrowing.open_to(path, value, lambda _leaf: None)
        return found
