"""What partnerships tell of their businesses, column by column: which are with one business, and which of these tell of it differently."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import Any

import numpy as np

from sme_check.screening.names import fold

from .business_keys import KEYS
from .doubts import Doubts
from .members import Placed, says_none

__all__ = ["NOBODY", "FirmsTold", "Told", "is_of_owners"]

Array = np.ndarray[Any, Any]
Told = frozenset[frozenset[str]]
"""What one partnership tells: of each owner what it is called; of another fact its one value."""
NOBODY: Told = frozenset({frozenset({""})})
"""That there are no owners."""
_NUMBERS = KEYS[:2]
_OWNER = re.compile(r"business((?:\.owners\[[0-9]+\])+)\.(?:name|name_cyrillic)")
"""The name of an owner, or of an owner's owner."""
_OWNERS = re.compile(r"business((?:\.owners\[[0-9]+\])*\.owners)")
"""Where it is said that there are none."""
_SAID = ("business.kind", "business.government_of_russia", "business.state_controlled", "business.controlled_otherwise", "business.acts_for_others")
"""What is of the business whatever it does, and bears on who stands behind it."""


def is_of_owners(path: str) -> bool:
    """Whether a fact says who the owners are."""
    return bool(_OWNER.fullmatch(path) or _OWNERS.fullmatch(path))


class FirmsTold:
    """What partnerships tell of their businesses.

    Args:
        doubts: The partnerships, the facts of each settled among its rows.
        placed: What sheets of owners say.
    """

    def __init__(self, doubts: Doubts, placed: Placed) -> None:
        groups = doubts.groups
        self._columns, self._shared = groups.columns, placed.shared
        self._rows = groups.kept[np.fromiter(groups.leader_of.values(), np.int64, len(groups.leader_of))]
        self._firms = [(number, self._numbered(number)) for number in _NUMBERS if number in self._columns]
        several = [firms >= 0 for _, firms in self._firms]
        self._crowded = np.flatnonzero(np.logical_or.reduce(several)) if several else np.zeros(0, np.int64)

    def told_differently(self) -> Iterator[tuple[str, str, list[str], list[int]]]:
        """The number and its value of each business of which several partnerships tell otherwise; the facts, and the partnerships that state one of them."""
        for paths in self._facts() if len(self._crowded) else ():
            told = np.full(len(self._rows), -1)
            told[self._crowded] = self._codes(paths)
            for number, firms in self._firms:
                for groups in _torn(firms, told):
                    yield number, str(self._columns[number][self._rows[groups[0]]]), paths, groups.tolist()

    def told(self, paths: Sequence[str], group: int) -> Told:
        """What a partnership tells under some facts."""
        called: dict[str, set[str]] = defaultdict(set)
        none = False
        for path, value in ((path, value) for path in paths if (value := self._value(path, group)) is not None):
            if _OWNERS.fullmatch(path):
                none = none or says_none(value)
            else:
                called[path.rpartition(".")[0]].add(_as_told(path, value))
        return frozenset(map(frozenset, called.values())) if called or not none else NOBODY

    def of_one_day(self, groups: Iterable[int]) -> Iterable[Sequence[int]]:
        """Partnerships by their day: whoever states none may be of any."""
        by_day: dict[Any, list[int]] = defaultdict(list)
        for group in groups:
            by_day[self._value("as_of", group)].append(group)
        undated = by_day.pop(None, [])
        return [sorted([*some, *undated]) for some in by_day.values()] or [undated]

    def _value(self, path: str, group: int) -> Any:
        column = self._columns.get(path)
        value = column[self._rows[group]] if column is not None else None
        return value if value is not None else self._shared.get(path, {}).get(group, (None,))[0]

    def _numbered(self, number: str) -> Array:
        """(partnerships,) a code for each business that several partnerships are with, by a number of it; -1 for others."""
        import pandas as pd

        firms = pd.factorize(self._columns[number][self._rows])[0]
        stated = firms >= 0
        counted = np.bincount(firms[stated], minlength=1)
        found: Array = np.where(stated & (counted[firms] > 1), firms, -1)
        return found

    def _facts(self) -> list[list[str]]:
        """The facts that are compared: the names of the owners, those of their owners and so on, each together; and what else is said."""
        owners: dict[int, list[str]] = defaultdict(list)
        stated = dict.fromkeys([*self._columns, *self._shared])
        for path in stated:
            if found := _OWNER.fullmatch(path) or _OWNERS.fullmatch(path):
                owners[found[1].count(".owners")].append(path)
        return [*owners.values(), *([path] for path in _SAID if path in stated)]

    def _codes(self, paths: Sequence[str]) -> Array:
        """(crowded,) a code for what each partnership tells under some facts; -1 for nothing. Each distinct value is read once."""
        known: dict[str, int] = {"": 0}
        called = [self._coded(path, known) for path in paths if not _OWNERS.fullmatch(path)]
        held = np.stack([*called, np.full(len(self._crowded), -1)], axis=1)
        for path in filter(_OWNERS.fullmatch, paths):
            held[(held[:, :-1] < 0).all(axis=1) & self._none(path), -1] = 0
        return _as_sets(held)

    def _coded(self, path: str, known: dict[str, int]) -> Array:
        import pandas as pd

        codes, values = pd.factorize(self._stated(path))
        places = [known.setdefault(_as_told(path, value), len(known)) for value in values]
        return np.array([*places, -1], np.int64)[codes]

    def _none(self, path: str) -> Array:
        """(crowded,) whether each says that there are no owners."""
        import pandas as pd

        codes, values = pd.factorize(self._stated(path))
        return np.array([*map(says_none, values), False], bool)[codes]

    def _stated(self, path: str) -> Array:
        """(crowded,) a fact: as the rows of each partnership state it, else a sheet of owners."""
        column, shared = self._columns.get(path), self._shared.get(path, {})
        if column is not None and not shared:
            values: Array = column[self._rows[self._crowded]]
            return values
        return np.fromiter((self._value(path, group) for group in self._crowded.tolist()), object, len(self._crowded))


def _as_told(path: str, value: Any) -> str:
    """A value as it is compared: names in either alphabet, and whichever word comes first."""
    return _as_called(str(value)) if _OWNER.fullmatch(path) else str(value).casefold()


@lru_cache(1 << 14)
def _as_called(name: str) -> str:
    return " ".join(sorted(fold(name).split()))


def _as_sets(held: Array) -> Array:
    """(n,) a code for the set that stands in each row, whatever the order; -1 for rows of -1 alone."""
    import pandas as pd

    held.sort(axis=1)
    held[:, 1:][held[:, 1:] == held[:, :-1]] = -1
    held.sort(axis=1)
    codes, width = np.zeros(len(held), np.int64), int(held.max(initial=-1)) + 2
    for column in held.T:
        codes = pd.factorize(codes * width + column + 1)[0]
    found: Array = np.where((held >= 0).any(axis=1), codes, -1)
    return found


def _torn(firms: Array, told: Array) -> Sequence[Array]:
    """The partnerships that tell something of each business of which not all tell the same."""
    rows = np.flatnonzero((firms >= 0) & (told >= 0))
    first = np.full(int(firms.max(initial=-1)) + 1, -1)
    first[firms[rows[::-1]]] = told[rows[::-1]]  # of several the last one put in stays
    differs = np.zeros(len(first), bool)
    differs[firms[rows[told[rows] != first[firms[rows]]]]] = True
    rows = rows[differs[firms[rows]]]
    rows = rows[np.argsort(firms[rows], kind="stable")]
    return np.split(rows, np.flatnonzero(np.diff(firms[rows])) + 1) if len(rows) else ()
