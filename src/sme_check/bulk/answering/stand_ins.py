"""Partnerships alike but for names: while the rules are applied, whoever no list may mean goes by a stand-in, so that each distinct case is answered once.

A name or a number counts in three ways only: a list may mean it; it may be that of another party of the same partnership, or of a look-up; and an
answer may print it. So a party keeps its own where a list holds anybody like it, or where another name of the partnership reads the same and is
spelled otherwise. Everywhere else the stand-in says as much: it is a name where there is one, of the same kind of legal form, or a number of the
same length, and it is the same in two places exactly where the names are. Answers are filled in with the names at the end.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from types import SimpleNamespace
from typing import Any, cast

import numpy as np

from sme_check.assessment.screened_many import kind_shown, readings_of
from sme_check.engine.columns.encode import Coded, first_rows, smallest, together
from sme_check.facts.party import Party, PartyKind
from sme_check.screening.holdings import NO_ARRANGEMENT
from sme_check.screening.index import Query
from sme_check.screening.query import query_of

from ..frames.headings import Path
from ..frames.rows import Facts
from .labels import FORMS, form_of, label_of, stand_in, stood_in_by

__all__ = ["StandIns"]

Array = np.ndarray[Any, Any]

_NAMES, _NUMBERS = ("name", "name_cyrillic"), ("inn", "ogrn", "bic")
_MORE_NAMES = ("other_names", "owned_by")
_ASKED = (*_NAMES, *_MORE_NAMES, *_NUMBERS, "born", "kind")
"""What screening asks about a party; the parents of the UK party are known by name alone."""
_NOBODY = dict.fromkeys(_ASKED)
_KINDS = {**dict.fromkeys(_NAMES, 0), **{fact: kind for kind, fact in enumerate(_NUMBERS, 1)}}
"""What a text is: a name, or one of the numbers."""
_BORN = date(1900, 1, 1)

_MOST_LABELS = 100_000


@dataclass(frozen=True, eq=False)
class _Cells:
    """One column of names or numbers, or of what look-ups are of.

    Attributes:
        path, column: The column.
        group: The partnership of each cell.
        party, tree: The number of its party, and of the party at the root of the same owners.
        text: The number of its text, -1 where nothing is stated.
    """

    path: Path
    column: Coded
    group: Array
    party: Array
    tree: Array
    text: Array


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
        self._before, self._nobody, self._lists = facts, nobody, frozenset((*lists, "uk_tariff"))
        self._texts: dict[str, int] = {}
        self._readings: dict[str, frozenset[str]] = {}
        self._made: dict[str, None] = {}
        self._kept = np.zeros(0, bool)
        cells = [*self._of_parties(facts.shared, np.arange(facts.groups)), *self._of_parties(facts.own, facts.group), *self._of_look_ups()]
        self._cells = [item for item in cells if (item.text >= 0).any()]
        self._keep_joint()
        self._keep_mixed()
        self._keep_alike(self._classes())
        self.facts = self._recoded() if self._cells else facts
        if not self._made.keys().isdisjoint(stood_in_by(self._stated())) or not all(nobody([Query((name,)) for name in self._made])):
            self.facts = facts  # a stand-in that somebody bears, or that a list may mean, stands for nobody
            self._made.clear()

    def _stated(self) -> Iterator[str]:
        """Every text that is stated."""
        for column in (*self._before.shared.values(), *self._before.own.values()):
            for value in column.values:
                yield from (item for item in (value if isinstance(value, tuple) else (value,)) if isinstance(item, str))

    # -- whose names they are ----------------------------------------------------------------------------------------

    def _of_parties(self, columns: Mapping[Path, Coded], group: Array) -> Iterator[_Cells]:
        named = (path for path in columns if path[-1] in _ASKED)
        prefixes = dict.fromkeys(path[:-1] for path in named if path[0] in ("business", "uk_party") or path[:2] == ("activity", "others"))
        roots: dict[Path, Array] = {}
        for prefix in prefixes:
            party = self._numbers(self._on_a_list(prefix, columns, len(group)))
            tree = roots.setdefault(_root(prefix), party)
            for fact in (*_NAMES, *_NUMBERS):
                column = columns.get((*prefix, fact))
                if column is not None:
                    yield _Cells((*prefix, fact), column, group, party, tree, self._numbered(column))

    def _numbers(self, kept: Array) -> Array:
        """New numbers for some parties."""
        before = len(self._kept)
        self._kept = np.concatenate([self._kept, kept])
        return np.arange(before, len(self._kept))

    def _numbered(self, column: Coded) -> Array:
        """The number of each text of a column."""
        texts = self._texts
        of_code = np.array([texts.setdefault(text, len(texts)) if isinstance(text, str) else -1 for text in column.values], np.int64)
        numbers: Array = of_code[column.codes]
        return numbers

    def _on_a_list(self, prefix: Path, columns: Mapping[Path, Coded], count: int) -> Array:
        """Which of the parties keep their names: a list holds somebody like them, or they have further names, or one that cannot be read."""
        asked = [(fact, column) for fact in _ASKED if (column := columns.get((*prefix, fact))) is not None]
        mixed = together([column for _, column in asked])
        names = [column for fact, column in asked if fact in _NAMES]
        self._readings |= readings_of(name for column in names for name in column.values if isinstance(name, str))
        queries, kept = [], np.zeros(len(mixed.values), bool)
        for number, codes in enumerate(mixed.values):
            stands = zip(asked, codes, strict=True) if mixed.first[number] >= 0 else ()
            stated = {fact: column.values[code] for (fact, column), code in stands}
            kept[number] = any(stated.get(fact) for fact in _MORE_NAMES) or any(stated.get(fact) and not self._readings[stated[fact]] for fact in _NAMES)
            queries.append(query_of(cast(Party, SimpleNamespace(**{**_NOBODY, **stated}))))
        kept |= ~np.array(self._nobody(queries), bool)
        on: Array = kept[mixed.codes]
        return on

    def _of_look_ups(self) -> Iterator[_Cells]:
        """What look-ups are of, where it may be a party; one about a list of codes keeps its word."""
        for path, column in self._before.shared.items():
            if path[0] == "look_ups" and path[-1] == "subject":
                about = self._before.shared.get((*path[:-1], "about"))
                count = self._before.groups
                of_codes = np.array([value in self._lists for value in about.values])[about.codes] if about is not None else np.zeros(count, bool)
                party = self._numbers(of_codes)
                self._readings |= readings_of(text for text in column.values if isinstance(text, str))
                yield _Cells(path, column, np.arange(count), party, party, self._numbered(column))

    def _keep_joint(self) -> None:
        """In a partnership with a joint arrangement every name may be a partner's."""
        joint = np.zeros(self._before.groups, bool)
        for path, column in self._before.shared.items():
            if path[-1] == "joint_with":
                joint |= np.array([_is_joint(label) for label in column.values])[column.codes]
        for cells in self._cells:
            self._kept[cells.party[joint[cells.group]]] = True

    def _keep_mixed(self) -> None:
        """A text that is a name in one place of a partnership and a number in another has no stand-in that could be both."""
        of_parties = [cells for cells in self._cells if cells.path[0] != "look_ups"]
        if not of_parties:
            return
        kinds = [np.full(len(cells.text), _KINDS[str(cells.path[-1])]) for cells in of_parties]
        kind, group, party, text = (np.concatenate(each) for each in (kinds, *([getattr(c, name) for c in of_parties] for name in ("group", "party", "text"))))
        stated = text >= 0
        kind, group, party, text = kind[stated], group[stated], party[stated], text[stated]
        run = np.unique(group * len(self._texts) + text, return_inverse=True)[1].reshape(-1)
        runs = int(run.max(initial=-1)) + 1
        self._kept[party[(_how_many(run, kind, runs) > 1)[run]]] = True

    # -- which read the same -----------------------------------------------------------------------------------------

    def _classes(self) -> Array:
        """For each text the number of the texts that may read the same: by any way of reading a name, or as a number without its spaces."""
        leader = list(range(len(self._texts)))

        def found(number: int) -> int:
            while leader[number] != number:
                number = leader[number] = leader[leader[number]]
            return number

        by_reading: dict[str, int] = {}
        for text, number in self._texts.items():
            for reading in (text.replace(" ", ""), *self._readings.get(text, ())):
                leader[found(number)] = found(by_reading.setdefault(reading, number))
        return np.array([found(number) for number in range(len(leader))], np.int64)

    def _keep_alike(self, classes: Array) -> None:
        """Keep names that read the same and are spelled otherwise, or that two parties of one tree of owners have; and all that read as a kept name."""
        if not self._cells:
            return
        group, party, tree, text = (np.concatenate([getattr(cells, name) for cells in self._cells]) for name in ("group", "party", "tree", "text"))
        stated = text >= 0
        group, party, tree, text = group[stated], party[stated], tree[stated], text[stated]
        run = np.unique(group * len(classes) + classes[text], return_inverse=True)[1].reshape(-1)
        runs = int(run.max(initial=-1)) + 1
        parties = _how_many(run, party, runs)
        torn = (parties > 1) & ((_how_many(run, text, runs) > 1) | (_how_many(run, tree, runs) < parties))
        self._kept[party[torn[run]]] = True
        kept = -1
        while kept != (kept := int(self._kept.sum())):
            self._kept[party[(np.bincount(run, self._kept[party], runs) > 0)[run]]] = True

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

    def _labels(self, at: int, cells: _Cells) -> Array:
        number = self._before.number + 1 if cells.path[0] == "activity" else np.zeros(len(cells.text), np.int64)
        labels: Array = number * len(self._cells) + at
        return labels

    def _stand_in(self, cells: _Cells, first: Array) -> Coded:
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
            if cells.path[-1] in _NAMES:
                kinds = columns.get((*cells.path[:-1], "kind"))
                stated = np.array([_form_of_kind(kind) for kind in kinds.values])[kinds.codes] if kinds is not None else np.zeros(len(cells.text), np.int64)
                tells[cells.text[(stated == 0) | (stated != shown[cells.text])]] = True
        return tells

    def _forms(self, cells: _Cells) -> Array:
        """What each stand-in must show: the length of a number, the kind of legal form of a name."""
        fact, column = str(cells.path[-1]), cells.column
        texts = np.array([self._texts[text] if isinstance(text, str) else -1 for text in column.values], np.int64)
        numbers = np.array([fact in _NUMBERS or (fact == "subject" and str(text).isdigit()) for text in column.values], bool)
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


def _root(prefix: Path) -> Path:
    """The party at the root of the same owners."""
    return prefix[:1] if prefix[:2] in (("business",), ("business", "owners"), ("uk_party",)) else prefix[:3]


def _is_joint(label: Any) -> bool:
    return isinstance(label, str) and " ".join(label.casefold().split()) not in NO_ARRANGEMENT


def _how_many(run: Array, what: Array, runs: int) -> Array:
    """How many distinct ones each run has."""
    pairs = np.sort(run * (int(what.max(initial=0)) + 1) + what)
    new = np.ones(len(pairs), bool)
    new[1:] = pairs[1:] != pairs[:-1]
    count: Array = np.bincount(pairs[new] // (int(what.max(initial=0)) + 1), minlength=runs)
    return count


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
