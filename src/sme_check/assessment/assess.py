"""Assess one partnership: lines against every measure in force, then what all the findings come to."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from difflib import get_close_matches
from typing import Any

from sme_check._version import __version__
from sme_check.engine.evaluate import Evaluator
from sme_check.engine.finding import Finding, Outcome, find
from sme_check.errors import FactError, Problem
from sme_check.facts.amounts import check_date
from sme_check.facts.identifiers import ReadingError
from sme_check.facts.line import Line, lines_of
from sme_check.facts.partnership import Partnership
from sme_check.facts.read import read_partnership
from sme_check.facts.truth import Truth
from sme_check.rulebook.load import load_rulebook
from sme_check.rulebook.measure import Licensing
from sme_check.rulebook.rulebook import Rulebook

from .assessment import Assessment, LicenceRoute
from .currency import CurrencyNote, currency_of
from .mentioned import Search
from .mentioned_words import BECAUSE, asked
from .outreach import assess_outreach
from .questions import Question, questions_of, unclaimed
from .screened import Screened
from .verdict import Verdict, verdict_of, worst

__all__ = ["because_of", "check", "check_claims", "day_of", "find_all", "licences_of", "too_old"]


def check(partnership: Partnership | Mapping[str, Any], as_of: date | str | None = None, *, rulebook: Rulebook | None = None) -> Assessment:
    """Assess one proposed partnership.

    Args:
        partnership: The facts: a `Partnership`, or a mapping as in a partnership file.
        as_of: The day whose law is applied; None for the partnership's own `as_of`. Today's date is never assumed.
        rulebook: The law; None for the rulebook that comes with the package.

    Returns:
        The assessment. Without an as-of date it needs information, and nothing else is said.

    Raises:
        FactError: The facts, the date or a claim cannot be read; all faults at once.
        RuleFileError: The rulebook is not in order.
    Law: the instruments named by each finding.
    """
    facts = read_partnership(partnership)
    law = rulebook if rulebook is not None else load_rulebook()
    check_claims(facts, law)
    day = day_of(as_of) if as_of is not None else facts.as_of
    if day is None:
        return _undated(facts, law)
    lines = lines_of(facts, day)
    screened = Screened(law, facts, day)
    findings = find_all(law, lines, screened)
    return _conclude(facts, law, day, lines, findings, screened)


def find_all(rulebook: Rulebook, lines: Iterable[Line], screened: Screened) -> tuple[Finding, ...]:
    """Every measure in force, on every line."""
    found: list[Finding] = []
    for line in lines:
        evaluator = Evaluator(rulebook, line, screened.ask)
        found += [find(evaluator, measure, version) for measure, version in evaluator.shared.in_force]
    return tuple(found)


def day_of(value: date | str) -> date:
    """A day as people write it.

    Raises:
        FactError: It is none.
    """
    try:
        return check_date(value)
    except ReadingError as error:
        raise FactError([Problem("as_of", error.found, error.accepted)]) from None


def check_claims(facts: Partnership, rulebook: Rulebook) -> None:
    """Refuse claims that nobody can make.

    Raises:
        FactError: All of them at once, each with the nearest that can be made.
    """
    problems = []
    for number, activity in enumerate(facts.activities or ()):
        for place, claim in enumerate(activity.claims):
            if claim not in rulebook.claims:
                near = get_close_matches(claim, rulebook.claims, n=1)
                problems.append(
                    Problem(f"activities[{number}].claims[{place}]", claim, "an exception that can be claimed: sme-check rules claims", near[0] if near else "")
                )
    if problems:
        raise FactError(problems)


def _undated(facts: Partnership, rulebook: Rulebook) -> Assessment:
    question = Question("fact", "as_of", "The law of which day is to be applied?")
    because = ("No as-of date was given, so no law could be applied.",)
    outreach = assess_outreach(facts, None, Verdict.NEEDS_INFORMATION, rulebook)
    return Assessment(facts, None, Verdict.NEEDS_INFORMATION, because, False, (), (), (question,), (), outreach, rulebook, "", __version__)


def _conclude(facts: Partnership, law: Rulebook, day: date, lines: tuple[Line, ...], findings: tuple[Finding, ...], screened: Screened) -> Assessment:
    notes = currency_of(law, day, lines)
    verdict = worst(verdict_of(finding) for finding in findings)
    questions = (*unclaimed(findings, lines, law), *questions_of(findings))
    if verdict is Verdict.OUTSIDE and any(note.refused for note in notes):
        verdict = Verdict.NEEDS_INFORMATION
        questions = (*questions, *(too_old(note, law, day) for note in notes if note.refused))
    because = because_of(verdict, findings, day, law)
    if verdict is Verdict.OUTSIDE and (named := Search.of(law, screened.registers).in_facts(facts, day)):
        verdict, because, questions = Verdict.REFER, (BECAUSE,), (*asked(named), *questions)
    return Assessment(
        partnership=facts,
        as_of=day,
        verdict=verdict,
        because=because,
        provisional=bool(notes) or screened.provisional,
        currency=notes,
        findings=findings,
        questions=questions,
        licences=licences_of(findings, law, day),
        outreach=assess_outreach(facts, day, verdict, law),
        rulebook=law,
        lists_fingerprint=screened.fingerprint,
        version=__version__,
        lists_notes=screened.notes,
    )


def too_old(note: CurrencyNote, law: Rulebook, day: date) -> Question:
    """What to look for where the law on an area was checked too long before the day."""
    where = "; ".join(law.currency.look_for_amendments)
    return Question("data", "as_of", f"The law on {note.area} was checked up to {note.checked_to}, too long before {day}: look for amendments at {where}.")


def licences_of(findings: Iterable[Finding], law: Rulebook, day: date) -> tuple[LicenceRoute, ...]:
    """The ways to a licence that are made out, each once."""
    routes = []
    for finding in findings:
        for lifting in finding.licensing:
            item = lifting.item
            if lifting.truth is Truth.TRUE and isinstance(item, Licensing) and finding.measure.effect == "prohibits":
                routes.append(
                    LicenceRoute(finding.measure.id, item.id, item.kind, item.number, law.cite(item.citation), law.authority_on(item.authority, day), item.note)
                )
    return tuple(dict.fromkeys(routes))


def because_of(verdict: Verdict, findings: Sequence[Finding], day: date, law: Rulebook) -> tuple[str, ...]:
    """Why a verdict is what it is, in a few sentences; the findings that do not apply may be left out."""
    if verdict is Verdict.OUTSIDE:
        if next(law.in_force_on(day), None) is None:
            return (f"No measure held was in force on {day}; the earliest began on {law.currency.begins}.",)
        excepted = [finding for finding in findings if finding.outcome is Outcome.EXCEPTED and finding.measure.effect == "prohibits"]
        return tuple(f"{finding.measure.title} ({law.cite(finding.measure.citation)}) would apply, but an exception is made out." for finding in excepted)
    deciding = {finding.measure.id: finding.measure for finding in findings if finding.measure.effect == "prohibits" and verdict_of(finding) is verdict}
    return tuple(f"{measure.title} ({law.cite(measure.citation)})" for measure in deciding.values())
