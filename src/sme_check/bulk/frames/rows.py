"""The rows of a frame: what belongs to the partnership once for each, what belongs to the row beside it."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache, cached_property
from typing import Any, TypeVar

import numpy as np

from sme_check.engine.columns.encode import ABSENT_CODE, UNKNOWN_CODE, Coded, first_rows, smallest, together
from sme_check.errors import Problem
from sme_check.facts.declare import FactModel
from sme_check.facts.partnership import Partnership
from sme_check.facts.table import facts_of

from .cells import CellProblem, Cells
from .faulty import doubt_lists
from .headings import Path

__all__ = ["Facts", "Rows", "as_tree", "built", "filled_in", "taken"]

Array = np.ndarray[Any, Any]
Model = TypeVar("Model", bound=FactModel)

_NEVER_READ = frozenset({"reference", "as_of", "licences"})
"""What belongs to a partnership and no rule may turn on by itself; the day is applied otherwise."""
_OUTREACH = frozenset(
    {
        *("ownership_form", "okved_main", "okved_others", "town", "headcount", "headcount_year", "revenue_million_rub", "revenue_year"),
        *("sme_register", "sme_register_date", "state_share", "funds_share", "large_or_foreign_share"),
    }
)
"""Facts of the business that the outreach findings read; no measure does unless it names them."""
_STATED, _STATED_CODE = "stated", ABSENT_CODE + 1


@dataclass(frozen=True, eq=False)
class Facts:
    """The facts of some rows.

    Attributes:
        group: (rows,) the partnership of each row.
        groups: How many partnerships.
        number: (rows,) each row's place among those of its partnership.
        own: What belongs to the row: `activity.*` and `goods.*`, by path.
        shared: What belongs to the partnership, a code for each.
    """

    group: Array
    groups: int
    number: Array
    own: Mapping[Path, Coded]
    shared: Mapping[Path, Coded]
    _parts: dict[int, Partnership] = field(default_factory=dict, repr=False)

    @property
    def count(self) -> int:
        """How many rows."""
        return len(self.group)

    def some(self, chosen: Array) -> "Facts":
        """Some of the rows, whole partnerships; these are numbered anew, in the order in which they stand."""
        mine, group = np.unique(self.group[chosen], return_inverse=True)
        own = {path: taken(column, chosen) for path, column in self.own.items()}
        shared = {path: taken(column, mine) for path, column in self.shared.items()}
        return Facts(group.reshape(-1), len(mine), self.number[chosen], own, shared)

    def as_rules_read(self, named: frozenset[str], spelled: frozenset[str], told: Mapping[str, Callable[[str], bool]]) -> "Facts":
        """Without the facts that no rule reads, and with one word for every text of which the rules ask no more than whether it is stated.

        Args:
            named: The paths of all facts that the rules name, `it` for any party.
            spelled: Those of which they ask more.
            told: Of some of these, whether a text tells anything; those that tell nothing are alike.
        """
        shared = {path: column for path, column in self.shared.items() if _may_be_read(path, named)}
        own = {path: _worded(column, _telling(path, spelled, told)) if path[-1] == "description" else column for path, column in self.own.items()}
        return replace(self, shared=shared, own=own, _parts={})

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
            self._parts[code] = built(Partnership, as_tree((path, value) for path, value in stated if value is not None))
        return self._parts[code]


class Rows:
    """The rows of a frame, read.

    Args:
        cells: The columns.
        count: How many rows.

    Attributes:
        facts: The facts of all rows.
        group: The partnership of each row.
        groups, count: How many partnerships and rows.
        problems: The cells that could not be read, and the facts on which rows of one partnership contradict each other.
    """

    def __init__(self, cells: Iterable[Cells], count: int) -> None:
        by_path = doubt_lists({item.path: item for item in cells})
        self.count = count
        self.problems = [problem for item in by_path.values() for problem in item.problems()]
        self.group = self._grouped(by_path.get(("reference",)))
        self.groups = int(self.group.max()) + 1 if count else 0
        self._reference = by_path.get(("reference",))
        own = {path: item.column for path, item in by_path.items() if path[0] in ("activity", "goods")}
        shared = {path: item for path, item in by_path.items() if path[0] not in ("activity", "goods") and path != ("reference",)}
        self.facts = Facts(self.group, self.groups, self._numbers(), own, {path: self._agreed(item) for path, item in shared.items()})

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

    def references(self, groups: Array) -> Coded | None:
        """The references of some partnerships; None if none has one."""
        return taken(self._of_groups, groups) if self._of_groups is not None else None

    @cached_property
    def _of_groups(self) -> Coded | None:
        return self._agreed(self._reference) if self._reference is not None else None

    def days(self) -> Array:
        """The as-of date of each partnership as an ordinal number, 0 where none is stated."""
        column = self.facts.shared.get(("as_of",))
        if column is None:
            return np.zeros(self.groups, np.int64)
        ordinals = np.array([day.toordinal() if isinstance(day, date) else 0 for day in column.values], np.int64)
        days: Array = ordinals[column.codes]
        return days


def taken(column: Coded, rows: Array) -> Coded:
    """A column of some rows, its values cut down to those that stand there where it has many."""
    codes = column.codes[rows]
    if len(column.values) <= len(rows) // 4 + 2:
        return Coded(codes, column.values, first_rows(codes, len(column.values)))
    stand = np.zeros(len(column.values), bool)
    stand[:2] = True
    stand[codes] = True
    values = [column.values[code] for code in np.flatnonzero(stand).tolist()]
    codes = smallest((np.cumsum(stand) - 1)[codes], len(values))
    return Coded(codes, values, first_rows(codes, len(values)))


def _may_be_read(path: Path, named: frozenset[str]) -> bool:
    """Whether a rule, screening or ownership may turn on a fact of the partnership."""
    if path[0] in _NEVER_READ:
        return False
    name = path[-1]
    only_outreach = path[0] == "business" and ((len(path) == 2 and name in _OUTREACH) or name == "position")
    return not only_outreach or f"business.{name}" in named or f"it.{name}" in named


def _telling(path: Path, spelled: frozenset[str], told: Mapping[str, Callable[[str], bool]]) -> Callable[[str], bool]:
    """Whether a text of a column may turn an answer by how it is spelled."""
    fact = f"{path[0]}.description"
    return told.get(fact, lambda _text: True) if fact in spelled else lambda _text: False


def _worded(column: Coded, tells: Callable[[str], bool]) -> Coded:
    """A column of texts with one word for all of them that tell nothing."""
    kept = [code for code, value in enumerate(column.values) if code > ABSENT_CODE and tells(value)]
    values = [*column.values[:_STATED_CODE], _STATED, *(column.values[code] for code in kept)]
    renamed = np.minimum(np.arange(len(column.values)), _STATED_CODE)
    renamed[kept] = np.arange(len(kept)) + _STATED_CODE + 1
    codes = smallest(renamed[column.codes], len(values))
    return Coded(codes, values, first_rows(codes, len(values)))


def built(model: type[Model], tree: Mapping[str, Any]) -> Model:
    """Facts that were read already, put together."""
    inner = _models_in(model)
    return filled_in(model, {name: _built(inner.get(name), value) for name, value in tree.items()})


def filled_in(model: type[Model], facts: Mapping[str, Any]) -> Model:
    """A model with some facts, taken as they are: a copy of the one of which nothing is stated, which is many times quicker than a new one."""
    filled: Model = _blank(model).model_copy(update=facts)
    return filled


@cache
def _blank(model: type[FactModel]) -> Any:
    """A model of which nothing is stated."""
    return model.model_construct()


@cache
def _models_in(model: type[FactModel]) -> Mapping[str, type[FactModel]]:
    """The facts of a model that are models themselves, or several of one."""
    return {info.name: info.model for info in facts_of(model) if info.model is not None}


def _built(model: type[FactModel] | None, value: Any) -> Any:
    if model is None or isinstance(value, tuple | FactModel):
        return value
    return tuple(item if isinstance(item, FactModel) else built(model, item) for item in value) if isinstance(value, list) else built(model, value)


def as_tree(stated: Iterable[tuple[Any, Any]]) -> dict[str, Any]:
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
