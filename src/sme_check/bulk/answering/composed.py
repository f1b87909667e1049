"""What partnerships are told, put together from what is said of their lines; each distinct answer once."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np

from sme_check.assessment.assess import because_of, licences_of
from sme_check.assessment.assessment import LicenceRoute
from sme_check.assessment.verdict import Verdict
from sme_check.engine.columns.outcome import OUTCOMES
from sme_check.engine.columns.said import Stated
from sme_check.engine.finding import Finding, Outcome
from sme_check.engine.proof import Proof
from sme_check.facts.truth import Truth
from sme_check.rulebook.rulebook import Rulebook

from .once import Once
from .patterns import Asked, Decided, decided_of
from .points import Points
from .told import Told

__all__ = ["OF_OUTCOME", "Composer", "Parts"]

Array = np.ndarray[Any, Any]

OF_OUTCOME = np.array([0, 1, 2, 3, 4, 4], np.uint8)
"""The verdict of each outcome, both worst first."""
_VERDICTS = tuple(Verdict)
_OUTSIDE = _VERDICTS.index(Verdict.OUTSIDE)
_APPLIES, _EXCEPTED = OUTCOMES.index(Outcome.PROHIBITED), OUTCOMES.index(Outcome.EXCEPTED)
_SETTLED = Proof(Truth.TRUE, "")

Places = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Parts:
    """What a partnership is told, each part by its place among those of the composer.

    Attributes:
        because, licences: Why, and the ways to a licence.
        decided, warnings: The measures that the verdict rests on, and those that call for care.
        questions: What is still open.
    """

    because: int
    licences: int
    decided: Places
    warnings: Places
    questions: Places


class Composer:
    """Puts together what partnerships are told on one day.

    Args:
        law: The law.
        day: The as-of date.
        asked: Where every distinct question is kept.

    Attributes:
        because, licences, decided: Every distinct part once, for the places in `Parts`.
    """

    def __init__(self, law: Rulebook, day: date, asked: Once[Asked]) -> None:
        self._law, self._day, self._points = law, day, Points(law, day, asked)
        self.because, self.licences, self.decided = Once[tuple[str, ...]](), Once[tuple[LicenceRoute, ...]](), Once[Decided]()

    def parts(self, told: Told, verdict: Array) -> Iterator[Parts]:
        """What each partnership is told, in order.

        Args:
            told: The findings.
            verdict: (partnerships,) the place of each verdict, worst first.
        """
        outcome, prohibits, mine = told.outcome, told.prohibits, verdict[told.group]
        deciding = self._measures(told.where(prohibits & (OF_OUTCOME[outcome] == mine) & (mine != _OUTSIDE)))
        warning = self._measures(told.where(~prohibits & (outcome == _APPLIES)))
        because = self._because(told.where(prohibits & (outcome == _EXCEPTED) & (mine == _OUTSIDE)), verdict, deciding)
        licences = self._licences(told.where(prohibits & told.of_stated([_is_licensed(each) for each in told.stated], bool)))
        questions = self._points.of(told.where(prohibits))
        return map(Parts, because, licences, deciding, warning, questions)

    def _measures(self, told: Told) -> list[Places]:
        """Each partnership's measures once, with the places they bear on."""
        found: list[list[int]] = [[] for _ in range(told.groups)]
        known: dict[Any, int] = {}
        for group, at, numbers in told.by_measure():
            each = told.stated[at]
            key = (each.number, each.outcome, numbers.tobytes())
            if key not in known:
                places = tuple(f"activities[{number}]" if number >= 0 else "activities" for number in numbers.tolist())
                known[key] = self.decided.place(decided_of(_finding(each), places, self._law))
            found[group].append(known[key])
        return [tuple(places) for places in found]

    def _because(self, excepted: Told, verdict: Array, deciding: list[Places]) -> Iterator[int]:
        """Why, of each partnership."""
        for places, of, decided in zip(excepted.by_group(), verdict.tolist(), deciding, strict=True):
            if of == _OUTSIDE:
                findings = [_finding(excepted.stated[place]) for place in places.tolist()]
                yield self.because.place(because_of(Verdict.OUTSIDE, findings, self._day, self._law))
            else:
                yield self.because.place(tuple(self.decided.items[place].says for place in decided))

    def _licences(self, licensed: Told) -> Iterator[int]:
        """The ways to a licence of each partnership."""
        known: dict[bytes, int] = {}
        for places in licensed.by_group():
            key = places.tobytes()
            if key not in known:
                findings = [_finding(licensed.stated[place]) for place in places.tolist()]
                known[key] = self.licences.place(licences_of(findings, self._law, self._day))
            yield known[key]


def _is_licensed(each: Stated) -> bool:
    return any(ground.truth is Truth.TRUE for ground in each.grounds)


def _finding(each: Stated) -> Finding:
    """A finding as far as it is told without its proof."""
    return Finding(each.item.measure, each.item.version, "", each.outcome, _SETTLED, (), each.grounds, each.opens)
