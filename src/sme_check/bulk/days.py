"""The answers of a frame's partnerships, day by day: each day has its own law."""

from collections.abc import Mapping
from datetime import date
from typing import Any

import numpy as np

from sme_check.assessment.currency import CurrencyNote, currency_of
from sme_check.assessment.outreach import Outreach, assess_outreach
from sme_check.assessment.screened_many import Askers
from sme_check.assessment.verdict import Verdict
from sme_check.engine.columns.compile import compile_rulebook
from sme_check.engine.columns.outcome import Findings, find_table
from sme_check.engine.columns.said import Said
from sme_check.rulebook.rulebook import Rulebook

from .patterns import Pattern, pattern_of, undated
from .rows import Rows, RowTable

__all__ = ["Days"]

Array = np.ndarray[Any, Any]

_VERDICTS = tuple(Verdict)
_OF_OUTCOME = np.array([0, 1, 2, 3, 4, 4], np.uint8)
"""The verdict of each outcome, both worst first."""
_OUTSIDE = _VERDICTS.index(Verdict.OUTSIDE)
_NEEDS = _VERDICTS.index(Verdict.NEEDS_INFORMATION)


class Days:
    """The answers of a frame, filled day by day; what has no day needs one.

    Args:
        rows: The rows read.
        law: The law.
        words: Whether the answers are said, or only the verdicts found.

    Attributes:
        verdict, provisional, pattern, outreach: Of each partnership; the first as a place among the verdicts, worst first.
        row_verdict: Of each row.
        patterns, outreaches: Each distinct answer once.
    """

    def __init__(self, rows: Rows, law: Rulebook, *, words: bool) -> None:
        self._rows, self._law, self._words = rows, law, words
        self.verdict = np.full(rows.groups, _NEEDS, np.uint8)
        self.row_verdict = np.full(rows.count, _NEEDS, np.uint8)
        self.provisional = np.zeros(rows.groups, bool)
        self.pattern = np.full(rows.groups, 0 if words else -1, np.int32)
        self.outreach = np.full(rows.groups, -1, np.int32)
        self.patterns: list[Pattern] = [undated()] if words else []
        self.outreaches: list[Outreach] = []
        self._known: dict[Any, int] = {}
        self._reached: dict[Any, int] = {}

    def answer(self, given: date | None) -> None:
        """Answer every partnership: by the law of the day given, else of its own."""
        days = [given] * self._rows.groups if given is not None else self._rows.days()
        of_group = np.array([day.toordinal() if day else 0 for day in days], np.int64)
        of_row = of_group[self._rows.group] if self._rows.count else of_group
        for ordinal in np.unique(of_row).tolist():
            if ordinal:
                self._answer(np.flatnonzero(of_row == ordinal), date.fromordinal(ordinal))
        if self._words:
            for group in np.flatnonzero(of_group == 0).tolist():
                self._reach(group, None)

    def _answer(self, chosen: Array, day: date) -> None:
        """Answer the rows of one day."""
        table = RowTable(self._rows, chosen, day)
        askers = Askers(self._law, day)
        found = find_table(compile_rulebook(self._law, day), table, askers)
        groups = self._rows.group[chosen]
        by_row = _OF_OUTCOME[found.worst()]
        of_group = np.full(self._rows.groups, _OUTSIDE, np.uint8)
        np.minimum.at(of_group, groups, by_row)
        goods = np.zeros(self._rows.groups, bool)
        np.logical_or.at(goods, groups, table.about_goods)
        notes = {about: self._notes(day, table, np.flatnonzero(goods[groups] == about)) for about in (False, True)}
        for about, held in notes.items():
            if any(note.refused for note in held):
                of_group[(goods == about) & (of_group == _OUTSIDE)] = _NEEDS
        mine = np.unique(groups)
        self.verdict[mine], self.row_verdict[chosen] = of_group[mine], by_row
        marked = np.where(goods, bool(notes[True]), bool(notes[False]))
        members = found.binder.members
        doubtful = np.array([askers.provisional(table.line(row), member) for member, row in members.stand], bool)
        np.logical_or.at(marked, groups, members.groups_with(doubtful)[table.parties.codes])
        self.provisional[mine] = marked[mine]
        if self._words:
            self._say(chosen, day, found, table, notes, goods)

    def _notes(self, day: date, table: RowTable, rows: Array) -> tuple[CurrencyNote, ...]:
        """The areas checked only up to an earlier day; the same for all rows of a day that may be about goods, and for all that are not."""
        asking = rows[np.argmax(table.about_goods[rows]) :][:1].tolist() if len(rows) else []
        return currency_of(self._law, day, tuple(table.line(row) for row in asking)) if asking else ()

    def _say(self, chosen: Array, day: date, found: Findings, table: RowTable, notes: Mapping[bool, tuple[CurrencyNote, ...]], goods: Array) -> None:
        """Say what the verdicts rest on: once for each distinct partnership."""
        said = Said(found)
        groups = self._rows.group[chosen]
        order = np.argsort(groups, kind="stable")
        bounds = np.flatnonzero(np.diff(groups[order])) + 1
        known: dict[Any, int] = {}
        for members in np.split(order, bounds):
            group = int(groups[members[0]])
            codes = tuple(said.distinct.codes[members].tolist())
            verdict = _VERDICTS[self.verdict[group]]
            key = (codes, verdict)
            if key not in known:
                findings = [finding for code in codes for finding in said.findings(code)]
                lines = tuple(table.line(int(row)) for row in members)
                known[key] = self._kept(pattern_of(findings, lines, verdict, notes[bool(goods[group])], self._law, day))
            self.pattern[group] = known[key]
            self._reach(group, day)

    def _kept(self, pattern: Pattern) -> int:
        """The place of an answer among the distinct ones."""
        place = self._known.setdefault(pattern, len(self.patterns))
        if place == len(self.patterns):
            self.patterns.append(pattern)
        return place

    def _reach(self, group: int, day: date | None) -> None:
        """The outreach answer of a partnership: once for each distinct one."""
        part, verdict = int(self._rows.parts.codes[group]), _VERDICTS[self.verdict[group]]
        key = (part, verdict, day)
        if key not in self._reached:
            self._reached[key] = len(self.outreaches)
            self.outreaches.append(assess_outreach(self._rows.part(part), day, verdict, self._law))
        self.outreach[group] = self._reached[key]
