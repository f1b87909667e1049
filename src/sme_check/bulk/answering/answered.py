"""The answers of a frame: beside its rows, and partnership by partnership with everything a result needs."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

import numpy as np

from sme_check.assessment.assess import day_of
from sme_check.assessment.outreach import Outreach
from sme_check.assessment.verdict import Verdict
from sme_check.rulebook.load import load_rulebook
from sme_check.rulebook.rulebook import Rulebook

from ..frames.cells import CellProblem, read_frame
from ..frames.rows import Rows
from .days import Days
from .held import HeldDays
from .patterns import Asked, Decided, Pattern

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["Answered", "Asked", "CellProblem", "Decided", "Pattern", "answer_frame", "day_of"]

Array = np.ndarray[Any, Any]
_SEPARATOR = "; "


@dataclass(frozen=True, eq=False)
class Answered:
    """A frame answered.

    Attributes:
        frame: (n, facts and answers), as `check_frame` returns it.
        group: (n,) the partnership of each row, numbered as they first appear.
        verdict: (partnerships,) of `Verdict`.
        row_verdict: (n,) of `Verdict`: what the row by itself comes to.
        provisional: (partnerships,) whether the law, or a list that clears a party, was checked only up to an earlier day.
        pattern: (partnerships,) the place of each answer in `patterns`; -1 for all if no words were asked for.
        patterns: Each distinct answer once, in words.
        outreach: (partnerships,) the place of each outreach answer in `outreaches`; -1 for all if no words were asked for.
        outreaches: Each distinct outreach answer once.
        problems: The cells that could not be read, and those that contradict others of the same reference: row (from 0), column, what was found.
    """

    frame: "pd.DataFrame"
    group: Array
    verdict: Array
    row_verdict: Array
    provisional: Array
    pattern: Array
    patterns: tuple[Pattern, ...]
    outreach: Array
    outreaches: tuple[Outreach, ...]
    problems: tuple[CellProblem, ...]


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
    verdict, row_verdict = _VERDICTS[days.verdict], _VERDICTS[days.row_verdict]
    problems = tuple(rows.problems)
    return Answered(
        _beside(frame, _columns(days, rows, problems, words=words)),
        rows.group,
        verdict,
        row_verdict,
        days.provisional,
        days.pattern,
        tuple(days.patterns),
        days.outreach,
        tuple(days.outreaches),
        problems,
    )


_VERDICTS = np.array(tuple(Verdict), dtype=object)
_NAMES = np.array([verdict.value for verdict in Verdict], dtype=object)


def _beside(frame: "pd.DataFrame", columns: Iterable[tuple[str, Array]]) -> "pd.DataFrame":
    """A frame with answers beside its columns; the texts, which many rows share, are not copied."""
    import pandas as pd

    answers = pd.DataFrame({name: pd.Series(column, index=frame.index, dtype=column.dtype) for name, column in columns}, index=frame.index)
    kept = frame.loc[:, [name for name in frame.columns if name not in answers.columns]]
    return pd.concat([kept, answers], axis=1)


def _columns(days: Days, rows: Rows, problems: Iterable[CellProblem], *, words: bool) -> Iterable[tuple[str, Array]]:
    """The columns of `ANSWERS`, in order."""
    yield "verdict", _NAMES[days.verdict][rows.group]
    yield "row_verdict", _NAMES[days.row_verdict]
    if words:
        said = [_said(pattern) for pattern in days.patterns]
        for at, name in enumerate(("decided_by", "licensing", "missing")):
            yield name, np.array([texts[at] for texts in said] or [""], dtype=object)[days.pattern][rows.group]
        reached = np.array([outreach.verdict.value for outreach in days.outreaches] or [""], dtype=object)
        yield "outreach", reached[days.outreach][rows.group]
    yield "provisional", days.provisional[rows.group]
    yield "problems", _by_row(problems, rows.count)


def _said(pattern: Pattern) -> tuple[str, str, str]:
    """What the columns hold of an answer."""
    routes = (f"{route.measure} {route.ground}: {route.authority}" for route in pattern.licences)
    return _SEPARATOR.join(item.measure for item in pattern.decided), _SEPARATOR.join(routes), _SEPARATOR.join(item.says for item in pattern.questions)


def _by_row(problems: Iterable[CellProblem], count: int) -> Array:
    """The problems of each row, in words."""
    texts = np.full(count, "", dtype=object)
    for item in problems:
        nearest = f"; the nearest is {item.problem.nearest}" if item.problem.nearest else ""
        text = f"{item.column}: found {item.problem.found}, accepted {item.problem.accepted}{nearest}"
        texts[item.row] = f"{texts[item.row]}{_SEPARATOR}{text}" if texts[item.row] else text
    return texts
