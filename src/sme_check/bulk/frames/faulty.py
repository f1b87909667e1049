"""Members of lists of whom something was stated that cannot be read: they are there, so a list is neither empty nor made of the others alone."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

import numpy as np

from sme_check.engine.columns.encode import UNKNOWN_CODE, Coded, first_rows

from .cells import Cells
from .headings import Path

__all__ = ["doubt_lists"]

Array = np.ndarray[Any, Any]


def doubt_lists(cells: Mapping[Path, Cells]) -> dict[Path, Cells]:
    """The columns of a frame, a list left unknown in the rows where it is said to be of nobody, or is stated in part, and a member's cell cannot be read.

    Args:
        cells: The columns, by path.
    """
    found = dict(cells)
    for item in cells.values():
        if item.faults and len(item.raw):
            rows = np.isin(item.raw, list(item.faults))
            for collection, member in _lists_of(item.path):
                _forget(found, [collection], rows)
                if member:
                    _forget(found, [path for path in found if path[: len(collection)] == collection], rows & ~_stated(found, member))
    return found


def _lists_of(path: Path) -> Iterator[tuple[Path, Path]]:
    """The lists in which a fact stands, each with the member of it; the item of goods of a row is its only one."""
    if path[0] == "goods":
        yield ("activity", "goods"), ()
    for at, step in enumerate(path):
        if isinstance(step, int):
            yield path[:at], path[: at + 1]


def _stated(cells: Mapping[Path, Cells], member: Path) -> Array:
    """The rows in which anything is known of a member."""
    own = [item.column.codes != UNKNOWN_CODE for path, item in cells.items() if path[: len(member)] == member]
    stated: Array = np.any(own, axis=0)
    return stated


def _forget(cells: dict[Path, Cells], paths: list[Path], rows: Array) -> None:
    """Leave facts unknown in some rows."""
    for path in paths if rows.any() else ():
        item = cells.get(path)
        if item is not None:
            codes = np.where(rows, np.asarray(UNKNOWN_CODE, item.column.codes.dtype), item.column.codes)
            cells[path] = replace(item, column=Coded(codes, item.column.values, first_rows(codes, len(item.column.values))))
