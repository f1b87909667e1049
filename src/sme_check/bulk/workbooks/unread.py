"""Columns of which nobody said what they hold: a cell in one may add a party, an item or a place, so its row is in doubt until somebody has said."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Any

from sme_check.facts.synonyms import said, synonyms

from .layout import REFERENCE
from .table import is_blank
from .taken import CellFound
from .titled import Titled

__all__ = ["accepted_of", "question_of", "unread_cells"]

_SHOWN = 80
"""Letters of a cell that are shown."""


def unread_cells(
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


def accepted_of(title: str, column: str) -> str:
    """What would settle a cell that was not read: words for somebody who can say it."""
    name = title or column
    return f'what the column holds (--map "{name}=FACT"), or that it is beside the point (--aside "{name}"; on the page: leave this column out)'


def question_of(found: CellFound, column: str) -> str:
    """The one question that such a cell leaves."""
    named = f"The column “{found.heading}”" if found.heading else f"Column {column}, which has no heading,"
    return f"{named} says “{found.found[:_SHOWN]}” ({found.sheet}, {found.cell}), and was not understood: which fact is it, or is it beside the point?"
