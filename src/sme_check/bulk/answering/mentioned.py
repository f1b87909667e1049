"""Texts of a frame's facts that may name a listed party: of the partnerships that would be outside, each distinct text searched once."""

from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import chain
from typing import Any

import numpy as np

from sme_check.assessment.mentioned import TEXTS, Mentioned, Search
from sme_check.engine.columns.encode import Coded
from sme_check.facts.table import say_path

from ..frames.cells import CellProblem
from ..frames.headings import Path
from ..frames.rows import Facts

__all__ = ["NOBODY", "MentionedInRows", "Texts", "mentioned_in"]

Array = np.ndarray[Any, Any]
_STATED = 2
"""The first code of what is stated."""


@dataclass(frozen=True, eq=False)
class MentionedInRows:
    """What texts of some rows name.

    Attributes:
        by_group: The texts of each partnership that may name somebody; of most none.
        rows: (some,) the rows that they stand in: of what belongs to the partnership, all.
    """

    by_group: dict[int, tuple[Mentioned, ...]]
    rows: Array


NOBODY = MentionedInRows({}, np.zeros(0, np.int64))
"""What nobody's texts name."""


@dataclass(frozen=True, eq=False)
class Texts:
    """The texts of some partnerships.

    Attributes:
        facts: Their rows as given, stand-ins for nobody.
        reference: (partnerships,) their references; None if none has one.
        problems: Their cells that could not be read: the row, and what was found in which column.
    """

    facts: Facts
    reference: Coded | None
    problems: Sequence[tuple[int, CellProblem]]


def mentioned_in(texts_of: Texts, wanted: Array, search: Search, day: date) -> MentionedInRows:
    """What the texts of partnerships name.

    Args:
        texts_of: The texts.
        wanted: (partnerships,) which of them are asked about.
        search: What searches texts.
        day: The as-of date.
    """
    facts = texts_of.facts
    columns = list(_columns(facts, texts_of.reference, wanted))
    unread = [_Text(int(facts.group[row]), row, item.column, item.problem.found) for row, item in texts_of.problems if wanted[facts.group[row]]]
    found = search.whom(chain((text for column in columns for text in column.texts()), (item.text for item in unread)))
    texts: dict[int, list[_Text]] = defaultdict(list)
    placed = [item for item in unread if item.text not in found and search.names_place(item.text, day)]
    for item in chain(placed, (item for item in unread if item.text in found), *(column.naming(found) for column in columns)):
        texts[item.group].append(item)
    by_group = {group: some for group, items in texts.items() if (some := (*_places(placed, group), *_counting(facts, group, items, search, day)))}
    return MentionedInRows(by_group, _rows(facts, texts, by_group))


@dataclass(frozen=True, slots=True)
class _Text:
    """A text: the partnership, the row where it is of one, the place as a partnership file has it, and what it says."""

    group: int
    row: int | None
    place: str
    text: str


@dataclass(frozen=True, slots=True)
class _Column:
    """A column of texts: its fact, where it states one that is asked about, and the facts where it is one of rows, else of partnerships."""

    path: Path
    column: Coded
    stated: Array
    of_rows: Facts | None

    def texts(self) -> Iterator[str]:
        """Each distinct text once."""
        yield from filter(_is_text, (self.column.values[code] for code in np.unique(self.column.codes[self.stated]).tolist()))

    def naming(self, found: Container[str]) -> Iterator[_Text]:
        """Where it has one of some texts."""
        naming = np.array([_is_text(value) and value in found for value in self.column.values], bool)
        for at in self.stated[naming[self.column.codes[self.stated]]].tolist():
            text = self.column.values[int(self.column.codes[at])]
            if self.of_rows is None:
                yield _Text(at, None, say_path(self.path), text)
            else:
                yield _Text(int(self.of_rows.group[at]), at, _place(self.path, int(self.of_rows.number[at])), text)


def _is_text(value: Any) -> bool:
    return isinstance(value, str)


def _columns(facts: Facts, reference: Coded | None, wanted: Array) -> Iterator[_Column]:
    """The columns of texts."""
    shared = dict(facts.shared)
    if reference is not None:
        shared["reference",] = reference
    for path, column in shared.items():
        if _is_searched(path):
            yield _Column(path, column, np.flatnonzero(wanted & (column.codes >= _STATED)), None)
    for path, column in facts.own.items():
        if _is_searched(path):
            yield _Column(path, column, np.flatnonzero(wanted[facts.group] & (column.codes >= _STATED)), facts)


def _is_searched(path: Path) -> bool:
    return path[-1] in TEXTS and path[0] != "look_ups"


def _place(path: Path, number: int) -> str:
    """Where a text of a row stands, as a partnership file has it."""
    return say_path(("activities", number, *(("goods", 0) if path[0] == "goods" else ()), *path[1:]))


def _places(placed: Iterable[_Text], group: int) -> Iterator[Mentioned]:
    """The cells of a partnership that could not be read and name a place."""
    yield from (Mentioned(item.text, (item.place,), ()) for item in placed if item.group == group)


def _counting(facts: Facts, group: int, texts: Iterable[_Text], search: Search, day: date) -> tuple[Mentioned, ...]:
    """The texts of a partnership that count."""
    places: dict[str, list[str]] = {}
    for item in texts:
        places.setdefault(item.text, []).append(item.place)
    return search.mentioned(places, facts.part(int(facts.parts.codes[group])), day)


def _rows(facts: Facts, texts: Mapping[int, Iterable[_Text]], by_group: Mapping[int, tuple[Mentioned, ...]]) -> Array:
    """The rows of the texts that count."""
    marked, whole = np.zeros(facts.count, bool), np.zeros(facts.groups, bool)
    for group, some in by_group.items():
        counting = {item.text for item in some}
        for item in texts[group]:
            if item.text in counting and item.row is not None:
                marked[item.row] = True
            elif item.text in counting:
                whole[group] = True
    return np.flatnonzero(marked | whole[facts.group])
