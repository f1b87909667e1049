"""One line through the compiled rulebook: the same graph as the columns run, read node by node, and no further than an answer needs.

Three values as everywhere: a part known false settles `all`, a part known true settles `any`, and nothing else does; an unknown never ends the reading.
What a condition comes to for a value is remembered, so that the next line with that value need not ask again.
"""

from collections.abc import Callable
from functools import reduce
from operator import and_, or_
from typing import Any

from sme_check.facts.line import Line, Member, party_value
from sme_check.facts.lookup import LookUp
from sme_check.facts.truth import Truth
from sme_check.rulebook.condition import Listed, PartyAsks, Some, Test, Unread

from .columns.bind import answer_of_opens, answer_of_proof, path_of
from .columns.compile import Asked, Claimed, Compiled, CompiledMeasure, KeptOpen
from .columns.leaves import answer_to_test
from .columns.planes import JUDGED, MISSED, POSSIBLE, TRUE
from .evaluate import AsksParties, Evaluator
from .finding import Outcome

__all__ = ["Single"]

_TELLING = ("activity.kind", "activity.service")
"""The facts by which most measures are out of the question at once."""
_KNOWN_TRUE = TRUE | POSSIBLE
_ORDER = {Some: 2, PartyAsks: 2, Listed: 1, Unread: 1}
"""What is dear to answer is asked after what is cheap."""


class _Case:
    """One line, with what was found of it so far; of a member of a collection its own case within the line's."""

    __slots__ = ("evaluator", "known", "line", "looked", "member", "whole")

    def __init__(self, evaluator: Evaluator, looked: int, member: Member | None = None, whole: "_Case | None" = None) -> None:
        self.evaluator, self.line, self.looked, self.member, self.whole = evaluator, evaluator.line, looked, member, whole or self
        self.known: dict[int, int] = {}


