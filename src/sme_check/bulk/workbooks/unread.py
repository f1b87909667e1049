"""Cells of which nobody said what they hold: one may add a party, an item or a place, so its row is in doubt until somebody has said."""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

from sme_check.facts.synonyms import said, synonyms

from .ditto import is_ditto
from .layout import REFERENCE
from .places_named import PLACE_ASKED, places_named
from .table import column_letters, is_blank
from .taken import CellFound
from .titled import Titled
from .unknown_members import unknown_members

__all__ = ["Unread", "unread_of"]

_SHOWN = 80
"""Letters of a cell that are shown."""
_ONE_BY_ONE = 20
"""Cells of a column that are told and asked about one by one; of more, the column is, once: each cell's text stands in its row."""
_FIRST = 3
"""Cells that are named of such a column."""
Cells = Sequence[tuple[int, Any]]
"""Cells of a column: the place of the row, and what stands there."""


@dataclass(frozen=True, eq=False)
class Unread:
    """The cells of a sheet of which nobody said what they hold.

    Attributes:
        columns: Of each place, the columns that hold something there.
        problems: What is to be said of them, each with its place and column.
        more: Of each place that names one of a list alone, by the collection, the question whether there are more.
    """

    columns: dict[int, list[int]] = field(default_factory=dict)
    problems: list[tuple[int, int, CellFound]] = field(default_factory=list)
    more: dict[int, dict[str, str]] = field(default_factory=dict)
    _cells: dict[tuple[int, int], str] = field(default_factory=dict, repr=False)
    _whole: dict[int, str] = field(default_factory=dict, repr=False)

    def questions(self, place: int, listed: Collection[str]) -> list[str]:
        """What to ask of the cells of a place: of each, or of its whole column; and of lists of which it names one, unless they stand elsewhere."""
        cells = [self._whole.get(at) or self._cells[place, at] for at in self.columns.get(place, ())]
        return [*cells, *(question for collection, question in self.more.get(place, {}).items() if collection not in listed)]


def unread_of(
    table: Titled,
    places: Sequence[int],
    facts: Mapping[str, Sequence[Any]],
    faulty: Mapping[str, Collection[int]],
    agrees: Mapping[int, Sequence[bool]],
) -> Unread:
    """The cells of which nobody said what they hold, with what is to be said and asked of them.

    Arguments as of `_unread_cells`; `faulty` has of each fact the rows whose cell could not be read.
    """
    by_column: dict[tuple[int, str], list[tuple[int, Any]]] = {}
    for row, at, cell in (*_unread_cells(table, places, facts, agrees), *unknown_members(table, places, facts, faulty)):
        by_column.setdefault((at, _asked(table, at)), []).append((places[row], cell))
    for row, at, cell in places_named(table, places, faulty):
        by_column.setdefault((at, PLACE_ASKED), []).append((places[row], cell))
    unread = Unread()
    for (at, asked), cells in by_column.items():
        for place, _ in cells:
            unread.columns.setdefault(place, []).append(at)
        (_tell_each if len(cells) <= _ONE_BY_ONE else _tell_together)(unread, table, at, cells, asked)
    return unread


def _tell_each(unread: Unread, table: Titled, at: int, cells: Cells, asked: str) -> None:
    for place, cell in cells:
        found = CellFound(table.sheet.name, table.sheet.cell(place, at), str(cell), _accepted(table, place, at), "", table.titles[at])
        unread.problems.append((place, at, found))
        unread._cells[place, at] = f"{_named(table, at)} says “{found.found[:_SHOWN]}” ({found.sheet}, {found.cell}){asked}"


