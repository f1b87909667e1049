"""The columns beside the adviser's own rows: the verdict first, then why, what is missing, the way to a licence, what could not be read."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import numpy as np

from sme_check.bulk.runs.answers import VERDICTS, Answers
from sme_check.bulk.workbooks.table import is_blank
from sme_check.bulk.workbooks.taken import SheetRows, Taken

from .table import Column
from .words import Shortened, listed, missing, name_of_route, outreach_word, verdict_word, why

__all__ = ["ASIDE", "HEADINGS", "Beside", "Key"]

Key = tuple[int, int, bool, int, int]
"""What is said of a row: pattern, outreach, provisional, the verdict's place, the place of the row's own verdict."""

_COLUMNS = {
    "verdict": Column("Sanctions verdict", 32),
    "row": Column("This row alone", 20),
    "why": Column("Why", 60),
    "missing": Column("Still to find out", 60),
    "routes": Column("Way to a licence", 34),
    "outreach": Column("Outreach", 34),
    "problems": Column("Not read", 34),
}

ASIDE = "No partnership: left aside"
"""In place of the verdict of a row that is no partnership: totals, headings once more, lines below the table, worked rows."""

HEADINGS = frozenset(column.heading for column in _COLUMNS.values())
"""The headings of the answers."""


@dataclass(frozen=True, eq=False)
class Beside:
    """The columns beside the rows of one sheet.

    Args:
        rows: The rows of the sheet that are answered.
        answers: The answers.
        shorten: How many items a line names.
        problems: The problems of each row, by sheet and number.
    """

    rows: SheetRows
    answers: Answers
    shorten: Shortened
    problems: dict[tuple[str, int], str]
    _said: dict[int, dict[str, str]] = field(default_factory=dict, repr=False)

    @cached_property
    def parts(self) -> list[str]:
        """Which columns there are: a row's own verdict only where a partnership has several rows."""
        group = self.answers.group[self.rows.first]
        several = len(np.unique(group)) < len(group)
        return [name for name in _COLUMNS if name != "row" or several]

    def columns(self, taken: Taken) -> list[Column]:
        """The columns, named so that no heading stands twice in the sheet."""
        own = _headings(taken, self.rows)
        return [Column(_free(_COLUMNS[name].heading, own), _COLUMNS[name].width) for name in self.parts]

    def keys(self) -> list[Key]:
        """What is said of each row."""
        answers, rows = self.answers, self.rows
        group = answers.group[rows.first]
        own = answers.row_verdict[rows.first]
        for at in np.flatnonzero(rows.count > 1).tolist():
            first = int(rows.first[at])
            own[at] = answers.row_verdict[first : first + int(rows.count[at])].min()
        columns: Sequence[Any] = (answers.pattern[group], answers.outreach[group], answers.provisional[group], answers.verdict[group], own)
        return list(zip(*(column.tolist() for column in columns), strict=True))

    def texts(self, key: Key) -> dict[str, str]:
        """What is said, column by column; the problems, which are the row's own, are left empty."""
        pattern, outreach, provisional, verdict, own = key
        return {
            "verdict": verdict_word(VERDICTS[verdict], provisional=provisional),
            "row": verdict_word(VERDICTS[own]),
            **self._of_pattern(pattern),
            "outreach": outreach_word(self.answers.outreaches[outreach]) if outreach >= 0 else "",
            "problems": "",
        }

    def _of_pattern(self, place: int) -> dict[str, str]:
        """What an answer says, worked out once however often it is given."""
        said = self._said.get(place)
        if said is None:
            answer = self.answers.patterns[place]
            routes = listed(map(name_of_route, answer.licences))
            said = self._said[place] = {"why": why(answer, self.shorten), "missing": missing(answer, self.shorten), "routes": routes}
        return said

    def problem(self, row: int) -> str:
        """What could not be read in a row, by its number."""
        return self.problems.get((self.rows.sheet, row), "")


def _headings(taken: Taken, rows: SheetRows) -> set[str]:
    sheet = taken.workbook.sheet(rows.sheet)
    place = rows.header - sheet.first_row
    return {str(value).strip().casefold() for value in (sheet.rows[place] if rows.header and 0 <= place < len(sheet.rows) else ()) if not is_blank(value)}


def _free(heading: str, taken: set[str]) -> str:
    """A heading that is not there yet."""
    return heading if heading.casefold() not in taken else f"{heading} (sme_check)"
