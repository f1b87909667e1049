"""The problems of a frame's cells, in words beside their rows."""

from collections.abc import Iterable
from typing import Any

import numpy as np

from ..frames.cells import CellProblem

__all__ = ["SEPARATOR", "said_by_row"]

Array = np.ndarray[Any, Any]
SEPARATOR = "; "
"""Between what stands in one cell of the answers."""


def said_by_row(problems: Iterable[CellProblem], count: int) -> Array:
    """The problems of each row, in words; nothing where it has none."""
    texts = np.full(count, "", dtype=object)
    for item in problems:
        nearest = f"; the nearest is {item.problem.nearest}" if item.problem.nearest else ""
        text = f"{item.column}: found {item.problem.found}, accepted {item.problem.accepted}{nearest}"
        texts[item.row] = f"{texts[item.row]}{SEPARATOR}{text}" if texts[item.row] else text
    return texts
