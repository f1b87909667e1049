"""Members of which a sheet says only that they are not known: there may be one more, so the row is in doubt."""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any

from sme_check.facts.synonyms import said, synonyms

from .titled import Titled

__all__ = ["unknown_members"]

_NOT_AVAILABLE = frozenset({"", "n a", "na"})
"""What may also say that there is none."""
_LONGEST = 30
Facts = Mapping[str, Sequence[Any]]


def unknown_members(table: Titled, places: Sequence[int], facts: Facts, faulty: Mapping[str, Collection[int]]) -> Iterator[tuple[int, int, Any]]:
    """The cells that say "not known" of a member, or cannot be read, where nothing else is said of it and the list could pass for whole without it.

    Args:
        table: The sheet.
        places: The rows taken: their places in the sheet.
        facts: The facts of each row, by path.
        faulty: Of each fact the rows whose cell could not be read.

    Yields:
        The row's number among those taken, the column, and what stands there.
    """
    for path, at in () if table.plan.of_members else table.held.items():
        lists = list(_lists_of(path))
        cells = table.column(at, places) if lists else ()
        unknown = {cell for cell in set(map(_text, cells)) if said(cell) in synonyms().unknown - _NOT_AVAILABLE}
        unread = faulty.get(path, ()) if path.startswith("activities[") else ()  # other lists are left unknown as a whole
        for row, cell in enumerate(cells if unknown or unread else ()):
            if (row in unread or _text(cell) in unknown) and any(_is_missed(facts, row, *member) for member in lists):
                yield row, at, cell


def _text(cell: Any) -> str:
    return cell if isinstance(cell, str) and len(cell) <= _LONGEST else ""


def _lists_of(path: str) -> Iterator[tuple[str, str, int]]:
    """The members that a fact is of: the collection, the member, its number; the one item of a row by its description or code."""
    if path in ("goods.description", "goods.code"):
        yield "activity.goods", "goods", 0
    for found in re.finditer(r"\[([0-9]+)\]", path):
        yield path[: found.start()], path[: found.end()], int(found[1])


def _is_missed(facts: Facts, row: int, collection: str, member: str, number: int) -> bool:
    """Whether nothing is known of a member, and the list would pass for whole: it comes after another, or others are told of, or it is said of nobody."""
    if any(values[row] is not None for path, values in facts.items() if path.startswith(f"{member}.")):
        return False
    stated = (values[row] is not None for path, values in facts.items() if path == collection or path.startswith(f"{collection}["))
    return number > 0 or any(stated)
