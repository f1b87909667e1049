"""The law of a day as some facts leave it: a smaller graph, whose nodes are read when a line needs them, and each at most once."""

from collections.abc import Sequence

from sme_check.rulebook.condition import Listed, PartyAsks, Some, Test, Unread

from .answers import Answers
from .case import Case, Memory
from .columns.compile import Asked, Claimed, CompiledMeasure
from .columns.paths import path_of
from .columns.planes import MISSED
from .leaf import Leaves
from .narrowing import CLAIMS, MAY_BE_FALSE, MAY_BE_TRUE
from .outline import PARTIES, Outline
from .reads import KNOWN_TRUE, Part, Read, constant, every, for_values, once, once_a_member, opposite, plain, some_of

__all__ = ["View"]

_FEW, _ANSWERS = 4, 1 << 10
"""Lines are often alike in so many facts; after so many answers for their values all of a view are forgotten."""


class View:
    """The law as some facts leave it.

    Args:
        outline: The law.
        measures: Its measures, by their numbers.
        may: What each node may come to under those facts.
        memory: What earlier lines have taught.
    """

    def __init__(self, outline: Outline, measures: Sequence[CompiledMeasure], may: Sequence[int], memory: Memory) -> None:
        self._outline, self._measures, self._may, self._memory = outline, measures, may, memory
        self._read: list[Part | None] = [None] * len(may)
        self._forbidden: list[Read | None] = [None] * len(measures)
        self._while_worse: list[Read | None] = [None] * len(measures)
        self._exceptions: list[tuple[Read, ...] | None] = [None] * len(measures)
        self._facts: dict[int, frozenset[int] | None] = {}
        self._answers = Answers(_ANSWERS)
        self._leaves = Leaves(outline, memory, self.read)

    def listed(self, place: int, case: Case) -> int | None:
        """The bits of a leaf that asks whether a list holds a value; None where that turns on more than the value."""
        return self._leaves.listed(place, case)

    def read(self, place: int) -> Read:
        """What reads a node."""
        return self._part(place).read

    def _part(self, place: int) -> Part:
        found = self._read[place]
        if found is None:
            found = self._read[place] = self._made(place)
        return found

    def forbidden(self, number: int) -> Read:
        """What reads whether what a measure forbids is done."""
        found = self._forbidden[number]
        if found is None:
            found = self._forbidden[number] = self.read(self._measures[number].forbids)
        return found

    def forbidden_while_worse(self, number: int) -> Read:
        """The same, but it stops where something that it needs is missing: it is then unknown, or false."""
        found = self._while_worse[number]
        if found is None:
            found = self._while_worse[number] = self._stopping(self._measures[number].forbids)
        return found

    def _stopping(self, place: int) -> Read:
        parts = self._read_together(place, self._parts(place)) if self._outline.nodes[place].op == "all" else ()
        return every(parts, stops=MISSED) if len(parts) > 1 else self.read(place)

    def exceptions(self, number: int) -> tuple[Read, ...]:
        """What reads the exceptions of a measure that may be made out."""
        found = self._exceptions[number]
        if found is None:
            places = [place for place in self._measures[number].exceptions if self._may[place] != MAY_BE_FALSE]
            found = self._exceptions[number] = tuple(map(self.read, places))
        return found

    def grounds(self, number: int) -> tuple[Read, ...]:
        """What reads the licensing grounds of a measure."""
        return tuple(map(self.read, self._measures[number].grounds))

    def _parts(self, place: int) -> list[int]:
        """The parts of a node on which it still turns, the cheap ones first."""
        node, neutral = self._outline.nodes[place], MAY_BE_TRUE if self._outline.nodes[place].op == "all" else MAY_BE_FALSE
        return [part for part in sorted(node.parts, key=self._outline.dear.__getitem__) if node.op == "not" or self._may[part] != neutral]

    def _made(self, place: int) -> Part:
        if self._may[place] in (MAY_BE_FALSE, MAY_BE_TRUE):
            return plain(constant(KNOWN_TRUE if self._may[place] == MAY_BE_TRUE else 0))
        node, parts = self._outline.nodes[place], self._parts(place)
        if node.op == "leaf":
            return self._leaves(place)
        if node.op != "not" and len(parts) == 1:
            return self._part(parts[0])
        return self._once(place, _joined(node.op, self._read_together(place, parts)))

    def _once(self, place: int, read: Read) -> Part:
        """A node read no more often than it need be."""
        facts = self._turns_on(place)
        if self._outline.alone[place]:
            return for_values([self._outline.at[PARTIES]], self._memory.answers, place, read)
        if facts:
            return for_values(sorted(facts), self._answers, place, read)
        if not self._outline.often[place]:
            return plain(read)
        return plain(once_a_member(place, read) if self._outline.turns[place] else once(place, read))

    def _read_together(self, place: int, parts: Sequence[int]) -> tuple[Part, ...]:
        """The parts of a node: as one those that turn on a few facts, as one those that turn on the parties alone, and the others each by itself."""
        alone, op = self._outline.alone, self._outline.nodes[place].op
        if alone[place] or len(parts) == 1:
            return tuple(map(self._part, parts))
        of_parties, (few, facts) = [part for part in parts if alone[part]], self._of_few_facts(parts)
        found = [self._part(part) for part in parts if not (alone[part] or part in few)]
        if of_parties:
            found.insert(0, self._as_one(op, of_parties, [self._outline.at[PARTIES]], self._memory.answers))
        if few:
            found.insert(0, self._as_one(op, few, sorted(facts), self._answers))
        return tuple(found)

    def _of_few_facts(self, parts: Sequence[int]) -> tuple[list[int], frozenset[int]]:
        """Parts that together turn on a few facts, and where these stand."""
        few, facts = list[int](), frozenset[int]()
        for part in parts:
            more = None if self._outline.alone[part] else self._turns_on(part)
            if more and len(facts | more) <= _FEW:
                few, facts = [*few, part], facts | more
        return few, facts

    def _as_one(self, op: str, parts: list[int], places: list[int], answers: Answers) -> Part:
        """Some parts of a node that turn on the values in the same places."""
        some = tuple(map(self._part, parts))
        return some[0] if len(some) == 1 else for_values(places, answers, (op, *parts), _joined(op, some))

    def _turns_on(self, place: int) -> frozenset[int] | None:
        """Where the facts stand on which a node still turns; None if they are many, or it turns on more."""
        if place not in self._facts:
            self._facts[place] = self._facts_of(place)
        return self._facts[place]

    def _facts_of(self, place: int) -> frozenset[int] | None:
        if self._may[place] in (MAY_BE_FALSE, MAY_BE_TRUE):
            return frozenset()
        node = self._outline.nodes[place]
        match node.leaf:
            case None:
                some = [self._turns_on(part) for part in self._parts(place)]
                facts = frozenset[int]().union(*(found for found in some if found is not None))
                return None if None in some or len(facts) > _FEW else facts
            case Claimed():
                return frozenset({self._outline.at[CLAIMS]})
            case Asked(Test(fact=fact), of):
                at = self._outline.at.get(path_of(node.leaf, fact), -1) if of != "it" else -1
                return frozenset({at}) if at in self._outline.few else None
            case Asked(Some() | PartyAsks() | Listed()):
                return None
            case Asked(Unread(look_up=look_up)) if look_up:
                return None
        return frozenset()


def _joined(op: str, parts: tuple[Part, ...]) -> Read:
    if op == "not":
        return opposite(parts[0])
    return parts[0].read if len(parts) == 1 else every(parts) if op == "all" else some_of(parts)
