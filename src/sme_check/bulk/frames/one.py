"""One partnership of a frame, as a partnership file would state it: so that its whole proof is one call of `check` away."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from sme_check.engine.columns.encode import UNKNOWN_CODE
from sme_check.facts.partnership import Partnership
from sme_check.facts.read import read_partnership
from sme_check.rulebook.load import load_rulebook
from sme_check.rulebook.rulebook import Rulebook

from .cells import Cells, read_frame
from .headings import Path

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["partnership_of"]

_OF_THE_ROW = ("activity", "goods")


def partnership_of(frame: "pd.DataFrame", rows: Sequence[int], *, rulebook: Rulebook | None = None) -> Partnership:
    """The partnership that some rows of a frame state.

    Args:
        frame: (n, facts), as `answer_frame` takes it.
        rows: The numbers, from 0, of all rows of one partnership.
        rulebook: The law, for the exceptions that can be claimed; None for the rulebook that comes with the package.

    Returns:
        What could be read of it; what could not, and what rows state differently, is unknown, as in the answer of the frame.
    """
    cells = read_frame(frame.iloc[list(rows)], rulebook if rulebook is not None else load_rulebook())
    facts: dict[str, Any] = {}
    for item in cells:
        if item.path[0] not in _OF_THE_ROW and (agreed := _agreed(item)) is not None:
            _put(facts, item.path, agreed)
    activities = [_activity(cells, row) for row in range(len(rows))]
    if len(rows) > 1 or activities[0]:
        facts["activities"] = activities
    return read_partnership(facts)


def _agreed(item: Cells) -> Any:
    """What the rows that state a fact agree on, None if none states it or two differ."""
    codes = set(item.column.codes.tolist()) - {UNKNOWN_CODE}
    return item.column.values[codes.pop()] if len(codes) == 1 else None


def _activity(cells: Sequence[Cells], row: int) -> dict[str, Any]:
    """The activity that a row states, with the one item that it may have."""
    activity: dict[str, Any] = {}
    goods: dict[str, Any] = {}
    for item in cells:
        value = item.column.values[item.column.codes[row]]
        if value is not None and item.path[0] in _OF_THE_ROW:
            _put(activity if item.path[0] == "activity" else goods, item.path[1:], value)
    return {**activity, "goods": [goods]} if goods else activity


def _put(facts: dict[str, Any], path: Path, value: Any) -> None:
    """State a fact at a path; collections on the way are made, with members of which nothing is said before it."""
    place: Any = facts
    for step, after in zip(path, (*path[1:], None), strict=True):
        new: Any = value if after is None else [] if isinstance(after, int) else {}
        if isinstance(step, int):
            place.extend({} for _ in range(step + 1 - len(place)))
        if after is None or (place.get(step) if isinstance(step, str) else place[step]) in (None, (), {}):
            place[step] = new
        place = place[step]
