"""The answers of a frame's partnerships, day by day: each day has its own law."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

import numpy as np

from sme_check.assessment.assess import too_old
from sme_check.assessment.currency import CurrencyNote, currency_of, notes_in_words
from sme_check.assessment.mentioned import Mentioned
from sme_check.assessment.mentioned_words import BECAUSE
from sme_check.assessment.mentioned_words import asked as asked_of_texts
from sme_check.assessment.outreach import Outreach
from sme_check.assessment.screened_many import Askers
from sme_check.assessment.verdict import Verdict
from sme_check.engine.columns.outcome import find_table
from sme_check.engine.columns.said import Said

from ..collecting import collecting_later
from ..frames.rows import Facts, Rows
from .composed import OF_OUTCOME, Parts
from .held import HeldDay, HeldDays
from .lines import RowTable
from .mentioned import NOBODY, MentionedInRows, Texts, mentioned_in
from .once import Once
from .patterns import Asked, Pattern, asked_of, filled, undated
from .reach import Reach
from .stand_ins import StandIns
from .told import Told

__all__ = ["Days"]

Array = np.ndarray[Any, Any]

_VERDICTS = tuple(Verdict)
_OUTSIDE = _VERDICTS.index(Verdict.OUTSIDE)
_NEEDS = _VERDICTS.index(Verdict.NEEDS_INFORMATION)
_REFER = _VERDICTS.index(Verdict.REFER)


ROWS_SAID, ROWS_EACH, FIRMS_EACH = 1 << 15, 1 << 20, 1 << 14
"""Rows answered together, with words and without, and firms: what there is of them stays within memory, and what they have in common is found once."""


@dataclass(frozen=True, eq=False)
class _Beside:
    """What the answers of some partnerships say beside the findings.

    Attributes:
        notes: The areas of law checked only up to an earlier day, for partnerships about goods and for others.
        goods: (partnerships,) which of them are about goods.
        stand_ins: Whom stand-ins mean.
        named: The texts of each partnership that may name a listed party.
    """

    notes: Mapping[bool, tuple[CurrencyNote, ...]]
    goods: Array
    stand_ins: StandIns
    named: Mapping[int, Sequence[Mentioned]]


class Days:
    """The answers of a frame, filled day by day; what has no day needs one.

    Args:
        rows: The rows read.
        held: The law, and what is held of its days.
        words: Whether the answers are said, or only the verdicts found.

    Attributes:
        verdict, provisional, pattern, outreach: Of each partnership; the first as a place among the verdicts, worst first.
        row_verdict: Of each row.
        patterns: Each distinct answer once.
    """

    def __init__(self, rows: Rows, held: HeldDays, *, words: bool) -> None:
        self._rows, self._held, self._law, self._words = rows, held, held.law, words
        self.verdict = np.full(rows.groups, _NEEDS, np.uint8)
        self.row_verdict = np.full(rows.count, _NEEDS, np.uint8)
        self.provisional = np.zeros(rows.groups, bool)
        self.pattern = np.full(rows.groups, 0 if words else -1, np.int32)
        self.outreach = np.full(rows.groups, -1, np.int32)
        self.patterns: list[Pattern] = [undated()] if words else []
        self._asked, self._own = held.asked, Once[Asked]()
        self._blanks = held.blanks
        self._reached = Reach(held.law)

    @property
    def outreaches(self) -> list[Outreach]:
        """Each distinct outreach answer once."""
        return self._reached.outreaches

    def answer(self, given: date | None) -> None:
        """Answer every partnership: by the law of the day given, else of its own."""
        days = np.full(self._rows.groups, given.toordinal(), np.int64) if given is not None else self._rows.days()
        of_row = days[self._rows.group]
        for ordinal in np.unique(days).tolist():
            rows = np.flatnonzero(of_row == ordinal)
            day = self._held.of(date.fromordinal(ordinal)) if ordinal else None
            for chosen in self._portions(rows):
                if day:
                    with collecting_later():
                        self._answer(chosen, day)
                elif self._words:
                    self._reach(np.unique(self._rows.group[chosen]), self._rows.facts.some(chosen), None)

    def _portions(self, rows: Array) -> Iterator[Array]:
        """Some rows a portion at a time, in order, whole partnerships together."""
        group, parts = self._rows.group[rows], self._rows.facts.parts
        sizes = np.bincount(group, minlength=self._rows.groups)
        firms = np.zeros(self._rows.groups)
        firms[parts.first] = 1 / FIRMS_EACH
        filled = np.where(sizes > 0, sizes / (ROWS_SAID if self._words else ROWS_EACH) + firms, 0)
        portion = np.floor(np.cumsum(filled) - filled).astype(np.int64)[group]
        order = np.argsort(portion, kind="stable")
        yield from (rows[part] for part in np.split(order, np.flatnonzero(np.diff(portion[order])) + 1))

    def _answer(self, chosen: Array, law: HeldDay) -> None:
        """Answer some rows of one day."""
        mine, groups = np.unique(self._rows.group[chosen], return_inverse=True)
        given = self._rows.facts.some(chosen)
        stand_ins = StandIns(given, law.nobody, self._law.list_ids)
        table = RowTable(stand_ins.facts.as_rules_read(law.named, law.spelled, law.told), law.day)
        askers = Askers(self._law, law.day, law.lists)
        found = find_table(law.compiled, table, askers, askers.alike)
        by_row = OF_OUTCOME[found.worst()]
        of_group = np.full(len(mine), _OUTSIDE, np.uint8)
        np.minimum.at(of_group, groups, by_row)
        goods = np.zeros(len(mine), bool)
        np.logical_or.at(goods, groups, table.about_goods)
        notes = {about: self._notes(law.day, table, np.flatnonzero(goods[groups] == about)) for about in (False, True)}
        for about, held in notes.items():
            if any(note.refused for note in held):
                of_group[(goods == about) & (of_group == _OUTSIDE)] = _NEEDS
        named = self._mentioned(chosen, given, of_group == _OUTSIDE, law.day)
        of_group[list(named.by_group)] = _REFER
        by_row[named.rows] = np.minimum(by_row[named.rows], _REFER)
        self.verdict[mine], self.row_verdict[chosen] = of_group, by_row
        marked = np.where(goods, bool(notes[True]), bool(notes[False]))
        members = found.binder.members
        doubtful = np.array([askers.provisional(table.party_line(row), member) for member, row in members.stand], bool)
        np.logical_or.at(marked, groups, members.groups_with(doubtful)[table.parties.codes])
        self.provisional[mine] = marked
        if self._words:
            told = Told.of(Said(found, law.known), groups, table.number, len(mine))
            self._say(mine, told, law, _Beside(notes, goods, stand_ins, named.by_group))
            self._reach(mine, stand_ins.facts, law.day)

    def _mentioned(self, chosen: Array, given: Facts, outside: Array, day: date) -> MentionedInRows:
        """What texts of the partnerships that would be outside name."""
        if not outside.any():
            return NOBODY
        at = {row: place for place, row in enumerate(chosen.tolist())} if self._rows.problems else {}
        problems = [(at[item.row], item) for item in self._rows.problems if item.row in at]
        return mentioned_in(Texts(given, self._rows.references(np.unique(self._rows.group[chosen])), problems), outside, self._held.texts, day)

    def _notes(self, day: date, table: RowTable, rows: Array) -> tuple[CurrencyNote, ...]:
        """The areas checked only up to an earlier day; the same for all rows of a day that may be about goods, and for all that are not."""
        asking = rows[np.argmax(table.about_goods[rows]) :][:1].tolist() if len(rows) else []
        return currency_of(self._law, day, tuple(table.line(row) for row in asking)) if asking else ()

    def _say(self, mine: Array, told: Told, law: HeldDay, beside: _Beside) -> None:
        """Say what the verdicts rest on: once for each distinct answer, filled in with the names of each partnership."""
        verdicts = self.verdict[mine]
        late = {about: self._too_old(held, law.day) for about, held in beside.notes.items()}
        known: dict[Any, int] = {}
        for group, composed in enumerate(law.composer.parts(told, verdicts)):
            verdict, about, mentioned = _VERDICTS[verdicts[group]], bool(beside.goods[group]), beside.named.get(group, ())
            parts = replace(composed, because=law.composer.because.place((BECAUSE,))) if mentioned else composed
            asked = (*self._judged(mentioned), *self._named(parts.questions, group, beside.stand_ins))
            if verdict is Verdict.NEEDS_INFORMATION and not parts.decided:
                asked += late[about]
            key = (verdict, about, asked, parts.because, parts.licences, parts.decided, parts.warnings)
            if key not in known:
                known[key] = len(self.patterns)
                self.patterns.append(self._pattern(law, verdict, parts, asked, beside.notes[about]))
            self.pattern[mine[group]] = known[key]

    def _judged(self, named: Iterable[Mentioned]) -> Iterator[int]:
        """What a person is asked of texts: places among the questions of these rows alone."""
        return (~self._own.place(Asked(item.kind, item.place, "", item.question)) for item in asked_of_texts(named))

    def _too_old(self, notes: tuple[CurrencyNote, ...], day: date) -> tuple[int, ...]:
        """What to look for where the law was checked too long before the day: places among the questions."""
        found = [too_old(note, self._law, day) for note in notes if note.refused]
        return tuple(self._asked.place(asked_of(item.kind, item.place, item.question, item.about, item.subject, item.measures)) for item in found)

    def _pattern(self, law: HeldDay, verdict: Verdict, parts: Parts, asked: tuple[int, ...], notes: tuple[CurrencyNote, ...]) -> Pattern:
        """An answer in words."""
        composer = law.composer
        return Pattern(
            law.day,
            verdict,
            composer.because.items[parts.because],
            tuple(composer.decided.items[place] for place in parts.decided),
            composer.licences.items[parts.licences],
            tuple(self._own.items[~place] if place < 0 else self._asked.items[place] for place in asked),
            tuple(composer.decided.items[place] for place in parts.warnings),
            tuple(notes_in_words(notes, self._law)),
        )

    def _named(self, asked: tuple[int, ...], group: int, stand_ins: StandIns) -> tuple[int, ...]:
        """The questions of a partnership with its names: those that name somebody are kept for these rows alone, and their places are below zero."""
        blanks = self._blanks.of_places()
        if blanks.keys().isdisjoint(asked):
            return asked
        return tuple([self._filled(place, blanks[place], group, stand_ins) if place in blanks else place for place in asked])

    def _filled(self, place: int, blanks: Iterable[str], group: int, stand_ins: StandIns) -> int:
        """The place of a question with the names of a partnership."""
        return ~self._own.place(filled(self._asked.items[place], stand_ins.names(blanks, group)))

    def _reach(self, mine: Array, facts: Facts, day: date | None) -> None:
        """The outreach answer of some partnerships."""
        self.outreach[mine] = list(self._reached.places(facts, day, [_VERDICTS[verdict] for verdict in self.verdict[mine].tolist()]))
