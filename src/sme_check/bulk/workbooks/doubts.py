"""Partnerships in doubt: what a row or a cell says may belong to them, and nobody has said whether it does, so each may have an activity more."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from .facts_of_rows import RowFacts
from .groups import Groups, references_of
from .layout import REFERENCE
from .naming import Named, keys_of, named_in, near_references, row_in_words
from .sheets_aside import ONE_BY_ONE, doubts_of
from .table import Sheet

__all__ = ["Doubts"]


@dataclass(eq=False)
class Doubts:
    """The partnerships in doubt.

    Attributes:
        groups: The rows in their partnerships.
        doubted: The partnerships that may have an activity more: in a row that does not name them rightly, or in cells of which nobody said what they hold.
        asked: Of partnerships with cells of which nobody said what they hold, a question for each.
    """

    groups: Groups
    doubted: dict[int, None] = field(default_factory=dict)
    asked: dict[int, list[str]] = field(default_factory=dict)

    def ask(self, group: int, questions: Iterable[str]) -> None:
        """Leave a partnership in doubt, with what is to be asked of it."""
        self.doubted[group] = None
        self.asked.setdefault(group, []).extend(questions)

    @cached_property
    def references_of_partnerships(self) -> set[str]:
        """The references of the sheets of partnerships; where there is none, of all that are answered."""
        return references_of(self.groups.of_main[0])

    @cached_property
    def named(self) -> Named:
        """The partnerships by what they are called."""
        return named_in(*self.groups.of_main)

    @cached_property
    def everyone(self) -> tuple[int, ...]:
        """Every partnership."""
        return tuple(dict.fromkeys(self.groups.of_main[1]))

    def meant_by(self, *names: Any) -> tuple[int, ...]:
        """The partnerships that a row may belong to that names none rightly: those of which one is called so or nearly so; every one if there is none."""
        stated = [name for name in names if name is not None]
        called = [group for name in stated for key in keys_of(name) for group in self.named.get(key, ())]
        unlike = stated if not called else []
        near = [group for name in unlike for group in near_references(str(name), self.groups.by_reference, self.references_of_partnerships)]
        return tuple(dict.fromkeys((*called, *near))) or self.everyone

    def stray(self, table: RowFacts, rows: Mapping[int, Sequence[int]]) -> None:
        """Leave the partnerships in doubt that rows of a sheet may belong to, with a question for each row; of many rows one for each partnership.

        Args:
            table: The sheet.
            rows: Of each such row, the partnerships.
        """
        of_all = [row for row, groups in rows.items() if groups is self.everyone]
        by_group: dict[int, list[int]] = defaultdict(list)
        for row, groups in rows.items():
            for group in groups if groups is not self.everyone else ():
                by_group[group].append(row)
        shared = _questions(table, of_all, together=len(rows) > ONE_BY_ONE)
        for group in self.everyone if of_all else by_group:
            self.ask(group, [*shared, *_questions(table, by_group.get(group, ()), together=len(rows) > ONE_BY_ONE)])

    def unread(self, rows: Sequence[RowFacts]) -> None:
        """Leave every partnership in doubt of which a cell was not read, with a question for each; of a sheet of members, the one that it names."""
        starts = iter(self.groups.starts)
        listed = _listed(rows)
        for table in rows:
            members = table.table.plan.of_members
            start = 0 if members else next(starts)
            references = table.columns.get(REFERENCE) or [None] * len(table.places)
            open_ = {*table.unread.columns, *table.unread.more}
            told: set[tuple[int, int | None]] = set()
            for row, place in enumerate(table.places if open_ else ()):
                group = self.groups.by_reference.get(references[row] or "") if members else int(self.groups.group[start + row])
                asked = table.unread.questions(place, listed.get(references[row], ())) if place in open_ else []
                if asked and group is not None and (place, group) not in told:
                    told.add((place, group))
                    self.ask(group, asked)

    def named_aside(self, sheets: Sequence[Sheet]) -> None:
        """Leave every partnership in doubt that a row of a sheet names that was not read, with a question for each row, or of many rows one."""
        for sheet in sheets:
            asked, problems = doubts_of(sheet, self.named)
            for group, question in asked:
                self.ask(group, [question])
            self.groups.problems += [(sheet.name, found) for found in problems]

    @cached_property
    def names_made(self) -> dict[int, str]:
        """What partnerships in doubt are called that have no reference, so that what they may have more can join them."""
        named = set(self.groups.by_reference.values())
        return {group: self._called(group) for group in self.doubted if group not in named}

    def _called(self, group: int) -> str:
        table, at = self.groups.table_of(int(self.groups.kept[self.groups.leader_of[group]]))
        return table.called(table.places[at], self.groups.by_reference)

    def reference_of(self, group: int) -> str:
        """The reference of a partnership in doubt: as it stands, or made."""
        return self.names_made.get(group) or self._by_group[group]

    def reference_stated(self, group: int) -> str:
        """The reference of a partnership as it stands; "" where there is none."""
        return self._by_group.get(group, "")

    @cached_property
    def _by_group(self) -> dict[int, str]:
        return {group: reference for reference, group in self.groups.by_reference.items()}


def _listed(rows: Iterable[RowFacts]) -> Mapping[Any, set[str]]:
    """Of each reference the collections of which a sheet of members has a row."""
    found: dict[Any, set[str]] = defaultdict(set)
    for table in rows:
        for reference in filter(None, table.columns.get(REFERENCE) or ()) if table.table.plan.of_members else ():
            found[reference].add(table.table.plan.collection)
    return found


def _questions(table: RowFacts, rows: Sequence[int], *, together: bool) -> list[str]:
    """What is asked of rows that may belong to a partnership: each, or all together."""
    asked = []
    for row in rows[:1] if together else rows:
        text, (sheet, cell) = row_in_words(table.table.sheet, table.places[row])[:80], table.cell(REFERENCE, row)
        more = f", and {len(rows) - 1:,} more rows likewise" if together and len(rows) > 1 else ""
        asked.append(f"The sheet “{sheet}” says “{text}” ({cell}){more}, and no reference there is that of a partnership: is it this one?")
    return asked
