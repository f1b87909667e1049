"""One line through the compiled rulebook: the same graph as the columns run, read node by node, and no further than an answer needs.

Three values as everywhere: a part known false settles `all`, a part known true settles `any`, and nothing else does; an unknown never ends the reading.
Before a measure is read at all, the value of every single fact has its say on what it leaves open; and what a condition comes to for a value is
remembered, so that the next line with that value need not ask again.
"""

from collections.abc import Iterator
from typing import Any

from sme_check.facts.line import Line
from sme_check.facts.truth import Truth

from .case import Case, Memory
from .columns.compile import Compiled, CompiledMeasure
from .columns.planes import JUDGED, MISSED, POSSIBLE, TRUE
from .evaluate import AsksParties
from .finding import OUTCOMES, Outcome
from .narrowing import CLAIMS, Narrowing
from .outline import Outline
from .ruled_out import LeftOpen
from .stated import Reader
from .view import View

__all__ = ["Single"]

_TELLING = ("activity.kind", "activity.service", CLAIMS)
"""The facts that most measures turn on: under each set of their values the law is a smaller one."""
_VIEWS = 1 << 8
"""After so many such sets what was learnt of them is forgotten."""
_RANK = {outcome: place for place, outcome in enumerate(OUTCOMES)}
_PROHIBITED, _LICENSED, _REFERRED, _UNKNOWN, _EXCEPTED, _LAST = range(len(OUTCOMES))


class Single:
    """The law of one day, ready for lines one at a time.

    Args:
        compiled: The law.
    """

    def __init__(self, compiled: Compiled) -> None:
        self._compiled, self._count = compiled, len(compiled.measures)
        self._memory = Memory(compiled.rulebook)
        self._narrowing = Narrowing(compiled)
        self._reader = Reader({*self._narrowing.facts, *_TELLING})
        self._at = {path: number for number, path in enumerate(self._reader.paths)}
        self._telling = tuple(self._at[path] for path in _TELLING)
        self._left_open = LeftOpen(self._narrowing, self._at, (1 << 2 * self._count) - 1)
        self._outline = Outline(compiled, self._at)
        self._views: dict[tuple[Any, ...], View] = {}
        deciding = sum(1 << number for number, item in enumerate(self._narrowing.measures) if item.decides)
        self._deciding = deciding | deciding << self._count

    def outcomes(self, line: Line, ask: AsksParties) -> list[Outcome]:
        """What each measure in force comes to, in the order of the compiled measures.

        Args:
            line: A line of the law's day.
            ask: Who answers what is asked of its parties.

        Raises:
            ValueError: The line is of another day.
        """
        case = self._case(line, ask)
        view, found = self._view(case.values), [Outcome.DOES_NOT_APPLY] * self._count
        for number in _places(self._left_open(case, view.listed) & ((1 << self._count) - 1)):
            found[self._narrowing.order[number]] = OUTCOMES[_outcome(self._narrowing.measures[number], view, case)]
        return found

    def worst(self, line: Line, ask: AsksParties) -> Outcome:
        """The worst outcome of the measures that decide; `outcomes` without those that can add nothing."""
        case = self._case(line, ask)
        view, measures, worst = self._view(case.values), self._narrowing.measures, _LAST
        left = self._left_open(case, view.listed) & self._deciding
        worse = left >> self._count
        for number in _places(worse):
            worst = min(worst, _outcome(measures[number], view, case, known=worst))
            if not worst:
                return OUTCOMES[0]
        for number in _places(left & ~worse & ((1 << self._count) - 1)):
            if worst <= _UNKNOWN:
                break
            worst = min(worst, _outcome(measures[number], view, case))
        return OUTCOMES[worst]

    def deciding(self, line: Line, ask: AsksParties) -> tuple[Outcome, list[CompiledMeasure]]:
        """The worst outcome of the measures that decide, and those that come to it, in order; of what does not apply, none is named."""
        outcomes = self.outcomes(line, ask)
        found = [(_RANK[outcome], item) for outcome, item in zip(outcomes, self._compiled.measures, strict=True) if item.decides]
        worst = min((rank for rank, _ in found), default=_LAST)
        return OUTCOMES[worst], [item for rank, item in found if rank == worst] if worst < _EXCEPTED else []

    def truth(self, place: int, line: Line, ask: AsksParties) -> Truth:
        """What one node of the graph comes to."""
        case = self._case(line, ask)
        bits = self._view(case.values).read(place)(case)
        return Truth.TRUE if bits & TRUE else Truth.UNKNOWN if bits & POSSIBLE else Truth.FALSE

    def _case(self, line: Line, ask: AsksParties) -> Case:
        if line.as_of != self._compiled.day:
            raise ValueError(f"the line is of {line.as_of}, the law is of {self._compiled.day}")
        return Case(line, ask, self._reader(line), self._memory)

    def _view(self, values: list[Any]) -> View:
        """The law as what is done leaves it."""
        key = tuple([values[place] for place in self._telling])
        view = self._views.get(key)
        if view is None:
            if len(self._views) >= _VIEWS:
                self._views.clear()
            may = self._narrowing.under({"partnership.as_of": self._compiled.day, **dict(zip(_TELLING, key, strict=True))})
            view = self._views[key] = View(self._outline, may, self._memory)
        return view


def _places(bits: int) -> Iterator[int]:
    """The places of the bits that are set, lowest first."""
    while bits:
        lowest = bits & -bits
        yield lowest.bit_length() - 1
        bits ^= lowest


def _outcome(item: CompiledMeasure, view: View, case: Case, known: int = _LAST) -> int:
    """As `engine.finding` decides a finding; where something unknown is `known` already, what lacks a fact is read no further."""
    forbids = (view.read if known > _UNKNOWN else view.read_while_worse)(item.forbids)(case)
    if not forbids & POSSIBLE:
        return _LAST
    if forbids & MISSED and known <= _UNKNOWN:
        return _UNKNOWN
    lifted = 0
    for place in item.exceptions:
        lifted |= view.read(place)(case)
        if lifted & TRUE:
            return _EXCEPTED
    if forbids & TRUE and not lifted & POSSIBLE:
        return _LICENSED if any(view.read(ground)(case) & TRUE for ground in item.grounds) else _PROHIBITED
    opens = forbids | lifted
    return _REFERRED if opens & JUDGED and not opens & MISSED else _UNKNOWN
