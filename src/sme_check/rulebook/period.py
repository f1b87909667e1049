"""When something is in force: the first and the last day both count."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from sme_check.facts.truth import Truth

__all__ = ["Period", "in_force_on", "parse_periods"]


@dataclass(frozen=True, slots=True)
class Period:
    """A run of days on which something is in force.

    Attributes:
        first: Its first day.
        last: Its last day, or None while it is open.
        by: The instrument that began it.
        verified: Whether the text was seen; an unverified period answers unknown.
    """

    first: date
    last: date | None = None
    by: str = ""
    verified: bool = True

    def covers(self, day: date) -> bool:
        """Whether the day lies in the period."""
        return self.first <= day and (self.last is None or day <= self.last)


def parse_periods(data: Iterable[Mapping[str, Any]] | None) -> tuple[Period, ...]:
    """Periods from their words in a checked rule file; None gives none."""
    return tuple(
        Period(
            first=date.fromisoformat(item["from"]),
            last=date.fromisoformat(item["to"]) if item.get("to") else None,
            by=item.get("by") or "",
            verified=(item.get("verified") or "yes") == "yes",
        )
        for item in data or ()
    )


def in_force_on(periods: Iterable[Period], day: date) -> Truth:
    """Whether any of the periods is in force on the day; unknown when only an unverified one covers it.

    >>> in_force_on([Period(date(2022, 7, 21))], date(2022, 7, 20))
    <Truth.FALSE: 'false'>
    """
    covering = [period for period in periods if period.covers(day)]
    if any(period.verified for period in covering):
        return Truth.TRUE
    return Truth.UNKNOWN if covering else Truth.FALSE
