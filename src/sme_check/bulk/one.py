"""One partnership of a frame, as a partnership file would state it: so that its whole proof is one call of `check` away."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

import numpy as np

from sme_check.facts.activity import Activity, GoodsItem
from sme_check.facts.line import ABSENT, Line
from sme_check.facts.partnership import Partnership
from sme_check.rulebook.load import load_rulebook
from sme_check.rulebook.rulebook import Rulebook

from .cells import Cells, read_frame
from .rows import Rows, RowTable

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["partnership_of"]

_ANY_DAY = date.max
"""Facts do not depend on the day; lines carry one."""


def partnership_of(frame: "pd.DataFrame", rows: Sequence[int], *, rulebook: Rulebook | None = None) -> Partnership:
    """The partnership that some rows of a frame state.

    Args:
        frame: (n, facts), as `answer_frame` takes it.
        rows: The numbers, from 0, of all rows of one partnership.
        rulebook: The law, for the exceptions that can be claimed; None for the rulebook that comes with the package.

    Returns:
        What could be read of it; what could not, and what rows state differently, is unknown, as in the answer of the frame.
    """
    law = rulebook if rulebook is not None else load_rulebook()
    own = frame.iloc[list(rows)]
    cells = read_frame(own, law)
    read = Rows(cells, len(own))
    table = RowTable(read, np.arange(len(own)), _ANY_DAY)
    activities = tuple(_activities(table.line(row) for row in range(len(own))))
    stated = {"reference": _first(cells, "reference"), "as_of": read.days()[0], "activities": activities or None}
    return read.part(int(read.parts.codes[0])).model_copy(update=stated)


def _activities(lines: Iterable[Line]) -> Iterable[Activity]:
    """The activity of each line, with the one item that the line is about."""
    for line in lines:
        if line.activity is not None:
            goods = (line.item,) if isinstance(line.item, GoodsItem) else () if line.item is ABSENT else None
            yield line.activity.model_copy(update={"goods": goods})


def _first(cells: Iterable[Cells], name: str) -> Any:
    """What the first row states of a fact of the partnership, None if nothing."""
    found = next((item.column for item in cells if item.path == (name,)), None)
    return found.values[found.codes[0]] if found is not None else None
