"""Screening for many partnerships at once: who was cleared only by something old is told apart from everybody else."""

from datetime import date
from typing import Any

from sme_check.assessment.screened_many import Askers
from sme_check.facts.line import Line, Member, lines_of
from sme_check.facts.read import read_partnership
from sme_check.rulebook.load import load_rulebook

DAY = date(2026, 5, 15)


def a_line(name: str, as_at: str | None) -> Line:
    """A line with a business of a name, looked up on a day and not found."""
    look_ups = [{"about": "uk_sanctions_list", "subject": name, "result": "not_listed", "as_at": as_at}] if as_at else []
    facts: dict[str, Any] = {"as_of": str(DAY), "business": {"name": name, "kind": "individual"}, "look_ups": look_ups, "activities": [{"kind": "payment"}]}
    return lines_of(read_partnership(facts), DAY)[0]


def provisional(askers: Askers, line: Line) -> bool:
    """Whether the business of a line was cleared by something old, once it was asked about."""
    member = Member("business", line.partnership.business)
    askers(line)(member, "designated_for", "asset_freeze")
    return askers.provisional(line, member)


def test_who_was_cleared_by_an_old_look_up_is_provisional_and_nobody_else() -> None:
    """A look-up of some days before clears provisionally; one of the day itself does not, whoever else was cleared by an old one."""
    askers = Askers(load_rulebook(), DAY)
    old, fresh, other = a_line("Vera Lugovaya", "2026-05-01"), a_line("Vera Lugovaya", "2026-05-15"), a_line("Anton Polevoi", "2026-05-15")

    assert [provisional(askers, line) for line in (old, fresh, other, old)] == [True, False, False, True]
