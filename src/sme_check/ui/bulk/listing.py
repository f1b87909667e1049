"""The answered rows as a table to look through: by verdict, by name, a page at a time. No streamlit here."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import numpy as np

from sme_check.assessment.verdict import Verdict
from sme_check.bulk.answering.patterns import Asked
from sme_check.bulk.runs.answers import VERDICTS, Answers
from sme_check.bulk.workbooks.taken import Taken
from sme_check.ui.verdict_view import SIGNS, in_words

if TYPE_CHECKING:
    import pandas as pd

    from sme_check.assessment.assessment import Assessment

__all__ = ["COLOURS", "PAGE", "Listing", "verdict_words"]

Array = np.ndarray[Any, Any]

PAGE = 500
"""Rows shown at once: as many as a browser scrolls without effort."""

COLOURS = {
    Verdict.PROHIBITED: ("#a11d1d", "#f7e3e3", "red"),
    Verdict.LICENCE_REQUIRED: ("#8a4b00", "#fbeedd", "orange"),
    Verdict.REFER: ("#5d3a9b", "#ece5f6", "violet"),
    Verdict.NEEDS_INFORMATION: ("#1d4f91", "#e1eaf6", "blue"),
    Verdict.OUTSIDE: ("#17653a", "#e0f0e6", "green"),
}
"""Of each verdict: the colour of its words, of the ground behind them, and the page's own name for the colour."""

_NAMES = ("reference", "business.name", "business.name_cyrillic", "business.inn", "business.ogrn")


def verdict_words(verdict: Verdict) -> str:
    """A verdict's sign and word: colour never stands alone.

    >>> verdict_words(Verdict.OUTSIDE)
    '✔ Outside'
    """
    return f"{SIGNS[verdict]} {in_words(verdict.value)}"


@dataclass(frozen=True, eq=False)
class Listing:
    """The adviser's rows with their answers.

    Attributes:
        taken: The workbook as it was taken.
        answers: Its answers.
        sheet, row: (n,) where each row stands: the sheet, and the row's number there.
        first: (n,) its first row in the frame.
        group: (n,) its partnership.
        named: Of each partnership what it may be looked for by: reference, names, numbers; each (partnerships,) of text.
    """

    taken: Taken
    answers: Answers
    sheet: Array
    row: Array
    first: Array
    group: Array
    named: dict[str, Array]

    @classmethod
    def of(cls, taken: Taken, answers: Answers) -> "Listing":
        """The listing of a run."""
        sheets = [np.full(len(rows.row), rows.sheet, dtype=object) for rows in taken.rows]
        first = _joined([rows.first for rows in taken.rows])
        named = {name: _first_stated(taken.frame, name, answers) for name in _NAMES}
        return cls(
            taken,
            answers,
            np.concatenate(sheets) if sheets else np.array([], dtype=object),
            _joined([rows.row for rows in taken.rows]),
            first,
            answers.group[first],
            named,
        )

    def found(self, verdicts: Collection[Verdict] = (), text: str = "") -> Array:
        """The places of the rows to show.

        Args:
            verdicts: Only rows of partnerships with one of these; none for any.
            text: Only rows of partnerships whose reference, name or number holds this, in any case; empty for any.
        """
        wanted = np.ones(self.answers.partnerships, bool)
        if verdicts:
            wanted &= np.isin(self.answers.verdict, [VERDICTS.index(verdict) for verdict in verdicts])
        if text.strip():
            wanted &= self._named_like(text.strip().casefold())
        return np.flatnonzero(wanted[self.group])

    def _named_like(self, text: str) -> Array:
        found = np.zeros(self.answers.partnerships, bool)
        for names in self.named.values():
            found |= np.fromiter((text in name.casefold() for name in names), bool, len(names))
        return found

    def name(self, place: int) -> str:
        """What a row is called where one is to be picked: where it stands, its reference, the business."""
        group = self.group[place]
        said = (f"{self.sheet[place]}, row {self.row[place]}", self.named["reference"][group], self.business(group))
        return " · ".join(filter(None, said))

    def business(self, group: int) -> str:
        """What the Russian business of a partnership is called."""
        return str(self.named["business.name"][group] or self.named["business.name_cyrillic"][group])

    def questions(self, place: int) -> tuple[Asked, ...]:
        """What is still open of the partnership of a row."""
        answers = self.answers
        return answers.patterns[int(answers.pattern[self.group[place]])].questions

    def as_answered(self, place: int, assessment: "Assessment") -> "Assessment":
        """What a check of the facts of a row says, with the verdict of the row where a text beside its facts changed that.

        Args:
            place: The place of the row.
            assessment: Of the facts of its partnership.
        """
        answers, group = self.answers, int(self.group[place])
        verdict = VERDICTS[int(answers.verdict[group])]
        if verdict is assessment.verdict:
            return assessment
        because = answers.patterns[int(answers.pattern[group])].because
        return replace(assessment, verdict=verdict, because=because, outreach=answers.outreaches[int(answers.outreach[group])])

    def rows_of(self, place: int) -> list[int]:
        """All frame rows of the partnership of a row."""
        rows: list[int] = np.flatnonzero(self.answers.group == self.group[place]).tolist()
        return rows

    def rows_in_sheets(self, place: int) -> int:
        """How many rows of the adviser's own sheets are of the partnership of a row."""
        return int((self.group == self.group[place]).sum())

    def page(self, places: Sequence[int] | Array) -> "pd.DataFrame":
        """Some rows with their answers in words, for showing.

        Returns:
            (places, columns): where the row stands, whom it is about, the verdict and what it rests on, in the order of the places.
        """
        import pandas as pd

        return pd.DataFrame([self._said(int(place)) for place in places], columns=list(self._columns()))

    def _columns(self) -> Iterator[str]:
        yield from ("Sheet", "Row", "Reference", "Russian business", "Verdict", "Rests on", "Still open", "Outreach", "Provisional")

    def _said(self, place: int) -> tuple[Any, ...]:
        group = int(self.group[place])
        answers = self.answers
        pattern = answers.patterns[int(answers.pattern[group])]
        verdict = VERDICTS[int(answers.verdict[group])]
        rests = "; ".join(item.says for item in pattern.decided) or " ".join(pattern.because)
        questions = len(pattern.questions)
        still_open = f"{questions} {'question' if questions == 1 else 'questions'}: {pattern.questions[0].question}" if questions else ""
        outreach = in_words(answers.outreaches[int(answers.outreach[group])].verdict.value)
        provisional = "provisional" if answers.provisional[group] else ""
        where = (str(self.sheet[place]), int(self.row[place]), str(self.named["reference"][group]), self.business(group))
        return (*where, verdict_words(verdict), rests, still_open, outreach, provisional)


def _joined(arrays: Sequence[Array]) -> Array:
    return np.concatenate(arrays).astype(np.int64) if arrays else np.zeros(0, np.int64)


def _first_stated(frame: "pd.DataFrame", name: str, answers: Answers) -> Array:
    """What the first row of each partnership that states a fact says of it, as text; empty where none does."""
    found = np.full(answers.partnerships, "", dtype=object)
    if name in frame.columns:
        stated = np.flatnonzero(frame[name].notna().to_numpy())
        groups, at = np.unique(answers.group[stated], return_index=True)
        found[groups] = [str(value) for value in frame[name].to_numpy(dtype=object)[stated[at]]]
    return found
