"""What stands where the program itself failed at a partnership: never an answer, always a word on what happened."""

from datetime import date

from sme_check.assessment.outreach import Outreach, OutreachVerdict
from sme_check.assessment.verdict import Verdict
from sme_check.errors import Problem

from ..answering.patterns import Asked, Pattern
from ..frames.cells import CellProblem
from .answers import VERDICTS, Part

__all__ = ["unanswered"]


def unanswered(rows: int, day: date | None, error: Exception) -> Part:
    """The part of one partnership that could not be answered: for a person to judge.

    Args:
        rows: How many rows it has.
        day: The as-of date.
        error: What happened.
    """
    happened = f"{type(error).__name__}: {error}"
    because = f"The program could not answer this partnership ({happened}). Check it by itself, and report it."
    asked = Asked("judgement", "", "", because)
    pattern = Pattern(day, Verdict.REFER, (because,), (), (), (asked,), (), ())
    refer = VERDICTS.index(Verdict.REFER)
    problem = CellProblem(0, "", Problem("the row", happened, "a row that can be answered: check this partnership by itself, and report it"))
    outreach = Outreach(OutreachVerdict.CANNOT_TELL, (because,), (), ())
    return Part([0] * rows, [refer], [refer] * rows, [True], [0], [0], [pattern], [outreach], [problem])
