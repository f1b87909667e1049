"""The answers of a frame, partnership by partnership with everything a result needs; and as columns beside its rows."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy as np

from sme_check.assessment.assess import day_of
from sme_check.assessment.assessment import LicenceRoute
from sme_check.assessment.outreach import Outreach
from sme_check.assessment.verdict import Verdict
from sme_check.rulebook.load import load_rulebook
from sme_check.rulebook.rulebook import Rulebook

from ..frames.cells import CellProblem, read_frame
from ..frames.rows import Rows
from .days import Days
from .held import HeldDays
from .missing import WORDINGS, Missing
from .patterns import Asked, Decided, Pattern
from .problems import SEPARATOR, said_by_row

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["Answered", "Asked", "CellProblem", "Decided", "Pattern", "answer_frame", "beside", "day_of"]

Array = np.ndarray[Any, Any]
_VERDICTS = np.array(tuple(Verdict), dtype=object)


@dataclass(frozen=True, eq=False)
class Answered:
    """A frame answered.

    Attributes:
        given: (n, facts) the frame as given.
        group: (n,) the partnership of each row, numbered as they first appear.
        verdict: (partnerships,) of `Verdict`.
        row_verdict: (n,) of `Verdict`: what the row by itself comes to.
        provisional: (partnerships,) whether the law, or a list that clears a party, was checked only up to an earlier day.
        pattern: (partnerships,) the place of each answer in `patterns`; -1 for all if no words were asked for.
        patterns: Each distinct answer once, in words; none if no words were asked for.
        outreach: (partnerships,) the place of each outreach answer in `outreaches`; -1 for all if no words were asked for.
        outreaches: Each distinct outreach answer once.
        problems: The cells that could not be read, and those that contradict others of the same reference: row (from 0), column, what was found.
    """

    given: "pd.DataFrame"
    group: Array
    verdict: Array
    row_verdict: Array
    provisional: Array
    pattern: Array
    patterns: tuple[Pattern, ...]
    outreach: Array
    outreaches: tuple[Outreach, ...]
    problems: tuple[CellProblem, ...]

    @cached_property
    def frame(self) -> "pd.DataFrame":
        """(n, facts and answers), as `check_frame` returns it."""
        return beside(self.given, self.columns())

    def columns(self, *, questions: bool = False) -> dict[str, Array]:
        """The columns of `ANSWERS`, in order, each (n,).

        Args:
            questions: Whether a column `questions`, after `missing`, asks for that in words.
        """
        said = self._said(questions=questions) if self.patterns else ()
        verdicts = {"verdict": _named(self.verdict)[self.group], "row_verdict": _named(self.row_verdict)}
        return verdicts | dict(said) | {"provisional": self.provisional[self.group], "problems": said_by_row(self.problems, len(self.group))}

    def _said(self, *, questions: bool) -> Iterator[tuple[str, Array]]:
        """The columns in words."""
        yield "decided_by", self._of_patterns(SEPARATOR.join(item.measure for item in pattern.decided) for pattern in self.patterns)
        yield "licensing", self._of_patterns(SEPARATOR.join(map(_in_words, pattern.licences)) for pattern in self.patterns)
        for name, part in WORDINGS if questions else WORDINGS[:1]:
            missing = Missing(part)
            yield name, self._of_patterns(missing.said(pattern.questions) for pattern in self.patterns)
        reached = np.array([outreach.verdict.value for outreach in self.outreaches] or [""], dtype=object)
        yield "outreach", reached[self.outreach][self.group]

    def _of_patterns(self, texts: Iterable[str]) -> Array:
        """What is said of each answer, beside the rows."""
        found: Array = np.array(list(texts), dtype=object)[self.pattern][self.group]
        return found


def answer_frame(
    frame: "pd.DataFrame", as_of: date | str | None = None, *, rulebook: Rulebook | None = None, words: bool = True, held: HeldDays | None = None
) -> Answered:
    """Answer a frame: one row one activity with at most one item of goods. Raises as `check_frame`.

    Args:
        frame: As `check_frame` takes it.
        as_of: As `check_frame` takes it.
        rulebook: As `check_frame` takes it.
        words: As `check_frame` takes it.
        held: What is held of the days of a run of which these are some rows; its law is applied.

    Returns:
        The answers, each distinct one said once.
    """
    days_held = held or HeldDays(rulebook if rulebook is not None else load_rulebook())
    given = day_of(as_of) if as_of is not None else None
    rows = Rows(read_frame(frame, days_held.law), len(frame))
    days = Days(rows, days_held, words=words)
    days.answer(given)
    return Answered(
        frame,
        rows.group,
        _VERDICTS[days.verdict],
        _VERDICTS[days.row_verdict],
        days.provisional,
        days.pattern,
        tuple(days.patterns),
        days.outreach,
        tuple(days.outreaches),
        tuple(rows.problems),
    )


def beside(frame: "pd.DataFrame", answers: dict[str, Array]) -> "pd.DataFrame":
    """A frame with answers beside its columns, neither these nor the texts copied, which many rows share."""
    import pandas as pd

    columns = pd.DataFrame({name: pd.Series(column, index=frame.index, dtype=column.dtype) for name, column in answers.items()}, copy=False)
    return pd.concat([frame.drop(columns=[name for name in answers if name in frame.columns]), columns], axis=1)


def _named(verdicts: Array) -> Array:
    """Verdicts as their words."""
    names: Array = np.array([verdict.value for verdict in verdicts], dtype=object)
    return names


def _in_words(route: LicenceRoute) -> str:
    """A way to a licence."""
    return f"{route.measure} {route.ground}: {route.authority}"
