"""One line through the compiled rulebook: the same graph as the columns run, read node by node, and no further than an answer needs.

Three values as everywhere: a part known false settles `all`, a part known true settles `any`, and nothing else does; an unknown never ends the reading.
Before a measure is read at all, the value of every single fact has its say on what it leaves open; and what a condition comes to for a value is
remembered, so that the next line with that value need not ask again.
"""

from collections.abc import Iterator
from itertools import chain
from typing import Any

from sme_check.facts.line import Line
from sme_check.facts.truth import Truth
from sme_check.rulebook.condition import Unread

from .case import Case, Memory
from .columns.compile import Asked, Compiled, CompiledMeasure
from .columns.paths import path_of
from .columns.planes import JUDGED, MISSED, POSSIBLE, TRUE
from .evaluate import AsksParties
from .finding import OUTCOMES, Outcome
from .narrowing import CLAIMS, Narrowing
from .outline import PARTIES, Outline
from .ruled_out import LeftOpen
from .stated import Reader
from .turns_on import LOOK_UPS
from .view import View

__all__ = ["Single"]

_TELLING = ("activity.kind", "activity.service", CLAIMS)
"""The facts that most measures turn on: under each set of their values the law is a smaller one."""
_VIEWS = 1 << 8
"""After so many such sets what was learnt of them is forgotten."""
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
        self._reader = Reader({*self._narrowing.facts, *_looked_up(compiled), *_TELLING})
        self._at = {path: number for number, path in enumerate((*self._reader.paths, PARTIES, LOOK_UPS))}
        self._telling = tuple(self._at[path] for path in _TELLING)
        self._all = (1 << self._count) - 1
        self._left_open = LeftOpen(self._narrowing, self._at, (1 << 2 * self._count) - 1)
        self._outline = Outline(compiled, self._at, filter(self._narrowing.is_of_few_values, self._narrowing.facts))
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
        for number in _places(self._left_open(case, view.listed) & self._all):
            found[self._narrowing.order[number]] = OUTCOMES[_outcome(number, view, case)]
        return found

    def worst(self, line: Line, ask: AsksParties) -> Outcome:
        """The worst outcome of the measures that decide; `outcomes` without those that can add nothing."""
        case = self._case(line, ask)
        view, worst = self._view(case.values), _LAST
        left = self._left_open(case, view.listed) & self._deciding
        ranked, unsure = _worse_than_unknown(left >> self._count, view, case)
        for rank, _ in ranked:
            worst = min(worst, rank)
        for number in chain(unsure, _places(left & ~(left >> self._count) & self._all)):
            if worst <= _UNKNOWN:
                break
            worst = min(worst, _outcome(number, view, case))
        return OUTCOMES[worst]

    def deciding(self, line: Line, ask: AsksParties) -> tuple[Outcome, list[CompiledMeasure]]:
        """The worst outcome of the measures that decide, and those that come to it, in order; of what does not apply, none is named."""
        case = self._case(line, ask)
        view = self._view(case.values)
        left = self._left_open(case, view.listed) & self._deciding
        ranked, unsure = _worse_than_unknown(left >> self._count, view, case)
        worst = min((rank for rank, _ in ranked), default=_LAST)
        if worst >= _UNKNOWN:  # nothing but what is worse was read to its end
            ranked += [(_outcome(number, view, case), number) for number in chain(unsure, _places(left & ~(left >> self._count) & self._all))]
            worst = min((rank for rank, _ in ranked), default=_LAST)
        places = sorted(self._narrowing.order[number] for rank, number in ranked if rank == worst)
        return OUTCOMES[worst], [self._compiled.measures[place] for place in places] if worst < _EXCEPTED else []

    def truth(self, place: int, line: Line, ask: AsksParties) -> Truth:
        """What one node of the graph comes to."""
        case = self._case(line, ask)
        bits = self._view(case.values).read(place)(case)
        return Truth.TRUE if bits & TRUE else Truth.UNKNOWN if bits & POSSIBLE else Truth.FALSE

    def _case(self, line: Line, ask: AsksParties) -> Case:
        if line.as_of != self._compiled.day:
            raise ValueError(f"the line is of {line.as_of}, the law is of {self._compiled.day}")
        parties = self._memory.of_parties(line, ask)
        if parties.values is None:
            parties.values = self._reader.of_parties(line)
        looked = self._memory.looked(line.partnership.look_ups)
        return Case(line, ask, self._memory, parties, [*parties.values, *self._reader.of_deal(line), parties.number, looked])

    def _view(self, values: list[Any]) -> View:
        """The law as what is done leaves it."""
        key = tuple([values[place] for place in self._telling])
        view = self._views.get(key)
        if view is None:
            if len(self._views) >= _VIEWS:
                self._views.clear()
            may = self._narrowing.under({"partnership.as_of": self._compiled.day, **dict(zip(_TELLING, key, strict=True))})
            view = self._views[key] = View(self._outline, self._narrowing.measures, may, self._memory)
        return view


def _looked_up(compiled: Compiled) -> Iterator[str]:
    """The facts of a line that are looked up where nobody has read the law."""
    for node in compiled.graph.nodes:
        match node.leaf:
            case Asked(Unread(look_up=look_up, subject=subject), of) if look_up and of != "it":
                yield path_of(node.leaf, subject)


def _places(bits: int) -> Iterator[int]:
    """The places of the bits that are set, lowest first."""
    while bits:
        lowest = bits & -bits
        yield lowest.bit_length() - 1
        bits ^= lowest


def _worse_than_unknown(worse: int, view: View, case: Case) -> tuple[list[tuple[int, int]], list[int]]:
    """What measures come to that may come to worse than unknown, with the number of each; and those that lack a fact, and do not."""
    ranked, unsure = list[tuple[int, int]](), list[int]()
    for number in _places(worse):
        forbids = view.forbidden_while_worse(number)(case)
        if forbids & MISSED:
            unsure.append(number)
        elif forbids:
            ranked.append((_lifted(number, view, case, forbids), number))
    return ranked, unsure


def _outcome(number: int, view: View, case: Case) -> int:
    """As `engine.finding` decides a finding."""
    forbids = view.forbidden(number)(case)
    return _lifted(number, view, case, forbids) if forbids else _LAST


def _lifted(number: int, view: View, case: Case, forbids: int) -> int:
    """What a measure comes to of which it is not known false that what it forbids is done."""
    lifted = 0
    for read in view.exceptions(number):
        lifted |= read(case)
        if lifted & TRUE:
            return _EXCEPTED
    if forbids & TRUE and not lifted & POSSIBLE:
        return _LICENSED if any(read(case) & TRUE for read in view.grounds(number)) else _PROHIBITED
    opens = forbids | lifted
    return _REFERRED if opens & JUDGED and not opens & MISSED else _UNKNOWN
