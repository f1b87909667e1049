"""Partnerships with one business, by its number, whose rows tell differently who stands behind it: none is cleared by its own row alone."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice

from sme_check.facts.table import fact_at

from .doubts import Doubts
from .firms_told import NOBODY, FirmsTold, Told, is_of_owners
from .members import Placed

__all__ = ["doubt_told_differently"]

_FIRST = 3
"""Rows that are named of those that tell otherwise."""
_Tells = Mapping[Told, Sequence[int]]
"""The partnerships that tell each thing."""


def doubt_told_differently(doubts: Doubts, placed: Placed) -> None:
    """Leave partnerships in doubt that are with the same business on the same day, and name other owners of it or say otherwise who controls it.

    Who owned a business on another day may have sold it since: what that comes to for this row is asked once the answers are in.

    Args:
        doubts: The partnerships, the facts of each settled among its rows.
        placed: What sheets of owners say.
    """
    firms = FirmsTold(doubts, placed)
    asked: set[int] = set()
    for number, value, paths, groups in firms.told_differently():
        for some in firms.of_one_day(groups):
            tells: dict[Told, list[int]] = defaultdict(list)
            for group in some:
                tells[firms.told(paths, group)].append(group)
            for group, told, others in _gainsaid(tells):
                if group not in asked:
                    asked.add(group)
                    what = _what(paths[0], (told, firms.told(paths, others[0])))
                    doubts.ask(group, [_question(doubts, f"{number.rpartition('.')[2].upper()} {value}", what, others)])


def _gainsaid(tells: _Tells) -> Iterator[tuple[int, Told, Sequence[int]]]:
    """The partnerships of which others tell otherwise, with what they tell, and a few of these others."""
    for told, some in tells.items():
        others = list(islice((group for other, groups in tells.items() if not _agree(told, other) for group in groups), _FIRST))
        yield from ((group, told, others) for group in some if others)


def _agree(told: Told, other: Told) -> bool:
    """Whether two tell the same: as many owners, each called as one of the others is, in one alphabet or the other."""
    if told == other:
        return True
    return len(told) == len(other) and all(any(not one.isdisjoint(each) for each in there) for here, there in ((told, other), (other, told)) for one in here)


def _what(fact: str, tell: Sequence[Told]) -> str:
    """What others tell otherwise."""
    if is_of_owners(fact):
        return "names other owners, or none" if NOBODY in tell else "names other owners"
    info = fact_at(fact)
    return f"says otherwise under “{info.heading if info else fact}”"


def _question(doubts: Doubts, business: str, what: str, others: Sequence[int]) -> str:
    """What is asked of a partnership, by the rows that tell otherwise."""
    where = ", ".join(_place(doubts, group) for group in others)
    return f"{where} is of the same business ({business}) and {what}: which is right? Let all its rows say the same, or give them one reference."


def _place(doubts: Doubts, group: int) -> str:
    row = int(doubts.groups.kept[doubts.groups.leader_of[group]])
    table, at = doubts.groups.table_of(row)
    return f"{table.table.sheet.name} row {table.table.sheet.row_number(table.places[at])}"
