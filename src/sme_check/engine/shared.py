"""What the lines of one law and day share: every distinct condition once, and the proofs that turn on nothing but a value."""

from collections.abc import Callable, Hashable
from datetime import date
from itertools import count
from typing import Any, TypeVar, cast

from sme_check.facts.of_party import ABSENT
from sme_check.rulebook.citation import Citation
from sme_check.rulebook.condition import All, AnyOf, Condition, Not, Some, Test
from sme_check.rulebook.measure import Measure, Version
from sme_check.rulebook.rulebook import Rulebook

from .turns_on import facts_turned_on, is_of_parties, parties_asked

__all__ = ["Shared", "Step", "is_text", "shared_of"]

_DAYS, _MOST = 16, 1 << 16
"""After so many days, or so many proofs of all days together, what was kept of them is forgotten: it is some 1.5 kB a proof."""

_FEW = 4
"""Lines are seldom alike in more facts than so many."""

Step = tuple[int, tuple[str, ...] | None, bool, Condition]
Kept = TypeVar("Kept")


class Shared:
    """What is worked out once for all lines of a day.

    Args:
        rulebook: The law.
        day: The day whose law is applied.
    """

    def __init__(self, rulebook: Rulebook, day: date) -> None:
        self.rulebook, self.day = rulebook, day
        self._kept: dict[Hashable, object] = {}
        self._ids: set[int] = set()
        self._same: dict[int, tuple[Condition, Condition]] = {}
        self._distinct: dict[Hashable, Condition] = {}
        self._cited: dict[Citation, str] = {}
        self._facts: dict[int, tuple[str, ...] | None] = {}
        self._asks: dict[int, frozenset[tuple[str, str, str]]] = {}
        self._step: dict[int, Step] = {}
        self._steps: dict[int, tuple[Step, ...]] = {}
        self._numbers: dict[Hashable, int] = {}
        self._next = count(1)
        self._in_force: tuple[tuple[Measure, Version], ...] | None = None

    @property
    def in_force(self) -> tuple[tuple[Measure, Version], ...]:
        """The measures in force on the day, each with its text of the day."""
        if self._in_force is None:
            found = ((measure, measure.on(self.day)) for measure in self.rulebook.measures)
            self._in_force = tuple((measure, version) for measure, version in found if version is not None)
        return self._in_force

    def cite(self, citation: Citation) -> str:
        """A citation in words."""
        if citation not in self._cited:
            self._cited[citation] = self.rulebook.cite(citation)
        return self._cited[citation]

    def once(self, key: Hashable, make: Callable[[], Kept]) -> Kept:
        """What is made once for a key; the key names all that it turns on."""
        found = self._kept.get(key)
        return cast(Kept, found) if found is not None else self._keep(key, make())

    def keeps(self, ids: tuple[int, ...]) -> bool:
        """Whether proofs are all kept here; such a one has its id to itself."""
        return self._ids.issuperset(ids)

    def _keep(self, key: Hashable, made: Kept) -> Kept:
        if len(self._kept) * len(_KEPT) >= _MOST:  # each day has its share
            self._kept.clear()
            self._ids.clear()
        self._kept[key] = made
        self._ids.add(id(made))
        return made

    def number(self, what: Hashable) -> int:
        """A number for something, never given to anything else."""
        found = self._numbers.get(what)
        if found is None:
            if len(self._numbers) >= _MOST:
                self._numbers.clear()
            found = self._numbers[what] = next(self._next)
        return found

    def facts_of(self, condition: Condition) -> tuple[str, ...] | None:
        """The facts of the line that a condition turns on; None if they are many, or it turns on more, as on what is known of a party.

        Args:
            condition: One that `same` gave.
        """
        key = id(condition)
        if key not in self._facts:
            found = facts_turned_on(condition, self.rulebook, self.day)
            self._facts[key] = None if found is None or len(found) > _FEW else tuple(sorted(found))
        return self._facts[key]

    def steps(self, condition: All | AnyOf | Not | Some) -> tuple[Step, ...]:
        """The parts of a condition that `same` gave: each with its number, the few facts that it turns on, and whether it turns on the parties alone."""
        found = self._steps.get(id(condition))
        if found is None:
            parts = condition.parts if isinstance(condition, All | AnyOf) else (condition.part if isinstance(condition, Not) else condition.that,)
            found = self._steps[id(condition)] = tuple(map(self.step, parts))
        return found

    def step(self, part: Condition) -> Step:
        """A condition that `same` gave, as `steps` has it."""
        found = self._step.get(id(part))
        if found is None:
            found = self._step[id(part)] = id(part), self.facts_of(part), is_of_parties(part, self.rulebook, self.day), part
        return found

    def asks(self, condition: Condition) -> frozenset[tuple[str, str, str]]:
        """What the proof of a condition that `same` gave may ask of the parties: the collection, or nothing for the business; the question; what about."""
        found = self._asks.get(id(condition))
        if found is None:
            found = self._asks[id(condition)] = frozenset(parties_asked(condition, self.rulebook, self.day))
        return found

    def kept(self, key: Hashable) -> Any:
        """What was made once for a key; None if nothing was."""
        return self._kept.get(key)

    def same(self, condition: Condition) -> Condition:
        """The one condition of all that say the same, with parts of which that is true too: what is one object is proved once."""
        held = self._same.get(id(condition))
        if held is None:
            one = self._one(condition)
            self._same[id(one)] = one, one
            held = self._same[id(condition)] = condition, one  # kept, so that its id stays its own
        return held[1]

    def _one(self, condition: Condition) -> Condition:
        match condition:
            case All(parts) | AnyOf(parts):
                inner = tuple(map(self.same, parts))
                return self._distinct.setdefault((type(condition), *map(id, inner)), type(condition)(inner))
            case Not(part):
                return self._distinct.setdefault((Not, id(self.same(part))), Not(self.same(part)))
            case Some(collection, that):
                return self._distinct.setdefault((Some, collection, id(self.same(that))), Some(collection, self.same(that)))
            case Test(fact, comparison, value):
                return self._distinct.setdefault((Test, fact, comparison, type(value), value), condition)
            case _:
                return self._distinct.setdefault((type(condition), condition), condition)


_KEPT: dict[tuple[int, date], Shared] = {}


def shared_of(rulebook: Rulebook, day: date) -> Shared:
    """What the lines of a day share, kept for the next of them.

    Args:
        rulebook: The law; another that holds the same is another.
        day: The day whose law is applied.
    """
    key = (id(rulebook), day)
    held = _KEPT.get(key)
    if held is None:
        if len(_KEPT) >= _DAYS:
            _KEPT.clear()
        held = _KEPT[key] = Shared(rulebook, day)  # it holds the rulebook, whose id stays its own
    return held


def is_text(value: Any) -> bool:
    """Whether what is equal to a value, and of its type, is also written alike: a choice, a text, a day, a count; never a share or a sum."""
    if isinstance(value, tuple):
        return all(isinstance(item, str) for item in value)
    return value is None or value is ABSENT or isinstance(value, str | bool | int | date)