class Single:
    """The law of one day, ready for lines one at a time.

    Args:
        compiled: The law.
    """

    def __init__(self, compiled: Compiled) -> None:
        self._compiled, self._nodes = compiled, compiled.graph.nodes
        self._look_ups: dict[tuple[LookUp, ...], int] = {}
        self._turns: list[bool] = []
        for node in self._nodes:
            self._turns.append((isinstance(node.leaf, Asked) and node.leaf.of == "it") or any(self._turns[part] for part in node.parts))
        self._open: dict[tuple[Any, ...], dict[int, None]] = {}
        self._answers: dict[int, dict[Any, int]] = {}
        self._read: list[Callable[[_Case], int]] = [self._reader(place) for place in range(len(self._nodes))]

    def outcomes(self, line: Line, ask: AsksParties) -> list[Outcome]:
        """What each measure in force comes to, in the order of the compiled measures.

        Args:
            line: A line of the law's day.
            ask: Who answers what is asked of its parties.

        Raises:
            ValueError: The line is of another day.
        """
        case = self._case(line, ask)
        open_ = self._open_to(line)
        return [self._outcome(item, case) if number in open_ else Outcome.DOES_NOT_APPLY for number, item in enumerate(self._compiled.measures)]

    def worst(self, line: Line, ask: AsksParties) -> Outcome:
        """The worst outcome of the measures that decide; `outcomes` without those that can add nothing."""
        case, worst = self._case(line, ask), len(_OUTCOMES) - 1
        for number in self._open_to(line):
            if self._compiled.measures[number].decides:
                worst = min(worst, _RANK[self._outcome(self._compiled.measures[number], case)])
                if not worst:
                    break
        return _OUTCOMES[worst]

    def truth(self, place: int, line: Line, ask: AsksParties) -> Truth:
        """What one node of the graph comes to."""
        bits = self._at(place, self._case(line, ask))
        return Truth.TRUE if bits & TRUE else Truth.UNKNOWN if bits & POSSIBLE else Truth.FALSE

    def _case(self, line: Line, ask: AsksParties) -> _Case:
        if line.as_of != self._compiled.day:
            raise ValueError(f"the line is of {line.as_of}, the law is of {self._compiled.day}")
        looked = self._look_ups.setdefault(line.partnership.look_ups, len(self._look_ups))
        return _Case(Evaluator(self._compiled.rulebook, line, ask), looked)

    def _outcome(self, item: CompiledMeasure, case: _Case) -> Outcome:
        """As `engine.finding` decides a finding."""
        forbids = self._at(item.forbids, case)
        if not forbids & POSSIBLE:
            return Outcome.DOES_NOT_APPLY
        truth = self._at(item.truth, case)
        if truth & TRUE:
            licensed = any(self._at(ground, case) & TRUE for ground in item.grounds)
            return Outcome.LICENCE_REQUIRED if licensed else Outcome.PROHIBITED
        if not truth & POSSIBLE:
            return Outcome.EXCEPTED
        opens = forbids
        for place in item.exceptions:
            opens |= self._at(place, case)
        return Outcome.REFER if opens & JUDGED and not opens & MISSED else Outcome.UNKNOWN

    # -- measures out of the question --------------------------------------------------------------------------------

    def _open_to(self, line: Line) -> dict[int, None]:
        """The measures that what is done leaves open: all whose prohibition is not false by that alone, whatever else is stated."""
        stated = tuple(line.read(fact) for fact in _TELLING)
        if stated not in self._open:
            values, known = dict(zip(_TELLING, stated, strict=True)), dict[int, int]()
            measures = enumerate(self._compiled.measures)
            self._open[stated] = dict.fromkeys(number for number, item in measures if self._possible(item.forbids, values, known) & POSSIBLE)
        return self._open[stated]

    def _possible(self, place: int, values: dict[str, Any], known: dict[int, int]) -> int:
        """The truth of a node, as far as a few facts tell it; every other leaf is open."""
        if place not in known:
            node = self._nodes[place]
            if node.op == "leaf":
                test = node.leaf.condition if isinstance(node.leaf, Asked) and isinstance(node.leaf.condition, Test) else None
                known[place] = answer_to_test(test, values[test.fact]) if test is not None and test.fact in values else POSSIBLE
            elif node.op in ("never", "always"):
                known[place] = _KNOWN_TRUE if node.op == "always" else 0
            else:
                parts = [self._possible(part, values, known) & _KNOWN_TRUE for part in node.parts]
                known[place] = _opposite(parts[0]) if node.op == "not" else reduce(and_ if node.op == "all" else or_, parts)
        return known[place]

    # -- reading the graph -------------------------------------------------------------------------------------------

    def _at(self, place: int, case: _Case) -> int:
        """The bits of a node; what does not turn on a member is read once for the whole line."""
        if not self._turns[place]:
            case = case.whole
        found = case.known.get(place)
        if found is None:
            found = case.known[place] = self._read[place](case)
        return found

    def _cost(self, place: int) -> int:
        node = self._nodes[place]
        own = _ORDER.get(type(node.leaf.condition), 0) if isinstance(node.leaf, Asked) else 0
        return max((self._cost(part) for part in node.parts), default=own)

    def _reader(self, place: int) -> Callable[[_Case], int]:
        node = self._nodes[place]
        if node.op in ("never", "always"):
            constant = _KNOWN_TRUE if node.op == "always" else 0
            return lambda _case: constant
        if node.op == "not":
            (part,) = node.parts
            return lambda case: _opposite(self._at(part, case))
        if node.op in ("all", "any"):
            parts = sorted(node.parts, key=self._cost)
            return (lambda case: self._all(parts, case)) if node.op == "all" else (lambda case: self._any(parts, case))
        return self._leaf(place, node.leaf)

    def _all(self, parts: list[int], case: _Case) -> int:
        """Every part: one known false settles it; a judgement waits for what is missing."""
        true, opens, turns, of_line = TRUE, 0, self._turns, case.whole
        for part in parts:
            here = case if turns[part] else of_line
            found = here.known.get(part)
            if found is None:
                found = here.known[part] = self._read[part](here)
            if not found & POSSIBLE:
                return 0
            true &= found
            opens |= found
        if true:
            return _KNOWN_TRUE
        return POSSIBLE | (MISSED if opens & MISSED else opens & JUDGED)

    def _any(self, parts: list[int], case: _Case) -> int:
        """At least one part: one known true settles it."""
        found = 0
        for part in parts:
            found |= self._at(part, case)
            if found & TRUE:
                return _KNOWN_TRUE
        return found

    # -- leaves ------------------------------------------------------------------------------------------------------

    def _leaf(self, place: int, leaf: Any) -> Callable[[_Case], int]:
        remembered = self._answers.setdefault(place, {})
        match leaf:
            case KeptOpen(by):
                bits = answer_of_opens(Truth.UNKNOWN, (by,))
                return lambda _case: bits
            case Claimed(claim):
                return lambda case: _KNOWN_TRUE if case.line.activity is not None and claim in case.line.activity.claims else 0
            case Asked(Test(fact=fact) as test):
                return lambda case: _remembered(remembered, value := _value(case, leaf, fact), lambda: answer_to_test(test, value))
            case Asked(Listed(fact=fact) as listed):
                return lambda case: self._listed(remembered, listed, leaf, _value(case, leaf, fact), case)
            case Asked(Unread(look_up=look_up, subject=subject)) if look_up:
                return lambda case: _remembered(remembered, _looked(case, leaf, subject), lambda: _proved(leaf, case))
            case Asked(Some(collection=collection)):
                return lambda case: self._some(self._compiled.members[place], collection, case)
            case Asked(PartyAsks()):
                return lambda case: _proved(leaf, case)
            case _:
                return lambda case: _remembered(remembered, None, lambda: _proved(leaf, case))

    def _listed(self, remembered: dict[Any, int], listed: Listed, leaf: Asked, value: Any, case: _Case) -> int:
        """A list: for each value and each set of look-ups once, unless an entry that the value meets turns on other facts too."""
        key = (value, case.looked)
        found = remembered.get(key)
        if found is None:
            dated = self._compiled.rulebook.dated_list(listed.list_id)
            texts = value if isinstance(value, tuple) else (value,) if isinstance(value, str) else ()
            turns = any(hit.entry.only_if is not None for text in texts for hit in dated.hits(str(text), self._compiled.day))
            found = remembered[key] = _EACH_TIME if turns else _proved(leaf, case)
        return found if found != _EACH_TIME else _proved(leaf, case)

    def _some(self, that: int, collection: str, case: _Case) -> int:
        """Some member of a collection, or perhaps one that was not stated."""
        members = case.line.members(collection)
        found = POSSIBLE | MISSED if members.missing else 0
        for member in members.stated:
            found |= self._at(that, _Case(case.evaluator, case.looked, member, case.whole))
            if found & TRUE:
                return _KNOWN_TRUE
        return found


_EACH_TIME = -1
_OUTCOMES = tuple(Outcome)
_RANK = {outcome: place for place, outcome in enumerate(_OUTCOMES)}


def _opposite(bits: int) -> int:
    """Not: the two values change places; what keeps it open stays."""
    return (0 if bits & POSSIBLE else TRUE) | (0 if bits & TRUE else POSSIBLE) | (bits & (MISSED | JUDGED))


def _value(case: _Case, leaf: Asked, fact: str) -> Any:
    if leaf.of == "it" and case.member is not None:
        return party_value(case.member.party, fact.removeprefix("it."))
    return case.line.read(path_of(leaf, fact))


def _looked(case: _Case, leaf: Asked, subject: str) -> Any:
    return _value(case, leaf, subject), case.looked


def _remembered(answers: dict[Any, int], key: Any, find: Callable[[], int]) -> int:
    found = answers.get(key)
    if found is None:
        found = answers[key] = find()
    return found


def _proved(leaf: Asked, case: _Case) -> int:
    """A leaf as the proof says it."""
    member = case.member if leaf.of == "it" else Member("business", case.line.partnership.business) if leaf.of == "business" else None
    return answer_of_proof(case.evaluator.prove(leaf.condition, member))
