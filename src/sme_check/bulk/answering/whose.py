"""Whose names and numbers stand in the facts of partnerships, and which parties keep their own: whom a list may mean, or another name of theirs."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import SimpleNamespace
from typing import Any, cast

import numpy as np

from sme_check.assessment.screened_many import readings_of
from sme_check.engine.columns.encode import Coded, together
from sme_check.facts.party import Party
from sme_check.screening.holdings import NO_ARRANGEMENT
from sme_check.screening.index import Query
from sme_check.screening.query import query_of

from ..frames.headings import Path
from ..frames.rows import Facts

__all__ = ["NAMES", "NUMBERS", "Cells", "Whose"]

Array = np.ndarray[Any, Any]

NAMES, NUMBERS = ("name", "name_cyrillic"), ("inn", "ogrn", "bic")
_MORE_NAMES = ("other_names", "owned_by")
_ASKED = (*NAMES, *_MORE_NAMES, *NUMBERS, "born", "kind")
"""What screening asks about a party; the parents of the UK party are known by name alone."""
_NOBODY = dict.fromkeys(_ASKED)
_KINDS = {**dict.fromkeys(NAMES, 0), **{fact: kind for kind, fact in enumerate(NUMBERS, 1)}}
"""What a text is: a name, or one of the numbers."""


@dataclass(frozen=True, eq=False)
class Cells:
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


class Whose:
    """Whose the names and numbers in some rows are.

    Args:
        facts: The rows.
        nobody: Of some queries, which of them are like nobody on any list.
        lists: The lists of codes that a look-up may be about.

    Attributes:
        cells: The columns of names and numbers that state any.
        texts: Every text in them, with its number.
        kept: (parties,) whether a party, by its number, keeps its own.
    """

    def __init__(self, facts: Facts, nobody: Callable[[Sequence[Query]], Sequence[bool]], lists: Iterable[str]) -> None:
        self._facts, self._nobody, self._lists = facts, nobody, frozenset((*lists, "uk_tariff"))
        self.texts: dict[str, int] = {}
        self._readings: dict[str, frozenset[str]] = {}
        self.kept = np.zeros(0, bool)
        cells = [*self._of_parties(facts.shared, np.arange(facts.groups)), *self._of_parties(facts.own, facts.group), *self._of_look_ups()]
        self.cells = [item for item in cells if (item.text >= 0).any()]
        self._keep_joint()
        self._keep_mixed()
        self._keep_alike(self._classes())

    # -- whose names they are ----------------------------------------------------------------------------------------

    def _of_parties(self, columns: Mapping[Path, Coded], group: Array) -> Iterator[Cells]:
        named = (path for path in columns if path[-1] in _ASKED)
        prefixes = dict.fromkeys(path[:-1] for path in named if path[0] in ("business", "uk_party") or path[:2] == ("activity", "others"))
        roots: dict[Path, Array] = {}
        for prefix in prefixes:
            party = self._numbers(self._on_a_list(prefix, columns, len(group)))
            tree = roots.setdefault(_root(prefix), party)
            for fact in (*NAMES, *NUMBERS):
                column = columns.get((*prefix, fact))
                if column is not None:
                    yield Cells((*prefix, fact), column, group, party, tree, self._numbered(column))

    def _numbers(self, kept: Array) -> Array:
        """New numbers for some parties."""
        before = len(self.kept)
        self.kept = np.concatenate([self.kept, kept])
        return np.arange(before, len(self.kept))

    def _numbered(self, column: Coded) -> Array:
        """The number of each text of a column."""
        texts = self.texts
        of_code = np.array([texts.setdefault(text, len(texts)) if isinstance(text, str) else -1 for text in column.values], np.int64)
        numbers: Array = of_code[column.codes]
        return numbers

    def _on_a_list(self, prefix: Path, columns: Mapping[Path, Coded], count: int) -> Array:
        """Which of the parties keep their names: a list holds somebody like them, or they have further names, or one that cannot be read."""
        asked = [(fact, column) for fact in _ASKED if (column := columns.get((*prefix, fact))) is not None]
        mixed = together([column for _, column in asked])
        names = [column for fact, column in asked if fact in NAMES]
        self._readings |= readings_of(name for column in names for name in column.values if isinstance(name, str))
        queries, kept = [], np.zeros(len(mixed.values), bool)
        for number, codes in enumerate(mixed.values):
            stands = zip(asked, codes, strict=True) if mixed.first[number] >= 0 else ()
            stated = {fact: column.values[code] for (fact, column), code in stands}
            kept[number] = any(stated.get(fact) for fact in _MORE_NAMES) or any(stated.get(fact) and not self._readings[stated[fact]] for fact in NAMES)
            queries.append(query_of(cast(Party, SimpleNamespace(**{**_NOBODY, **stated}))))
        kept |= ~np.array(self._nobody(queries), bool)
        on: Array = kept[mixed.codes]
        return on

    def _of_look_ups(self) -> Iterator[Cells]:
        """What look-ups are of, where it may be a party; one about a list of codes keeps its word."""
        for path, column in self._facts.shared.items():
            if path[0] == "look_ups" and path[-1] == "subject":
                about = self._facts.shared.get((*path[:-1], "about"))
                count = self._facts.groups
                of_codes = np.array([value in self._lists for value in about.values])[about.codes] if about is not None else np.zeros(count, bool)
                party = self._numbers(of_codes)
                self._readings |= readings_of(text for text in column.values if isinstance(text, str))
                yield Cells(path, column, np.arange(count), party, party, self._numbered(column))

    def _keep_joint(self) -> None:
        """In a partnership with a joint arrangement every name may be a partner's."""
        joint = np.zeros(self._facts.groups, bool)
        for path, column in self._facts.shared.items():
            if path[-1] == "joint_with":
                joint |= np.array([_is_joint(label) for label in column.values])[column.codes]
        for cells in self.cells:
            self.kept[cells.party[joint[cells.group]]] = True

    def _keep_mixed(self) -> None:
        """A text that is a name in one place of a partnership and a number in another has no stand-in that could be both."""
        of_parties = [cells for cells in self.cells if cells.path[0] != "look_ups"]
        if not of_parties:
            return
        kinds = [np.full(len(cells.text), _KINDS[str(cells.path[-1])]) for cells in of_parties]
        kind, group, party, text = (np.concatenate(each) for each in (kinds, *([getattr(c, name) for c in of_parties] for name in ("group", "party", "text"))))
        stated = text >= 0
        kind, group, party, text = kind[stated], group[stated], party[stated], text[stated]
        run = np.unique(group * len(self.texts) + text, return_inverse=True)[1].reshape(-1)
        runs = int(run.max(initial=-1)) + 1
        self.kept[party[(_how_many(run, kind, runs) > 1)[run]]] = True

    # -- which read the same -----------------------------------------------------------------------------------------

    def _classes(self) -> Array:
        """For each text the number of the texts that may read the same: by any way of reading a name, or as a number without its spaces."""
        leader = list(range(len(self.texts)))

        def found(number: int) -> int:
            while leader[number] != number:
                number = leader[number] = leader[leader[number]]
            return number

        by_reading: dict[str, int] = {}
        for text, number in self.texts.items():
            for reading in (text.replace(" ", ""), *self._readings.get(text, ())):
                leader[found(number)] = found(by_reading.setdefault(reading, number))
        return np.array([found(number) for number in range(len(leader))], np.int64)

    def _keep_alike(self, classes: Array) -> None:
        """Keep names that read the same and are spelled otherwise, or that two parties of one tree of owners have; and all that read as a kept name."""
        if not self.cells:
            return
        group, party, tree, text = (np.concatenate([getattr(cells, name) for cells in self.cells]) for name in ("group", "party", "tree", "text"))
        stated = text >= 0
        group, party, tree, text = group[stated], party[stated], tree[stated], text[stated]
        run = np.unique(group * len(classes) + classes[text], return_inverse=True)[1].reshape(-1)
        runs = int(run.max(initial=-1)) + 1
        parties = _how_many(run, party, runs)
        torn = (parties > 1) & ((_how_many(run, text, runs) > 1) | (_how_many(run, tree, runs) < parties))
        self.kept[party[torn[run]]] = True
        kept = -1
        while kept != (kept := int(self.kept.sum())):
            self.kept[party[(np.bincount(run, self.kept[party], runs) > 0)[run]]] = True


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
