"""The rows of the sheets that are answered, put in their partnerships by their references; a row without one is its own."""

from collections.abc import Sequence
from typing import Any

import numpy as np

from .business_keys import KEYS
from .doubts import Doubts
from .facts_of_rows import RowFacts
from .groups import OWN, Groups, references_of
from .layout import REFERENCE
from .naming import main_of

__all__ = ["group_rows"]

Array = np.ndarray[Any, Any]
_BY_BUSINESS = (
    "; a sheet is joined by the business that it names only if it tells of their activities alone, or of their owners, officers or banks, "
    "and at least half of those that it names are partnerships of another sheet"
)
"""What would also join a row that names a business."""


def group_rows(tables: Sequence[RowFacts]) -> Doubts:
    """Put the rows of all answered sheets in their partnerships: by reference; a row without is its own.

    Returns:
        Which of the partnerships are in doubt, as rows name none or nearly one; the rows in their partnerships are its `groups`.
    """
    main = main_of(tables)
    group: list[int] = []
    by_reference: dict[str, int] = {}
    for table in tables:
        for reference in table.columns.get(REFERENCE) or [None] * len(table.places):
            if reference is None:
                group.append(-len(group) - 1)
            else:
                group.append(by_reference.setdefault(reference, -len(group) - 1))
    numbered, codes = np.unique(-np.array(group or [0], np.int64), return_inverse=True)
    groups = codes.reshape(-1)[: len(group)]
    place = {int(-leader): number for number, leader in enumerate(numbered.tolist())}
    known = {reference: place[leader] for reference, leader in by_reference.items()}
    kept, stands_for = _kept(tables, groups)
    found = Doubts(Groups(tables, groups, known, kept, stands_for))
    _continued(main, found)
    if main and len(tables) > len(main):
        _strays(main, [table for table in tables if table not in main], found)
    return found


def _kept(tables: Sequence[RowFacts], group: Array) -> tuple[Array, Array]:
    """The rows that stay rows of the frame, and for each row the one that speaks for it.

    A row that states no activity of its own, beside rows of its partnership that do, is no activity: only its partnership's facts are taken.
    """
    everything = np.arange(len(group))
    if not len(group) or int(group.max()) + 1 == len(group):
        return everything, everything
    stated = np.concatenate([_states_activity(table) for table in tables])
    count = int(group.max()) + 1
    first = np.full(count, len(group))
    np.minimum.at(first, group, everything)
    first_stated = np.full(count, len(group))
    np.minimum.at(first_stated, group[stated], everything[stated])
    leader = np.where(first_stated < len(group), first_stated, first)
    keep = stated | (leader[group] == everything)
    place = np.cumsum(keep) - 1
    return np.flatnonzero(keep), np.where(keep, place, place[leader[group]])


def _states_activity(table: RowFacts) -> Array:
    """The rows that say something of an activity, or tried to."""
    found = np.zeros(len(table.places), bool)
    for path, values in table.columns.items():
        if path.startswith(OWN):
            found |= np.fromiter((value is not None for value in values), bool, len(values))
            found[list(table.faulty.get(path, ()))] = True
    return found


def _continued(main: Sequence[RowFacts], doubts: Doubts) -> None:
    """The rows of partnerships without a reference that say nothing of a business, where others have one: each is answered by itself.

    It may be one more activity or item of the partnership above it, which is therefore in doubt; so may be one whose reference is a mark of repetition.
    """
    accepted = "the reference of the partnership that the row belongs to, once more"
    for table in main:
        references = table.columns.get(REFERENCE) or []
        stated = [values for path, values in table.columns.items() if path.startswith("business.")]
        unread = table.faulty.get(REFERENCE, set())
        above = None
        for row, reference in enumerate(references):
            above = reference or above
            if reference is not None or above is None:
                continue
            if row in unread:
                doubts.ask(doubts.groups.by_reference[above], [_repeated(table, row)])
            elif all(values[row] is None for values in stated):
                found = "no reference and no business, so the row is answered by itself"
                doubts.groups.problems.append((table.table.sheet.name, table.found(REFERENCE, row, found, accepted, above)))
                doubts.doubted[doubts.groups.by_reference[above]] = None


def _repeated(table: RowFacts, row: int) -> str:
    """What to ask of a row whose reference repeats the one above, as a mark says that is not read."""
    sheet, cell = table.cell(REFERENCE, row)
    return f"The row below repeats the reference by a mark ({sheet}, {cell}): does it belong to this partnership? Then write the reference out."


def _strays(main: Sequence[RowFacts], others: Sequence[RowFacts], doubts: Doubts) -> None:
    """The rows of activities that name no partnership, or none that there is: each is answered by itself.

    The partnerships that it may have meant are in doubt: all of them, if it names none.
    """
    known = references_of(main)
    accepted = "the reference of a partnership of this workbook, as it stands there"
    for table in others:
        meant: dict[int, tuple[int, ...]] = {}
        for row, reference in enumerate(table.columns.get(REFERENCE) or [None] * len(table.places)):
            if reference in known:
                continue
            called = [values[row] for path in KEYS if (values := table.columns.get(path))]  # a name and a number may gainsay each other
            meant[row] = doubts.meant_by(*([reference] if reference is not None else called))
            near = list(filter(None, map(doubts.reference_stated, meant[row][:1]))) if len(meant[row]) < len(doubts.everyone) or len(meant[row]) == 1 else []
            found = reference if reference is not None else "no reference, so the row is answered by itself"
            nearest = near[0] if near and reference is not None else ""
            otherwise = _BY_BUSINESS if reference is None and any(value is not None for value in called) else ""
            doubts.groups.problems.append((table.table.sheet.name, table.found(REFERENCE, row, found, accepted + otherwise, nearest)))
        doubts.stray(table, meant)
