"""Verdicts: what all the findings come to."""

from collections.abc import Iterable
from enum import Enum

from sme_check.engine.finding import Finding, Outcome

__all__ = ["EXIT_CODES", "Verdict", "verdict_of", "verdict_of_outcome", "worst"]


class Verdict(Enum):
    """The sanctions verdict, worst first."""

    PROHIBITED = "prohibited"
    LICENCE_REQUIRED = "licence_required"
    REFER = "refer"
    NEEDS_INFORMATION = "needs_information"
    OUTSIDE = "outside"

    @property
    def meaning(self) -> str:
        """The verdict in a sentence."""
        return _MEANINGS[self]


_MEANINGS = {
    Verdict.PROHIBITED: "A measure in force forbids it, and neither an exception nor a licensing ground is made out on the facts given.",
    Verdict.LICENCE_REQUIRED: "It is forbidden unless licensed, and on the facts given a licensing ground is made out.",
    Verdict.REFER: "The facts are in, but a person must judge.",
    Verdict.NEEDS_INFORMATION: "A missing fact, or a gap in the data held, could still bring a measure in.",
    Verdict.OUTSIDE: "No measure in force applies, whatever the unknown facts turn out to be.",
}

_OF_OUTCOME = {
    Outcome.PROHIBITED: Verdict.PROHIBITED,
    Outcome.LICENCE_REQUIRED: Verdict.LICENCE_REQUIRED,
    Outcome.REFER: Verdict.REFER,
    Outcome.UNKNOWN: Verdict.NEEDS_INFORMATION,
    Outcome.EXCEPTED: Verdict.OUTSIDE,
    Outcome.DOES_NOT_APPLY: Verdict.OUTSIDE,
}

EXIT_CODES = {Verdict.OUTSIDE: 0, Verdict.NEEDS_INFORMATION: 10, Verdict.REFER: 11, Verdict.LICENCE_REQUIRED: 12, Verdict.PROHIBITED: 13}
"""What the command `sme-check check` exits with; 2 is for input that cannot be read."""


def verdict_of(finding: Finding) -> Verdict:
    """What one finding comes to; a measure that only warns never decides."""
    return _OF_OUTCOME[finding.outcome] if finding.measure.effect == "prohibits" else Verdict.OUTSIDE


def verdict_of_outcome(outcome: Outcome) -> Verdict:
    """What an outcome of a measure that decides comes to."""
    return _OF_OUTCOME[outcome]


def worst(verdicts: Iterable[Verdict]) -> Verdict:
    """The worst of the verdicts; of none, `outside`.

    >>> worst([Verdict.OUTSIDE, Verdict.REFER])
    <Verdict.REFER: 'refer'>
    """
    order = list(Verdict)
    return min(verdicts, key=order.index, default=Verdict.OUTSIDE)
