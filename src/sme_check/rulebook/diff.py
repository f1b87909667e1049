"""What changed in the law held: between two days, and on every day on which any answer can change."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum

from sme_check.errors import FactError, Problem

from .history import Kind, Strand, Stretch, strands, turning_days
from .rulebook import Rulebook

__all__ = ["Change", "How", "Milestone", "changes_between", "milestones"]

_DAY = timedelta(days=1)


class How(Enum):
    """What became of a strand."""

    BEGAN = "began"
    ENDED = "ended"
    CHANGED = "changed"
    PASSED = "changed, and stands as it stood"


@dataclass(frozen=True, slots=True)
class Change:
    """One strand that differs between two days, or differed in between.

    Attributes:
        strand: What it is.
        how: What became of it.
        before, after: What stood on the first day and on the second.
        days: The days from which it said something else, in order.
    """

    strand: Strand
    how: How
    before: tuple[Stretch, ...]
    after: tuple[Stretch, ...]
    days: tuple[date, ...]

    @property
    def by(self) -> tuple[str, ...]:
        """The ids of the instruments that made the change, as far as the rules state them; of what ended, those that had begun it."""
        new = [stretch for stretch in self.strand.stretches if stretch.period.first in self.days]
        made = new or (self.before if self.how is How.ENDED else ())
        return tuple(dict.fromkeys(stretch.period.by for stretch in made if stretch.period.by))


@dataclass(frozen=True, slots=True)
class Milestone:
    """A day on which an answer can change, with what differs from the day before."""

    day: date
    changes: tuple[Change, ...]


def _how(strand: Strand, first: date, second: date) -> How:
    before, after = strand.says_on(first), strand.says_on(second)
    if before == after:
        return How.PASSED
    if not before:
        return How.BEGAN
    return How.CHANGED if after else How.ENDED


def _change(strand: Strand, first: date, second: date) -> Change | None:
    days = tuple(day for day in strand.turning_days() if first < day <= second)
    if not days:
        return None
    return Change(strand, _how(strand, first, second), strand.on(first), strand.on(second), days)


def _told_with_another(change: Change, parties: frozenset[tuple[str, str, How]]) -> bool:
    """Whether a change goes without saying: an exception without dates comes and goes with its measure, and a designation with the party's name."""
    strand = change.strand
    if strand.kind is Kind.DESIGNATION:
        return change.how in (How.BEGAN, How.ENDED) and (strand.place, strand.id, change.how) in parties
    return not strand.own_dates and change.how is not How.CHANGED


def _compared(found: tuple[Strand, ...], first: date, second: date) -> tuple[Change, ...]:
    changes = [change for change in (_change(strand, first, second) for strand in found) if change is not None]
    parties = frozenset((change.strand.place, change.strand.id, change.how) for change in changes if change.strand.kind is Kind.PARTY)
    return tuple(change for change in changes if not _told_with_another(change, parties))


def changes_between(rulebook: Rulebook, first: date, second: date) -> tuple[Change, ...]:
    """What the law held says on the second day that it did not say on the first, and the other way round; and what only stood in between.

    Args:
        rulebook: The law.
        first: The earlier day.
        second: The later day.

    Returns:
        Each difference once.

    Raises:
        FactError: The first day is after the second.
    """
    if first > second:
        raise FactError([Problem("the two days", f"{first}, then {second}", "the earlier day first")])
    return _compared(strands(rulebook), first, second)


def milestones(rulebook: Rulebook) -> tuple[Milestone, ...]:
    """Every day on which an answer can change by what the law held says, in order; between two of them only its age and that of look-ups grows."""
    return tuple(Milestone(day, _compared(tuple(turning), day - _DAY, day)) for day, turning in turning_days(strands(rulebook)).items())
