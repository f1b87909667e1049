"""Verdicts one after another, without their proofs: the compiled rulebook of each day, one line at a time."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from sme_check.engine.columns.compile import compile_rulebook
from sme_check.engine.single import Single
from sme_check.facts.line import lines_of
from sme_check.facts.partnership import Partnership
from sme_check.facts.read import read_partnership
from sme_check.rulebook.rulebook import Rulebook

from .assess import check_claims, day_of
from .currency import currency_of
from .screened_many import Askers
from .verdict import Verdict, verdict_of_outcome, worst

__all__ = ["Verdicts"]


class Verdicts:
    """The sanctions verdict of partnerships, as `check` gives it; what is learnt of one serves the next.

    Args:
        rulebook: The law.
    """

    def __init__(self, rulebook: Rulebook) -> None:
        self._rulebook = rulebook
        self._days: dict[date, tuple[Single, Askers]] = {}

    def of(self, partnership: Partnership | Mapping[str, Any], as_of: date | str | None = None) -> Verdict:
        """The verdict of one partnership.

        Args:
            partnership: A partnership, or a mapping as in a partnership file.
            as_of: The day whose law is applied; None for the partnership's own. Without a day it needs information.

        Raises:
            FactError: As `check`.
        """
        facts = read_partnership(partnership)
        check_claims(facts, self._rulebook)
        day = day_of(as_of) if as_of is not None else facts.as_of
        if day is None:
            return Verdict.NEEDS_INFORMATION
        if day not in self._days:
            self._days[day] = Single(compile_rulebook(self._rulebook, day)), Askers(self._rulebook, day)
        single, askers = self._days[day]
        lines = lines_of(facts, day)
        found = worst(verdict_of_outcome(single.worst(line, askers(line))) for line in lines)
        too_old = found is Verdict.OUTSIDE and any(note.refused for note in currency_of(self._rulebook, day, lines))
        return Verdict.NEEDS_INFORMATION if too_old else found