def _tell_together(unread: Unread, table: Titled, at: int, cells: Cells, asked: str) -> None:
    """One problem and one question for a column; the problem knows its rows."""
    sheet, place = table.sheet, cells[0][0]
    first = ", ".join(f"“{str(cell)[:_SHOWN]}” ({sheet.cell(of, at)})" for of, cell in cells[:_FIRST])
    rows = tuple(sheet.row_number(of) for of, _ in cells)
    told = f"{len(cells):,} cells: {first} and so on"
    unread.problems.append((place, at, CellFound(sheet.name, sheet.cell(place, at), told, _accepted(table, place, at), "", table.titles[at], rows)))
    unread._whole[at] = f"{_named(table, at)} says something in {len(cells):,} rows of {sheet.name}, such as {first}{asked}"


def _unread_cells(
    table: Titled, places: Sequence[int], facts: Mapping[str, Sequence[Any]], agrees: Mapping[int, Sequence[bool]]
) -> Iterator[tuple[int, int, Any]]:
    """The cells that hold something in columns of which nobody said what they hold.

    Args:
        table: The sheet.
        places: The rows taken: their places in the sheet.
        facts: The facts of each row, by path.
        agrees: Of a column that seems to state a fact once more, whether each row's cell says the same.

    Yields:
        The row's number among those taken, the column, and what stands there.
    """
    for at, meaning in enumerate(table.meanings):
        if meaning.how not in ("near", "unknown"):
            continue
        cells = table.column(at, places)
        if meaning.proposed == REFERENCE:
            doubtful = _repeated(cells, facts.get(REFERENCE) or [None] * len(cells))
        elif not table.titles[at] and _counts_rows(cells):
            continue
        else:
            doubtful = [not same for same in agrees.get(at, ())] or [True] * len(cells)
        for row, (cell, open_) in enumerate(zip(cells, doubtful, strict=True)):
            if open_ and not _says_nothing(cell):
                yield row, at, cell


def _says_nothing(cell: Any) -> bool:
    """Whether a cell is blank, or says that there is none: a dash, "n/a", "none". That nothing is known of it says something."""
    if is_blank(cell):
        return True
    if isinstance(cell, str) and is_ditto(cell.strip()):
        return False
    words = said(cell) if isinstance(cell, str) and len(cell) < _SHOWN else "?"
    return words in ("", "n a", "na") or words in synonyms().none


def _repeated(cells: Sequence[Any], references: Sequence[Any]) -> list[bool]:
    """Which rows a column of numbers may join: those that have one with another row, and no reference that says where they belong."""
    keys = ["" if is_blank(cell) else said(str(cell)) for cell in cells]
    count = Counter(keys)
    return [reference is None and count[key] > 1 for key, reference in zip(keys, references, strict=True)]


def _counts_rows(cells: Sequence[Any]) -> bool:
    """Whether a column without a heading only numbers the rows."""
    stated = [cell for cell in cells if not is_blank(cell)]
    if len(stated) < 2 or not all(isinstance(cell, int | float) and not isinstance(cell, bool) for cell in stated):
        return False
    return all(after == before + 1 for before, after in pairwise(stated))


def _accepted(table: Titled, place: int, at: int) -> str:
    """What would settle a cell that was not read: words for somebody who can say it."""
    if table.meanings[at].path is not None:
        return 'what it is, or "none" if there is none'
    sheet, first = table.sheet, table.held.get(table.meanings[at].proposed)
    name = table.titles[at] or f"{sheet.name}!{column_letters(sheet.first_column + at)}"
    settled = f'what the column holds (--map "{name}=FACT"), or that it is beside the point (--aside "{name}"; on the page: leave this column out)'
    return settled if first is None else f"what stands in {sheet.cell(place, first)}, since two columns seem to state one fact; or {settled}"


def _asked(table: Titled, at: int) -> str:
    """What is asked of a cell, behind what it says."""
    if table.meanings[at].path is not None:
        return ", so there may be one more of which nothing is known: which is it, or is there none?"
    return ", and was not understood: which fact is it, or is it beside the point?"


def _named(table: Titled, at: int) -> str:
    title = table.titles[at]
    return f"The column “{title}”" if title else f"Column {column_letters(table.sheet.first_column + at)}, which has no heading,"
