"""Partnerships with one business, by its number, whose rows tell differently who stands behind it: none is cleared by its own row alone."""

import re
from collections import defaultdict
from collections.abc import Hashable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Any

from sme_check.facts.table import fact_at
from sme_check.screening.names import fold

from .business_keys import KEYS
from .doubts import Doubts
from .members import Placed

__all__ = ["doubt_told_differently"]

_NUMBERS = KEYS[:2]
_OWNER = re.compile(r"business((?:\.owners\[[0-9]+\])+)\.(?:name|name_cyrillic)")
"""The name of an owner, or of an owner's owner."""
_SAID = ("business.kind", "business.government_of_russia", "business.state_controlled", "business.controlled_otherwise", "business.acts_for_others")
"""What is of the business whatever it does, and bears on who stands behind it."""
_FIRST = 3
"""Rows that are named of those that tell otherwise."""
_Tells = Mapping[Hashable, Sequence[int]]
"""The partnerships that tell each thing."""


def doubt_told_differently(doubts: Doubts, placed: Placed) -> None:
    """Leave partnerships in doubt that are with the same business, and name other owners of it or say otherwise who controls it.

    Args:
        doubts: The partnerships, the facts of each settled among its rows.
        placed: What sheets of owners say.
    """
    asked: dict[int, None] = {}
    for number in _NUMBERS:
        for value, groups in _alike(doubts, number).items():
            for fact, tells in _told_differently(doubts, placed, groups):
                for told, some in tells.items():
                    others = (group for other, groups in tells.items() if other != told for group in groups)
                    question = _question(doubts, f"{number.rpartition('.')[2].upper()} {value}", fact, list(islice(others, _FIRST)))
                    for group in some:
                        if group not in asked:
                            asked[group] = None
                            doubts.ask(group, [question])


def _alike(doubts: Doubts, number: str) -> Mapping[Any, Sequence[int]]:
    """The partnerships with each business that several have, by a number of it."""
    found: dict[Any, list[int]] = defaultdict(list)
    columns = doubts.groups.columns
    for group in doubts.groups.leader_of if number in columns else ():
        value = columns[number][_row(doubts, group)]
        if value is not None:
            found[value].append(group)
    return {value: groups for value, groups in found.items() if len(groups) > 1}


def _row(doubts: Doubts, group: int) -> int:
    """The row at which the facts of a partnership stand."""
    return int(doubts.groups.kept[doubts.groups.leader_of[group]])


def _told_differently(doubts: Doubts, placed: Placed, groups: Sequence[int]) -> Iterator[tuple[str, _Tells]]:
    """What partnerships with the same business tell in several ways."""
    for paths in _facts_told(doubts, placed):
        tells: dict[Hashable, list[int]] = defaultdict(list)
        for group in groups:
            stated = (_stated(doubts, placed, path, group) for path in paths)
            if told := frozenset(_as_told(path, value) for path, value in zip(paths, stated, strict=True) if value is not None):
                tells[told].append(group)
        if len(tells) > 1:
            yield paths[0], tells


def _facts_told(doubts: Doubts, placed: Placed) -> list[list[str]]:
    """The facts that are compared: the names of the owners, those of their owners and so on, each together; and what else is said."""
    owners: dict[int, list[str]] = defaultdict(list)
    stated = dict.fromkeys([*doubts.groups.columns, *placed.shared])
    for path in stated:
        if found := _OWNER.fullmatch(path):
            owners[found[1].count("[")].append(path)
    return [*owners.values(), *([path] for path in _SAID if path in stated)]


def _stated(doubts: Doubts, placed: Placed, path: str, group: int) -> Any:
    column = doubts.groups.columns.get(path)
    value = column[_row(doubts, group)] if column is not None else None
    return value if value is not None else placed.shared.get(path, {}).get(group, (None,))[0]


def _as_told(path: str, value: Any) -> Hashable:
    """A value as it is compared: names in either alphabet, and whichever word comes first."""
    return " ".join(sorted(fold(str(value)).split())) if _OWNER.fullmatch(path) else str(value).casefold()


def _question(doubts: Doubts, business: str, fact: str, others: Sequence[int]) -> str:
    """What is asked of a partnership, by the rows that tell otherwise."""
    info = fact_at(fact)
    what = "names other owners" if _OWNER.fullmatch(fact) else f"says otherwise under “{info.heading if info else fact}”"
    where = ", ".join(_place(doubts, group) for group in others)
    return f"{where} is of the same business ({business}) and {what}: which is right? Let all its rows say the same, or give them one reference."


def _place(doubts: Doubts, group: int) -> str:
    table, at = doubts.groups.table_of(_row(doubts, group))
    return f"{table.table.sheet.name} row {table.table.sheet.row_number(table.places[at])}"
