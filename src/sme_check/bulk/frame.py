"""Frames: the answer for every row, beside the row."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any

import numpy as np

from sme_check.assessment.assess import check, licences_of, too_old
from sme_check.assessment.assessment import Assessment
from sme_check.assessment.currency import CurrencyNote, currency_of
from sme_check.assessment.questions import questions_of, unclaimed
from sme_check.assessment.screened_many import Askers
from sme_check.assessment.verdict import Verdict, verdict_of
from sme_check.engine.columns.compile import compile_rulebook
from sme_check.engine.columns.outcome import Findings, find_table
from sme_check.engine.columns.said import Said
from sme_check.engine.finding import Finding
from sme_check.errors import FactError, Problem
from sme_check.facts.amounts import check_date
from sme_check.facts.identifiers import ReadingError
from sme_check.facts.partnership import Partnership
from sme_check.rulebook.load import load_rulebook
from sme_check.rulebook.rulebook import Rulebook

from .cells import CellProblem, Cells, read_cells
from .headings import read_headings
from .rows import Rows, RowTable

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["ANSWERS", "check_frame", "check_many"]

ANSWERS: Mapping[str, str] = {
    "verdict": "the sanctions verdict of the partnership: the worst of its rows",
    "row_verdict": "what the row by itself comes to",
    "decided_by": "the measures that the verdict rests on",
    "licensing": "the ways to a licence that are made out: measure, ground, who decides",
    "missing": "what is still to be found out, each with where it stands",
    "provisional": "whether the law, or a list that clears a party, was checked only up to an earlier day",
    "problems": "the cells of the row that could not be read: their facts are unknown",
}
"""The columns that an answered frame has beside its own."""

_VERDICTS = tuple(Verdict)
_OF_OUTCOME = np.array([0, 1, 2, 3, 4, 4], np.uint8)
"""The verdict of each outcome, both worst first."""
_OUTSIDE = _VERDICTS.index(Verdict.OUTSIDE)
_NEEDS = _VERDICTS.index(Verdict.NEEDS_INFORMATION)
_SEPARATOR = "; "


def check_many(
    partnerships: Iterable[Partnership | Mapping[str, Any]], as_of: date | str | None = None, *, rulebook: Rulebook | None = None
) -> Iterator[Assessment]:
    """Assess partnerships one by one, each with its whole proof, as they are asked for.

    Args:
        partnerships: Partnerships, or mappings as in a partnership file.
        as_of: The day whose law is applied; None for each partnership's own.
        rulebook: The law; None for the rulebook that comes with the package, loaded once.

    Raises:
        FactError: As `check`, at the partnership that cannot be read.
    """
    law = rulebook if rulebook is not None else load_rulebook()
    return (check(partnership, as_of, rulebook=law) for partnership in partnerships)


def check_frame(frame: "pd.DataFrame", as_of: date | str | None = None, *, rulebook: Rulebook | None = None, words: bool = True) -> "pd.DataFrame":
    """Answer a frame: one row one activity with at most one item of goods.

    Args:
        frame: (n, facts), a column a fact: `business.name`, `activity.kind`, `goods.code`, `business.owners[0].share` or `owner_1_share` ... A missing
            cell is unknown; "none" in `activity.goods`, `activity.others`, `business.owners` and other lists says that there are none. Rows with the
            same `reference` are one partnership; what belongs to the partnership may stand in any of them.
        as_of: The day whose law is applied; None for the column `as_of`. Today's date is never assumed.
        rulebook: The law; None for the rulebook that comes with the package.
        words: Whether `decided_by`, `licensing` and `missing` are said; without them only the verdicts are found.

    Returns:
        (n, facts and answers), the rows and the index as given, the columns of `ANSWERS` added. A cell that cannot be read is a problem of its row
        and its fact is unknown; the row is answered with what is left.

    Raises:
        FactError: Columns that hold no fact, each with the nearest that does; or a date that is none.
    """
    law = rulebook if rulebook is not None else load_rulebook()
    given = _day(as_of) if as_of is not None else None
    headings = read_headings(list(frame.columns))
    cells = [_claims(read_cells(str(name), heading, frame.iloc[:, at]), law) for at, (name, heading) in enumerate(zip(frame.columns, headings, strict=True))]
    rows = Rows(cells, len(frame))
    answers = _Answers(rows, law, words=words)
    days = [given] * rows.groups if given is not None else rows.days()
    of_row = np.array([day.toordinal() if day else 0 for day in days] or [0])[rows.group] if rows.count else np.zeros(0, int)
    for ordinal in np.unique(of_row).tolist():
        if ordinal:
            answers.answer(np.flatnonzero(of_row == ordinal), date.fromordinal(ordinal))
    return answers.beside(frame)


def _day(value: date | str) -> date:
    try:
        return check_date(value)
    except ReadingError as error:
        raise FactError([Problem("as_of", error.found, error.accepted)]) from None


def _claims(cells: Cells, law: Rulebook) -> Cells:
    """A claim that nobody can make is a problem, as in a partnership file."""
    if cells.path != ("activity", "claims"):
        return cells
    for code, value in enumerate(cells.column.values):
        wrong = [claim for claim in value if claim not in law.claims] if isinstance(value, tuple) else []
        if wrong:
            rows = np.flatnonzero(cells.column.codes == code)
            near = get_close_matches(wrong[0], law.claims, n=1)
            problem = Problem("activity.claims", wrong[0], "an exception that can be claimed: sme-check rules claims", near[0] if near else "")
            cells = Cells(cells.path, cells.column, {**cells.faults, **{int(raw): problem for raw in np.unique(cells.raw[rows])}}, cells.raw, cells.name)
            cells.column.codes[rows] = 0
    return cells


class _Answers:
    """The answers of a frame, filled day by day; what has no day needs one."""

    def __init__(self, rows: Rows, law: Rulebook, *, words: bool) -> None:
        self._rows, self._law, self._words = rows, law, words
        self._verdict = np.full(rows.count, _NEEDS, np.uint8)
        self._row_verdict = np.full(rows.count, _NEEDS, np.uint8)
        self._provisional = np.zeros(rows.count, bool)
        undated = ("", "", "as_of: The law of which day is to be applied?") if words else ("", "", "")
        self._texts = [undated]
        self._text = np.zeros(rows.count, np.int64)

    def answer(self, chosen: np.ndarray[Any, Any], day: date) -> None:
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
        self._verdict[chosen], self._row_verdict[chosen] = of_group[groups], by_row
        marked = np.where(goods, bool(notes[True]), bool(notes[False]))
        members = found.binder.members
        doubtful = np.array([askers.provisional(table.line(row), member) for member, row in members.stand], bool)
        np.logical_or.at(marked, groups, members.groups_with(doubtful)[table.parties.codes])
        self._provisional[chosen] = marked[groups]
        if self._words:
            self._say(chosen, day, found, table, notes, goods)

    def _notes(self, day: date, table: RowTable, rows: np.ndarray[Any, Any]) -> tuple[CurrencyNote, ...]:
        """The areas checked only up to an earlier day; the same for all rows of a day that may be about goods, and for all that are not."""
        asking = rows[np.argmax(table.about_goods[rows]) :][:1].tolist() if len(rows) else []
        return currency_of(self._law, day, tuple(table.line(row) for row in asking)) if asking else ()

    def _say(
        self,
        chosen: np.ndarray[Any, Any],
        day: date,
        found: Findings,
        table: RowTable,
        notes: Mapping[bool, tuple[CurrencyNote, ...]],
        goods: np.ndarray[Any, Any],
    ) -> None:
        """Say what the verdicts rest on: once for each distinct partnership."""
        said = Said(found)
        groups = self._rows.group[chosen]
        order = np.argsort(groups, kind="stable")
        bounds = np.flatnonzero(np.diff(groups[order])) + 1
        known: dict[Any, int] = {}
        for members in np.split(order, bounds):
            group = int(groups[members[0]])
            codes = tuple(said.distinct.codes[members].tolist())
            verdict = _VERDICTS[self._verdict[chosen[members[0]]]]
            key = (codes, verdict)
            if key not in known:
                findings = [finding for code in codes for finding in said.findings(code)]
                lines = tuple(table.line(int(row)) for row in members)
                known[key] = len(self._texts)
                self._texts.append(self._in_words(findings, lines, day, verdict, [note for note in notes[bool(goods[group])] if note.refused]))
            self._text[chosen[members]] = known[key]

    def _in_words(self, findings: list[Finding], lines: Any, day: date, verdict: Verdict, refused: list[CurrencyNote]) -> tuple[str, str, str]:
        deciding = [finding for finding in findings if finding.measure.effect == "prohibits" and verdict_of(finding) is verdict]
        decided = dict.fromkeys(finding.measure.id for finding in deciding) if verdict is not Verdict.OUTSIDE else {}
        routes = [f"{route.measure} {route.ground}: {route.authority}" for route in licences_of(findings, self._law, day)]
        asked = [*unclaimed(findings, lines, self._law), *questions_of(findings)]
        if not deciding and verdict is Verdict.NEEDS_INFORMATION:
            asked += [too_old(note, self._law, day) for note in refused]
        questions = [f"{item.place}: {item.question}" if item.place else item.question for item in asked]
        return _SEPARATOR.join(decided), _SEPARATOR.join(routes), _SEPARATOR.join(questions)

    def beside(self, frame: "pd.DataFrame") -> "pd.DataFrame":
        """The frame with its answers."""
        names = np.array([verdict.value for verdict in _VERDICTS], dtype=object)
        answered = frame.copy(deep=False)
        answered["verdict"], answered["row_verdict"] = names[self._verdict], names[self._row_verdict]
        if self._words:
            for at, name in enumerate(("decided_by", "licensing", "missing")):
                answered[name] = np.array([text[at] for text in self._texts], dtype=object)[self._text]
        answered["provisional"] = self._provisional
        answered["problems"] = _by_row(self._rows.problems, len(frame))
        return answered


def _by_row(problems: Iterable[CellProblem], count: int) -> np.ndarray[Any, Any]:
    """The problems of each row, in words."""
    texts = np.full(count, "", dtype=object)
    for item in problems:
        nearest = f"; the nearest is {item.problem.nearest}" if item.problem.nearest else ""
        text = f"{item.column}: found {item.problem.found}, accepted {item.problem.accepted}{nearest}"
        texts[item.row] = f"{texts[item.row]}{_SEPARATOR}{text}" if texts[item.row] else text
    return texts
