"""The law of a day as some facts leave it: a smaller graph, whose nodes are read when a line needs them, and each at most once."""

from collections.abc import Callable, Sequence
from typing import Any, cast

from sme_check.facts.line import Member, party_value
from sme_check.facts.truth import Truth
from sme_check.rulebook.condition import Listed, PartyAsks, Some, Test, Unread

from .case import Case, Memory
from .columns.bind import answer_of_opens, answer_of_proof
from .columns.compile import Asked, Claimed, KeptOpen
from .columns.leaves import answer_to_test
from .columns.paths import path_of
from .columns.planes import MISSED, POSSIBLE
from .narrowing import CLAIMS, MAY_BE_FALSE, MAY_BE_TRUE
from .outline import Outline
from .reads import KNOWN_TRUE, Read, constant, every, once, once_a_member, once_for_parties, opposite, some_member, some_of

__all__ = ["View"]

_EACH_TIME = -1


class View:
    """The law as some facts leave it.

    Args:
        outline: The law.
        may: What each node may come to under those facts.
        memory: What earlier lines have taught.
    """

    def __init__(self, outline: Outline, may: Sequence[int], memory: Memory) -> None:
        self._outline, self._may, self._memory = outline, may, memory
        self._reads: list[Read | None] = [None] * len(may)
        self._while_worse: dict[int, Read] = {}

    def read(self, place: int) -> Read:
        """What reads a node."""
        found = self._reads[place]
        if found is None:
            found = self._reads[place] = self._reader(place)
        return found

    def read_while_worse(self, place: int) -> Read:
        """What reads a node, and stops where something that it needs is missing: it is then unknown, or false."""
        found = self._while_worse.get(place)
        if found is None:
            parts = self._parts(place) if self._outline.nodes[place].op == "all" else []
            found = self._while_worse[place] = every(tuple(map(self.read, parts)), stops=MISSED) if len(parts) > 1 else self.read(place)
        return found

    def listed(self, place: int, case: Case) -> int | None:
        """The bits of a leaf that asks whether a list holds a value; None where that turns on more than the value."""
        leaf = cast(Asked, self._outline.nodes[place].leaf)
        listed = cast(Listed, leaf.condition)
        bits = self._on_list(leaf, listed, _value(leaf, listed.fact)(case), case)
        return None if bits == _EACH_TIME else bits

    def _parts(self, place: int) -> list[int]:
        """The parts of a node on which it still turns, the cheap ones first."""
        node, neutral = self._outline.nodes[place], MAY_BE_TRUE if self._outline.nodes[place].op == "all" else MAY_BE_FALSE
        return [part for part in sorted(node.parts, key=self._outline.dear.__getitem__) if self._may[part] != neutral]

    def _reader(self, place: int) -> Read:
        if self._may[place] in (MAY_BE_FALSE, MAY_BE_TRUE):
            return constant(KNOWN_TRUE if self._may[place] == MAY_BE_TRUE else 0)
        node = self._outline.nodes[place]
        if node.op == "leaf":
            return self._leaf(place, node.leaf)
        if node.op == "not":
            return opposite(self.read(node.parts[0]))
        parts = self._parts(place)
        if len(parts) == 1:
            return self.read(parts[0])
        reads = tuple(map(self.read, parts))
        read = every(reads) if node.op == "all" else some_of(reads)
        if self._outline.alone[place]:
            return once_for_parties(place, read)
        if not self._outline.often[place]:
            return read
        return once_a_member(place, read) if self._outline.turns[place] else once(place, read)

    # -- leaves ------------------------------------------------------------------------------------------------------

    def _leaf(self, place: int, leaf: Any) -> Read:
        match leaf:
            case KeptOpen(by):
                return constant(answer_of_opens(Truth.UNKNOWN, (by,)))
            case Claimed(claim):
                at = self._outline.at[CLAIMS]
                return lambda case: KNOWN_TRUE if claim in (case.values[at] or ()) else 0
            case Asked(Test() as test, of) if of != "it":
                return self._tested(place, test, self._outline.at[path_of(leaf, test.fact)])
            case Asked(Test(fact=fact) as test):
                name = fact.removeprefix("it.")
                return lambda case: answer_to_test(test, _of_member(case, name))
            case Asked(Some() | PartyAsks()):
                asked = self._asked(place, leaf)
                return once_for_parties(place, asked) if self._outline.alone[place] else asked
            case Asked(Listed() as listed):
                return self._listed(place, leaf, listed)
            case Asked(Unread(look_up=look_up, subject=subject)) if look_up:
                return self._by_value(place, leaf, subject)
        return self._same_always(place, leaf)

    def _asked(self, place: int, leaf: Asked) -> Read:
        if isinstance(leaf.condition, Some):
            return some_member(self.read(self._outline.compiled.members[place]), leaf.condition.collection)
        return lambda case: _proved(leaf, case)

    def _tested(self, place: int, test: Test, at: int) -> Read:
        answers, keep = self._memory.of_leaf(place), self._memory.keep

        def read(case: Case) -> int:
            value = case.values[at]
            found = answers.get(value)
            return found if found is not None else keep(answers, value, answer_to_test(test, value))

        return read

    def _listed(self, place: int, leaf: Asked, listed: Listed) -> Read:
        """A list: for each value and each set of look-ups once, unless an entry that the value meets turns on other facts too."""
        answers, keep, value_of = self._memory.of_leaf(place), self._memory.keep, _value(leaf, listed.fact)

        def read(case: Case) -> int:
            key = (value_of(case), case.looked)
            found = answers.get(key)
            if found is None:
                found = keep(answers, key, self._on_list(leaf, listed, key[0], case))
            return found if found != _EACH_TIME else _proved(leaf, case)

        return read if self._outline.turns[place] else once(place, read)

    def _on_list(self, leaf: Asked, listed: Listed, value: Any, case: Case) -> int:
        """Whether a list holds a value, as the proof says it; `_EACH_TIME` where an entry that it meets turns on other facts too."""
        dated, day = self._outline.compiled.rulebook.dated_list(listed.list_id), self._outline.compiled.day
        texts = value if isinstance(value, tuple) else (value,) if isinstance(value, str) else ()
        hits = [hit for text in texts for hit in dated.hits(str(text), day)]
        if any(hit.entry.only_if is not None for hit in hits):
            return _EACH_TIME
        known = dated.completeness_on(day)
        if hits or known is None or case.looked or not isinstance(value, str):
            return _proved(leaf, case)
        return 0 if listed.shown or known.answers_for(value) else POSSIBLE | MISSED

    def _by_value(self, place: int, leaf: Asked, fact: str) -> Read:
        """A leaf that turns on a fact and on what was looked up."""
        answers, keep, value_of = self._memory.of_leaf(place), self._memory.keep, _value(leaf, fact)

        def read(case: Case) -> int:
            key = (value_of(case), case.looked)
            found = answers.get(key)
            return found if found is not None else keep(answers, key, _proved(leaf, case))

        return read

    def _same_always(self, place: int, leaf: Asked) -> Read:
        """A leaf that turns on nothing."""
        answers, keep = self._memory.of_leaf(place), self._memory.keep
        return lambda case: answers[0] if answers else keep(answers, 0, _proved(leaf, case))


# -- what a leaf reads -----------------------------------------------------------------------------------------------


def _of_member(case: Case, name: str) -> Any:
    """A fact of the party that `it` means: outside a collection, the business."""
    return party_value(case.member.party if case.member is not None else case.line.partnership.business, name)


def _value(leaf: Asked, fact: str) -> Callable[[Case], Any]:
    if leaf.of == "it":
        name = fact.removeprefix("it.")
        return lambda case: _of_member(case, name)
    path = path_of(leaf, fact)
    return lambda case: case.line.read(path)


def _proved(leaf: Asked, case: Case) -> int:
    """A leaf as the proof says it."""
    member = case.member if leaf.of == "it" else Member("business", case.line.partnership.business) if leaf.of == "business" else None
    if isinstance(leaf.condition, PartyAsks):
        return answer_of_proof(case.ask(member or Member("business", case.line.partnership.business), leaf.condition.question, leaf.condition.about))
    return answer_of_proof(case.evaluator.prove(leaf.condition, member))
