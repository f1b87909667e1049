"""None in place of a name: that there are none of a list, or that an activity or an item with columns of its own is not there."""

import re
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from sme_check.facts.synonyms import said, synonyms

from .members import says_none
from .one_named import role_of
from .table import is_blank

if TYPE_CHECKING:
    from .facts_of_rows import RowFacts

__all__ = ["doubt_none", "say_none"]

_SHORT = 30
"""Letters that no way of saying none has."""
_ITEM = re.compile(r"(activities\[[0-9]+\]\.)goods\[([0-9]+)\]\.(?:description|code)|goods\.(?:description|code)")
_MEMBER = re.compile(r"(.*)\[([0-9]+)\]\.name")
_ACTIVITY = re.compile(r"activities\[[1-9][0-9]*\]\.")
_GOODS = re.compile(r"activities\[[0-9]+\]\.goods\[[0-9]+\]\.")
_TOLD_BY = ("kind", "description", "code")
"""What says of an activity or an item that there is none."""


def say_none(facts: "RowFacts", cells: Mapping[str, Sequence[Any]]) -> None:
    """Turn "none" in place of a name into what it says: that there are none of the collection, or no such activity or item.

    Args:
        facts: The rows, as they were read.
        cells: What stands in each column.
    """
    if facts.table.plan.of_members:
        return
    _forget_absent(facts, cells, _ACTIVITY)
    _say_of_lists(facts)
    _forget_absent(facts, cells, _GOODS)


def _forget_absent(facts: "RowFacts", cells: Mapping[str, Sequence[Any]], further: re.Pattern[str]) -> None:
    """Take away what is said of further activities or items that are not there: none in place of what tells of them, and nothing else."""
    starts = dict.fromkeys(found[0] for path in cells if (found := further.match(path)))
    for start in starts:
        own = [path for path in cells if path.startswith(start)]
        told = [path for path in own if path.removeprefix(start) in _TOLD_BY]
        for row in range(len(facts.places) if told else 0):
            if any(says_none(cells[path][row]) for path in told) and all(is_blank(cells[path][row]) or _none(cells[path][row]) for path in own):
                for path in own:
                    facts.columns[path][row] = None


def _none(cell: Any) -> bool:
    """Whether a cell says that there is none, by whichever word."""
    return isinstance(cell, str) and len(cell) < _SHORT and said(cell) in synonyms().none


def _say_of_lists(facts: "RowFacts") -> None:
    """State that there are none of a list where "none" stands in place of the name of a member."""
    named = {path: rows for path in list(facts.columns) if _list_named(path)[0] and (rows := _rows_of_none(facts.columns[path]))}
    for path, rows in named.items():
        for row in rows:
            facts.columns[path][row] = None
    for path, rows in named.items():
        collection, number = _list_named(path)
        if not role_of(facts.table, path):  # that there is no agent does not say that nobody else takes part
            said_so = facts.columns.setdefault(collection, [None] * len(facts.places))
            for row in rows:
                said_so[row] = said_so[row] or ("none" if _tells(facts, collection, number, row) else None)


def _rows_of_none(values: Sequence[Any]) -> list[int]:
    """The rows in which "none" stands in place of a name."""
    none = {value for value in set(values) if isinstance(value, str) and len(value) < _SHORT and says_none(value)}
    return [row for row, value in enumerate(values) if value in none] if none else []


def _list_named(path: str) -> tuple[str, int]:
    """The collection whose member a column names, and the member's number; "" for any other.

    >>> _list_named("business.banks[1].name"), _list_named("activities[1].goods[0].code"), _list_named("goods.code")
    (('business.banks', 1), ('activities[1].goods', 0), ('activity.goods', 0))
    """
    if found := _ITEM.fullmatch(path):
        return f"{found[1] or 'activity.'}goods".replace("activities[0].", "activity."), int(found[2] or 0)
    member = _MEMBER.fullmatch(path)
    return (member[1], int(member[2])) if member else ("", 0)


def _tells(facts: "RowFacts", collection: str, number: int, row: int) -> bool:
    """Whether none in place of a member says anything of its list: of a second only beside a first, of a further activity only if that is there."""
    if number:
        return not collection.endswith("goods") and _stated(facts, f"{collection}[0].", row)
    start, mark, _ = collection.rpartition("].")
    return not start.startswith("activities[") or _stated(facts, start + mark, row)


def _stated(facts: "RowFacts", start: str, row: int) -> bool:
    """Whether a row states anything of a first member, or of an activity."""
    return any(values[row] is not None for path, values in facts.columns.items() if path.startswith(start))


def doubt_none(facts: "RowFacts") -> None:
    """Leave a list unknown that is said to be of nobody where a cell of one of its members cannot be read: something stands there."""
    lists = {path: values for path, values in facts.columns.items() if "none" in values}
    for path, rows in facts.faulty.items():
        for collection, values in lists.items():
            if path.startswith(f"{collection}[") or (collection == "activity.goods" and path.startswith("goods.")):
                for row in rows:
                    values[row] = None
