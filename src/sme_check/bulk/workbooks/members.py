"""Owners, officers, banks and others from sheets of their own, put in their places in each partnership."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from sme_check.facts.synonyms import said, synonyms

from .layout import ACTIVITY, OWNER_OF
from .limits import MOST_MEMBERS
from .taken import CellFound

__all__ = ["Member", "Placed", "place_members"]

_DEEPEST = 8
"""Owners of owners beyond which a chain is a slip, or goes in a circle."""
_IDENTITY = ("name", "name_cyrillic", "inn", "ogrn")
_OF_HOLDING = ("share", "votes", "votes_follow_shares", "board_majority", "joint_with")


@dataclass(frozen=True, slots=True)
class Member:
    """One row of a sheet of members.

    Attributes:
        group: Its partnership.
        collection: Where such members stand: `business.owners`.
        facts: Its facts by name, those not known left away; with `owner_of` and `activity_number` as they stand.
        cells: The cell of each, and of its row under "": (sheet, cell).
    """

    group: int
    collection: str
    facts: Mapping[str, Any]
    cells: Mapping[str, tuple[str, str]]

    @property
    def says_none(self) -> bool:
        """Whether the row says that there are no such members."""
        return set(self.facts) - {OWNER_OF, ACTIVITY} == {"name"} and says_none(self.facts["name"])


def says_none(value: Any) -> bool:
    """Whether a name says that there is nobody.

    >>> says_none("None"), says_none("нет"), says_none("No Ltd")
    (True, True, False)
    """
    return isinstance(value, str) and said(value) in synonyms().none - {"no"}


@dataclass(slots=True)
class Placed:
    """Facts of members in their places.

    Attributes:
        shared: By path, the value for each partnership, and the cell that states it.
        own: By path, the value for each (partnership, activity number or None for all).
        problems: The rows that have no place.
        asked: Of partnerships a question for each row of which nothing is known.
    """

    shared: dict[str, dict[int, tuple[Any, tuple[str, str]]]] = field(default_factory=lambda: defaultdict(dict))
    own: dict[str, dict[tuple[int, int | None], tuple[Any, tuple[str, str]]]] = field(default_factory=lambda: defaultdict(dict))
    problems: list[CellFound] = field(default_factory=list)
    asked: list[tuple[int, str]] = field(default_factory=list)

    def forget(self, group: int, collection: str) -> None:
        """Leave members unknown of which one cannot be told: fewer than there are would pass for all of them."""
        for path, held in self.shared.items():
            if path == collection or path.startswith(f"{collection}["):
                held.pop(group, None)
        for path, own in self.own.items():
            if path == collection or path.startswith(f"{collection}["):
                for key in [key for key in own if key[0] == group]:
                    del own[key]


def place_members(members: Sequence[Member], parties: Mapping[int, Mapping[str, Mapping[str, Any]]], taken: Mapping[tuple[int, str], int]) -> Placed:
    """Put members in their places.

    Args:
        members: The rows of all sheets of members, in order.
        parties: Of each partnership the parties stated on the rows themselves: their facts by where they stand.
        taken: How many members of a collection the rows of a partnership state already.
    """
    placed = Placed()
    by_group: dict[int, list[Member]] = defaultdict(list)
    for member in members:
        by_group[member.group].append(member)
    for group, rows in by_group.items():
        _Group(group, parties.get(group, {}), taken, placed).place(rows)
    return placed


class _Group:
    """The members of one partnership."""

    def __init__(self, group: int, parties: Mapping[str, Mapping[str, Any]], taken: Mapping[tuple[int, str], int], placed: Placed) -> None:
        self._group, self._placed = group, placed
        self._taken = taken
        self._count: dict[tuple[str, int | None], int] = {}
        self._at: dict[str, list[tuple[str, int | None]]] = defaultdict(list)
        self._doubtful: set[str] = set()
        for path, facts in parties.items():
            self._know(path, facts, None)

    def _know(self, path: str, facts: Mapping[str, Any], activity: int | None) -> None:
        for name in _IDENTITY:
            if facts.get(name) is not None:
                self._at[said(str(facts[name]))].append((path, activity))

    def place(self, rows: Sequence[Member]) -> None:
        """Place all of them, whoever owns before whom is owned."""
        owners = [row for row in rows if row.facts.get(OWNER_OF) is not None]
        for row in sorted(rows, key=lambda row: row.facts.get(ACTIVITY) or 0):
            if row.facts.get(OWNER_OF) is None:
                self._add(row, row.collection)
        waiting = owners
        for _ in range(_DEEPEST):
            later = [row for row in waiting if not self._add_under(row)]
            if len(later) == len(waiting):
                break
            waiting = later
        for row in waiting:
            self._unplaced(row)
        for collection in self._doubtful:
            self._placed.forget(self._group, collection)

    def _add_under(self, row: Member) -> bool:
        """Put an owner under every party of the name; False where there is none yet."""
        above = [place for place in self._at.get(said(str(row.facts[OWNER_OF])), ()) if place[0].count(".owners[") < _DEEPEST]
        for path, activity in above:
            facts = {**row.facts, ACTIVITY: activity} if activity is not None else row.facts
            self._add(Member(row.group, row.collection, facts, row.cells), f"{path}.owners")
        return bool(above)

    def _unplaced(self, row: Member) -> None:
        """An owner of somebody who is not there: kept as an owner of unknown share, so that nobody is lost from the screening."""
        sheet, cell = row.cells.get(OWNER_OF, row.cells[""])
        names = sorted(self._at)
        accepted = "the name, INN or OGRN of a party of the same partnership, or nothing for an owner of the business itself"
        self._placed.problems.append(CellFound(sheet, cell, str(row.facts[OWNER_OF]), accepted, names[0] if len(names) == 1 else "", "Owner of"))
        left = {name: value for name, value in row.facts.items() if name not in _OF_HOLDING}
        self._add(Member(row.group, row.collection, left, row.cells), row.collection)

    def _add(self, row: Member, collection: str) -> None:
        facts = {name: value for name, value in row.facts.items() if name not in (OWNER_OF, ACTIVITY)}
        if row.says_none:
            self._state(row, collection, "none", "name")
            return
        activity = row.facts.get(ACTIVITY)
        everywhere = self._count.get((collection, None), self._taken.get((self._group, collection), 0))
        number = self._count.get((collection, activity), everywhere)
        if number >= MOST_MEMBERS:
            sheet, cell = row.cells[""]
            found = f"more than {MOST_MEMBERS} of them, so none of them was taken"
            self._placed.problems.append(CellFound(sheet, cell, found, f"at most {MOST_MEMBERS} of one partnership"))
            self._doubtful.add(collection)
            return
        if not facts:
            sheet, cell = row.cells[""]
            self._placed.asked.append(
                (self._group, f"The sheet “{sheet}” has a row of this partnership of which nothing is known ({cell}): who or what is it?")
            )
            self._doubtful.add(collection)
            return
        self._count[collection, activity] = number + 1
        path = f"{collection}[{number}]"
        self._know(path, facts, activity)
        for name, value in facts.items():
            self._state(row, f"{path}.{name}", value, name)

    def _state(self, row: Member, path: str, value: Any, name: str) -> None:
        cell = row.cells.get(name, row.cells[""])
        if path.startswith("activity."):
            self._placed.own[path][self._group, row.facts.get(ACTIVITY)] = (value, cell)
        else:
            self._placed.shared[path][self._group] = (value, cell)


def activities_meant(number: int | None, rows: Sequence[int]) -> Iterable[int]:
    """The rows of a partnership that an activity number means: all for none; nothing where there is no such row."""
    return rows if number is None else rows[number - 1 : number] if number >= 1 else ()


def stated_members(columns: Iterable[str]) -> Iterator[tuple[str, str, str]]:
    """The columns that state a member's fact: the column, the collection and number, and the fact."""
    for column in columns:
        head, mark, name = column.rpartition("].")
        if mark and "[" in head:
            yield column, f"{head}]", name
