"""Goods on a sheet that says nothing of activities: items of the one activity that their partnership has."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from .facts_of_rows import RowFacts
from .layout import REFERENCE

__all__ = ["give_items"]

Place = tuple[RowFacts, int]
_ACTIVITY, _GOODS = "activity.", "goods."
_STATED = "activity.goods"
"""What says whether there are goods at all: no fact of an activity that could do without them."""


def give_items(tables: Sequence[RowFacts]) -> None:
    """Give rows of goods the facts of the activity that they are items of, as if they stood beside it.

    Rows of a sheet that has no column for any fact of an activity belong to the activity of their reference, if one row alone states one. Where that row
    states no goods itself they take its place. Of several activities nobody has said of which they are: they are asked about.

    Args:
        tables: The sheets that are answered, their references written alike.
    """
    of_items = [table for table in tables if not _paths(table, _ACTIVITY) and _paths(table, _GOODS)]
    if not of_items or len(of_items) == len(tables):
        return
    items: dict[str, list[Place]] = defaultdict(list)
    for table in of_items:
        for row, reference in enumerate(table.columns.get(REFERENCE) or ()):
            if reference is not None and _states(table, row, _GOODS):
                items[reference].append((table, row))
    activities = _activities([table for table in tables if table not in of_items], items)
    for reference, rows in items.items():
        if len(activities[reference]) == 1:
            _give(activities[reference][0], rows)


def _activities(tables: Iterable[RowFacts], references: Mapping[str, object]) -> Mapping[str, list[Place]]:
    """The rows of each reference that state an activity."""
    found: dict[str, list[Place]] = defaultdict(list)
    for table in tables:
        for row, reference in enumerate(table.columns.get(REFERENCE) or ()):
            if reference in references and _states(table, row, _ACTIVITY):
                found[reference].append((table, row))
    return found


def _give(activity: Place, items: Iterable[Place]) -> None:
    table, row = activity
    paths = [path for path in _paths(table, _ACTIVITY) if path != _STATED]
    for other, place in items:
        for path in paths:
            other.columns.setdefault(path, [None] * len(other.places))[place] = table.columns[path][row]
    if not _states(table, row, _GOODS) and _STATED not in _stated(table, row):
        for path in paths:
            table.columns[path][row] = None
            table.faulty.get(path, set()).discard(row)


def _paths(table: RowFacts, start: str) -> list[str]:
    return [path for path in table.columns if path.startswith(start)]


def _states(table: RowFacts, row: int, start: str) -> bool:
    """Whether a row states anything of its activity, or of its goods, or tried to."""
    return any(path.startswith(start) for path in _stated(table, row))


def _stated(table: RowFacts, row: int) -> list[str]:
    return [path for path, values in table.columns.items() if values[row] is not None or row in table.faulty.get(path, ())]
