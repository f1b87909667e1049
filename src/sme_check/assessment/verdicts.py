"""Verdicts one after another, proved no further than they are asked about: the compiled rulebook of each day, one line at a time."""

from collections.abc import Hashable, Iterable, Iterator, Mapping
from datetime import date
from typing import Any
from weakref import WeakKeyDictionary

from sme_check.engine.columns.compile import CompiledMeasure, compile_rulebook
from sme_check.engine.evaluate import AsksParties, Evaluator
from sme_check.engine.finding import Finding, find
from sme_check.engine.kept import Kept
from sme_check.engine.shared import Shared, shared_of
from sme_check.engine.single import Single
from sme_check.facts.line import Line, lines_of
from sme_check.facts.partnership import Partnership
from sme_check.facts.read import read_partnership
from sme_check.rulebook.rulebook import Rulebook

from .assess import check_claims, day_of
from .currency import currency_of
from .screened_many import Askers
from .verdict import Verdict, verdict_of_outcome, worst

__all__ = ["Verdicts"]

_PROOFS, _OF_ONE = 1 << 17, 1 << 12
"""After so many proofs that turn on parties, or on one set of them, they are forgotten: it is some 0.3 kB a proof."""
_PARTNERSHIPS, _DAYS, _LAWS = 1 << 12, 1 << 9, 1 << 2
"""After so many partnerships, or days, what was learnt of them is forgotten: it takes some 0.1 MB of a partnership. Of so few days the law outlives that."""


class Verdicts:
    """The sanctions verdict of partnerships, as `check` gives it; what is learnt of one serves the next, in bounded memory however many come.

    Args:
        rulebook: The law.
    """

    def __init__(self, rulebook: Rulebook) -> None:
        self._rulebook = rulebook
        self._days: dict[date, tuple[Single, Askers]] = {}
        self._parties: WeakKeyDictionary[Shared, dict[Hashable, Kept]] = WeakKeyDictionary()  # a day's conditions are known by where they lie
        self._answered = 0
        self._last, self._before, self._proofs = Kept(), 0, 0

    def of(self, partnership: Partnership | Mapping[str, Any], as_of: date | str | None = None) -> Verdict:
        """The verdict of one partnership.

        Args:
            partnership: A partnership, or a mapping as in a partnership file.
            as_of: The day whose law is applied; None for the partnership's own. Without a day it needs information.

        Raises:
            FactError: As `check`.
        """
        facts, day = self._read(partnership, as_of)
        if day is None:
            return Verdict.NEEDS_INFORMATION
        single, askers = self._ready(day)
        lines = lines_of(facts, day)
        found = worst(verdict_of_outcome(single.worst(line, askers(line))) for line in lines)
        return self._unless_doubtful(found, day, lines, askers)

    def decided(self, partnership: Partnership | Mapping[str, Any], as_of: date | str | None = None) -> tuple[Verdict, tuple[Finding, ...]]:
        """The verdict of one partnership, with the findings that it rests on, each with its whole proof: no other is proved.

        Args:
            partnership: A partnership, or a mapping as in a partnership file.
            as_of: The day whose law is applied; None for the partnership's own. Without a day it needs information, and nothing is found.

        Returns:
            The verdict, and what `Assessment.decided_by` holds: nothing of `outside`, nor of a `refer` for the sake of a text among the facts.

        Raises:
            FactError: As `check`.
        """
        facts, day = self._read(partnership, as_of)
        if day is None:
            return Verdict.NEEDS_INFORMATION, ()
        single, askers = self._ready(day)
        lines = lines_of(facts, day)
        outcomes = [single.deciding(line, askers(line)) for line in lines]
        found = worst(verdict_of_outcome(outcome) for outcome, _ in outcomes)
        if found is Verdict.OUTSIDE:
            return self._unless_doubtful(found, day, lines, askers), ()
        deciding = ((line, measures) for line, (outcome, measures) in zip(lines, outcomes, strict=True) if verdict_of_outcome(outcome) is found)
        return found, tuple(finding for line, measures in deciding for finding in self._proved(line, measures, askers(line)))

    def _read(self, partnership: Partnership | Mapping[str, Any], as_of: date | str | None) -> tuple[Partnership, date | None]:
        facts = read_partnership(partnership)
        check_claims(facts, self._rulebook)
        return facts, day_of(as_of) if as_of is not None else facts.as_of

    def _proved(self, line: Line, measures: Iterable[CompiledMeasure], ask: AsksParties) -> Iterator[Finding]:
        evaluator = Evaluator(self._rulebook, line, ask, self._of_parties(line))
        return (find(evaluator, item.measure, item.version, at_once=True) for item in measures)

    def _of_parties(self, line: Line) -> Kept:
        """What was proved of the parties of a line, by the conditions of its day, its look-ups, and where they stand."""
        facts, others = line.partnership, line.activity.others if line.activity is not None else ()
        key = (facts.look_ups, facts.business, facts.uk_party, others, line.activity_path)
        shared = shared_of(self._rulebook, line.as_of)
        self._proofs += len(self._last.proofs) - self._before  # counted as they come: there may be a thousand sets
        found = self._parties.get(shared, {}).get(key)
        if found is None:
            if self._proofs >= _PROOFS:
                self._forget_parties()
            found = self._parties.setdefault(shared, {})[key] = Kept()
            self._proofs += 1  # nor are there sets without end of which nothing is proved
        elif len(found.proofs) >= _OF_ONE:
            found = self._parties[shared][key] = Kept()
        self._last, self._before = found, len(found.proofs)
        return found

    def _forget_parties(self) -> None:
        self._parties.clear()
        self._proofs = 0

    def _unless_doubtful(self, found: Verdict, day: date, lines: tuple[Line, ...], askers: Askers) -> Verdict:
        """What was found, but nothing is outside where the law was checked too long ago, or a text of the facts may name a listed party."""
        if found is not Verdict.OUTSIDE:
            return found
        if any(note.refused for note in currency_of(self._rulebook, day, lines)):
            return Verdict.NEEDS_INFORMATION
        return Verdict.REFER if askers.texts.in_facts(lines[0].partnership, day) else found

    def _ready(self, day: date) -> tuple[Single, Askers]:
        """The law of a day, and who answers for the parties under it."""
        if len(self._days) == _DAYS and day not in self._days:
            self._days.clear()
            self._forget_parties()
        elif self._answered % _PARTNERSHIPS == 0:  # what was learnt of the law of a day has bounds of its own
            few = self._days if len(self._days) <= _LAWS else {}
            self._days = {known: (single, Askers(self._rulebook, known)) for known, (single, _) in few.items()}
            self._forget_parties()  # it is what the former askers said
        self._answered += 1
        if day not in self._days:
            self._days[day] = Single(compile_rulebook(self._rulebook, day)), Askers(self._rulebook, day)
        return self._days[day]
