"""A table of a result: the same in a workbook, in CSV and in Parquet."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

__all__ = ["OURS", "SUMMARY_TITLE", "Cell", "Column", "Linked", "Table", "plain"]

OURS = ("Summary", "Findings", "Questions", "Measures", "Problems", "Record")
"""The sheets of a result beside the adviser's own."""
SUMMARY_TITLE = "Sanctions check of "
"""How the summary begins."""


@dataclass(frozen=True, slots=True)
class Linked:
    """A text with a link.

    Attributes:
        text: The text.
        url: An address, or `internal:'Sheet'!A1`; empty for no link.
    """

    text: str
    url: str


Cell = str | int | date | Linked | None


@dataclass(frozen=True, slots=True)
class Column:
    """A column.

    Attributes:
        heading: Its heading.
        width: Its width in a workbook, characters.
        wrapped: Whether a long text stands there in several lines; else it ends where the next cell begins.
    """

    heading: str
    width: int = 18
    wrapped: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A table.

    Attributes:
        name: What it is called: the name of its sheet, or of its side file.
        about: What it holds, in a sentence.
        columns: Its columns.
        rows: Makes its rows anew, each with a cell for each column.
    """

    name: str
    about: str
    columns: tuple[Column, ...]
    rows: Callable[[], Iterator[tuple[Cell, ...]]]


def plain(cell: Cell) -> str | int | date | None:
    """A cell without its link."""
    return cell.text if isinstance(cell, Linked) else cell
