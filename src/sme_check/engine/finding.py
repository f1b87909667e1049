"""Findings: one measure's answer for one line, with its proof, the exceptions and what may license it."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from sme_check.facts.truth import Truth, all_of, negation
from sme_check.rulebook.measure import Measure, Version

from .evaluate import Evaluator
from .lifting import Lifting, exceptions_of, ground_of, ground_unverified, standing_unverified
from .proof import Open, OpenKind, Proof, opens_of

__all__ = ["OUTCOMES", "Finding", "Lifting", "Outcome", "find", "ground_unverified", "period_unverified", "standing_unverified"]


class Outcome(Enum):
    """What a measure comes to for a line, worst first."""

    PROHIBITED = "applies"
    LICENCE_REQUIRED = "licence_required"
    REFER = "refer"
    UNKNOWN = "unknown"
    EXCEPTED = "excepted"
    DOES_NOT_APPLY = "does_not_apply"


OUTCOMES = tuple(Outcome)
"""The outcomes worst first; where one is kept as a code, the code is its place here."""


class _Later:
    """What of a finding that is settled without it is worked out when somebody looks: its proof."""

    __slots__ = ("_prove",)

    _prove: Callable[[], Proof]

    if not TYPE_CHECKING:  # to a reader of the code a finding has its attributes and no other

        def __getattr__(self, name: str) -> Proof:
            if name != "proof":
                raise AttributeError(f"a finding has no {name}")
            proof = self._prove()
            object.__setattr__(self, "proof", proof)
            object.__setattr__(self, "_prove", lambda: proof)  # the line is held no longer
            return proof


@dataclass(frozen=True, slots=True)
class Finding(_Later):
    """One measure, one line. Of one that plainly does not apply the proof is made when it is first asked for; nobody sees a difference.

    Attributes:
        measure, version: The measure, and its text on the day.
        line: What the line is about.
        outcome: What it comes to.
        proof: Whether what the measure forbids is done.
        exceptions, licensing: What lifts it, each with its proof; licensing is read only when the measure applies.
        opens: What keeps it unknown.
    """

    measure: Measure
    version: Version
    line: str
    outcome: Outcome
    proof: Proof
    exceptions: tuple[Lifting, ...] = ()
    licensing: tuple[Lifting, ...] = ()
    opens: tuple[Open, ...] = ()


def period_unverified(version: Version) -> Open:
    """What keeps a measure open in a period that nobody has verified."""
    return Open(OpenKind.DATA, "", f"The period from {version.period.first} of this measure is not verified.")


def _dated(version: Version, forbids: Proof) -> Proof:
    """What is forbidden, together with whether the period itself is verified."""
    if version.period.verified:
        return forbids
    standing = Proof(Truth.UNKNOWN, "the measure's period is verified", because="not verified", open=period_unverified(version))
    return Proof(all_of([forbids.truth, Truth.UNKNOWN]), "forbidden, in a period that is verified", parts=(forbids, standing), together=True)


def _outcome(truth: Truth, forbids: Proof, licensed: bool, opens: tuple[Open, ...]) -> Outcome:
    if truth is Truth.TRUE:
        return Outcome.LICENCE_REQUIRED if licensed else Outcome.PROHIBITED
    if truth is Truth.FALSE:
        return Outcome.DOES_NOT_APPLY if forbids.truth is Truth.FALSE else Outcome.EXCEPTED
    return Outcome.REFER if opens and all(item.kind is OpenKind.JUDGEMENT for item in opens) else Outcome.UNKNOWN


def _settled(measure: Measure, version: Version, line: str, prove: Callable[[], Proof]) -> Finding:
    """A finding that does not apply, whatever else there is to prove."""
    found: Finding = object.__new__(Finding)
    stated = {"measure": measure, "version": version, "line": line, "outcome": Outcome.DOES_NOT_APPLY, "exceptions": (), "licensing": (), "opens": ()}
    for name, value in (*stated.items(), ("_prove", prove)):
        object.__setattr__(found, name, value)
    return found


def find(evaluator: Evaluator, measure: Measure, version: Version, *, at_once: bool = False) -> Finding:
    """What a measure comes to for a line.

    Args:
        evaluator: The evaluator of the line.
        measure: A measure that is in force.
        version: Its text on the day.
        at_once: Whether to prove it without a look at whether it is plainly false: for one that is known to decide.
    """
    if not at_once and evaluator.is_plainly_false(version.forbids):
        return _settled(measure, version, evaluator.line.label, lambda: _dated(version, evaluator.prove(version.forbids)))
    forbids = _dated(version, evaluator.prove(version.forbids))
    if forbids.truth is Truth.FALSE:
        return Finding(measure, version, evaluator.line.label, Outcome.DOES_NOT_APPLY, forbids)
    exceptions, lifted, unsure = exceptions_of(evaluator, measure)
    truth = all_of([forbids.truth, negation(lifted)])
    licensing = tuple([ground_of(evaluator, item) for item in measure.licensing]) if truth is Truth.TRUE else ()
    licensed = any(item.truth is Truth.TRUE for item in licensing)
    opens = tuple(dict.fromkeys((*opens_of(forbids), *unsure))) if truth is Truth.UNKNOWN else ()
    return Finding(measure, version, evaluator.line.label, _outcome(truth, forbids, licensed, opens), forbids, exceptions, licensing, opens)
