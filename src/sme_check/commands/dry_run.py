"""A dry run: how the headings are understood and which cells cannot be read; nothing is answered, nothing written."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sme_check.bulk.workbooks.taken import CellFound, Note, Taken

__all__ = ["FOUND", "dry_run", "problem_lines"]

FOUND = 1
"""The exit code of a dry run that found cells which cannot be read, or headings to confirm."""

_MOST = 20
"""Cells that hold the very same are named up to so many; of more, how many there are."""


def dry_run(taken: "Taken") -> int:
    """Say what there is to mend or to confirm in a file that was taken.

    Returns:
        The exit code: 0 if there is nothing.
    """
    from sme_check.bulk.results.problems import problems_before

    from .confirm import mapping_lines

    found = problems_before(taken)
    print("\n".join(mapping_lines(taken.headings)))
    print(f"\n{_rows_in_words(taken)} to answer; {_cells_in_words(found)}{':' if found else '.'}")
    for line in (*problem_lines(found), *(f"  {_where(note)}{note.text}" for note in taken.notes)):
        print(line)
    return FOUND if found or any(item.open for item in taken.headings) else 0


def _rows_in_words(taken: "Taken") -> str:
    rows, lines = sum(len(rows.row) for rows in taken.rows), len(taken.frame)
    return f"{rows:,} {'row' if rows == 1 else 'rows'}{f' ({lines:,} lines)' if lines != rows else ''}"


def _cells_in_words(found: "Iterable[CellFound]") -> str:
    count = sum(len(item.rows) or 1 for item in found)
    return f"{count:,} {'cell' if count == 1 else 'cells'} cannot be read"


def problem_lines(found: "Iterable[CellFound]") -> Iterator[str]:
    """The cells that cannot be read: first what is accepted, then each thing found there with its cells.

    >>> from sme_check.bulk.workbooks.taken import CellFound
    >>> print(*problem_lines(CellFound("Deals", cell, "soon", "a day", "", "Start") for cell in ("B2", "B7")), sep=chr(10))
      Deals, Start: accepted a day
        B2, B7: soon
    """
    columns: dict[tuple[str, str, str], dict[str, list[str]]] = {}
    for item in found:
        nearest = f" (the nearest is {item.nearest})" if item.nearest else ""
        columns.setdefault((item.sheet, item.heading, item.accepted), {}).setdefault(f"{item.found}{nearest}", []).append(item.cell)
    for (sheet, heading, accepted), values in columns.items():
        yield f"  {sheet}{f', {heading}' if heading else ''}: accepted {accepted}"
        yield from (f"    {_cells(cells)}: {value}" for value, cells in values.items())


def _where(note: "Note") -> str:
    return f"{note.sheet}{' ' if note.cell else ''}{note.cell}: " if note.sheet else ""


def _cells(cells: list[str]) -> str:
    more = f" and {len(cells) - _MOST:,} more" if len(cells) > _MOST else ""
    return f"{', '.join(filter(None, cells[:_MOST])) or 'the sheet'}{more}"
