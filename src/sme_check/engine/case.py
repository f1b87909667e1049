"""One line as it is read: what was found of it so far, and what earlier lines of the day have taught."""

from typing import Any

from sme_check.facts.line import Line, Member
from sme_check.facts.lookup import LookUp
from sme_check.rulebook.rulebook import Rulebook

from .evaluate import AsksParties, Evaluator

__all__ = ["Case", "Memory"]

_PARTIES, _VALUES = 1 << 11, 1 << 13
"""After so many sets of parties, or values of a leaf, what was learnt of them is forgotten."""


class Memory:
    """What is remembered from one line of a day to the next.

    Args:
        rulebook: The law.

    Attributes:
        answers: For a leaf, the bits for each value of what it reads.
    """

    def __init__(self, rulebook: Rulebook) -> None:
        self.rulebook = rulebook
        self.answers: dict[int, dict[Any, int]] = {}
        self._looked: dict[tuple[LookUp, ...], int] = {}
        self._last = 0
        self._parties: dict[Any, dict[int, int]] = {}

    def of_leaf(self, place: int) -> dict[Any, int]:
        """The answers of a leaf."""
        return self.answers.setdefault(place, {})

    @staticmethod
    def keep(answers: dict[Any, int], key: Any, bits: int) -> int:
        """Remember an answer."""
        if len(answers) >= _VALUES:
            answers.clear()
        answers[key] = bits
        return bits

    def looked(self, look_ups: tuple[LookUp, ...]) -> int:
        """A number for what was looked up by hand, never given to anything else; 0 if nothing was."""
        if not look_ups:
            return 0
        if look_ups not in self._looked:
            if len(self._looked) >= _PARTIES:
                self._looked.clear()
            self._last += 1
            self._looked[look_ups] = self._last
        return self._looked[look_ups]

    def of_parties(self, line: Line, ask: AsksParties) -> dict[int, int]:
        """The answers of the leaves that turn on the parties of a line, and on what was looked up of them, alone."""
        facts, activity = line.partnership, line.activity
        key = (ask, facts.business, facts.uk_party, activity is None, activity and activity.others, self.looked(facts.look_ups))
        found = self._parties.get(key)
        if found is None:
            if len(self._parties) >= _PARTIES:
                self._parties.clear()
            found = self._parties[key] = {}
        return found


class Case:
    """One line, with what was found of it so far; of a member of a collection its own case within the line's.

    Attributes:
        values: The facts that tests read, in the order of the law's reader.
        known: What each node came to, of those that several others rest on.
        shared: The same of the whole line: for the case of a line its own.
    """

    __slots__ = ("_evaluator", "_looked", "_parties", "_whole", "ask", "known", "line", "member", "memory", "shared", "values")

    def __init__(self, line: Line, ask: AsksParties, values: list[Any], memory: Memory, member: Member | None = None, whole: "Case | None" = None) -> None:
        self.line, self.ask, self.values, self.memory, self.member, self._whole = line, ask, values, memory, member, whole
        self.known: dict[int, int] = {}
        self.shared: dict[int, int] = self.known if whole is None else whole.shared
        self._evaluator: Evaluator | None = None
        self._parties: dict[int, int] | None = None
        self._looked: int | None = None

    def of(self, member: Member) -> "Case":
        """The case of a member of a collection."""
        return Case(self.line, self.ask, self.values, self.memory, member, self._whole or self)

    @property
    def evaluator(self) -> Evaluator:
        """The proof engine on the line, made if it is needed at all."""
        whole = self._whole or self
        if whole._evaluator is None:
            whole._evaluator = Evaluator(self.memory.rulebook, self.line, self.ask)
        return whole._evaluator

    @property
    def looked(self) -> int:
        """A number for what was looked up by hand."""
        whole = self._whole or self
        if whole._looked is None:
            whole._looked = self.memory.looked(self.line.partnership.look_ups)
        return whole._looked

    @property
    def parties(self) -> dict[int, int]:
        """What is known of the line's parties: the answers of the leaves that turn on them alone."""
        whole = self._whole or self
        if whole._parties is None:
            whole._parties = self.memory.of_parties(self.line, self.ask)
        return whole._parties
