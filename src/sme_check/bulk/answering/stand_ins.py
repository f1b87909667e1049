"""Partnerships alike but for names: while the rules are applied, whoever no list may mean goes by a stand-in, so that each distinct case is answered once.

A name or a number counts in three ways only: a list may mean it; it may be that of another party of the same partnership, or of a look-up; and an
answer may print it. So a party keeps its own where a list holds anybody like it, or where another name of the partnership reads the same and is
spelled otherwise. Everywhere else the stand-in says as much: it is a name where there is one, of the same kind of legal form, or a number of the
same length, and it is the same in two places exactly where the names are. Answers are filled in with the names at the end.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from functools import cached_property
from typing import Any

import numpy as np

from sme_check.assessment.screened_many import kind_shown
from sme_check.engine.columns.encode import Coded, first_rows, smallest
from sme_check.facts.party import PartyKind
from sme_check.screening.index import Query

from ..frames.rows import Facts
from .labels import FORMS, form_of, label_of, stand_in, stood_in_by
from .whose import NAMES, NUMBERS, Cells, Whose

__all__ = ["StandIns"]

Array = np.ndarray[Any, Any]
_BORN = date(1900, 1, 1)

_MOST_LABELS = 100_000


class StandIns:
    """The facts of a run of rows with stand-ins for names.

    Args:
        facts: The rows.
        nobody: Of some queries, which of them are like nobody on any list.
        lists: The lists of codes that a look-up may be about.

    Attributes:
        facts: The rows with stand-ins.
    """

    def __init__(self, facts: Facts, nobody: Callable[[Sequence[Query]], Sequence[bool]], lists: Iterable[str]) -> None:
        self._before, whose = facts, Whose(facts, nobody, lists)
        self._cells, self._texts, self._kept = whose.cells, whose.texts, whose.kept
        self._made: dict[str, None] = {}
        self.facts = self._recoded() if self._cells else facts
        if not self._made.keys().isdisjoint(stood_in_by(self._stated())) or not all(nobody([Query((name,)) for name in self._made])):
            self.facts = facts  # a stand-in that somebody bears, or that a list may mean, stands for nobody
            self._made.clear()

    def _stated(self) -> Iterator[str]:
        """Every text that is stated."""
        for column in (*self._before.shared.values(), *self._before.own.values()):
            for value in column.values:
                yield from (item for item in (value if isinstance(value, tuple) else (value,)) if isinstance(item, str))

    # -- recoding ----------------------------------------------------------------------------------------------------

    def _recoded(self) -> Facts:
        recoded = {cells.path: self._stand_in(cells, first) for cells, first in zip(self._cells, self._first_places(), strict=True)}
        plain = {cells.path[:-1]: ~self._kept[cells.party] for cells in self._cells}
        columns = {**self._before.shared, **self._before.own}
        for path, column in columns.items():
            if path[-1] == "born" and path[:-1] in plain:
                recoded[path] = _as_one(column, _BORN, plain[path[:-1]])
        shared, own = ({path: recoded.get(path, column) for path, column in of.items()} for of in (self._before.shared, self._before.own))
        return replace(self._before, shared=shared, own=own)

    def _first_places(self) -> list[Array]:
        """For each cell the label of the first place in its partnership where its text stands."""
        labels = np.concatenate([self._labels(at, cells) for at, cells in enumerate(self._cells)])
        keys = np.concatenate([cells.group * (len(self._texts) + 1) + cells.text + 1 for cells in self._cells])
        _, first, places = np.unique(keys, return_index=True, return_inverse=True)
        return np.split(labels[first[places.reshape(-1)]], np.cumsum([len(cells.text) for cells in self._cells])[:-1])

    def _labels(self, at: int, cells: Cells) -> Array:
        number = self._before.number + 1 if cells.path[0] == "activity" else np.zeros(len(cells.text), np.int64)
        labels: Array = number * len(self._cells) + at
        return labels

    def _stand_in(self, cells: Cells, first: Array) -> Coded:
        """A column with stand-ins where its party has one; what a look-up is of, only where a party of the partnership is called so."""
        column = cells.column
        plain = (cells.text >= 0) & ~self._kept[cells.party] & (first < _MOST_LABELS)
        if cells.path[0] == "look_ups":
            plain &= np.array([other.path[0] != "look_ups" for other in self._cells])[first % len(self._cells)]
        forms = self._forms(cells)
        distinct, places = np.unique((first * len(FORMS) + forms)[plain], return_inverse=True)
        codes = column.codes.astype(np.int64)
        codes[plain] = len(column.values) + places.reshape(-1)
        fact_of = [str(other.path[-1]) for other in self._cells]
        said = [stand_in(fact_of[label % len(fact_of)], label, form) for label, form in (divmod(int(pair), len(FORMS)) for pair in distinct)]
        self._made.update(dict.fromkeys(said))
        return _dense(codes, [*column.values, *said])

    @cached_property
    def _form_tells(self) -> Array:
        """For each text whether its legal form may tell something: not where the kind of all whose name it is is stated, and is the one that it shows."""
        shown = np.array([*(FORMS[kind_shown(text) or ""] for text in self._texts), 0], np.int64)
        tells = np.zeros(len(shown), bool)
        columns = {**self._before.shared, **self._before.own}
        for cells in self._cells:
            if cells.path[-1] in NAMES:
                kinds = columns.get((*cells.path[:-1], "kind"))
                stated = np.array([_form_of_kind(kind) for kind in kinds.values])[kinds.codes] if kinds is not None else np.zeros(len(cells.text), np.int64)
                tells[cells.text[(stated == 0) | (stated != shown[cells.text])]] = True
        return tells

    def _forms(self, cells: Cells) -> Array:
        """What each stand-in must show: the length of a number, the kind of legal form of a name."""
        fact, column = str(cells.path[-1]), cells.column
        texts = np.array([self._texts[text] if isinstance(text, str) else -1 for text in column.values], np.int64)
        numbers = np.array([fact in NUMBERS or (fact == "subject" and str(text).isdigit()) for text in column.values], bool)
        asked = (self._form_tells[texts] | numbers).tolist()
        forms = np.array([form_of(fact, text) if ask else 0 for text, ask in zip(column.values, asked, strict=True)], np.int64)
        found: Array = forms[column.codes]
        return found

    # -- filling in --------------------------------------------------------------------------------------------------

    def names(self, stand_ins: Iterable[str], group: int) -> dict[str, str]:
        """What stands for some stand-ins in a partnership."""
        return {stand_in: self._named(stand_in, group) for stand_in in stand_ins}

    def _named(self, stand_in: str, group: int) -> str:
        if stand_in not in self._made:  # somebody's own words
            return stand_in
        number, at = divmod(label_of(stand_in), len(self._cells))
        column = self._cells[at].column
        row = self._row(group, number - 1) if number else group
        value = column.values[int(column.codes[row])] if row >= 0 else None
        return value if isinstance(value, str) else stand_in

    @cached_property
    def _order(self) -> tuple[Array, Array]:
        sizes = np.bincount(self._before.group, minlength=self._before.groups)
        return np.argsort(self._before.group, kind="stable"), np.cumsum(sizes) - sizes

    def _row(self, group: int, number: int) -> int:
        """The row of a number in a partnership; -1 if it has none."""
        order, starts = self._order
        at = int(starts[group]) + number
        return int(order[at]) if at < len(order) and self._before.group[order[at]] == group else -1


def _form_of_kind(kind: Any) -> int:
    """The legal form that a kind goes with; 0 if it is not stated."""
    if not isinstance(kind, PartyKind):
        return 0
    return FORMS["individual" if kind in (PartyKind.INDIVIDUAL, PartyKind.SOLE_TRADER) else "organisation"]


def _as_one(column: Coded, value: Any, where: Array) -> Coded:
    """A column in which all that is stated is one value, in some places."""
    codes = column.codes.astype(np.int64)
    codes[where & (codes > 1)] = len(column.values)
    return _dense(codes, [*column.values, value])


def _dense(codes: Array, values: Sequence[Any]) -> Coded:
    """A column without the values that stand nowhere, but for the two that every column keeps."""
    stand = np.zeros(len(values), bool)
    stand[:2] = True
    stand[codes] = True
    renamed = smallest((np.cumsum(stand) - 1)[codes], int(stand.sum()))
    kept = [values[code] for code in np.flatnonzero(stand).tolist()]
    return Coded(renamed, kept, first_rows(renamed, len(kept)))
