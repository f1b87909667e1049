"""One line as it is read: what was found of it so far, and what earlier lines of the day have taught."""

from dataclasses import dataclass
from itertools import count
from typing import Any

from sme_check.facts.line import Line, Member
from sme_check.facts.lookup import LookUp
from sme_check.rulebook.rulebook import Rulebook

from .alike import stated_in
from .answers import Answers
from .evaluate import AsksParties, Evaluator

__all__ = ["Case", "Memory", "Parties"]

_PARTIES, _ANSWERS = 1 << 11, 1 << 17
"""After so many sets of parties, or answers, what was learnt is forgotten."""


@dataclass(slots=True)
class Parties:
    """What was learnt of the parties of a line, for every line that has the same.

    Attributes:
        number: Theirs, never given to others.
        values: The facts stated of them that tests read, in the order of the law's reader; None before they are read.
        left: The measures that these facts leave open, as bits; None before that is worked out.
    """

    number: int
    values: list[Any] | None = None
    left: int | None = None


class Memory:
    """What is remembered from one line of a day to the next.

    Args:
        rulebook: The law.

    Attributes:
        answers: What nodes came to that turn on the same in whatever view of the law.
    """

    def __init__(self, rulebook: Rulebook) -> None:
        self.rulebook, self.answers = rulebook, Answers(_ANSWERS)
        self._next = count(1)
        self._looked: dict[tuple[LookUp, ...], int] = {}
        self._parties: dict[Any, Parties] = {}

    def looked(self, look_ups: tuple[LookUp, ...]) -> int:
        """A number for what was looked up by hand, never given to anything else; 0 if nothing was."""
        if not look_ups:
            return 0
        if look_ups not in self._looked:
            if len(self._looked) >= _PARTIES:
                self._looked.clear()
            self._looked[look_ups] = next(self._next)
        return self._looked[look_ups]

    def of_parties(self, line: Line, ask: AsksParties) -> Parties:
        """What was learnt of the parties of a line, and of what was looked up of them."""
        facts, activity = line.partnership, line.activity
        others = None if activity is None or activity.others is None else tuple(map(stated_in, activity.others))
        key = (ask, stated_in(facts.business), stated_in(facts.uk_party), activity is None, others, self.looked(facts.look_ups))
        found = self._parties.get(key)
        if found is None:
            if len(self._parties) >= _PARTIES:
                self._parties.clear()
            found = self._parties[key] = Parties(next(self._next))
        return found


class Case:
    """One line, with what was found of it so far; of a member of a collection its own case within the line's.

    Args:
        line: The line.
        ask: Who answers what is asked of its parties.
        memory: What earlier lines have taught.
        parties: What they have taught of its parties.
        values: The facts that tests read, in the order of the law's reader; then the number of the parties, and that of what was looked up.

    Attributes:
        line, ask, memory, parties, values: The same.
        looked: A number for what was looked up by hand; 0 if nothing was.
        member: Whom `it` means; None outside a collection.
        known: What each node came to, of those that several others rest on.
        shared: The same of the whole line: for the case of a line its own.
    """

    __slots__ = ("_evaluator", "_whole", "ask", "known", "line", "looked", "member", "memory", "parties", "shared", "values")

    def __init__(self, line: Line, ask: AsksParties, memory: Memory, parties: Parties, values: list[Any]) -> None:
        self.line, self.ask, self.memory, self.parties, self.values = line, ask, memory, parties, values
        self.looked = memory.looked(line.partnership.look_ups)
        self.member: Member | None = None
        self.known: dict[int, int] = {}
        self.shared = self.known
        self._whole: Case | None = None
        self._evaluator: Evaluator | None = None

    def of(self, member: Member) -> "Case":
        """The case of a member of a collection."""
        found = Case(self.line, self.ask, self.memory, self.parties, self.values)
        found.member, found.shared, found._whole = member, self.shared, self._whole or self
        return found

    @property
    def evaluator(self) -> Evaluator:
        """The proof engine on the line, made if it is needed at all."""
        whole = self._whole or self
        if whole._evaluator is None:
            whole._evaluator = Evaluator(self.memory.rulebook, self.line, self.ask)
        return whole._evaluator
