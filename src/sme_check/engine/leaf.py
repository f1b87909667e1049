"""How the leaves of a law are read, and what of it is remembered: a test for each value of its fact, a list for each value and what was looked up."""

from collections.abc import Callable
from operator import itemgetter
from typing import Any, cast

from sme_check.facts.line import Member
from sme_check.facts.of_party import party_value
from sme_check.facts.truth import Truth
from sme_check.rulebook.condition import Listed, PartyAsks, Some, Test, Unread

from .case import Case, Memory
from .columns.bind import answer_of_opens, answer_of_proof
from .columns.compile import Asked, Claimed, KeptOpen
from .columns.leaves import answer_to_test
from .columns.paths import path_of
from .columns.planes import MISSED, POSSIBLE
from .narrowing import CLAIMS
from .outline import PARTIES, Outline
from .reads import KNOWN_TRUE, Part, Read, constant, for_values, plain, some_member
from .turns_on import LOOK_UPS

__all__ = ["Leaves"]

_EACH_TIME = -1


class Leaves:
    """What reads the leaves of a law.

    Args:
        outline: The law.
        memory: What earlier lines have taught.
        read: What reads another node: the condition on the members of a collection.
    """

    def __init__(self, outline: Outline, memory: Memory, read: Callable[[int], Read]) -> None:
        self._outline, self._memory, self._read = outline, memory, read

    def __call__(self, place: int) -> Part:
        """A leaf, as nodes read it."""
        leaf: Any = self._outline.nodes[place].leaf
        match leaf:
            case KeptOpen(by):
                return plain(constant(answer_of_opens(Truth.UNKNOWN, (by,))))
            case Claimed(claim):
                at = self._outline.at[CLAIMS]
                return plain(lambda case: KNOWN_TRUE if claim in (case.values[at] or ()) else 0)
            case Asked(Test(fact=fact) as test, of) if of != "it":
                at = self._outline.at[path_of(leaf, fact)]
                return for_values([at], self._memory.answers, place, lambda case: answer_to_test(test, case.values[at]))
            case Asked(Test(fact=fact) as test):
                name = fact.removeprefix("it.")
                return plain(lambda case: answer_to_test(test, _of_member(case, name)))
            case Asked(Some() | PartyAsks()):
                asked = self._asked(place, leaf)
                return for_values([self._outline.at[PARTIES]], self._memory.answers, place, asked) if self._outline.alone[place] else plain(asked)
            case Asked(Listed() as listed):
                return self._listed(place, leaf, listed)
            case Asked(Unread(look_up=look_up, subject=subject)) if look_up:
                return self._by_value(place, leaf, subject)
        return self._same_always(place, leaf)

    def listed(self, place: int, case: Case) -> int | None:
        """The bits of a leaf that asks whether a list holds a value; None where that turns on more than the value."""
        leaf = cast(Asked, self._outline.nodes[place].leaf)
        listed = cast(Listed, leaf.condition)
        bits = self._on_list(leaf, listed, self._value(leaf, listed.fact)(case), case)
        return None if bits == _EACH_TIME else bits

    def _asked(self, place: int, leaf: Asked) -> Read:
        if isinstance(leaf.condition, Some):
            return some_member(self._read(self._outline.compiled.members[place]), leaf.condition.collection)
        return lambda case: _proved(leaf, case)

    def _listed(self, place: int, leaf: Asked, listed: Listed) -> Part:
        """A list: for each value and each set of look-ups once, unless an entry that the value meets turns on other facts too."""
        answers, value_of, known = self._memory.answers, self._value(leaf, listed.fact), self._memory.answers.of(place)
        each_time = self._memory.answers.of((place, _EACH_TIME))

        def read(case: Case) -> int:
            key = value_of(case), case.looked
            found = known.get(key)
            if found is not None:
                return found
            if key not in each_time:
                found = self._on_list(leaf, listed, key[0], case)
                if found != _EACH_TIME:
                    return answers.keep(known, key, found)
                answers.keep(each_time, key, found)
            return _proved(leaf, case)

        if leaf.of == "it":
            return plain(read)
        return Part(itemgetter(self._outline.at[path_of(leaf, listed.fact)], self._outline.at[LOOK_UPS]), known, read)

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

    def _by_value(self, place: int, leaf: Asked, fact: str) -> Part:
        """A leaf that turns on a fact and on what was looked up."""
        if leaf.of == "it":
            return plain(lambda case: _proved(leaf, case))
        places = self._outline.at[path_of(leaf, fact)], self._outline.at[LOOK_UPS]
        return for_values(places, self._memory.answers, place, lambda case: _proved(leaf, case))

    def _same_always(self, place: int, leaf: Asked) -> Part:
        """A leaf that turns on nothing."""
        answers, known = self._memory.answers, self._memory.answers.of(place)
        return plain(lambda case: known[0] if known else answers.keep(known, 0, _proved(leaf, case)))

    def _value(self, leaf: Asked, fact: str) -> Callable[[Case], Any]:
        if leaf.of == "it":
            name = fact.removeprefix("it.")
            return lambda case: _of_member(case, name)
        path = path_of(leaf, fact)
        at = self._outline.at.get(path)
        return (lambda case: case.values[at]) if at is not None else (lambda case: case.line.read(path))


def _of_member(case: Case, name: str) -> Any:
    """A fact of the party that `it` means: outside a collection, the business."""
    return party_value(case.member.party if case.member is not None else case.line.partnership.business, name)


def _proved(leaf: Asked, case: Case) -> int:
    """A leaf as the proof says it."""
    member = case.member if leaf.of == "it" else Member("business", case.line.partnership.business) if leaf.of == "business" else None
    if isinstance(leaf.condition, PartyAsks):
        return answer_of_proof(case.ask(member or Member("business", case.line.partnership.business), leaf.condition.question, leaf.condition.about))
    return answer_of_proof(case.evaluator.prove(leaf.condition, member))
