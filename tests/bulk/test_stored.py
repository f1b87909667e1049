"""A part as a file keeps it: nothing of an answer is lost on the way to the disk and back."""

from dataclasses import fields
from datetime import date
from pathlib import Path

from sme_check.assessment.assessment import LicenceRoute
from sme_check.assessment.outreach import Outreach, OutreachFinding, OutreachVerdict
from sme_check.assessment.verdict import Verdict
from sme_check.bulk.answering.patterns import Asked, Decided, Pattern
from sme_check.bulk.frames.cells import CellProblem
from sme_check.bulk.runs.answers import Part
from sme_check.bulk.runs.keep import Keep
from sme_check.errors import Problem


def a_part() -> Part:
    """Two answers that share some of their words, each field different from all others."""
    decided = Decided("m1", "Title", "S.I. 1, reg 2", date(2022, 3, 1), "applies", "a note", "https://example.org/2", ("activities[0]", "activities[1]"))
    warning = Decided("m2", "Warning", "S.I. 1, reg 3", date(2023, 3, 1), "unknown", "another", "https://example.org/3", ())
    asked = Asked("data", "look_ups", "Look-ups", "Look it up.", "uk_sanctions_list", "ООО Гавань", ("m1", "m2"))
    route = LicenceRoute("m1", "ground", "general_licence", "INT/1", "reg 65", "the authority", "what to know")
    first = Pattern(date(2026, 5, 15), Verdict.REFER, ("because",), (decided,), (route,), (asked,), (warning,), ("a note on age",))
    second = Pattern(None, Verdict.NEEDS_INFORMATION, ("because", "of more"), (), (), (), (warning, decided), ())
    finding = OutreachFinding("size", "small", ("headcount",), ("business.revenue",), "209-FZ")
    outreach = Outreach(OutreachVerdict.CANNOT_TELL, ("open",), ("business.headcount",), (finding,))
    problem = CellProblem(1, "business.inn", Problem("business.inn", "12", "ten digits", "7707083893"))
    return Part([0, 1], [2, 3], [2, 4], [True, False], [0, 1], [0, 0], [first, second], [outreach], [problem])


def test_a_part_comes_back_as_it_was(tmp_path: Path) -> None:
    """Written and read, every field of every answer is what it was."""
    part = a_part()

    assert all(getattr(part, item.name) for item in fields(part))
    assert all(getattr(part.patterns[0], item.name) for item in fields(Pattern))
    keep = Keep(tmp_path, {}, resume=False)
    keep.write(0, part)
    assert keep.read(0) == part
