"""Outreach: whether a firm is one that the Committee's report meant, a small business, independent of the state, in a non-sanctioned sector."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import Enum

from sme_check.facts.partnership import Partnership
from sme_check.facts.truth import Truth, all_of
from sme_check.rulebook.outreach import Outcome, OutreachRules
from sme_check.rulebook.rulebook import Rulebook

from .independence import independence_of
from .possible import Found
from .sector import sector_of
from .size import size_of
from .verdict import Verdict

__all__ = ["SUBJECTS", "Outreach", "OutreachFinding", "OutreachVerdict", "assess_outreach", "outreach_of"]


class OutreachVerdict(Enum):
    """Whether the firm is the kind of partner that the report meant."""

    SUITABLE = "suitable"
    UNSUITABLE = "unsuitable"
    CANNOT_TELL = "cannot_tell"

    @property
    def meaning(self) -> str:
        """The verdict in a sentence."""
        return _MEANINGS[self]


_MEANINGS = {
    OutreachVerdict.SUITABLE: "A small business, independent of the state, in a sector that no UK measure is aimed at, and no sanctions measure applies.",
    OutreachVerdict.UNSUITABLE: "It is not the kind of partner that the report meant.",
    OutreachVerdict.CANNOT_TELL: "Something is still missing, or must be judged by a person.",
}

_OF_TRUTH = {Truth.TRUE: OutreachVerdict.SUITABLE, Truth.FALSE: OutreachVerdict.UNSUITABLE, Truth.UNKNOWN: OutreachVerdict.CANNOT_TELL}

_BETWEEN = {frozenset({"medium", "not_sme"}): "not_small"}
"""Two sizes that come to the same: what is still open between them changes nothing."""

SUBJECTS = {"sector": sector_of, "size": size_of, "independence": independence_of}
"""The findings under the verdict, and what finds them: each from facts of the business alone."""


@dataclass(frozen=True, slots=True)
class OutreachFinding:
    """One finding under the outreach verdict.

    Attributes:
        subject: `sector`, `size` or `independence`.
        value: Of the sector: `ordinary`, `strategic`, `sanctioned`. Of the size: `micro`, `small`, `medium`, `not_sme`, `not_small` (medium, or none at all).
            Of independence: `independent`, `state`. Of each: `cannot_tell`.
        because: The reasons, with their dates.
        missing: The paths of the facts that could still settle it.
        citation: The instruments and provisions it rests on.
    """

    subject: str
    value: str
    because: tuple[str, ...]
    missing: tuple[str, ...]
    citation: str


@dataclass(frozen=True, slots=True)
class Outreach:
    """The outreach verdict, with its findings.

    Attributes:
        verdict: Suitable only if every finding is; unsuitable if one is known not to be; else nobody can tell.
        because: What the verdict rests on: for `unsuitable` every known ground, for `cannot_tell` what is open.
        missing: The paths of the facts that could still change the verdict.
        findings: Sector, size, independence.
    """

    verdict: OutreachVerdict
    because: tuple[str, ...]
    missing: tuple[str, ...]
    findings: tuple[OutreachFinding, ...]


def assess_outreach(partnership: Partnership, as_of: date | None, sanctions: Verdict, rulebook: Rulebook) -> Outreach:
    """Whether the Russian firm is one to reach out to.

    Args:
        partnership: The facts.
        as_of: The as-of date; None if none was given, and nothing can be told.
        sanctions: The sanctions verdict.
        rulebook: The law, with the outreach tables.

    Returns:
        The verdict with its three findings. Stating a fact that was unknown never turns `suitable` into `unsuitable`, nor back.
    Source: HC 120 (2016-17), and the instruments that each finding names.
    """
    rules = rulebook.outreach_rules
    if rules is None:
        return Outreach(OutreachVerdict.CANNOT_TELL, ("The rulebook holds no tables for the outreach findings.",), (), ())
    if as_of is None:
        says = "No as-of date was given, so no day's law could be applied."
        return Outreach(OutreachVerdict.CANNOT_TELL, (says,), ("partnership.as_of",), tuple(_undated(rules, rulebook)))
    found = {subject: find(partnership.business, as_of, rules, rulebook) for subject, find in SUBJECTS.items()}
    return outreach_of(found, as_of, sanctions, rules)


def outreach_of(found: Mapping[str, Found], as_of: date, sanctions: Verdict, rules: OutreachRules) -> Outreach:
    """The outreach verdict from what was found of sector, size and independence."""
    possible = {"sanctions": frozenset({sanctions.value}), **{subject: item.possible for subject, item in found.items()}}
    settled = {subject: _settles(values, rules.outcomes[subject]) for subject, values in possible.items()}
    verdict = _OF_TRUTH[all_of(settled.values())]
    findings = tuple(_finding(subject, item, rules, as_of) for subject, item in found.items())
    missing = tuple(path for item in findings if settled[item.subject] is Truth.UNKNOWN for path in item.missing)
    because = tuple(_because(verdict, possible, settled, rules))
    return Outreach(verdict, because, missing if verdict is OutreachVerdict.CANNOT_TELL else (), findings)


def _settles(possible: frozenset[str], outcomes: Mapping[str, Outcome]) -> Truth:
    """Whether what is still possible makes the firm suitable; a contradiction, and what a person must judge, leave it open."""
    means = {outcomes[value].means for value in possible}
    if means == {"suitable"}:
        return Truth.TRUE
    return Truth.FALSE if means == {"unsuitable"} else Truth.UNKNOWN


def _value(possible: frozenset[str]) -> str:
    return next(iter(possible)) if len(possible) == 1 else _BETWEEN.get(possible, "cannot_tell")


def _finding(subject: str, found: Found, rules: OutreachRules, day: date) -> OutreachFinding:
    table = {"sector": "sectors"}.get(subject, subject)
    checked = rules.checked_to(table)
    later = (f"What bears on the {subject} was checked up to {checked}, before {day}.",) if checked < day else ()
    return OutreachFinding(subject, _value(found.possible), (*found.because, *later), found.missing, found.citation)


def _undated(rules: OutreachRules, rulebook: Rulebook) -> Iterator[OutreachFinding]:
    for subject in SUBJECTS:
        cited = rulebook.cite(rules.citation({"sector": "sectors"}.get(subject, subject)))
        yield OutreachFinding(subject, "cannot_tell", ("No as-of date was given.",), ("partnership.as_of",), cited)


def _because(verdict: OutreachVerdict, possible: Mapping[str, frozenset[str]], settled: Mapping[str, Truth], rules: OutreachRules) -> Iterator[str]:
    """The reasons that bear on the verdict: of the subjects that decided it, or of those still open."""
    for subject, truth in settled.items():
        values = sorted(possible[subject])
        if _OF_TRUTH[truth] is not verdict:
            continue
        if len(values) == 1:
            yield rules.outcomes[subject][values[0]].because
        elif truth is Truth.UNKNOWN:
            yield f"Its {subject} cannot be told yet." if values else f"What was stated of its {subject} contradicts itself."
        else:
            yield from (f"Either: {rules.outcomes[subject][value].because}" for value in values)
