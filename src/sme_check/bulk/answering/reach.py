"""Outreach for many firms: sector, size and independence are each found once for firms alike in all that the finding reads."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any, cast

import numpy as np

from sme_check.assessment.outreach import SUBJECTS, Outreach, assess_outreach, outreach_of
from sme_check.assessment.possible import Found
from sme_check.assessment.verdict import Verdict
from sme_check.engine.columns.encode import Coded, together
from sme_check.facts.business import Business
from sme_check.facts.partnership import Partnership
from sme_check.rulebook.rulebook import Rulebook

from ..frames.rows import Facts, as_tree, built

__all__ = ["Reach"]

Array = np.ndarray[Any, Any]


class Reach:
    """Outreach answers, each distinct one once.

    Args:
        law: The law, with the outreach tables.

    Attributes:
        outreaches: The answers.
    """

    def __init__(self, law: Rulebook) -> None:
        self._law = law
        self._read: dict[str, set[str]] = {subject: set() for subject in SUBJECTS}
        self._known: dict[Any, int] = {}
        self._found: dict[str, dict[Found, int]] = {subject: {} for subject in SUBJECTS}
        self.outreaches: list[Outreach] = []

    def places(self, facts: Facts, day: date | None, verdicts: list[Verdict]) -> Iterator[int]:
        """The place of each partnership's answer.

        Args:
            facts: Their facts; stand-ins for names will do, for no finding turns on a name, nor prints one.
            day: The as-of date.
            verdicts: The sanctions verdict of each.
        """
        rules = self._law.outreach_rules
        if rules is None or day is None:
            yield from (self._place((day, verdict), assess_outreach(Partnership.model_construct(), day, verdict, self._law)) for verdict in verdicts)
            return
        found = {subject: self._subject(subject, facts, day) for subject in SUBJECTS}
        of_group = zip(*(codes.tolist() for codes, _, _ in found.values()), verdicts, strict=True)
        for *codes, verdict in of_group:
            key = (day, verdict, *(numbers[code] for (_, numbers, _), code in zip(found.values(), codes, strict=True)))
            if key not in self._known:
                of_subject = {subject: those[code] for (subject, (_, _, those)), code in zip(found.items(), codes, strict=True)}
                self._place(key, outreach_of(of_subject, day, verdict, rules))
            yield self._known[key]

    def _place(self, key: Any, outreach: Outreach) -> int:
        if key not in self._known:
            self._known[key] = len(self.outreaches)
            self.outreaches.append(outreach)
        return self._known[key]

    def _subject(self, subject: str, facts: Facts, day: date) -> tuple[Array, list[int], list[Found]]:
        """A code for each firm, the number of what was found for each code, and that itself; anew as long as a finding reads a further fact."""
        while True:
            mixed, found = self._once(subject, facts, day)
            if found is not None:
                numbers = self._found[subject]
                return mixed.codes, [numbers.setdefault(item, len(numbers)) for item in found], found

    def _once(self, subject: str, facts: Facts, day: date) -> tuple[Coded, list[Found] | None]:
        read, rules = self._read[subject], self._law.outreach_rules
        columns = [(path, column) for path, column in facts.shared.items() if path[0] == "business" and path[1] in read]
        mixed = together([Coded(np.zeros(facts.groups, np.int64), [()], np.zeros(1, np.int64)), *(column for _, column in columns)])
        found = []
        for codes, row in zip(mixed.values, mixed.first.tolist(), strict=True):
            stated = ((path[1:], column.values[code]) for (path, column), code in zip(columns, codes[1:], strict=True)) if row >= 0 else ()
            business = _Watched(as_tree((path, value) for path, value in stated if value is not None))
            assert rules is not None
            found.append(SUBJECTS[subject](cast(Business, business), day, rules, self._law))
            if not business.read <= read:
                read |= business.read
                return mixed, None
        return mixed, found


class _Watched:
    """A business that remembers which of its facts were read."""

    def __init__(self, facts: Mapping[str, Any]) -> None:
        self._facts, self.read = facts, set[str]()

    def __getattr__(self, name: str) -> Any:
        self.read.add(name)
        found = self._facts.get(name)
        return getattr(built(Business, {name: found}), name) if isinstance(found, list) else found
